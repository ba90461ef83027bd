import { Printer } from 'lucide-react';
import type { ReactNode } from 'react';
import type { CallError } from '#shared/contract/result.ts';
import type { CalendarDate } from '#shared/domain/calendar-date.ts';
import type { IssuedPaper } from '#shared/features/papers/papers.model.ts';
import { copiesWords } from '#shared/features/papers/papers.rules.ts';
import { fieldError, formError } from '../../api/failure.ts';
import { Banner, Button, DateField, Form } from '../../ui/index.ts';
import { HoldersFields } from './HoldersFields.tsx';
import { holderLines, holdersTrouble } from './holders.ts';

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
        <Button tone="primary" type="submit" icon={Printer} isPending={props.isPending}>
          {copies > 1 ? `Print ${copiesWords(copies)}` : 'Print'}
        </Button>
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
export function OnRecord({ issued }: { readonly issued: IssuedPaper }) {
  return (
    <Banner tone="fine" title={`On the record as paper ${issued.reference}.`} announce>
      If nothing came out of the printer, press Print again: that is a paper of its own, and this one’s copies are noted
      as destroyed under Papers.
    </Banner>
  );
}
