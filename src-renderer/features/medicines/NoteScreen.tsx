import { HandHelping, Printer } from 'lucide-react';
import { useState } from 'react';
import type { CallOutput } from '#shared/contract/contract.ts';
import { showDate } from '#shared/domain/calendar-date.ts';
import { oneLine } from '#shared/features/children/told-apart.rules.ts';
import type { IssuedPaper } from '#shared/features/papers/papers.model.ts';
import { useCall, useCommand } from '../../api/call.ts';
import { fieldError, formError } from '../../api/failure.ts';
import { back, type ScreenOf } from '../../app/router.ts';
import { Answer, Banner, Button, EmptyState, Form, Page, PageHeader, TextField, toast } from '../../ui/index.ts';
import { printNow } from '../../ui/print.ts';
import { NumberedPages } from '../papers/NumberedPages.tsx';
import pages from '../papers/Pages.module.css';
import { useRequestKey } from './request-key.ts';

type Screen = ScreenOf<'medicine-note'>;
type Found = CallOutput<'medicines.note'>;
type Note = NonNullable<Found['note']>;

/** A note to the parent as it comes out of the printer: a numbered copy, on the record before it is printed and until it is given. */
export function NoteScreen({ screen }: { readonly screen: Screen }) {
  const { childId, about } = screen;
  const asked = useCall('medicines.note', { childId, about });
  return (
    <Page>
      <div data-screen-only="">
        <PageHeader
          title="Note to the parent"
          actions={<Button onPress={back}>Back</Button>}
          help={
            <>
              <p>The note says what was recorded and nothing else. Read it through before it goes home.</p>
              <p>
                Careboard numbers it, and notes who printed it and when, before it prints. Give it to the parent, not
                into the child’s bag, and say here who has it: until then it stands under Papers as out.
              </p>
            </>
          }
        />
      </div>
      <Answer of={asked}>
        {(found) =>
          found.note === null ? (
            <EmptyState title="Nothing to write">
              By what is recorded now there is nothing to tell about this.
            </EmptyState>
          ) : (
            <Work screen={screen} found={found} note={found.note} />
          )
        }
      </Answer>
    </Page>
  );
}

function Work({ screen, found, note }: { readonly screen: Screen; readonly found: Found; readonly note: Note }) {
  const { childId, about } = screen;
  const [holder, setHolder] = useState(`The parent or carer of ${oneLine(found.child)}`.slice(0, 80));
  // As it was printed: what is recorded afterwards is another note.
  const [printed, setPrinted] = useState<{ readonly note: Note; readonly issued: IssuedPaper } | null>(null);
  const [given, setGiven] = useState(false);
  const printing = useCommand('medicines.printNote');
  const print = async () => {
    const result = await printing.run({ childId, about, holders: [holder] });
    if (!result.ok) return;
    setGiven(false);
    setPrinted({ note, issued: result.value });
  };
  const shown = printed?.note ?? note;
  const name = printed?.issued.copies[0]?.holder ?? (holder.trim() || '…');
  return (
    <div className={pages.work}>
      <div className={pages.wish} data-screen-only="">
        <Form
          onSubmit={() => void print()}
          error={formError(printing.error)}
          actions={
            <Button tone={printed ? 'plain' : 'primary'} type="submit" icon={Printer} isPending={printing.pending}>
              {printed ? 'Print a new one' : 'Print'}
            </Button>
          }
        >
          <TextField
            label="For whom?"
            hint="The name stands on the note."
            value={holder}
            onChange={setHolder}
            maxLength={80}
            error={fieldError(printing.error, 'holders') ?? fieldError(printing.error, 'holders.0')}
          />
        </Form>
        {printed && !given && (
          <Handing
            key={printed.issued.paperId}
            screen={screen}
            issued={printed.issued}
            onGiven={() => setGiven(true)}
          />
        )}
        {printed && given && (
          <Banner tone="fine" title="Given to the parent." announce focus="always">
            Copy {printed.issued.reference}-1 is theirs and does not come back.
          </Banner>
        )}
      </div>
      <NumberedPages
        label="The note"
        of={shown}
        heads={[{ number: 1, of: 1, holder: name, collectBy: printed?.issued.collectBy ?? found.day }]}
        issued={printed?.issued ?? null}
        seenBy="For the parent or carer alone"
        until="To be given by"
        title={shown.title}
        under={(words) => (
          <p>
            {showDate(found.day)}. To the parent or carer of {oneLine(found.child)}. {words}
          </p>
        )}
        foot="Kept by the family. The school’s record stays in school."
        blocks={shown.paragraphs.map((words) => (
          <p key={words} className={pages.paragraph}>
            {words}
          </p>
        ))}
        onLaidOut={() => void printNow()}
      />
    </div>
  );
}

/** It is printed: until somebody says which parent has it, it is out. */
function Handing({
  screen: { childId, about },
  issued,
  onGiven,
}: {
  readonly screen: Screen;
  readonly issued: IssuedPaper;
  readonly onGiven: () => void;
}) {
  const requestKey = useRequestKey();
  const [whom, setWhom] = useState('');
  const give = useCommand('medicines.noteGiven');
  const save = async () => {
    const result = await give.run({ childId, about, paperId: issued.paperId, whom, requestKey });
    if (!result.ok) return;
    toast(about.kind === 'dose' ? 'Given, and the parent is told.' : 'Given to the parent.');
    onGiven();
  };
  return (
    <Banner tone="know" title={`On the record as paper ${issued.reference}.`} announce>
      If nothing came out of the printer, print a new one; this one is noted as destroyed under Papers.
      <Form
        onSubmit={() => void save()}
        error={formError(give.error)}
        actions={
          <Button type="submit" tone="primary" icon={HandHelping} isPending={give.pending}>
            Given to the parent
          </Button>
        }
      >
        <TextField
          label="Which parent has it?"
          value={whom}
          onChange={setWhom}
          maxLength={80}
          error={fieldError(give.error, 'whom')}
        />
      </Form>
    </Banner>
  );
}
