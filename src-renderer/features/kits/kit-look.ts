import { Syringe, Wind } from 'lucide-react';
import { showDate } from '#shared/domain/calendar-date.ts';
import { itemName, type Kit, type KitItem, type KitNotice } from '#shared/features/kits/kits.model.ts';

export const KIT_ICONS = { adrenaline: Syringe, inhaler: Wind } as const;

const GRAVE: ReadonlySet<KitNotice['kind']> = new Set(['empty', 'expired', 'never-checked', 'overdue', 'wrong']);
export const noticeTone = ({ kind }: KitNotice) => (GRAVE.has(kind) ? ('serious' as const) : ('watch' as const));

/** "EpiPen 0.3 mg, batch A12, in date until 3 Mar 2027". */
export const itemLine = (item: KitItem): string =>
  [
    itemName(item),
    item.batch && `batch ${item.batch}`,
    item.expires === null
      ? item.kind === 'spacer'
        ? ''
        : 'expiry not recorded'
      : `in date until ${showDate(item.expires)}`,
  ]
    .filter(Boolean)
    .join(', ');

/** When it was checked and by whom; "Never checked". */
export const checkLine = ({ lastCheck, nextCheckOn }: Kit): string =>
  lastCheck === null
    ? 'Never checked.'
    : `Last checked ${showDate(lastCheck.onDay)} by ${lastCheck.checkedBy || 'somebody not recorded'}. Next by ${showDate(nextCheckOn)}.`;

/** What lies in a kit, like things counted: "EpiPen 0.3 mg, batch A12, in date until 3 Mar 2027. 3 × Spacer." */
export const contentsLine = ({ items }: Kit): string => {
  const here = Map.groupBy(
    items.filter(({ state }) => state === 'in'),
    itemLine,
  );
  if (here.size === 0) return 'Nothing in it yet.';
  return `${[...here].map(([words, { length }]) => (length === 1 ? words : `${length} × ${words}`)).join('. ')}.`;
};
