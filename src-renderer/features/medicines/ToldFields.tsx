import { useState } from 'react';
import type { CallError } from '#shared/contract/result.ts';
import type { StaffId } from '#shared/domain/ids.ts';
import { type StaffName, TOLD_HOW, TOLD_WORDS } from '#shared/features/medicines/medicines.view.ts';
import { fieldError } from '../../api/failure.ts';
import { FieldRow, Select, TextField } from '../../ui/index.ts';
import { MomentFields, momentOf, useMoment } from './MomentFields.tsx';
import { staffOptions } from './WitnessFields.tsx';

const HOW = TOLD_HOW.map((id) => ({ id, label: TOLD_WORDS[id] }));

type Moment = ReturnType<typeof useMoment>[0];
interface Told {
  readonly when: Moment;
  readonly whom: string;
  readonly by: StaffId;
  readonly how: (typeof TOLD_HOW)[number];
}

/** Which parent was told, now, by the person who types it, by telephone: until they say otherwise. */
export function useTold(me: StaffId) {
  const [now] = useMoment();
  return useState<Told>({ when: now, whom: '', by: me, how: 'phone' });
}

/** As the core asks for it; null while the moment is none. */
export function toldOf({ when, ...told }: Told) {
  const at = momentOf(when);
  return at === null ? null : { ...told, at };
}

/** Who was told, by whom, how and when. */
export function ToldFields({
  value,
  onChange,
  staff,
  error,
}: {
  readonly value: Told;
  readonly onChange: (told: Told) => void;
  readonly staff: readonly StaffName[];
  readonly error: CallError | null;
}) {
  return (
    <>
      <TextField
        label="Who was told?"
        autoFocus
        value={value.whom}
        onChange={(whom) => onChange({ ...value, whom })}
        maxLength={120}
        error={fieldError(error, 'whom')}
      />
      <FieldRow>
        <Select
          label="By whom?"
          options={staffOptions(staff)}
          value={value.by}
          onChange={(by) => onChange({ ...value, by })}
          error={fieldError(error, 'by')}
        />
        <Select label="How?" options={HOW} value={value.how} onChange={(how) => onChange({ ...value, how })} />
      </FieldRow>
      <MomentFields
        value={value.when}
        onChange={(when) => onChange({ ...value, when })}
        error={fieldError(error, 'at')}
      />
    </>
  );
}
