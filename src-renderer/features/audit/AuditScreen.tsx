import { KeyRound, ShieldCheck, Siren } from 'lucide-react';
import { useState } from 'react';
import { showDateTime } from '#shared/domain/calendar-date.ts';
import type { StaffId } from '#shared/domain/ids.ts';
import type { AuditKind } from '#shared/features/audit/audit.model.ts';
import { useCall } from '../../api/call.ts';
import { useCan } from '../../api/session-store.ts';
import { go } from '../../app/router.ts';
import { Answer, Banner, Button, ChipBar, FilterChips, Page, PageHeader, Select } from '../../ui/index.ts';
import { useBreakGlassWaiting } from '../medical/BreakGlassNotice.tsx';
import styles from './Audit.module.css';
import { AuditTable } from './AuditTable.tsx';
import { FullCheckDialog } from './FullCheckDialog.tsx';

const KINDS: readonly { readonly id: AuditKind; readonly label: string }[] = [
  { id: 'everything', label: 'Everything' },
  { id: 'looks', label: 'Looks at records' },
  { id: 'emergency', label: 'Emergency cards' },
  { id: 'changes', label: 'Changes' },
  { id: 'sessions', label: 'Signing in and out' },
  { id: 'staff', label: 'Staff' },
];

/** Who did what, when, on which PC. A Lead sees all, the SENCo looks at children, everybody their own. */
export function AuditScreen() {
  const seesAll = useCan('audit.all');
  const seesChildren = useCan('audit.all', 'audit.children');
  const [kind, setKind] = useState<AuditKind>('everything');
  const [staffId, setStaffId] = useState<StaffId | null>(null);
  const [before, setBefore] = useState<number | null>(null);
  const asked = useCall('audit.rows', { kind, staffId, before }, { keepPrevious: true });
  const older = asked.data?.older ?? null;
  const check = useEntryCheck();
  return (
    <Page>
      <PageHeader
        title="Audit"
        subtitle={seesAll ? 'All entries' : seesChildren ? 'Looks at children' : 'What you did yourself'}
        actions={
          <>
            {seesAll && <Checks check={check} />}
            <ToReview />
          </>
        }
        help={
          <>
            <p>Every look at a record and every change is written here. Nothing can be changed or taken out.</p>
            <p>
              “Check the entries” walks all of them: one taken out, changed or cut off at the end would show. Note the
              fingerprint on paper to compare it later.
            </p>
            <p>“Full check with the code” also finds a rewrite by somebody who could open the register.</p>
          </>
        }
      >
        <ChipBar>
          <FilterChips
            label="Kind of entry"
            chips={KINDS}
            value={kind}
            onChange={(next) => {
              setKind(next);
              setBefore(null);
            }}
          />
          {seesAll && (
            <PersonFilter
              value={staffId}
              onChange={(next) => {
                setStaffId(next);
                setBefore(null);
              }}
            />
          )}
        </ChipBar>
      </PageHeader>
      <Verdict check={check} />
      <Answer of={asked} loading="Loading the audit">
        {({ rows }) => <AuditTable label="Audit entries, newest first" rows={rows} withChild={seesChildren} />}
      </Answer>
      <div className={styles.older}>
        <ChipBar>
          {before !== null && <Button onPress={() => setBefore(null)}>Newest</Button>}
          {older !== null && <Button onPress={() => setBefore(older)}>Older</Button>}
        </ChipBar>
      </div>
    </Page>
  );
}

/** A Lead's way to the emergency cards that somebody opened outside their role. */
function ToReview() {
  const may = useCan('break-glass.review');
  const waiting = useBreakGlassWaiting();
  if (!may) return null;
  return (
    <Button icon={Siren} tone={waiting.length > 0 ? 'primary' : 'plain'} onPress={() => go({ name: 'break-glass' })}>
      {waiting.length > 0 ? `Emergency cards to review (${waiting.length})` : 'Reviews of emergency cards'}
    </Button>
  );
}

function PersonFilter({
  value,
  onChange,
}: {
  readonly value: StaffId | null;
  readonly onChange: (staffId: StaffId | null) => void;
}) {
  const people = useCall('audit.people', {}).data?.people ?? [];
  return (
    <Select
      label="Person"
      labelHidden
      look="pill"
      options={[
        { id: 'everybody', label: 'Everybody' },
        ...people.map((person) => ({ id: person.staffId as string, label: person.name })),
      ]}
      value={value ?? 'everybody'}
      onChange={(id) => onChange(people.find((person) => person.staffId === id)?.staffId ?? null)}
    />
  );
}

/** The everyday check of all entries, done when somebody asks for it. */
function useEntryCheck() {
  const [wanted, setWanted] = useState(false);
  const { data, error, isFetching, refetch } = useCall('audit.verify', {}, { enabled: wanted });
  return { verdict: data, error, isFetching, run: () => (wanted ? void refetch() : setWanted(true)) };
}
type EntryCheck = ReturnType<typeof useEntryCheck>;

function Checks({ check }: { readonly check: EntryCheck }) {
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

function Verdict({ check: { verdict, error } }: { readonly check: EntryCheck }) {
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
