import { useState } from 'react';
import type { CallOutput } from '#shared/contract/contract.ts';
import { showDateTime } from '#shared/domain/calendar-date.ts';
import { AUDIT_CHECK } from '#shared/features/audit/audit.model.ts';
import { useCommand } from '../../api/call.ts';
import { useProgress } from '../../api/use-progress.ts';
import { Banner, Button, Dialog, Form, ProgressBar, TextField } from '../../ui/index.ts';

import { badWords } from './bad-words.ts';

const FORM = 'full-check';
type Verdict = CallOutput<'audit.checkSeals'>;

/** The check that needs the recovery code: it shows a rewrite even by somebody who could open the register. */
export function FullCheckDialog({ onClose }: { readonly onClose: () => void }) {
  const [code, setCode] = useState('');
  const [verdict, setVerdict] = useState<Verdict | null>(null);
  const check = useCommand('audit.checkSeals');
  const progress = useProgress(AUDIT_CHECK, check.pending);
  const submit = async () => {
    if (code.trim() === '' || check.pending) return;
    setVerdict(null);
    const result = await check.run({ code });
    setCode('');
    if (result.ok) setVerdict(result.value);
  };
  return (
    <Dialog
      title="Full check of the audit"
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Close</Button>
          <Button type="submit" form={FORM} tone="primary" isPending={check.pending} isDisabled={code.trim() === ''}>
            Check every seal
          </Button>
        </>
      }
    >
      <Form id={FORM} onSubmit={submit}>
        <p>
          Each entry was sealed when it was written, with a key that was thrown away afterwards. Only the recovery code
          brings those keys back. So this finds an entry that was rewritten later, even by somebody with a password.
        </p>
        <TextField
          label="Recovery code"
          hint="All nine groups, from the paper in the safe. It is used for this check and forgotten."
          size="l"
          autoFocus
          maxLength={200}
          value={code}
          onChange={setCode}
          error={check.error?.message}
        />
        {check.pending && (
          <ProgressBar
            label="Checking"
            done={progress?.done ?? 0}
            total={progress?.total ?? 1}
            unit={progress ? 'entries' : ''}
          />
        )}
        {verdict && <Outcome verdict={verdict} />}
      </Form>
    </Dialog>
  );
}

function Outcome({ verdict }: { readonly verdict: Verdict }) {
  const { holds, rows, bad, unopened, begun, checkedAt } = verdict;
  const ranges = unopened.map(({ from, to }) => (from === to ? `${from}` : `${from} to ${to}`)).join(', ');
  return (
    <>
      {holds ? (
        <Banner tone="fine" announce title="No entry was changed.">
          {rows} entries checked {showDateTime(checkedAt)}.
        </Banner>
      ) : (
        <Banner tone="serious" announce title="The entries do not fit together.">
          {bad && badWords(bad)} What comes after it cannot be relied on. Please tell the Headteacher and IT, and change
          nothing.
        </Banner>
      )}
      {begun.length > 1 && (
        <Banner
          tone="watch"
          title={`The sealing began anew ${begun.length - 1 === 1 ? 'once' : `${begun.length - 1} times`}.`}
        >
          {begun
            .slice(1)
            .map(({ firstSeq, beganAt }) => `With entry ${firstSeq} on ${showDateTime(beganAt)}`)
            .join('; ')}
          . That is right after a new recovery code, new keys or a restored backup, and at no other time.
        </Banner>
      )}
      {unopened.length > 0 && (
        <Banner tone="watch" title={`Not checked whole: entries ${ranges}.`}>
          They were sealed to another recovery code, used at that time. Type that one to check them too. That none is
          missing there was checked.
        </Banner>
      )}
    </>
  );
}
