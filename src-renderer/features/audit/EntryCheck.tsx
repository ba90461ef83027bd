import { KeyRound, ShieldCheck } from 'lucide-react';
import { useState } from 'react';
import { showDateTime } from '#shared/domain/calendar-date.ts';
import { useCall } from '../../api/call.ts';
import { Banner, Button } from '../../ui/index.ts';
import styles from './Audit.module.css';
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

export function Verdict({ check: { verdict, error } }: { readonly check: EntryCheck }) {
  if (!verdict && !error) return null;
  return (
    <div className={styles.verdict}>
      {verdict?.holds && (
        <Banner tone="fine" announce title="No entry is missing or out of place.">
          {verdict.rows} entries checked {showDateTime(verdict.checkedAt)}. Fingerprint {verdict.head?.slice(0, 16)}
        </Banner>
      )}
      {verdict && !verdict.holds && (
        <Banner tone="serious" announce title="The entries do not fit together.">
          The first that does not fit is number {verdict.firstBad}. Please tell the Headteacher and IT, and change
          nothing.
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
