import { ArrowLeft } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { CallInput } from '#shared/contract/contract.ts';
import type { CallError, Result } from '#shared/contract/result.ts';
import { type CalendarDate, londonDay } from '#shared/domain/calendar-date.ts';
import { oneLine } from '#shared/features/children/told-apart.rules.ts';
import type { IssuedPaper } from '#shared/features/papers/papers.model.ts';
import type { ClassSheet } from '#shared/features/papers/sheet.contract.ts';
import { type Audience, offeredCollectBy } from '#shared/features/papers/sheet-fields.rules.ts';
import { back } from '../../app/router.ts';
import { Answer, Banner, Button, EmptyState, Page, PageHeader } from '../../ui/index.ts';
import { CopiesForm, OnRecord } from './CopiesForm.tsx';
import { useStaffNames } from './HoldersFields.tsx';
import { holderLines, holdersOf, holdersTrouble } from './holders.ts';
import pages from './Pages.module.css';
import styles from './Sheet.module.css';
import { SheetPaper } from './SheetPaper.tsx';
import { type PaperOut, usePaperOut } from './use-paper-out.ts';

type Print = Pick<CallInput<'papers.printClassSheet'>, 'fingerprint' | 'holders' | 'collectBy'>;
/** What `useCall` gave, of either sheet. */
interface AskedSheet {
  readonly data: ClassSheet | undefined;
  readonly error: { readonly message: string; readonly ref?: string } | null;
  readonly refetch: () => unknown;
}
/** What was printed, with the sheet as it was then: a need that changes afterwards is another paper. */
interface Printed {
  readonly sheet: ClassSheet;
  readonly issued: IssuedPaper;
}

/** The choices beside the sheet on its pages, and the printing of it, which is on the record before it happens. */
export function SheetWork({
  asked,
  audience,
  error,
  isPending,
  onPrint,
  children,
}: {
  readonly asked: AskedSheet;
  readonly audience: Audience;
  readonly error: CallError | null;
  readonly isPending: boolean;
  readonly onPrint: (print: Print) => Promise<Result<IssuedPaper>>;
  /** Which class, for whom. */
  readonly children?: ReactNode;
}) {
  const [printed, setPrinted] = useState<Printed | null>(null);
  return (
    <Page>
      <div data-screen-only="">
        <PageHeader
          title={audience === 'lunch' ? 'Kitchen sheet' : 'Class sheet'}
          actions={
            <Button icon={ArrowLeft} onPress={back}>
              Back
            </Button>
          }
          help={
            <>
              <p>What stands on the pages is what comes out of the printer: one numbered copy for each name.</p>
              <p>
                Careboard notes who printed it, for whom and until when, before it prints. Only children with a recorded
                need stand on it.
              </p>
              <p>
                Keep it where staff can read it and nobody else. Bring it back on the day on it; two people destroy it.
              </p>
            </>
          }
        />
      </div>
      <Answer of={asked} loading="Putting the sheet together">
        {(sheet) => (
          <Filled
            sheet={sheet}
            printed={printed?.sheet.fingerprint === sheet.fingerprint ? printed : null}
            {...{ audience, error, isPending, onPrint, onPrinted: setPrinted }}
          >
            {children}
          </Filled>
        )}
      </Answer>
    </Page>
  );
}

function Filled({
  sheet,
  printed,
  audience,
  error,
  isPending,
  onPrint,
  onPrinted,
  children,
}: {
  readonly sheet: ClassSheet;
  readonly printed: Printed | null;
  readonly audience: Audience;
  readonly error: CallError | null;
  readonly isPending: boolean;
  readonly onPrint: (print: Print) => Promise<Result<IssuedPaper>>;
  readonly onPrinted: (printed: Printed | null) => void;
  readonly children: ReactNode;
}) {
  const staff = useStaffNames();
  const [today] = useState(() => londonDay(new Date()));
  const [names, setNames] = useState(audience === 'lunch' ? 'Kitchen' : audience === 'teacher' ? sheet.teacher : '');
  const [collectBy, setCollectBy] = useState<CalendarDate | null>(offeredCollectBy(audience, today));
  const [tried, setTried] = useState(false);
  const change =
    <T,>(set: (value: T) => void) =>
    (value: T) => {
      set(value);
      onPrinted(null);
    };
  const trouble = holdersTrouble(names);
  const out = usePaperOut();
  const print = async (way: PaperOut) => {
    out.setWay(way);
    setTried(true);
    if (trouble !== undefined || collectBy === null) return;
    const result = await onPrint({ fingerprint: sheet.fingerprint, holders: holdersOf(names, staff), collectBy });
    if (result.ok) onPrinted({ sheet, issued: result.value });
  };
  const lines = holderLines(names);
  const heads = printed
    ? printed.issued.copies.map(({ number, holder }, _at, { length: of }) => ({ number, of, holder, collectBy }))
    : [{ number: 1, of: Math.max(1, lines.length), holder: lines[0] ?? '…', collectBy }];
  const isEmpty = sheet.children.length === 0;
  return (
    <div className={pages.work}>
      <div className={pages.wish} data-screen-only="">
        {children}
        {!isEmpty && (
          <CopiesForm
            {...{ names, collectBy, today, tried, error }}
            isPending={isPending}
            onNames={change(setNames)}
            onCollectBy={change(setCollectBy)}
            onPrint={() => print('print')}
            onPdf={() => print('pdf')}
          >
            <Untold sheet={sheet} />
          </CopiesForm>
        )}
        {printed && <OnRecord issued={printed.issued} out={out} />}
      </div>
      {isEmpty ? (
        <EmptyState title="Nothing to print">
          {audience === 'lunch'
            ? 'No child here has a recorded need that concerns food.'
            : 'No child here has a recorded medical need.'}
        </EmptyState>
      ) : (
        <SheetPaper
          sheet={printed?.sheet ?? sheet}
          heads={heads}
          issued={printed?.issued ?? null}
          onLaidOut={() => out.laidOut(printed?.issued ?? null)}
        />
      )}
    </div>
  );
}

/** Before printing: whose parents were not told what is displayed. It does not stop the print; a child’s safety comes first. */
function Untold({ sheet }: { readonly sheet: ClassSheet }) {
  if (!('untold' in sheet) || sheet.untold.length === 0) return null;
  return (
    <Banner tone="watch" title={`Parents not told what is displayed: ${sheet.untold.length}`}>
      <ul className={styles.names}>
        {sheet.untold.map((child) => (
          <li key={child.childId}>{oneLine(child)}</li>
        ))}
      </ul>
      Tell them, and record the day on the child’s record.
    </Banner>
  );
}
