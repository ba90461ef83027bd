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
  return (
    <Page>
      <PageHeader
        title="Audit"
        subtitle={seesAll ? 'All entries' : seesChildren ? 'Looks at children' : 'What you did yourself'}
        actions={<ToReview />}
        help={
          <>
            <p>Every look at a record and every change is written here. Nothing can be changed or taken out.</p>
            <p>
              “Check the chain” walks all entries: an entry taken out, changed or cut off at the end would show. Note
              the fingerprint on paper to compare it later.
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
      {seesAll && <ChainCheck />}
      <Answer of={asked} loading="Loading the audit">
        {({ rows }) => <AuditTable label="Audit entries, newest first" rows={rows} withChild={seesChildren} />}
      </Answer>
      <ChipBar>
        {before !== null && <Button onPress={() => setBefore(null)}>Newest</Button>}
        {older !== null && <Button onPress={() => setBefore(older)}>Older</Button>}
      </ChipBar>
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

function ChainCheck() {
  const [wanted, setWanted] = useState(false);
  const [full, setFull] = useState(false);
  const asked = useCall('audit.verify', {}, { enabled: wanted });
  const verdict = asked.data;
  return (
    <ChipBar>
      <Button
        icon={ShieldCheck}
        isPending={asked.isFetching}
        onPress={() => (wanted ? void asked.refetch() : setWanted(true))}
      >
        Check the chain
      </Button>
      <Button icon={KeyRound} onPress={() => setFull(true)}>
        Full check with the code
      </Button>
      {full && <FullCheckDialog onClose={() => setFull(false)} />}
      {verdict?.holds && (
        <Banner tone="fine" announce title="The chain holds.">
          {verdict.rows} entries checked {showDateTime(verdict.checkedAt)}. Fingerprint {verdict.head?.slice(0, 16)}
        </Banner>
      )}
      {verdict && !verdict.holds && (
        <Banner tone="serious" announce title="The chain does not hold.">
          The first entry that does not fit is number {verdict.firstBad}. Please tell the Headteacher and IT, and change
          nothing.
        </Banner>
      )}
      {asked.error && (
        <Banner tone="serious" announce>
          {asked.error.message}
        </Banner>
      )}
    </ChipBar>
  );
}
