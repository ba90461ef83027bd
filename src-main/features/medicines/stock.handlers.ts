import { AppError } from '#main/core/app-error.ts';
import { type CommandContext, type Handlers, prepared } from '#main/core/handlers.ts';
import type { SecondPerson } from '#main/features/access/second-person.service.ts';
import type { ParsedInput } from '#shared/contract/contract.ts';
import type { Instant } from '#shared/domain/calendar-date.ts';
import type { ChildId, StockId } from '#shared/domain/ids.ts';
import { quantityWords } from '#shared/features/medicines/medicines.model.ts';
import type { stockContract } from '#shared/features/medicines/stock.contract.ts';
import { type Entry, expectedAt, ledger, takesTooMuch } from '#shared/features/medicines/stock-ledger.rules.ts';
import { givenFrom } from './doses.repo.ts';
import { type OneMedicine, oneMedicine, packEntries, pastInstant } from './judge-dose.ts';
import * as repo from './stock.repo.ts';
import { requireGiver, requireWitness, witnessOf } from './witness.ts';

const BARE = { party: '', batch: '', expires: null, container: '', words: '', corrects: null, isVoid: false } as const;
type Moved = Pick<
  ParsedInput<'medicines.count'>,
  'childId' | 'medicineId' | 'requestKey' | 'at' | 'countedBy' | 'witness'
>;

export const stockHandlers: Handlers<keyof typeof stockContract> = {
  'medicines.receive': prepared(
    (input, ctx) => witnessOf(ctx, input.witness, isKnown(ctx, input)),
    (input, ctx, witness) =>
      move(ctx, input, witness, (one, at) => {
        const { quantity, from: party, batch, expires, container, corrects } = input;
        requireWhole(one, quantity);
        const wrong = corrects && standingRow(ctx, input.childId, corrects.stockId);
        if (wrong && (wrong.medicineId !== input.medicineId || wrong.kind !== 'received'))
          throw new AppError('not-found');
        if (wrong) requireStillEnough(ctx, one, wrong.packId, corrects.stockId, { at, quantity });
        const words = corrects?.words ?? '';
        return {
          ...{ kind: 'received', packId: wrong?.packId ?? null, quantity, party, batch, expires, container, words },
          corrects: corrects?.stockId ?? null,
        };
      }),
  ),
  'medicines.takeOut': prepared(
    (input, ctx) => witnessOf(ctx, input.witness, isKnown(ctx, input)),
    (input, ctx, witness) =>
      move(ctx, input, witness, (one, at) => {
        const { kind, quantity, to: party, words, packId } = input;
        requireWhole(one, quantity);
        if (kind === 'returned' && party === '') refuse('to', 'Please say to whom.');
        if (kind === 'wasted' && words === '') refuse('words', 'Please say what happened.');
        if (takesTooMuch(entriesOf(ctx, one, packId), { id: '~', at, kind, quantity }))
          refuse('quantity', 'The record has less than this. Please count the stock first.');
        return { kind, packId, quantity, party, words };
      }),
  ),
  'medicines.count': prepared(
    (input, ctx) => witnessOf(ctx, input.witness, isKnown(ctx, input)),
    (input, ctx, witness) =>
      move(ctx, input, witness, (one, at) => {
        const { packId, found, words } = input;
        requireWhole(one, found);
        const expected = expectedAt(entriesOf(ctx, one, packId), at);
        const unit = one.current.terms.counted ? one.current.terms.unit : 'pack';
        if (found !== expected && words === '')
          refuse(
            'words',
            `By the record there should be ${quantityWords(expected, unit)}. Please explain the difference.`,
          );
        return { kind: 'counted', packId, quantity: found, words };
      }),
  ),
  'medicines.takeStockBack': prepared(
    (input, ctx) => witnessOf(ctx, input.witness, isKnown(ctx, input)),
    (input, ctx, witness) => {
      const known = sameRequest(ctx, input.requestKey);
      if (known) return { stockId: known };
      const row = standingRow(ctx, input.childId, input.stockId);
      const one = oneMedicine(ctx, input.childId, row.medicineId, ctx.author.at);
      requireWitness(one.current.terms.controlled, witness, ctx.author.by);
      const others = packEntries(ctx, input.childId, row.packId, null).filter(({ id }) => id !== row.id);
      if (row.kind === 'received' && (others.length > 0 || givenFrom(ctx.tx, row.packId).length > 0))
        throw new AppError('medicine-pack-used');
      ctx.audit({ fields: ['stock', ...(witness ? ['witness'] : [])] });
      const { medicineId, packId, kind, quantity } = row;
      const stockId = repo.insertStock(
        ctx.tx,
        {
          ...BARE,
          ...{ medicineId, packId, kind, quantity, at: ctx.author.at, words: input.words, countedBy: ctx.author.by },
          ...{ witness: witness?.staffId ?? null, corrects: row.id, isVoid: true, requestKey: input.requestKey },
        },
        ctx.author,
      );
      return { stockId };
    },
  ),
};

