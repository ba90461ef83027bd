import { AppError } from '#main/core/app-error.ts';
import type { CommandContext, Handlers, QueryContext } from '#main/core/handlers.ts';
import { staffWith } from '#main/features/access/second-person.service.ts';
import { childReach } from '#main/features/children/child-reach.ts';
import { oneChild, toldApart } from '#main/features/children/children.service.ts';
import { issuePaper } from '#main/features/papers/papers.service.ts';
import type { ParsedInput } from '#shared/contract/contract.ts';
import { type Instant, instantOf } from '#shared/domain/calendar-date.ts';
import type { ChildId, KitUseId, StaffId } from '#shared/domain/ids.ts';
import { instantMeant } from '#shared/domain/london-time.ts';
import { reaches } from '#shared/features/access/access.rules.ts';
import { mayFind } from '#shared/features/kits/kit-check.rules.ts';
import type { kitsContract } from '#shared/features/kits/kits.contract.ts';
import { ITEMS_OF, itemName, KIT_PARTS, type KitUse } from '#shared/features/kits/kits.model.ts';
import * as repo from './kits.repo.ts';
import { checkView, itemInKit, oneKit, readKits, spareRule } from './kits.service.ts';
import { receiveList } from './receive-list.ts';

const DONE = {};
const refuse = (field: string, words: string): never => {
  throw new AppError('bad-input', { fields: { [field]: words } });
};

export const kitsHandlers: Handlers<keyof typeof kitsContract> = {
  'kits.list': (_input, { db, today }) => {
    const kits = readKits(db, today).map(({ kit }) => kit);
    return {
      today,
      kits: kits.filter(({ closed }) => !closed),
      closed: kits.filter(({ closed }) => closed),
      rule: spareRule(db),
    };
  },
  'kits.kit': ({ kitId }, ctx) => {
    const { db, today } = ctx;
    const { kit, gone } = oneKit(db, kitId, today);
    const all = [...kit.items, ...gone];
    const found = Map.groupBy(repo.checkItems(db), ({ checkId }) => checkId);
    const parts = Map.groupBy(repo.checkParts(db), ({ checkId }) => checkId);
    return {
      ...{ today, kit, gone: gone.toReversed() },
      checks: repo.checks(db, kitId).map((row) => checkView(row, all, found, parts)),
      uses: usesFor(ctx, kitId, all),
      staff: staffWith(db, 'medicines.give', ctx.now),
      me: ctx.session.staffId,
    };
  },
  'kits.save': ({ kitId, requestKey, kind, name, place }, { tx, author, audit }) => {
    if (kitId === null) {
      const known = repo.kitOfKey(tx, requestKey);
      audit({ fields: known ? ['repeated'] : ['name', 'place'] });
      return { kitId: known ?? repo.insertKit(tx, kind, { name, place }, requestKey, author) };
    }
    const before = repo.allKits(tx).find((one) => one.kitId === kitId);
    if (!before) throw new AppError('not-found');
    repo.updateKit(tx, kitId, { name, place }, author);
    audit({ fields: [...(before.name === name ? [] : ['name']), ...(before.place === place ? [] : ['place'])] });
    return { kitId };
  },
  'kits.setClosed': ({ kitId, closed }, { tx, author, audit }) => {
    if (repo.setClosed(tx, kitId, closed, author) === 0) throw new AppError('not-found');
    audit({ fields: [closed ? 'closed' : 'reopened'] });
    return DONE;
  },
  'kits.addItem': (input, ctx) => {
    const known = repo.itemOfKey(ctx.tx, input.requestKey);
    if (known) {
      ctx.audit({ fields: ['repeated'] });
      return { itemId: known };
    }
    return { itemId: addItem(ctx, input) };
  },
  'kits.takeOut': ({ itemId, why, words }, { tx, author }) => {
    itemInKit(tx, itemId, ['device', 'inhaler', 'spacer']);
    repo.insertOut(tx, itemId, why, words, author);
    return DONE;
  },
  'kits.recordCheck': (input, ctx) => {
    if (repo.hasCheck(ctx.tx, input.requestKey)) ctx.audit({ fields: ['repeated'] });
    else recordCheck(ctx, input);
    return DONE;
  },
  'kits.recordUse': (input, ctx) => ({
    useId: recordUse(ctx, input, { childId: input.childId, adult: '' }),
  }),
  'kits.recordAdultUse': (input, ctx) => ({ useId: recordUse(ctx, input, { childId: null, adult: input.who }) }),
  'kits.takeUseBack': ({ useId, words }, { tx, author, audit }) => {
    const use = repo.standingUse(tx, useId);
    if (!use) throw new AppError('changed-elsewhere');
    audit({ childId: use.childId });
    const back = { place: '', words, givenBy: author.by, corrects: useId, requestKey: `back ${useId}` };
    repo.insertUse(tx, { ...use, ...back }, author);
    return DONE;
  },
  'kits.chooseRule': ({ rule, words }, { tx, author, audit }) => {
    repo.insertRule(tx, rule, words, author);
    audit({ fields: ['rule'] });
    return DONE;
  },
  'kits.receiveList': ({ kitId }, ctx) => receiveList(ctx, kitId),
  'kits.printReceiveList': ({ kitId, fingerprint, holders, collectBy }, ctx) => {
    const list = receiveList(ctx, kitId);
    if (list.fingerprint !== fingerprint) throw new AppError('changed-elsewhere');
    if (list.children.length === 0) throw new AppError('not-found');
    const childIds = list.children.map(({ childId }) => childId);
    ctx.audit({ fields: [`copies ${holders.length}`] });
    for (const childId of childIds) ctx.alsoAudit({ what: 'medical.on-receive-list', childId, fields: [] });
    const title = `Who may receive: ${list.kit.name}`;
    return issuePaper(ctx, { kind: 'receive-list', title, onDay: null, childIds, holders, collectBy });
  },
};

