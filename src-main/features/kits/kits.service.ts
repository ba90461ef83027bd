import { AppError } from '#main/core/app-error.ts';
import type { QueryContext } from '#main/core/handlers.ts';
import type { ReadDb } from '#main/store/sql.ts';
import { type CalendarDate, londonDay } from '#shared/domain/calendar-date.ts';
import type { KitId, KitItemId } from '#shared/domain/ids.ts';
import { isUsable, kitNotices, nextCheckOn } from '#shared/features/kits/kit-check.rules.ts';
import {
  FOUND_WORDS,
  type ItemKind,
  itemName,
  type Kit,
  type KitCheck,
  type KitItem,
  type KitNotice,
  OUT_WORDS,
  PART_NAMES,
} from '#shared/features/kits/kits.model.ts';
import type { SpareRule } from '#shared/features/kits/may-receive.rules.ts';
import type { DueRow } from '#shared/features/today/due.model.ts';
import * as repo from './kits.repo.ts';

/** Every kit as it stands today with all that was ever in it; a few statements, however many kits. */
export function readKits(db: ReadDb, today: CalendarDate): { readonly kit: Kit; readonly gone: KitItem[] }[] {
  const items = Map.groupBy(repo.allItems(db), ({ kitId }) => kitId);
  const checks = Map.groupBy(repo.checks(db), ({ kitId }) => kitId);
  const found = Map.groupBy(repo.checkItems(db), ({ checkId }) => checkId);
  const parts = Map.groupBy(repo.checkParts(db), ({ checkId }) => checkId);
  return repo.allKits(db).map((row) => {
    const [last = null] = checks.get(row.kitId) ?? [];
    const foundAt = new Map((last ? (found.get(last.checkId) ?? []) : []).map((one) => [one.itemId, one.found]));
    const all = (items.get(row.kitId) ?? []).map((item) => itemView(item, foundAt.get(item.itemId) ?? null));
    const isShort = ({ itemId, state, isReplaced }: KitItem) =>
      state !== 'in' && !isReplaced && !(items.get(row.kitId) ?? []).some((i) => i.itemId === itemId && isNoLoss(i));
    const partsMissing = (last ? (parts.get(last.checkId) ?? []) : [])
      .filter(({ there }) => there === 0)
      .map(({ part }) => part);
    const addedOn = londonDay(new Date(row.addedAt));
    const lastOn = last?.onDay ?? null;
    const shown = all.filter((item) => item.state === 'in' || isShort(item));
    const judged = { kind: row.kind, addedOn, items: shown, partsMissing, lastOn };
    const kit: Kit = {
      ...{ kitId: row.kitId, kind: row.kind, name: row.name, place: row.place, addedOn, closed: row.closed === 1 },
      ...{ items: shown, partsMissing, nextCheckOn: nextCheckOn(lastOn, addedOn) },
      lastCheck: last && checkView(last, all, found, parts),
      notices: row.closed === 1 ? [] : kitNotices(judged, today),
    };
    return { kit, gone: all.filter((item) => !shown.includes(item)) };
  });
}

/** It went into another kit, or never was there: nothing has to take its place. */
const isNoLoss = ({ outWhy }: repo.ItemRow): boolean => outWhy === 'moved' || outWhy === 'mistake';

function itemView(row: repo.ItemRow, found: KitItem['found']): KitItem {
  const { itemId, kind, device, strength, batch, expires, addedAt, addedBy } = row;
  const used = row.usedAt !== null;
  return {
    ...{ itemId, kind, device, strength, batch, expires, addedAt, addedBy, found },
    state: used ? 'used' : row.outWhy === null ? 'in' : 'out',
    leftAt: row.usedAt ?? row.outAt,
    leftWords: used
      ? `Used, given by ${row.usedBy ?? 'somebody not recorded'}`
      : row.outWhy === null
        ? ''
        : [OUT_WORDS[row.outWhy], row.outWords].filter(Boolean).join(': '),
    isReplaced: row.replaced === 1,
  };
}

