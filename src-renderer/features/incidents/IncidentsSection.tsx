import { Plus } from 'lucide-react';
import { useState } from 'react';
import type { CallOutput } from '#shared/contract/contract.ts';
import { showDateTime } from '#shared/domain/calendar-date.ts';
import type { ChildId } from '#shared/domain/ids.ts';
import { useCall } from '../../api/call.ts';
import { useCan } from '../../api/session-store.ts';
import { Answer, Button, Card } from '../../ui/index.ts';
import { IncidentDialog } from './IncidentDialog.tsx';
import styles from './Incidents.module.css';
import { IncidentView } from './IncidentView.tsx';

type Open = 'hand' | CallOutput<'incidents.child'>['cards'][number];

/** The child's incidents and near misses, and the emergency cards that none was made from yet. */
export function IncidentsSection({ childId }: { readonly childId: ChildId }) {
  const asked = useCall('incidents.child', { childId });
  const mayWrite = useCan('medical.write');
  const [open, setOpen] = useState<Open | null>(null);
  return (
    <Card>
      <div className={styles.head}>
        <h2>Incidents and near misses</h2>
        {mayWrite && (
          <Button icon={Plus} onPress={() => setOpen('hand')}>
            Record an incident
          </Button>
        )}
      </div>
      <Answer of={asked}>
        {({ incidents, cards, staff, me }) => (
          <>
            {incidents.length === 0 && <p className={styles.soft}>None recorded.</p>}
            {mayWrite &&
              cards.map((card) => (
                <p key={card.cardId} className={styles.head}>
                  Emergency card of {showDateTime(card.openedAt)}: no incident was made from it yet.
                  <Button
                    aria-label={`Make an incident from the card of ${showDateTime(card.openedAt)}`}
                    onPress={() => setOpen(card)}
                  >
                    Make it an incident
                  </Button>
                </p>
              ))}
            <ul className={styles.list} aria-label="Incidents of this child">
              {incidents.map((incident) => (
                <IncidentView key={incident.incidentId} incident={incident} staff={{ staff, me }} />
              ))}
            </ul>
            {open !== null && (
              <IncidentDialog
                childId={childId}
                staff={{ staff, me }}
                card={open === 'hand' ? null : open}
                onClose={() => setOpen(null)}
              />
            )}
          </>
        )}
      </Answer>
    </Card>
  );
}
