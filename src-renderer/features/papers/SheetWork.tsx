import { ArrowLeft } from 'lucide-react';
import type { ReactNode } from 'react';
import type { CallInput } from '#shared/contract/contract.ts';
import type { CallError, Result } from '#shared/contract/result.ts';
import { oneLine } from '#shared/features/children/told-apart.rules.ts';
import type { IssuedPaper } from '#shared/features/papers/papers.model.ts';
import type { ClassSheet } from '#shared/features/papers/sheet.contract.ts';
import { type Audience, offeredCollectBy } from '#shared/features/papers/sheet-fields.rules.ts';
import { back } from '../../app/router.ts';
import { Answer, Banner, Button, EmptyState, Page, PageHeader } from '../../ui/index.ts';
import { CopiesForm, OnRecord } from './CopiesForm.tsx';
import pages from './Pages.module.css';
import styles from './Sheet.module.css';
import { SheetPaper } from './SheetPaper.tsx';
import { useCopies } from './use-copies.ts';

type Print = Pick<CallInput<'papers.printClassSheet'>, 'fingerprint' | 'holders' | 'collectBy'>;
/** What `useCall` gave, of either sheet. */
interface AskedSheet {
  readonly data: ClassSheet | undefined;
  readonly error: { readonly message: string; readonly ref?: string } | null;
  readonly refetch: () => unknown;
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
          <Filled sheet={sheet} {...{ audience, error, isPending, onPrint }}>
            {children}
          </Filled>
        )}
      </Answer>
    </Page>
  );
}

function Filled({
  sheet,
  audience,
  error,
  isPending,
  onPrint,
  children,
}: {
  readonly sheet: ClassSheet;
  readonly audience: Audience;
  readonly error: CallError | null;
  readonly isPending: boolean;
  readonly onPrint: (print: Print) => Promise<Result<IssuedPaper>>;
  readonly children: ReactNode;
}) {
  const { form, shown, issued, heads, out, onLaidOut } = useCopies({
    shown: sheet,
    as: ({ fingerprint }) => fingerprint,
    names: audience === 'lunch' ? 'Kitchen' : audience === 'teacher' ? sheet.teacher : '',
    collectBy: (today) => offeredCollectBy(audience, today),
    issue: (wish) => onPrint({ fingerprint: sheet.fingerprint, ...wish }),
  });
  const isEmpty = sheet.children.length === 0;
  return (
    <div className={pages.work}>
      <div className={pages.wish} data-screen-only="">
        {children}
        {!isEmpty && (
          <CopiesForm {...form} {...{ error, isPending }}>
            <Untold sheet={sheet} />
          </CopiesForm>
        )}
        {issued && <OnRecord issued={issued} out={out} />}
      </div>
      {isEmpty ? (
        <EmptyState title="Nothing to print">
          {audience === 'lunch'
            ? 'No child here has a recorded need that concerns food.'
            : 'No child here has a recorded medical need.'}
        </EmptyState>
      ) : (
        <SheetPaper sheet={shown} {...{ heads, issued, onLaidOut }} />
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
