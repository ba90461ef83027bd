import { useEffect, useRef } from 'react';
import type { FoundChild } from '#shared/features/children/children.model.ts';
import { go } from '../../app/router.ts';
import { addNeedNow } from '../medical/add-need-now.ts';
import { ChildCombobox, type PickedBy } from './ChildCombobox.tsx';
import { rememberHit } from './found-hit.ts';
import { useFindKeys } from './use-find-keys.ts';

/**
 * The way to any child in two actions: a few letters, Enter. By name, class and face only, for everybody who is signed in.
 * It has the focus after sign-in; `/` and Ctrl+F come back to it. Enter opens the emergency card, Shift+Enter the record,
 * Ctrl+Enter the record to add a need: an allergy by phone. Where a child is outside the person's scope, the core says so and each
 * of them opens the card.
 */
export function FindChild({
  className,
  onlyCard,
}: {
  readonly className?: string | undefined;
  /** The box stands over a dialog: it opens nothing but the card, and says when. */
  readonly onlyCard?: () => void;
}) {
  const box = useRef<HTMLInputElement>(null);
  useFindKeys(box, onlyCard !== undefined);
  useEffect(() => box.current?.focus(), []);
  const open = (hit: FoundChild, by: PickedBy) => {
    rememberHit(hit);
    if (onlyCard) {
      go({ name: 'emergency', childId: hit.childId });
      return onlyCard();
    }
    const { opens } = hit;
    const record = (by === 'shift-enter' && opens.record) || (by === 'ctrl-enter' && opens.need);
    if (by === 'ctrl-enter' && opens.need) addNeedNow(hit.childId);
    go(record ? { name: 'child', childId: hit.childId } : { name: 'emergency', childId: hit.childId });
  };
  return (
    <ChildCombobox
      label="Find a child"
      box={box}
      shortcut="/"
      returnAs={onlyCard ? undefined : 'find'}
      words={{ enter: 'emergency card', withOthers: onlyCard === undefined }}
      className={className}
      onPick={open}
    />
  );
}
