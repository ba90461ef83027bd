import { type KeyboardEvent, useState } from 'react';
import type { ChildId } from '#shared/domain/ids.ts';
import type { BreakGlassReason } from '#shared/features/medical/emergency.contract.ts';
import { useSession } from '../../api/session-store.ts';
import { back } from '../../app/router.ts';
import { Button, ChildPhoto, Dialog } from '../../ui/index.ts';
import { rememberedHit } from '../children/found-hit.ts';
import styles from './Emergency.module.css';
import { BREAK_GLASS_REASONS } from './reasons.ts';

/** A second Enter of the press that found the child must not be taken for a reason. The keys 1, 2, 3 count at once. */
const ENTER_WAITS_MS = 600;

/** Whose card it is, and one key that says why it is opened. */
export function ReasonDialog({
  childId,
  onReason,
}: {
  /** Null: nobody may be told whose card it is before it is open. */
  readonly childId: ChildId | null;
  readonly onReason: (reason: BreakGlassReason) => void;
}) {
  const [shownAt] = useState(() => performance.now());
  const hit = childId && rememberedHit(childId);
  const byClass = useSession((state) => state.session?.me?.roles.includes('class'));
  const beforeButtons = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || (!event.repeat && performance.now() - shownAt >= ENTER_WAITS_MS)) return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <Dialog title="Why do you open this card?" isOpen onClose={back} size="s">
      {hit && (
        <div className={styles.whose}>
          <ChildPhoto url={hit.photoUrl} name={hit.name} size="l" />
          <p>
            <strong>{hit.name}</strong>
            <br />
            {hit.className || 'No class'}
            {hit.apart && `, ${hit.apart}`}
          </p>
        </div>
      )}
      <p>
        This child is {byClass ? 'not in your classes' : 'outside your role'}. The card opens at once; Leads will see
        that you opened it and why.
      </p>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: one key per reason, heard for the three buttons within */}
      <div
        className={styles.reasons}
        onKeyDownCapture={beforeButtons}
        onKeyDown={(event) => {
          const reason = BREAK_GLASS_REASONS.find((one) => one.key === event.key);
          if (reason) onReason(reason.id);
        }}
      >
        {BREAK_GLASS_REASONS.map((reason, i) => (
          <Button key={reason.id} tone="primary" autoFocus={i === 0} onPress={() => onReason(reason.id)}>
            {`${reason.key}  ${reason.label}`}
          </Button>
        ))}
      </div>
    </Dialog>
  );
}
