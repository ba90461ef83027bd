import { useState } from 'react';
import type { CallOutput } from '#shared/contract/contract.ts';
import { showDate } from '#shared/domain/calendar-date.ts';
import type { StockId } from '#shared/domain/ids.ts';
import { GIVING_WORDS, Giving, quantityWords } from '#shared/features/medicines/medicines.model.ts';
import { useCommand } from '../../api/call.ts';
import { fieldError } from '../../api/failure.ts';
import {
  Button,
  Checkbox,
  FieldRow,
  Form,
  FormSection,
  NumberField,
  Select,
  TextField,
  toast,
} from '../../ui/index.ts';
import type { DoseDraft, DoseOf } from './DoseDialog.tsx';
import { type MomentDraft, MomentFields, momentOf } from './MomentFields.tsx';
import { useRequestKey } from './request-key.ts';
import { NO_WITNESS, staffOptions, WitnessFields, witnessOf } from './WitnessFields.tsx';

export type Seen = CallOutput<'medicines.beforeDose'>;
const HOW = Giving.options.map((id) => ({ id, label: GIVING_WORDS[id] }));

/** What is asked beside the face: mostly nothing, and Enter records the dose. */
export function DoseForm(props: {
  readonly id: string;
  readonly of: DoseOf;
  readonly seen: Seen;
  /** The answer on the screen is of an earlier choice: nothing is recorded on it. */
  readonly isOld: boolean;
  readonly when: MomentDraft;
  readonly onWhen: (next: MomentDraft) => void;
  readonly draft: DoseDraft;
  readonly onDraft: (next: DoseDraft) => void;
  readonly onClose: () => void;
  readonly onNotGiven?: () => void;
}) {
  const { of, seen, when, draft, onDraft } = props;
  const { terms } = seen.medicine.current;
  const requestKey = useRequestKey();
  const give = useCommand('medicines.give');
  const [known, setKnown] = useState(false);
  const [witness, setWitness] = useState(NO_WITNESS);
  const [override, setOverride] = useState({ by: '', words: '' });
  const [late, setLate] = useState('');
  const [reaction, setReaction] = useState('');
  const [why, setWhy] = useState('');
  const [tried, setTried] = useState(false);
  const never = seen.stops.filter(({ mayOverride }) => !mayOverride);
  const asks = seen.stops.some(({ mayOverride }) => mayOverride);
  const noPhoto = seen.child.photoId === null;
  const givenBy = draft.givenBy ?? seen.me;
  const at = momentOf(when);
  const missing = (is: boolean, words = 'Please fill this in.') => (tried && is ? words : undefined);

  const save = async () => {
    setTried(true);
    const open = noPhoto && !known;
    const unsaid = asks && (override.by.trim() === '' || override.words.trim() === '');
    const noWitness = terms.controlled && witnessOf(witness) === null;
    const noWhy = of.corrects !== undefined && why.trim() === '';
    if (props.isOld || at === null || never.length > 0 || open || unsaid || noWitness || noWhy) return;
    if (seen.needsLateWords && late.trim() === '') return;
    const { childId, medicineId } = of;
    const result = await give.run({
      ...{ childId, medicineId, requestKey, versionId: seen.versionId, at, amount: seen.amount, how: seen.how },
      ...{ slot: seen.slot, packId: seen.packId, givenBy, late, reaction },
      confirmed: seen.child.photoId === null ? { by: 'name' } : { by: 'photo', photoId: seen.child.photoId },
      witness: terms.controlled ? witnessOf(witness) : null,
      override: asks ? override : null,
      corrects: of.corrects === undefined ? null : { doseId: of.corrects, words: why },
    });
    if (!result.ok) return;
    toast(`Recorded: ${quantityWords(seen.amount, terms.unit)} for ${seen.child.name}.`);
    props.onClose();
  };
  const packs = seen.medicine.packs.filter(({ packId, balance }) => balance > 0 || packId === seen.packId);
  return (
    <Form
      id={props.id}
      onSubmit={() => void save()}
      error={give.error?.message}
      actions={
        <>
          <Button
            tone="primary"
            type="submit"
            autoFocus={!noPhoto && never.length === 0 && !asks && !terms.controlled}
            isPending={give.pending || props.isOld}
            isDisabled={never.length > 0}
          >
            {`This is ${seen.child.name}: ${quantityWords(seen.amount, terms.unit)} given`}
          </Button>
          {props.onNotGiven && <Button onPress={props.onNotGiven}>Not given</Button>}
          <Button onPress={props.onClose}>Cancel</Button>
        </>
      }
    >
      {noPhoto && (
        <Checkbox
          isSelected={known}
          onChange={setKnown}
          hint={tried && !known ? 'Please tick this first.' : 'There is no photo of this child.'}
        >
          I asked the child for name and date of birth, and both are right
        </Checkbox>
      )}
      {asks && (
        <FormSection
          title="To give it all the same"
          description="Only on the word of a named person. It stays on the record with the reason that stood against it."
        >
          <FieldRow>
            <TextField
              label="Who decided it?"
              value={override.by}
              onChange={(by) => setOverride({ ...override, by })}
              maxLength={80}
              error={missing(override.by.trim() === '')}
            />
            <TextField
              label="In their words"
              value={override.words}
              onChange={(words) => setOverride({ ...override, words })}
              maxLength={300}
              error={missing(override.words.trim() === '')}
            />
          </FieldRow>
        </FormSection>
      )}
      <MomentFields value={when} onChange={props.onWhen} error={fieldError(give.error, 'at')} />
      {seen.needsLateWords && (
        <TextField
          label="Why is it recorded only now?"
          value={late}
          onChange={setLate}
          maxLength={200}
          error={fieldError(give.error, 'late') ?? missing(late.trim() === '')}
        />
      )}
      <FieldRow>
        <NumberField
          label={`Dose (${quantityWords(2, terms.unit).slice(2)})`}
          value={seen.amount}
          onChange={(amount) => onDraft({ ...draft, amount })}
          min={0}
        />
        <Select label="How?" options={HOW} value={seen.how} onChange={(how) => onDraft({ ...draft, how })} />
        <Select
          label="Given by"
          options={staffOptions(seen.staff)}
          value={givenBy}
          onChange={(staffId) => onDraft({ ...draft, givenBy: staffId })}
          error={fieldError(give.error, 'givenBy')}
        />
        {packs.length > 1 && (
          <Select<StockId>
            label="From which pack?"
            options={packs.map(({ packId, batch, expires }) => ({
              id: packId,
              label: `${batch ? `Batch ${batch}` : 'No batch'}, ${expires ? showDate(expires) : 'no date'}`,
            }))}
            value={seen.packId}
            onChange={(packId) => onDraft({ ...draft, packId })}
          />
        )}
      </FieldRow>
      {terms.controlled && (
        <WitnessFields
          staff={seen.staff}
          without={[givenBy, seen.me]}
          value={witness}
          onChange={setWitness}
          error={missing(witnessOf(witness) === null, 'Please name the witness, who types the password.')}
        />
      )}
      <TextField label="Any reaction?" optional value={reaction} onChange={setReaction} maxLength={200} />
      {of.corrects && (
        <TextField
          label="What was wrong before?"
          value={why}
          onChange={setWhy}
          maxLength={300}
          error={missing(why.trim() === '')}
        />
      )}
    </Form>
  );
}
