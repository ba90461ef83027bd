import { FilePlus, Pencil, Plus } from 'lucide-react';
import { useState } from 'react';
import { showDate } from '#shared/domain/calendar-date.ts';
import type { ChildId } from '#shared/domain/ids.ts';
import type { Need } from '#shared/features/medical/medical.contract.ts';
import { useCall } from '../../api/call.ts';
import { useCan } from '../../api/session-store.ts';
import { Answer, Button, Card, NeedChip } from '../../ui/index.ts';
import { NeedDialog } from './NeedDialog.tsx';
import styles from './Needs.module.css';
import { needIcon } from './need-icons.ts';
import { PlanDialog } from './PlanDialog.tsx';

type Open = 'plan' | 'new' | Need;

/** A child's medical needs in the register's own words, for the record; with what it takes to add one by phone. */
export function NeedsSection({ childId, name }: { readonly childId: ChildId; readonly name: string }) {
  const asked = useCall('medical.needs', { childId });
  const mayWrite = useCan('medical.write');
  const [open, setOpen] = useState<Open | null>(null);
  return (
    <Card>
      <div className={styles.head}>
        <h2>Medical needs</h2>
        {mayWrite && (
          <>
            <Button icon={Plus} tone="primary" onPress={() => setOpen('new')}>
              Add a need
            </Button>
            <Button icon={FilePlus} onPress={() => setOpen('plan')}>
              Attach a signed plan
            </Button>
          </>
        )}
      </div>
      <Answer of={asked}>
        {(found) => (
          <>
            <p className={styles.soft}>
              {found.plan
                ? `Signed plan: ${found.plan.title}, ${found.plan.signedOn ? `signed ${showDate(found.plan.signedOn)}` : 'date of signature not recorded'}`
                : 'No signed plan held.'}
            </p>
            {found.needs.length === 0 && <p>No medical need is recorded.</p>}
            <ul className={styles.list}>
              {found.needs.map((need) => (
                <li key={need.needId}>
                  <NeedChip severity={need.severity} icon={needIcon(need.kind ?? need.suggestedKind)}>
                    {need.condition}
                  </NeedChip>
                  <span className={styles.soft}>
                    {need.action || 'What to do: not recorded'}. Medicine: {need.medicine || 'not recorded'}. Kept:{' '}
                    {need.place || 'not recorded'}.{need.reviewOn && ` Review by ${showDate(need.reviewOn)}.`}
                  </span>
                  {mayWrite && (
                    <Button icon={Pencil} onPress={() => setOpen(need)}>
                      Change
                    </Button>
                  )}
                </li>
              ))}
            </ul>
          </>
        )}
      </Answer>
      {open === 'plan' && <PlanDialog childId={childId} onClose={() => setOpen(null)} />}
      {open !== null && open !== 'plan' && (
        <NeedDialog childId={childId} name={name} need={open === 'new' ? null : open} onClose={() => setOpen(null)} />
      )}
    </Card>
  );
}
