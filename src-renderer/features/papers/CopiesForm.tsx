import { FileDown, Printer } from 'lucide-react';
import type { ReactNode } from 'react';
import type { CallError } from '#shared/contract/result.ts';
import type { CalendarDate } from '#shared/domain/calendar-date.ts';
import type { IssuedPaper } from '#shared/features/papers/papers.model.ts';
import { copiesWords } from '#shared/features/papers/papers.rules.ts';
import { fieldError, formError } from '../../api/failure.ts';
import { Banner, Button, DateField, Form } from '../../ui/index.ts';
import { HoldersFields } from './HoldersFields.tsx';
import { holderLines, holdersTrouble } from './holders.ts';
import type { usePaperOut } from './use-paper-out.ts';

interface CopiesFormProps {
  readonly names: string;
  readonly onNames: (names: string) => void;
  readonly collectBy: CalendarDate | null;
  readonly onCollectBy: (day: CalendarDate | null) => void;
  readonly today: CalendarDate;
  /** Print was pressed: what is missing is said. */
  readonly tried: boolean;
  readonly error: CallError | null;
  readonly isPending: boolean;
  readonly onPrint: () => Promise<void>;
  /** The same, to a file. */
  readonly onPdf: () => Promise<void>;
  readonly children?: ReactNode;
}

/** Who gets a copy, and by when it comes back: what each print of numbered copies asks. */
export function CopiesForm(props: CopiesFormProps) {
  const { names, collectBy, today, tried, error } = props;
  const copies = holderLines(names).length;
  return (
    <Form
      onSubmit={() => void props.onPrint()}
      error={formError(error)}
      actions={
        <>
          <Button tone="primary" type="submit" icon={Printer} isPending={props.isPending}>
            {copies > 1 ? `Print ${copiesWords(copies)}` : 'Print'}
          </Button>
          <Button icon={FileDown} isPending={props.isPending} onPress={() => void props.onPdf()}>
            Save as a PDF
          </Button>
        </>
      }
    >
      <HoldersFields
        value={names}
        onChange={props.onNames}
        error={fieldError(error, 'holders') ?? (tried ? holdersTrouble(names) : undefined)}
      />
      <DateField
        label="Collect and destroy by"
        value={collectBy}
        onChange={props.onCollectBy}
        min={today}
        error={fieldError(error, 'collectBy') ?? (tried && collectBy === null ? 'Please fill this in.' : undefined)}
      />
      {props.children}
    </Form>
  );
}

/** After the print: the paper that it is, and what to do when nothing came out. */
export function OnRecord({
  issued,
  out,
}: {
  readonly issued: IssuedPaper;
  readonly out: ReturnType<typeof usePaperOut>;
}) {
  const asPdf = out.way === 'pdf';
  return (
    <>
      <Banner tone="fine" title={`On the record as paper ${issued.reference}.`} announce>
        {asPdf
          ? 'If it was not saved, save it here again; or note its copies as destroyed under Papers.'
          : 'If nothing came out of the printer, press Print again: that is a paper of its own, and this one’s copies are noted as destroyed under Papers.'}
      </Banner>
      {asPdf && (
        <Banner tone="watch" title={out.saved === issued.paperId ? 'Saved as a PDF.' : 'A PDF is not sealed.'} announce>
          Outside Careboard nothing protects it: whoever has the file reads every name in it. Delete it once it is
          printed or handed on, and empty the recycle bin. The audit keeps that you saved it.
          <p>
            <Button icon={FileDown} isPending={out.pending} onPress={() => void out.savePdf(issued)}>
              {out.saved === issued.paperId ? 'Save it again' : 'Save it now'}
            </Button>
          </p>
        </Banner>
      )}
      {asPdf && out.error && (
        <Banner tone="serious" announce>
          {out.error.message}
        </Banner>
      )}
    </>
  );
}
