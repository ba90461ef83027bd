import type { CallError } from '#shared/contract/result.ts';
import { formError } from '../../api/failure.ts';
import { Form } from '../../ui/index.ts';
import { FormAnswers } from './FormAnswers.tsx';
import { FormPaperFields } from './FormPaperFields.tsx';
import type { FormAsked, FormPaper, FormSaid } from './form-said.ts';

/** The form on the screen: the paper, who signed, then line by line. */
export function RecordFormFields({
  form,
  found,
  paper,
  said,
  tried,
  error,
  onPaper,
  onSaid,
  onLast,
  onSubmit,
}: {
  readonly form: string;
  readonly found: FormAsked;
  readonly paper: FormPaper;
  readonly said: FormSaid;
  readonly tried: boolean;
  readonly error: CallError | null;
  readonly onPaper: (paper: FormPaper) => void;
  readonly onSaid: (said: FormSaid) => void;
  readonly onLast: () => void;
  readonly onSubmit: () => void;
}) {
  return (
    <Form id={form} onSubmit={onSubmit} error={formError(error)}>
      <FormPaperFields paper={paper} tried={tried} error={error} onPaper={onPaper} />
      <FormAnswers found={found} said={said} tried={tried} onSaid={onSaid} onLast={onLast} />
    </Form>
  );
}
