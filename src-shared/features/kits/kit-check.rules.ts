import { addDays, addMonths, type CalendarDate, londonDay, showDate } from '#shared/domain/calendar-date.ts';
import {
  FOUND_WORDS,
  type Found,
  itemName,
  KIT_ATTENTION,
  type Kit,
  type KitItem,
  type KitNotice,
} from './kits.model.ts';

/** Both guidances ask for a check every month (domain A4, A5). A week before, the list says so. */
const SOON_DAYS = 7;
/** A new device takes time to order; shelf life is 12 to 18 months (domain A4). */
export const KIT_EXPIRING_DAYS = 60;
/** "At least two single-use spacers" (domain A5). */
const SPACERS = 2;

export type CheckState = 'never' | 'checked' | 'soon' | 'overdue';

/** The day by which a kit is to be checked: a month after the last check; the day it was entered where there was none. */
export const nextCheckOn = (lastOn: CalendarDate | null, addedOn: CalendarDate): CalendarDate =>
  lastOn === null ? addedOn : addMonths(lastOn, 1);

/** Whether a kit is checked for this month. `overdue` from the day after. */
export function checkState(lastOn: CalendarDate | null, addedOn: CalendarDate, today: CalendarDate): CheckState {
  if (lastOn === null) return 'never';
  const next = nextCheckOn(lastOn, addedOn);
  if (today > next) return 'overdue';
  return today >= addDays(next, -SOON_DAYS) ? 'soon' : 'checked';
}

/** An item is in date on its last day; one without a date is not known to be. */
export const isPast = (expires: CalendarDate | null, day: CalendarDate): boolean => expires !== null && expires < day;

/** What a check of this day may say of an item: never that one past its date is good. */
export const mayFind = (found: Found, expires: CalendarDate | null, day: CalendarDate): boolean =>
  found === 'good' ? !isPast(expires, day) : found === 'out-of-date' ? expires === null || isPast(expires, day) : true;

type Judged = Pick<Kit, 'kind' | 'addedOn' | 'items' | 'partsMissing'> & { readonly lastOn: CalendarDate | null };
type KindOf = KitNotice['kind'];

/** What is to see to about a kit today, the gravest first. Empty: nothing. */
export function kitNotices(kit: Judged, today: CalendarDate): KitNotice[] {
  const notices: KitNotice[] = [];
  const say = (kind: KindOf, words: string) => notices.push({ kind, words });
  const here = kit.items.filter(({ state }) => state === 'in');
  const own = kit.kind === 'adrenaline' ? 'device' : 'inhaler';
  if (!here.some((item) => isUsable(item, own, today)))
    say('empty', kit.kind === 'adrenaline' ? 'No device in date' : 'No inhaler in date');
  for (const item of here) ofItem(item, today, say);
  for (const item of kit.items)
    if (item.state !== 'in' && !item.isReplaced)
      say(
        'not-replaced',
        `${itemName(item)} ${item.state === 'used' ? 'used' : 'taken out'}${item.leftAt === null ? '' : ` on ${showDate(londonDay(new Date(item.leftAt)))}`}, not replaced`,
      );
  const spacers = here.filter(({ kind }) => kind === 'spacer').length;
  if (kit.kind === 'inhaler' && spacers < SPACERS) say('few-spacers', spacers === 0 ? 'No spacer' : 'Only one spacer');
  if (kit.partsMissing.length > 0) say('wrong', 'Papers were missing at the last check');
  const next = nextCheckOn(kit.lastOn, kit.addedOn);
  const state = checkState(kit.lastOn, kit.addedOn, today);
  if (state === 'never') say('never-checked', 'Never checked');
  if (state === 'overdue') say('overdue', `Check overdue since ${showDate(addDays(next, 1))}`);
  if (state === 'soon') say('check-soon', `Check due by ${showDate(next)}`);
  return notices.sort((a, b) => KIT_ATTENTION.indexOf(a.kind) - KIT_ATTENTION.indexOf(b.kind));
}

/** There, not found missing or damaged, and not past its date: what can be taken in an emergency. */
export const isUsable = (
  { state, kind, expires, found }: Pick<KitItem, 'state' | 'kind' | 'expires' | 'found'>,
  own: KitItem['kind'],
  today: CalendarDate,
): boolean => state === 'in' && kind === own && !isPast(expires, today) && found !== 'missing' && found !== 'damaged';

function ofItem(item: KitItem, today: CalendarDate, say: (kind: KindOf, words: string) => void): void {
  const { expires, found, kind } = item;
  if (found !== null && found !== 'good' && found !== 'out-of-date')
    say('wrong', `${itemName(item)}: ${FOUND_WORDS[found].toLowerCase()} at the last check`);
  if (expires !== null && isPast(expires, today))
    say('expired', `${itemName(item)} out of date since ${showDate(addDays(expires, 1))}`);
  else if (expires !== null && expires <= addDays(today, KIT_EXPIRING_DAYS))
    say('expiring', `${itemName(item)} in date until ${showDate(expires)}`);
  // A spacer often bears no date.
  else if (expires === null && kind !== 'spacer') say('no-expiry', `${itemName(item)}: expiry not recorded`);
}
