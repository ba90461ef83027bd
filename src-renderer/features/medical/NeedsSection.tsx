import { FilePlus, MessageSquareCheck, Pencil, Plus, Trash2 } from 'lucide-react';
import { useEffect, useState } from 'react';
import { showDate, showDateTime } from '#shared/domain/calendar-date.ts';
import type { ChildId } from '#shared/domain/ids.ts';
import { noNeedWords } from '#shared/features/medical/board-groups.rules.ts';
import { TOLD_HOW_WORDS } from '#shared/features/medical/display-told.ts';
import type { RecordedNeed } from '#shared/features/medical/medical.contract.ts';
import { hasTwoStrengths } from '#shared/features/medical/medical.rules.ts';
import { reachesKitchen } from '#shared/features/medical/need-kind.rules.ts';
import { call } from '../../api/bridge.ts';
import { useCall, useCommand } from '../../api/call.ts';
import { useCan } from '../../api/session-store.ts';
import { AlertDialog, Answer, Badge, Banner, Button, Card, NeedChip, toast } from '../../ui/index.ts';
import { takeAddNeed } from './add-need-now.ts';
import { ToldDialog } from './care-plan/ToldDialog.tsx';
import { NeedDialog } from './NeedDialog.tsx';
import styles from './Needs.module.css';
import { needIcon } from './need-icons.ts';
import { PlanDialog } from './PlanDialog.tsx';

type Open = 'plan' | 'new' | 'told' | RecordedNeed;

/** A child's medical needs in the register's own words, for the record; with what it takes to add one by phone. */
export function NeedsSection({ childId, name }: { readonly childId: ChildId; readonly name: string }) {
  const asked = useCall('medical.needs', { childId });
  const mayWrite = useCan('medical.write');
  const [open, setOpen] = useState<Open | null>(null);
  const [removing, setRemoving] = useState<RecordedNeed | null>(null);
  useEffect(() => {
    if (takeAddNeed(childId) && mayWrite) setOpen('new');
  }, [childId, mayWrite]);
  return (
    <Card>
      <div className={styles.head}>
        <h2>Medical needs</h2>
        {mayWrite && (
          <>
            <Button icon={Plus} tone="primary" data-return="add-need" onPress={() => setOpen('new')}>
              Add a need
            </Button>
            <Button icon={FilePlus} onPress={() => setOpen('plan')}>
              Attach a signed plan
            </Button>
            {asked.data && asked.data.needs.length > 0 && (
              <Button icon={MessageSquareCheck} onPress={() => setOpen('told')}>
                Parent told
              </Button>
            )}
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
            {found.needs.length === 0 && <p>{noNeedWords(found.flagged)}</p>}
            {hasTwoStrengths(found.needs) && (
              <Banner tone="serious">
                Two strengths of adrenaline device stand in these needs. Please ask which is right.
              </Banner>
            )}
            <ul className={styles.list} aria-label="Medical needs">
              {found.needs.map((need) => (
                <li key={need.needId}>
                  <NeedChip severity={need.severity} icon={needIcon(need.kind ?? need.suggestedKind)}>
                    {need.condition}
                  </NeedChip>
                  <span className={styles.soft}>
                    {need.action || 'What to do: not recorded'}. Medicine: {need.medicine || 'not recorded'}. Kept:{' '}
                    {need.place || 'not recorded'}.{need.expires && ` In date until ${showDate(need.expires)}.`}
                    {need.reviewOn && ` Review by ${showDate(need.reviewOn)}.`}
                  </span>
                  <Display need={need} />
                  {mayWrite && (
                    <span className={styles.buttons}>
                      <Button
                        icon={Pencil}
                        data-return={`need-${need.needId}`}
                        aria-label={`Change ${need.condition}`}
                        onPress={() => setOpen(need)}
                      >
                        Change
                      </Button>
                      <Button icon={Trash2} aria-label={`Remove ${need.condition}`} onPress={() => setRemoving(need)}>
                        Remove
                      </Button>
                    </span>
                  )}
                </li>
              ))}
            </ul>
            {open !== null && open !== 'plan' && open !== 'told' && (
              <NeedDialog
                childId={childId}
                name={name}
                need={open === 'new' ? null : open}
                others={found.needs.filter((need) => open === 'new' || need.needId !== open.needId)}
                onClose={() => setOpen(null)}
              />
            )}
            {open === 'told' && (
              <ToldDialog childId={childId} name={name} needs={found.needs} onClose={() => setOpen(null)} />
            )}
          </>
        )}
      </Answer>
      {open === 'plan' && <PlanDialog childId={childId} onClose={() => setOpen(null)} />}
      {removing && <Removal childId={childId} name={name} need={removing} onClose={() => setRemoving(null)} />}
    </Card>
  );
}

/** Who is shown a need, and whether the parent knows: what makes it right to display it. */
function Display({ need }: { readonly need: RecordedNeed }) {
  return (
    <span className={styles.display}>
      {need.toldParentOn ? (
        <Badge>{toldWords(need, need.toldParentOn)}</Badge>
      ) : (
        <Badge tone="watch">Parent not told what is shown</Badge>
      )}
      <Badge>{reachesKitchen(need) ? 'Shown to staff and lunch staff' : 'Shown to staff, not to lunch staff'}</Badge>
      {need.notFood && <Badge>Does not concern food</Badge>}
      {need.kind === null && <Badge tone="watch">Kind not confirmed</Badge>}
      {need.changedAt && (
        <span className={styles.soft}>
          Last changed by {need.changedBy || 'somebody not on the list any more'}, {showDateTime(need.changedAt)}
        </span>
      )}
    </span>
  );
}

/** "Parent told 3 Sep 2026, by phone: Olivia Wu, by Mrs Bell"; only the day where nothing else is recorded. */
const toldWords = ({ told }: RecordedNeed, on: NonNullable<RecordedNeed['toldParentOn']>): string =>
  told
    ? `Parent told ${showDate(on)}, ${TOLD_HOW_WORDS[told.how].toLowerCase()}: ${told.whom}, by ${told.by || 'somebody not on the list any more'}`
    : `Parent told ${showDate(on)}; by whom and how: not recorded`;

/** Asks, removes, and lets it be taken back for as long as the message stands. */
function Removal({
  childId,
  name,
  need,
  onClose,
}: {
  readonly childId: ChildId;
  readonly name: string;
  readonly need: RecordedNeed;
  readonly onClose: () => void;
}) {
  const remove = useCommand('medical.removeNeed');
  const { needId } = need;
  const undo = async () => {
    const result = await call('medical.restoreNeed', { childId, needId });
    if (result.ok) toast('The need is back.');
    else toast(result.error.message, { tone: 'problem' });
  };
  const confirm = async () => {
    const result = await remove.run({ childId, needId });
    onClose();
    if (result.ok) toast(`${need.condition} was removed.`, { undo: () => void undo() });
    else toast(result.error.message, { tone: 'problem' });
  };
  return (
    <AlertDialog
      title={`Remove “${need.condition}” from ${name}?`}
      isOpen
      confirmLabel="Remove the need"
      cancelLabel="Keep it"
      isPending={remove.pending}
      onConfirm={() => void confirm()}
      onCancel={onClose}
    >
      It leaves the board, the emergency card and the kitchen at once. Its history is kept, and you can take this back
      from the message that follows.
    </AlertDialog>
  );
}
