import { Siren } from 'lucide-react';
import { useState } from 'react';
import { EVERY_ENTRY } from '#shared/features/audit/audit.model.ts';
import { useCall } from '../../api/call.ts';
import { useCan } from '../../api/session-store.ts';
import { go } from '../../app/router.ts';
import { Answer, Button, Page, PageHeader, Tabs } from '../../ui/index.ts';
import { useBreakGlassWaiting } from '../medical/BreakGlassNotice.tsx';
import styles from './Audit.module.css';
import { AuditFilters, type ChosenChild } from './AuditFilters.tsx';
import { AuditTable } from './AuditTable.tsx';
import { DigestPanel } from './DigestPanel.tsx';
import { Checks, useEntryCheck, Verdict } from './EntryCheck.tsx';
import { ExportButton } from './ExportButton.tsx';
import { placeWords } from './place-words.ts';

/** Who did what, when, on which PC. A Lead sees all and the digest, the SENCo looks at children, everybody their own. */
export function AuditScreen() {
  const seesAll = useCan('audit.all');
  const seesChildren = useCan('audit.all', 'audit.children');
  const check = useEntryCheck();
  return (
    <Page>
      <div data-screen-only="">
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
              <p>
                Every look at a record and every change is written here, with the fields it touched and never what stood
                in them. Nothing can be changed or taken out.
              </p>
              <p>“Check the entries” walks all of them: one taken out, changed or cut off at the end would show.</p>
              <p>“Full check with the code” also finds a rewrite by somebody who could open the register.</p>
              {seesAll && <p>Once a week, look at the digest, and keep its fingerprint on paper.</p>}
            </>
          }
        />
      </div>
      <Verdict check={check} />
      {seesAll ? (
        <Tabs
          label="Parts of the audit"
          tabs={[
            { id: 'entries', label: 'Entries', content: <Entries /> },
            { id: 'digest', label: 'Digest', content: <DigestPanel /> },
          ]}
        />
      ) : (
        <Entries />
      )}
    </Page>
  );
}

function Entries() {
  const seesAll = useCan('audit.all');
  const seesChildren = useCan('audit.all', 'audit.children');
  const [filter, setFilter] = useState(EVERY_ENTRY);
  const [child, setChild] = useState<ChosenChild | null>(null);
  /** Where each older page that was turned to begins; empty on the newest. */
  const [turned, setTurned] = useState<readonly number[]>([]);
  const asked = useCall('audit.rows', { ...filter, before: turned.at(-1) ?? null }, { keepPrevious: true });
  const older = asked.data?.older ?? null;
  return (
    <>
      <div className={styles.filters}>
        <AuditFilters
          filter={filter}
          child={child}
          seesAll={seesAll}
          seesChildren={seesChildren}
          onChange={(next, chosen) => {
            setFilter(next);
            setChild(chosen);
            setTurned([]);
          }}
        />
      </div>
      <Answer of={asked} loading="Loading the audit">
        {({ rows, total }) => (
          <>
            <AuditTable label="Audit entries, newest first" rows={rows} withChild={seesChildren} />
            <div className={styles.pages}>
              {turned.length > 1 && <Button onPress={() => setTurned([])}>Newest</Button>}
              {turned.length > 0 && <Button onPress={() => setTurned(turned.slice(0, -1))}>Newer</Button>}
              {older !== null && <Button onPress={() => setTurned([...turned, older])}>Older</Button>}
              {seesAll && rows.length > 0 && <ExportButton filter={filter} />}
              <span className={styles.soft} role="status">
                {placeWords(rows, total)}
              </span>
            </div>
          </>
        )}
      </Answer>
    </>
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
