import { Printer } from 'lucide-react';
import { showDate } from '#shared/domain/calendar-date.ts';
import { oneLine } from '#shared/features/children/told-apart.rules.ts';
import { useCall, useCommand } from '../../api/call.ts';
import { back, type ScreenOf } from '../../app/router.ts';
import { Answer, Banner, Button, EmptyState, Page, PageHeader } from '../../ui/index.ts';
import { ownDialogOpens } from '../../ui/own-dialog.ts';
import styles from './Medicines.module.css';

/** A note to the parent as it comes out of the printer. That it was printed is on the record before it happens. */
export function NoteScreen({ screen: { childId, about } }: { readonly screen: ScreenOf<'medicine-note'> }) {
  const asked = useCall('medicines.note', { childId, about });
  const printed = useCommand('medicines.notePrinted');
  const print = async () => {
    const result = await printed.run({ childId, about });
    if (!result.ok) return;
    ownDialogOpens();
    window.print();
  };
  return (
    <Page width="form">
      <div data-screen-only="">
        <PageHeader
          title="Note to the parent"
          actions={
            <>
              <Button onPress={back}>Back</Button>
              <Button
                tone="primary"
                icon={Printer}
                isPending={printed.pending}
                isDisabled={!asked.data?.note}
                onPress={() => void print()}
              >
                Print
              </Button>
            </>
          }
          help={
            <>
              <p>The note says what was recorded and nothing else. Read it through before it goes home.</p>
              <p>
                Careboard notes who printed it and when, before it prints. Give it to the parent, not to the child’s
                bag.
              </p>
            </>
          }
        />
        {printed.error && (
          <Banner tone="serious" announce>
            {printed.error.message}
          </Banner>
        )}
      </div>
      <Answer of={asked}>
        {({ child, day, note }) =>
          note === null ? (
            <EmptyState title="Nothing to write">
              By what is recorded now there is nothing to tell about this.
            </EmptyState>
          ) : (
            <section className={styles.note} aria-label="The note">
              <p>
                {showDate(day)}
                {'\n'}To the parent or carer of {oneLine(child)}
              </p>
              <h2>{note.title}</h2>
              {note.paragraphs.map((words) => (
                <p key={words}>{words}</p>
              ))}
            </section>
          )
        }
      </Answer>
    </Page>
  );
}
