import { useId, useState } from 'react';
import type { CallError } from '#shared/contract/result.ts';
import type { Purpose } from '#shared/features/consent/consent.model.ts';
import { call } from '../../api/bridge.ts';
import { useCommand } from '../../api/call.ts';
import { formError } from '../../api/failure.ts';
import { Button, Dialog, Form, toast } from '../../ui/index.ts';
import { PurposeEffect } from './PurposeEffect.tsx';
import { type PurposeDraft, PurposeFields, startOf } from './PurposeFields.tsx';
import { PurposePreview } from './PurposePreview.tsx';
import styles from './Purposes.module.css';

/** Adds a purpose, or changes one: then what the change does to the answers so far is said before it is saved. */
export function PurposeDialog({
  purpose,
  onClose,
}: {
  readonly purpose: Purpose | null;
  readonly onClose: () => void;
}) {
  const form = useId();
  const [draft, setDraft] = useState<PurposeDraft>(() => startOf(purpose));
  const [step, setStep] = useState<'fields' | 'effect'>('fields');
  const [askAgain, setAskAgain] = useState<boolean | null>(null);
  const [tried, setTried] = useState(false);
  const [refused, setRefused] = useState<CallError | null>(null);
  const add = useCommand('consent.addPurpose');
  const reword = useCommand('consent.rewordPurpose');
  const { kind, ...fields } = draft;
  const change = purpose && { purposeId: purpose.purposeId, seen: purpose.wordingVersion, ...fields };

  const next = async () => {
    setTried(true);
    if (draft.name.trim() === '') return;
    if (change) {
      // What cannot be saved is said beside its field, not a step later.
      const asked = await call('consent.purposeChange', { ...change, askAgain: false });
      setRefused(asked.ok ? null : asked.error);
      if (!asked.ok) return;
      setTried(false);
      setStep('effect');
      return;
    }
    const result = await add.run({ kind, ...fields });
    if (!result.ok) return;
    toast('Added. It is the last column of the register.');
    onClose();
  };
  const save = async () => {
    setTried(true);
    if (!change || askAgain === null) return;
    const result = await reword.run({ ...change, askAgain });
    if (!result.ok) return;
    toast(
      result.value.wordingVersion === purpose.wordingVersion
        ? 'Nothing was changed.'
        : `Changed: this is version ${result.value.wordingVersion}.`,
    );
    onClose();
  };
  const back = () => {
    setStep('fields');
    setTried(false);
    reword.reset();
  };
  return (
    <Dialog
      title={purpose ? `Change “${purpose.name}”` : 'Add a purpose'}
      size="l"
      isOpen
      onClose={onClose}
      draft={[draft, askAgain]}
      footer={
        step === 'fields' ? (
          <>
            <Button onPress={onClose}>Cancel</Button>
            <Button tone="primary" type="submit" form={form} isPending={add.pending}>
              {purpose ? 'Next: what this changes' : 'Add the purpose'}
            </Button>
          </>
        ) : (
          <>
            <Button onPress={back}>Back</Button>
            <Button tone="primary" type="submit" form={form} isPending={reword.pending}>
              Save the change
            </Button>
          </>
        )
      }
    >
      {step === 'effect' && change ? (
        <Form id={form} onSubmit={() => void save()} error={formError(reword.error)}>
          <PurposeEffect change={change} askAgain={askAgain} onAskAgain={setAskAgain} tried={tried} />
        </Form>
      ) : (
        <div className={styles.both}>
          <Form id={form} onSubmit={() => void next()} error={formError(refused ?? add.error)}>
            <PurposeFields
              draft={draft}
              isNew={purpose === null}
              onChange={setDraft}
              tried={tried}
              error={refused ?? add.error}
            />
          </Form>
          <PurposePreview asked={draft} kind={kind} />
        </div>
      )}
    </Dialog>
  );
}