function addItem(ctx: CommandContext, input: ParsedInput<'kits.addItem'>) {
  const { kitId, kind, device, strength, batch, expires, replaces, requestKey } = input;
  const { kit } = oneKit(ctx.tx, kitId, ctx.today);
  if (!ITEMS_OF[kit.kind].includes(kind)) refuse('kind', 'This does not belong in such a kit.');
  if (kind === 'device' && device === '') refuse('device', 'Please say what stands on the device.');
  const before = replaces && repo.allItems(ctx.tx).find(({ itemId }) => itemId === replaces.itemId);
  if (replaces && before?.kitId !== kitId) throw new AppError('not-found');
  if (before?.replaced === 1) throw new AppError('changed-elsewhere');
  if (before && before.kind !== kind) refuse('kind', 'Something else was there before.');
  if (before && before.usedAt === null && before.outWhy === null) {
    const why = replaces?.why ?? refuse('why', 'Please say why it is replaced.');
    repo.insertOut(ctx.tx, before.itemId, why, '', ctx.author);
  }
  ctx.audit({ fields: ['device', 'strength', 'batch', 'expires', ...(replaces ? ['replaces'] : [])] });
  const item = { kitId, kind, device, strength, batch, expires, replaces: replaces?.itemId ?? null, requestKey };
  return repo.insertItem(ctx.tx, item, ctx.author);
}

