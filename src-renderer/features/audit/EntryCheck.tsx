import { KeyRound, ShieldCheck } from 'lucide-react';
import { useState } from 'react';
import { showDateTime } from '#shared/domain/calendar-date.ts';
import { AUDIT_CHECK } from '#shared/features/audit/audit.model.ts';
import { useCall } from '../../api/call.ts';
import { useProgress } from '../../api/use-progress.ts';
import { Banner, Button, ProgressBar } from '../../ui/index.ts';
import styles from './Audit.module.css';
import { badWords } from './bad-words.ts';
import { FullCheckDialog } from './FullCheckDialog.tsx';

/** The everyday check of all entries, done when somebody asks for it. */
export function useEntryCheck() {
  const [wanted, setWanted] = useState(false);
  const { data, error, isFetching, refetch } = useCall('audit.verify', {}, { enabled: wanted });
  return { verdict: data, error, isFetching, run: () => (wanted ? void refetch() : setWanted(true)) };
}
type EntryCheck = ReturnType<typeof useEntryCheck>;

export function Checks({ check }: { readonly check: EntryCheck }) {
  const [full, setFull] = useState(false);
  return (
    <>
      <Button icon={ShieldCheck} isPending={check.isFetching} onPress={check.run}>
        Check the entries
      </Button>
      <Button icon={KeyRound} onPress={() => setFull(true)}>
        Full check with the code
      </Button>
      {full && <FullCheckDialog onClose={() => setFull(false)} />}
    </>
  );
}

export function Verdict({ check: { verdict, error, isFetching } }: { readonly check: EntryCheck }) {
  const progress = useProgress(AUDIT_CHECK, isFetching);
  if (!verdict && !error && !progress) return null;
  return (
    <div className={styles.verdict}>
      {progress && <ProgressBar label="Checking" done={progress.done} total={progress.total} unit="entries" />}
      {verdict?.holds && !progress && (
        <Banner tone="fine" announce title="No entry is missing or out of place.">
          {verdict.rows} entries checked {showDateTime(verdict.checkedAt)}. Fingerprint {verdict.head?.slice(0, 16)}
        </Banner>
      )}
      {verdict && !verdict.holds && !progress && (
        <Banner tone="serious" announce title="The entries do not fit together.">
          {verdict.bad && badWords(verdict.bad)} Please tell the Headteacher and IT, and change nothing.
        </Banner>
      )}
      {error && (
        <Banner tone="serious" announce>
          {error.message}
        </Banner>
      )}
    </div>
  );
}
