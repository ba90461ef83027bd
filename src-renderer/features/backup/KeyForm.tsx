import { useState } from 'react';
import type { StaffId } from '#shared/domain/ids.ts';
import type { SignInName } from '#shared/features/access/access.model.ts';
import { Button, Form, PasswordField, RadioGroup, Select, TextField } from '../../ui/index.ts';

export type RestoreKey =
  | { readonly by: 'lead'; readonly staffId: StaffId; readonly password: string }
  | { readonly by: 'code'; readonly code: string };

/** A Lead's password where somebody has one here, or the code from paper. */
export function KeyForm({
  people,
  onKey,
  onBack,
}: {
  readonly people: readonly SignInName[];
  readonly onKey: (key: RestoreKey) => void;
  readonly onBack: () => void;
}) {
  const [by, setBy] = useState<RestoreKey['by']>(people.length > 0 ? 'lead' : 'code');
  const [staffId, setStaffId] = useState<StaffId | null>(people.length === 1 ? (people[0]?.staffId ?? null) : null);
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const isWhole = by === 'lead' ? staffId !== null && password !== '' : code.trim() !== '';
  const submit = () => {
    if (by === 'code') onKey({ by, code });
    else if (staffId) onKey({ by, staffId, password });
  };
  return (
    <Form
      onSubmit={() => isWhole && submit()}
      actions={
        <>
          <Button type="submit" tone="primary" size="l" isDisabled={!isWhole}>
            Open the backup
          </Button>
          <Button size="l" onPress={onBack}>
            Back
          </Button>
        </>
      }
    >
      {people.length > 0 && (
        <RadioGroup
          label="What opens it"
          value={by}
          onChange={setBy}
          options={[
            { id: 'lead', label: 'A Lead’s password', hint: 'Everybody keeps their password.' },
            { id: 'code', label: 'The recovery code from paper', hint: 'Makes you a new Lead.' },
          ]}
        />
      )}
      {by === 'lead' ? (
        <>
          {people.length > 1 && (
            <Select
              label="Which Lead"
              value={staffId}
              onChange={setStaffId}
              options={people.map((one) => ({ id: one.staffId, label: one.name, hint: one.label }))}
            />
          )}
          <PasswordField
            label={people.length === 1 ? `Password of ${people[0]?.name ?? ''}` : 'Their password'}
            size="l"
            value={password}
            onChange={setPassword}
          />
        </>
      ) : (
        <TextField
          label="Recovery code"
          hint="All nine groups, as they stand on the paper. Spaces and small letters do not matter."
          size="l"
          maxLength={200}
          value={code}
          onChange={setCode}
        />
      )}
    </Form>
  );
}