/** What was looked at must be what the kit holds now, each thing once. */
function recordCheck(ctx: CommandContext, input: ParsedInput<'kits.recordCheck'>): void {
  const { kitId, onDay, checkedBy, items, parts, words, requestKey } = input;
  const { kit } = oneKit(ctx.tx, kitId, ctx.today);
  if (onDay > ctx.today) refuse('onDay', 'This day is still to come.');
  requireStaff(ctx, checkedBy, 'checkedBy');
  const here = kit.items.filter(({ state }) => state === 'in');
  const sameThings =
    new Set(items.map(({ itemId }) => itemId)).size === items.length &&
    here.length === items.length &&
    here.every(({ itemId }) => items.some((one) => one.itemId === itemId));
  if (!sameThings) throw new AppError('changed-elsewhere');
  if (KIT_PARTS.some((part) => parts.filter((one) => one.part === part).length !== 1))
    refuse('parts', 'Please look at every part.');
  for (const { itemId, found } of items) {
    const expires = here.find((one) => one.itemId === itemId)?.expires ?? null;
    if (!mayFind(found, expires, onDay)) refuse('items', 'The date of one of these says something else.');
  }
  const isWrong = items.some(({ found }) => found !== 'good') || parts.some(({ there }) => !there);
  if (isWrong && words === '') refuse('words', 'Please say what was wrong and what you did.');
  ctx.audit({ fields: ['check', ...(isWrong ? ['wrong'] : [])] });
  repo.insertCheck(ctx.tx, { kitId, onDay, checkedBy, words, requestKey, items, parts }, ctx.author);
}

function recordUse(
  ctx: CommandContext,
  {
    itemId,
    requestKey,
    at: moment,
    place,
    words,
    givenBy,
  }: ParsedInput<'kits.recordUse'> | ParsedInput<'kits.recordAdultUse'>,
  whom: { readonly childId: ChildId | null; readonly adult: string },
): KitUseId {
  const known = repo.knownUse(ctx.tx, requestKey);
  if (known) {
    ctx.audit({ fields: ['repeated'] });
    return known;
  }
  // An inhaler for a child is recorded in the child's own record, with its puffs.
  itemInKit(ctx.tx, itemId, whom.childId === null ? ['device', 'inhaler'] : ['device']);
  requireStaff(ctx, givenBy, 'givenBy');
  const at = momentPast(ctx, moment);
  return repo.insertUse(ctx.tx, { itemId, ...whom, at, place, words, givenBy, corrects: null, requestKey }, ctx.author);
}

function momentPast({ now }: QueryContext, moment: ParsedInput<'kits.recordUse'>['at']): Instant {
  const at = instantMeant(moment, now) ?? refuse('at', 'The clocks went forward: this time was skipped that night.');
  return at > instantOf(now) ? refuse('at', 'This time is still to come.') : at;
}

/** Whoever is named must be one who may. */
function requireStaff(ctx: QueryContext, staffId: StaffId, field: string): void {
  if (!staffWith(ctx.db, 'medicines.give', ctx.now).some((one) => one.staffId === staffId))
    refuse(field, 'This person may not give medicines.');
}

/** The uses of a kit; a child out of the reader's reach is "a child". */
function usesFor(
  ctx: QueryContext,
  kitId: ParsedInput<'kits.kit'>['kitId'],
  items: ReturnType<typeof oneKit>['gone'],
): KitUse[] {
  const told = toldApart(ctx.db);
  const nameOf = (childId: ChildId) => {
    const [reach, child] = [childReach(ctx.db, childId), oneChild(ctx.db, childId)];
    return reach && child && reaches(ctx.scope, reach) ? { childId, who: told.told(child) } : null;
  };
  return repo.usesOf(ctx.db, kitId).map((row) => {
    const item = items.find(({ itemId }) => itemId === row.itemId);
    const whom = row.childId === null ? { childId: null, who: row.adult } : nameOf(row.childId);
    const { useId, at, place, words, givenBy, recordedAt, recordedBy, backBy, backWords } = row;
    return {
      ...{ useId: useId as KitUseId, at, item: item ? itemName(item) : '' },
      ...(whom ?? { childId: null, who: 'A child outside your classes' }),
      // What happened is told of that child, so it goes no further than the name.
      ...(whom ? { place, words } : { place: '', words: '' }),
      ...{ givenBy, recordedAt, recordedBy, inRecord: row.inRecord === 1 },
      takenBack: backBy === null ? null : { by: backBy, words: whom ? (backWords ?? '') : '' },
    };
  });
}
