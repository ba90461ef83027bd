import { useId, useState } from 'react';
import type { CallOutput } from '#shared/contract/contract.ts';
import { londonDay } from '#shared/domain/calendar-date.ts';
import type { ChildId, MedicineId } from '#shared/domain/ids.ts';
import { HEAD_WORDS, HeadAgreement } from '#shared/features/medicines/medicines.model.ts';
import type { MedicineVersion } from '#shared/features/medicines/medicines.view.ts';
import { useCommand } from '../../api/call.ts';
import { Banner, DateField, FieldRow, Form, FormSection, Select, TextField, toast } from '../../ui/index.ts';
import { AgreementTerms } from './AgreementTerms.tsx';
import { type AgreementDraft, draftOf, fieldsOf, newDraft } from './agreement-draft.ts';
import { EntryDialog } from './EntryDialogs.tsx';
import { useRequestKey } from './request-key.ts';

export type Givers = CallOutput<'medicines.child'>['givers'];
const METHODS = [
  { id: 'paper', label: 'Paper form' },
  { id: 'e-form', label: 'Electronic form' },
  { id: 'letter', label: 'Letter or e-mail' },
] as const;
const HEAD = HeadAgreement.shape.state.options.map((id) => ({ id, label: HEAD_WORDS[id] }));

/** A parent's agreement to a medicine (DfE template B), or a change of its instructions: the one before stays. */
export function AgreementDialog({
  childId,
  name,
  givers,
  changing,
  onClose,
}: {
  readonly childId: ChildId;
  readonly name: string;
  readonly givers: Givers;
  readonly changing?: { readonly medicineId: MedicineId; readonly version: MedicineVersion };
  readonly onClose: () => void;
}) {
  const form = useId();
  const requestKey = useRequestKey();
  const able = givers.filter(({ responsibility }) => responsibility === true);
  const [draft, setDraft] = useState<AgreementDraft>(() =>
    changing ? draftOf(changing.version) : newDraft(able.length === 1 ? (able[0]?.contactId ?? null) : null),
  );
  const [words, setWords] = useState('');
  const [tried, setTried] = useState(false);
  const agree = useCommand('medicines.agree');
  const change = useCommand('medicines.change');
  const { error } = changing ? change : agree;
  const set = (part: Partial<AgreementDraft>) => setDraft({ ...draft, ...part });
  const failed = error?.fields ?? {};
  /** A field's sentence, whichever of the two levels of the form it belongs to. */
  const said = (field: string): string | undefined =>
    failed[field] ?? failed[`fields.${field}`] ?? failed[`fields.terms.${field}`];
  const missing = (is: boolean) => (tried && is ? 'Please fill this in.' : undefined);
  const save = async () => {
    setTried(true);
    const fields = fieldsOf(draft);
    if (fields === null || (changing && words.trim() === '')) return;
    const result = changing
      ? await change.run({
          ...{ childId, medicineId: changing.medicineId, versionId: changing.version.versionId, fields, words },
        })
      : await agree.run({ childId, requestKey, fields });
    if (!result.ok) return;
    toast(changing ? 'The instructions are changed. The ones before stay.' : 'The agreement is recorded.');
    onClose();
  };
  return (
    <EntryDialog
      title={changing ? `Change the instructions: ${name}` : `Agree to a medicine: ${name}`}
      form={form}
      draft={[draft, words]}
      pending={agree.pending || change.pending}
      onClose={onClose}
      size="xl"
    >
      <Form id={form} onSubmit={() => void save()} error={error?.message}>
        {able.length === 0 && (
          <Banner tone="watch">
            Nobody with parental responsibility stands in this child’s contacts, so nobody can agree. Please add the
            contact, or say in it who has responsibility.
          </Banner>
        )}
        {changing && (
          <TextField
            label="What changes, and who said so?"
            autoFocus
            value={words}
            onChange={setWords}
            maxLength={300}
            error={missing(words.trim() === '')}
          />
        )}
        <AgreementTerms draft={draft} set={set} said={said} missing={missing} first={!changing} />
        <FormSection title="Who agreed">
          <FieldRow>
            <Select
              label="Parent with responsibility"
              options={able.map(({ contactId, name: parent, relationship }) => ({
                id: contactId,
                label: parent,
                hint: relationship,
              }))}
              value={draft.contactId}
              onChange={(contactId) => set({ contactId })}
              error={missing(draft.contactId === null)}
            />
            <Select label="How?" options={METHODS} value={draft.method} onChange={(method) => set({ method })} />
            <DateField
              label="Date on the form"
              value={draft.agreedOn}
              onChange={(agreedOn) => set({ agreedOn })}
              max={londonDay(new Date())}
              error={said('agreedOn') ?? missing(draft.agreedOn === null)}
            />
          </FieldRow>
          <FieldRow>
            <TextField
              label="Where is the signed form kept?"
              optional
              value={draft.evidence}
              onChange={(evidence) => set({ evidence })}
              maxLength={200}
            />
            <Select
              label="Head’s agreement"
              options={HEAD}
              value={draft.head.state}
              onChange={(state) => set({ head: { ...draft.head, state } })}
            />
          </FieldRow>
          {draft.head.state === 'agreed' && (
            <FieldRow>
              <TextField
                label="Agreed by"
                value={draft.head.by}
                onChange={(by) => set({ head: { ...draft.head, by } })}
                maxLength={80}
                error={said('headBy')}
              />
              <DateField
                label="On"
                value={draft.head.on}
                onChange={(on) => set({ head: { ...draft.head, on } })}
                max={londonDay(new Date())}
              />
            </FieldRow>
          )}
        </FormSection>
      </Form>
    </EntryDialog>
  );
}