type Rows<T> = ReadonlyMap<repo.CheckRow['checkId'], readonly T[]>;
/** A check with what it found wrong, in words. */
export function checkView(
  { checkId, onDay, checkedBy, words, recordedAt, recordedBy }: repo.CheckRow,
  items: readonly KitItem[],
  found: Rows<{ itemId: KitItemId; found: KitItem['found'] & string }>,
  parts: Rows<{ part: keyof typeof PART_NAMES; there: number }>,
): KitCheck {
  const seen = found.get(checkId) ?? [];
  const nameOf = (itemId: KitItemId) => {
    const item = items.find((one) => one.itemId === itemId);
    return item ? itemName(item) : 'An item';
  };
  return {
    ...{ checkId, onDay, checkedBy, words, recordedAt, recordedBy, seen: seen.length },
    wrong: [
      ...seen
        .filter((one) => one.found !== 'good')
        .map((one) => `${nameOf(one.itemId)}: ${FOUND_WORDS[one.found].toLowerCase()}`),
      ...(parts.get(checkId) ?? [])
        .filter(({ there }) => there === 0)
        .map(({ part }) => `${PART_NAMES[part]}: missing`),
    ],
  };
}

/** One kit; error 'not-found'. */
export function oneKit(db: ReadDb, kitId: KitId, today: CalendarDate): { readonly kit: Kit; readonly gone: KitItem[] } {
  const found = readKits(db, today).find(({ kit }) => kit.kitId === kitId);
  if (!found) throw new AppError('not-found');
  return found;
}

/** An item of this kind that is in its kit now. Errors 'not-found', 'bad-input' for another kind, 'changed-elsewhere' when it is gone. */
export function itemInKit(db: ReadDb, itemId: KitItemId, kinds: readonly ItemKind[]): repo.ItemRow {
  const item = repo.allItems(db).find((one) => one.itemId === itemId);
  if (!item) throw new AppError('not-found');
  if (!kinds.includes(item.kind))
    throw new AppError('bad-input', { fields: { itemId: 'This is not what is used here.' } });
  if (item.usedAt !== null || item.outWhy !== null) throw new AppError('changed-elsewhere');
  return item;
}

/** Which rule holds for the spare adrenaline devices; until a Lead has chosen, the older one. */
export function spareRule(db: ReadDb): {
  readonly rule: SpareRule;
  readonly chosen: { readonly by: string; readonly at: repo.RuleRow['at']; readonly words: string } | null;
} {
  const newest = repo.newestRule(db);
  if (!newest) return { rule: 'known-risk', chosen: null };
  const { rule, by, at, words } = newest;
  return { rule, chosen: { by, at, words } };
}

/** Where the school's spare kits are and what can be taken of them, for the emergency card. Those with something in date first. */
export const kitsOnCard = (db: ReadDb, today: CalendarDate) =>
  readKits(db, today)
    .filter(({ kit }) => !kit.closed)
    .map(({ kit: { kind, name, place, items } }) => {
      const usable = items.filter((item) => isUsable(item, kind === 'adrenaline' ? 'device' : 'inhaler', today));
      const names = Map.groupBy(usable, itemName);
      return {
        ...{ kind, name, place, usable: usable.length },
        contents: [...names].map(([words, { length }]) => (length === 1 ? words : `${length} × ${words}`)).join(', '),
      };
    })
    .toSorted((a, b) => Number(b.usable > 0) - Number(a.usable > 0));

type DueKit = DueRow & { readonly kind: 'kit-unfit' | 'kit-unchecked' | 'kit-soon' };
const DUE_AS: Readonly<Record<KitNotice['kind'], DueKit['kind']>> = {
  ...{ empty: 'kit-unfit', expired: 'kit-unfit', wrong: 'kit-unfit', 'not-replaced': 'kit-unfit' },
  ...{ 'never-checked': 'kit-unchecked', overdue: 'kit-unchecked' },
  ...{ 'few-spacers': 'kit-soon', expiring: 'kit-soon', 'check-soon': 'kit-soon', 'no-expiry': 'kit-soon' },
};

/** What Today says of the school's kits: of each kit one row of a kind, with everything that is the matter. */
export const dueKits = ({ db, today }: Pick<QueryContext, 'db' | 'today'>): DueKit[] =>
  readKits(db, today).flatMap(({ kit: { kitId, name, place, notices } }) =>
    [...Map.groupBy(notices, (notice) => DUE_AS[notice.kind])].map(([kind, found]) => ({
      ...{ kind, id: kitId, child: null, thing: `${name}, ${place}`, on: null },
      ...{ words: found.map(({ words }) => words).join('; '), to: { name: 'kit' as const, kitId }, at: null },
    })),
  );
