import { TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import type { Incident } from '#shared/features/incidents/incidents.model.ts';
import { currentEntry, isReviewOpen, isUntold } from '#shared/features/incidents/incidents.rules.ts';
import { useCall } from '../../api/call.ts';
import { Answer, EmptyState, FilterChips, Page, PageHeader } from '../../ui/index.ts';
import { MedicinePlaces } from '../medicines/MedicinePlaces.tsx';
import styles from './Incidents.module.css';
import { IncidentView } from './IncidentView.tsx';

const FILTERS = {
  all: () => true,
  review: isReviewOpen,
  told: isUntold,
  'near-miss': (incident: Incident) => currentEntry(incident).kind === 'near-miss',
} as const;
type Filter = keyof typeof FILTERS;
const LABELS: Readonly<Record<Filter, string>> = {
  all: 'All',
  review: 'Review open',
  told: 'Parent not told',
  'near-miss': 'Near misses',
};

/** Every incident and near miss within reach, by what is still open. */
export function IncidentsScreen() {
  const asked = useCall('incidents.list', {});
  const [filter, setFilter] = useState<Filter>('all');
  const all = asked.data?.incidents ?? [];
  const shown = all.filter(FILTERS[filter]);
  return (
    <Page>
      <MedicinePlaces here="incidents" />
      <PageHeader
        title="Incidents and near misses"
        help={
          <>
            <p>
              An incident is recorded on the child’s record: by hand, or from the emergency card, whose taps give the
              times. A near miss counts as much: it shows what to change.
            </p>
            <p>
              Each one opens a review of the child’s care plan, until somebody records what came of it. Parents are
              always told.
            </p>
          </>
        }
      >
        <FilterChips
          label="Which incidents"
          chips={(Object.keys(FILTERS) as Filter[]).map((id) => ({
            id,
            label: LABELS[id],
            count: all.filter(FILTERS[id]).length,
          }))}
          value={filter}
          onChange={setFilter}
        />
      </PageHeader>
      <Answer of={asked} loading="Loading the incidents">
        {() =>
          shown.length === 0 ? (
            <EmptyState icon={TriangleAlert} title={all.length === 0 ? 'No incident is recorded' : 'None of these'}>
              {all.length === 0
                ? 'Find the child, open the record, and press “Record an incident”.'
                : 'The other filters may hold what you look for.'}
            </EmptyState>
          ) : (
            <ul className={styles.list} aria-label="Incidents and near misses">
              {shown.map((incident) => (
                <IncidentView key={incident.incidentId} incident={incident} />
              ))}
            </ul>
          )
        }
      </Answer>
    </Page>
  );
}