const isKnown = (ctx: Parameters<typeof witnessOf>[0], { requestKey }: { readonly requestKey: string }): boolean =>
  repo.stockOfKey(ctx.db, requestKey) !== undefined;

function refuse(field: string, words: string): never {
  throw new AppError('bad-input', { fields: { [field]: words } });
}

function sameRequest(ctx: CommandContext, requestKey: string): StockId | null {
  const known = repo.stockOfKey(ctx.tx, requestKey);
  if (!known) return null;
  ctx.audit({ fields: ['repeated'] });
  return known.stockId;
}

/** Packs of what is not counted by the dose are counted whole. */
function requireWhole({ current }: OneMedicine, quantity: number): void {
  if (!current.terms.counted && !Number.isInteger(quantity)) refuse('quantity', 'Packs are counted whole.');
}

/** The pack's entries; what is not counted by the dose has none of doses. Error 'not-found' for a pack of another medicine. */
function entriesOf(ctx: CommandContext, one: OneMedicine, packId: StockId): Entry[] {
  if (!one.view.packs.some((pack) => pack.packId === packId)) throw new AppError('not-found');
  const entries = packEntries(ctx, one.child.childId, packId, null);
  return one.current.terms.counted ? entries : entries.filter(({ kind }) => kind !== 'given');
}

/** One movement: the checks that all have in common, then its own. */
function move(
  ctx: CommandContext,
  input: Moved,
  witness: SecondPerson | null,
  what: (one: OneMedicine, at: Instant) => Pick<repo.NewStock, 'kind' | 'packId' | 'quantity'> & Partial<repo.NewStock>,
): { stockId: StockId } {
  const known = sameRequest(ctx, input.requestKey);
  if (known) return { stockId: known };
  const at = pastInstant(input.at, ctx.now);
  const one = oneMedicine(ctx, input.childId, input.medicineId, at);
  requireGiver(ctx, input.countedBy, 'countedBy');
  const moved = what(one, at);
  requireWitness(one.current.terms.controlled, witness, input.countedBy);
  ctx.audit({ fields: ['stock', ...(witness ? ['witness'] : [])] });
  const stockId = repo.insertStock(
    ctx.tx,
    {
      ...BARE,
      ...moved,
      ...{ medicineId: input.medicineId, at, countedBy: input.countedBy, witness: witness?.staffId ?? null },
      requestKey: input.requestKey,
    },
    ctx.author,
  );
  return { stockId };
}

function standingRow(ctx: CommandContext, childId: ChildId, stockId: StockId) {
  const row = repo.oneStock(ctx.tx, stockId);
  if (row?.childId !== childId) throw new AppError('not-found');
  if (row.stands !== 1) throw new AppError('changed-elsewhere');
  return row;
}

/** A corrected quantity may not leave the pack with less than nothing anywhere that it was not so before. */
function requireStillEnough(
  ctx: CommandContext,
  one: OneMedicine,
  packId: StockId,
  wrong: StockId,
  right: { readonly at: Instant; readonly quantity: number },
): void {
  const lowest = (entries: readonly Entry[]) => Math.min(0, ...ledger(entries).map(({ balance }) => balance));
  const before = entriesOf(ctx, one, packId);
  const after = [...before.filter(({ id }) => id !== wrong), { id: wrong, kind: 'received' as const, ...right }];
  if (lowest(after) < lowest(before)) refuse('quantity', 'More than this was given or taken out of it already.');
}
