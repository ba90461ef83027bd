import { useState } from 'react';
import type { Instant } from '#shared/domain/calendar-date.ts';
import { showDateTime } from '#shared/domain/calendar-date.ts';
import type { StaffId } from '#shared/domain/ids.ts';
import type { SignInName } from '#shared/features/access/access.model.ts';
import { RESTORE_JOB } from '#shared/features/backup/restore.contract.ts';
import { useCall, useCommand } from '../../api/call.ts';
import { fieldError } from '../../api/failure.ts';
import { refreshSession } from '../../api/session-store.ts';
import { useProgress } from '../../api/use-progress.ts';
import { Answer, Button, Checkbox, FieldRow, Form, PasswordField, ProgressBar, TextField } from '../../ui/index.ts';
import { Step } from '../access/first-run/Step.tsx';
import { PASSWORD_HINT } from '../access/password-words.ts';
import { KeyForm, type RestoreKey } from './KeyForm.tsx';
import { RestoreFactsView } from './RestoreFactsView.tsx';
import { closeRestore } from './restore-offer.ts';

/** Which key opens it, what putting it back means, and yes or no. Nothing is changed before the last button. */
export function RestoreFlow({
  backup,
  people,
  inner,
  onBack,
}: {
  readonly backup: { readonly fileId: string; readonly madeAt: Instant | null };
  /** Who may accept it with a password; nobody on an empty PC. */
  readonly people: readonly SignInName[];
  readonly inner?: boolean;
  readonly onBack: () => void;
}) {
  const [key, setKey] = useState<RestoreKey | null>(null);
  const made = backup.madeAt ? showDateTime(backup.madeAt) : '';
  return (
    <Step
      inner={inner}
      title={`Put back the backup of ${made}`}
      intro={
        key
          ? 'This is what would go back. The register that is on this PC now is kept, sealed, in a folder beside it; nothing is deleted.'
          : 'A Lead’s password or the recovery code opens the backup. First you see what it would change.'
      }
    >
      {key === null ? (
        <KeyForm people={people} onKey={setKey} onBack={onBack} />
      ) : (
        <Decide fileId={backup.fileId} typed={key} onOther={() => setKey(null)} onBack={onBack} />
      )}
    </Step>
  );
}

function Decide({
  fileId,
  typed,
  onOther,
  onBack,
}: {
  readonly fileId: string;
  readonly typed: RestoreKey;
  readonly onOther: () => void;
  readonly onBack: () => void;
}) {
  const facts = useCall('backup.facts', { fileId, key: typed });
  const restore = useCommand('backup.restore');
  const progress = useProgress(RESTORE_JOB, restore.pending);
  const [lead, setLead] = useState({ name: '', label: '', password: '', again: '', passwordOnly: false });
  const set = (part: Partial<typeof lead>) => setLead((before) => ({ ...before, ...part }));
  const { error } = restore;
  const isWhole =
    typed.by === 'lead' || (lead.name.trim() !== '' && lead.password !== '' && lead.password === lead.again);
  const noStore = error?.code === 'keychain-no-answer' || error?.code === 'keychain-unavailable';
  const submit = async () => {
    if (!isWhole || restore.pending) return;
    const accept =
      typed.by === 'lead'
        ? { ...typed, staffId: typed.staffId as StaffId }
        : {
            ...typed,
            lead: { name: lead.name, label: lead.label },
            password: lead.password,
            passwordOnly: lead.passwordOnly,
          };
    const result = await restore.run({ fileId, accept });
    if (!result.ok) return;
    closeRestore();
    await refreshSession();
  };
  return (
    <>
      <Answer of={facts} loading="Opening the backup">
        {(found) => (
          <>
            <RestoreFactsView facts={found} />
            <Form
              onSubmit={submit}
              error={error?.message}
              actions={
                <>
                  <Button type="submit" tone="danger" size="l" isDisabled={!isWhole} isPending={restore.pending}>
                    Put this backup back
                  </Button>
                  <Button size="l" onPress={onBack} isDisabled={restore.pending}>
                    Change nothing
                  </Button>
                </>
              }
            >
              {typed.by === 'code' && (
                <>
                  <FieldRow>
                    <TextField
                      label="Your name"
                      hint="You become a Lead with a new password."
                      maxLength={80}
                      value={lead.name}
                      onChange={(name) => set({ name })}
                      error={fieldError(error, 'lead.name')}
                    />
                    <TextField
                      label="Your post"
                      optional
                      maxLength={60}
                      value={lead.label}
                      onChange={(label) => set({ label })}
                    />
                  </FieldRow>
                  <FieldRow>
                    <PasswordField
                      label="New password"
                      hint={PASSWORD_HINT}
                      value={lead.password}
                      onChange={(password) => set({ password })}
                      error={fieldError(error, 'password')}
                    />
                    <PasswordField
                      label="New password again"
                      value={lead.again}
                      onChange={(again) => set({ again })}
                      error={
                        lead.again !== '' && lead.again !== lead.password ? 'The two are not the same yet.' : undefined
                      }
                    />
                  </FieldRow>
                  {(noStore || lead.passwordOnly) && (
                    <Checkbox isSelected={lead.passwordOnly} onChange={(passwordOnly) => set({ passwordOnly })}>
                      This PC’s password store does not work: go on with passwords alone
                    </Checkbox>
                  )}
                </>
              )}
            </Form>
          </>
        )}
      </Answer>
      {restore.pending && <ProgressBar label="Putting it back" done={progress?.done ?? 0} total={100} unit="%" />}
      {facts.isError && (
        <Button size="l" onPress={onOther}>
          Type it again
        </Button>
      )}
    </>
  );
}
