import { type ReactNode, useId, useState } from 'react';
import type { CallError } from '#shared/contract/result.ts';
import { fieldError, formError } from '../../api/failure.ts';
import { Form, TextField, toast } from '../../ui/index.ts';
import { EntryDialog } from './EntryDialogs.tsx';

/** An entry was wrong: what was wrong with it, in words. Nothing is overwritten; `done` says what came of it. */
export function WrongEntryDialog({
  title,
  done,
  takeBack: { error, pending },
  onSave,
  onClose,
  above,
  children,
}: {
  readonly title: string;
  readonly done: string;
  readonly takeBack: { readonly error: CallError | null; readonly pending: boolean };
  readonly onSave: (words: string) => Promise<{ readonly ok: boolean }>;
  readonly onClose: () => void;
  /** What it means, before the words. */
  readonly above?: ReactNode;
  /** What is asked beside the words: a witness. */
  readonly children?: ReactNode;
}) {
  const form = useId();
  const [words, setWords] = useState('');
  const save = async () => {
    if (!(await onSave(words)).ok) return;
    toast(done);
    onClose();
  };
  return (
    <EntryDialog title={title} form={form} draft={words} pending={pending} onClose={onClose}>
      <Form id={form} onSubmit={() => void save()} error={formError(error)}>
        {above}
        <TextField
          label="What was wrong?"
          autoFocus
          value={words}
          onChange={setWords}
          maxLength={300}
          error={fieldError(error, 'words')}
        />
        {children}
      </Form>
    </EntryDialog>
  );
}
