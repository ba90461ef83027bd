import type { Handlers, QueryContext } from '#main/core/handlers.ts';
import { needCounts, needEndings } from '#main/features/medical/due-needs.service.ts';
import { packEndings } from '#main/features/medicines/due-medicines.service.ts';
import type { Scope } from '#shared/features/access/access.model.ts';
import type { DueRow } from '#shared/features/today/due.model.ts';
import { inOrder } from '#shared/features/today/due.rules.ts';
import { countByMonth } from '#shared/features/today/figures.rules.ts';
import type { todayContract } from '#shared/features/today/today.contract.ts';
import { reachFor, SOURCES } from './sources.ts';

export const todayHandlers: Handlers<keyof typeof todayContract> = {
  'today.list': async (_input, ctx) => {
    const rows: DueRow[] = [];
    for (const { needs, kinds, rows: ask } of SOURCES) {
      const scope = reachFor(needs, ctx.capabilities);
      if (scope === null) continue;
      const own = ask(within(ctx, scope));
      // A row of another kind would reach people whom its own kind leaves out.
      if (own.some(({ kind }) => !kinds.includes(kind)))
        throw new Error('a row of a kind that its source does not name');
      rows.push(...own);
      await aBreath();
    }
    return { day: ctx.today, rows: inOrder(rows) };
  },
  'today.figures': async (_input, ctx) => {
    const { capabilities, db, today } = ctx;
    const reads = reachFor(['medical.read'], capabilities);
    const gives = reachFor(['medicines.give'], capabilities);
    const needs = reads && needCounts(db, reads);
    await aBreath();
    const endings = [
      ...(gives ? packEndings(within(ctx, gives)) : []),
      ...(reads ? needEndings(within(ctx, reads)) : []),
    ];
    return { day: today, needs, ending: reads || gives ? countByMonth(endings, today) : null };
  },
};

/** The same moment with another reach. The session is still asked for each time: it may end between two sources. */
const within = (ctx: QueryContext, scope: Scope): QueryContext => Object.create(ctx, { scope: { value: scope } });

/** Whoever waits for something else is served between two features: nobody waits for the whole list. */
const aBreath = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
