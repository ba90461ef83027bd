import { Printer } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { CallOutput } from '#shared/contract/contract.ts';
import { londonDay, showDate, showTime } from '#shared/domain/calendar-date.ts';
import { copyReference } from '#shared/features/papers/papers.rules.ts';
import { useCall, useCommand } from '../../api/call.ts';
import { back } from '../../app/router.ts';
import { Answer, Banner, Button, EmptyState, Page, PageHeader } from '../../ui/index.ts';
import { printNow } from '../../ui/print.ts';
import styles from './Sheet.module.css';
import { SheetChildEntry } from './SheetChildEntry.tsx';

type Sheet = CallOutput<'backup.sheet'>;
type Stamp = CallOutput<'backup.sheetPrinted'>;

/** The sheet as it comes out of the printer, and the printing of it, which is on the record before it happens. */
export function SheetScreen() {
  const asked = useCall('backup.sheet', {});
  const printed = useCommand('backup.sheetPrinted');
  const [stamp, setStamp] = useState<Stamp | null>(null);
  // After the head with its stamp is drawn, so that it is on the paper.
  useEffect(() => {
    if (stamp) void printNow();
  }, [stamp]);
  const sheet = asked.data;
  const print = async () => {
    if (!sheet) return;
    const result = await printed.run({ fingerprint: sheet.fingerprint });
    if (!result.ok) return;
    setStamp(result.value);
  };
  return (
    <Page>
      <div data-screen-only="">
        <PageHeader
          title="Paper for the day when every computer is down"
          actions={
            <>
              <Button onPress={back}>Back</Button>
              <Button
                tone="primary"
                icon={Printer}
                isPending={printed.pending}
                isDisabled={!sheet || sheet.children.length === 0}
                onPress={() => void print()}
              >
                Print
              </Button>
            </>
          }
          help={
            <>
              <p>This is what comes out of the printer. Careboard notes who printed it and when, before it prints.</p>
              <p>
                Put the paper into an envelope, seal it, and keep it where the key is kept. Shred the one before. When a
                need, a medicine, a photo or a contact on it changes, Careboard asks for a new one.
              </p>
            </>
          }
        />
        {printed.error && (
          <Banner tone="serious" announce>
            {printed.error.message}
          </Banner>
        )}
        {stamp && (
          <Banner tone="fine" title="It is on the record as printed." announce>
            Put it into the sealed envelope, shred the one before together with a colleague, and note that under Papers.
            If nothing came out of the printer, press Print again.
          </Banner>
        )}
      </div>
      <Answer of={asked} loading="Putting the sheet together">
        {(answer) =>
          answer.children.length === 0 ? (
            <EmptyState title="Nothing to print yet">Nobody on roll has a serious need recorded.</EmptyState>
          ) : (
            <Paper sheet={answer} stamp={stamp} />
          )
        }
      </Answer>
    </Page>
  );
}

/** Head and foot stand on every page: they are the head and foot of a table, which the printer repeats. */
function Paper({ sheet, stamp }: { readonly sheet: Sheet; readonly stamp: Stamp | null }) {
  return (
    <section className={styles.paper} aria-label="The sheet">
      <header className={styles.head}>
        <div className={styles.headLine}>
          <strong className={styles.confidential}>CONFIDENTIAL</strong>
          <span>{sheet.schoolName}</span>
          <span>{stamp ? `Printed ${stampWords(stamp)}` : 'Not printed yet'}</span>
          {stamp?.copies.map(({ copyId, number }) => (
            <span key={copyId}>
              Copy {copyReference(stamp.reference, number)}, to replace by {showDate(stamp.collectBy)}
            </span>
          ))}
        </div>
      </header>
      <div className={styles.body}>
        <div className={styles.entries}>
          <h2 className={styles.title}>Children with a serious medical need</h2>
          <p>
            {sheet.children.length} {sheet.children.length === 1 ? 'child' : 'children'}, by class. As recorded in
            Careboard; where nothing was recorded, it says so.
          </p>
          {sheet.children.map((child) => (
            <SheetChildEntry key={child.childId} child={child} />
          ))}
        </div>
      </div>
      <footer className={styles.foot}>
        <p className={styles.footLine}>Keep in the sealed envelope. Destroy when replaced: shred, do not bin.</p>
      </footer>
    </section>
  );
}

const stampWords = ({ at, by }: Stamp): string => `${showDate(londonDay(new Date(at)))} ${showTime(at)} by ${by}`;
