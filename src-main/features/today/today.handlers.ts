import type { Handlers, QueryContext } from '#main/core/handlers.ts';
import type { Scope } from '#shared/features/access/access.model.ts';
import type { DueRow } from '#shared/features/today/due.model.ts';
import { inOrder } from '#shared/features/today/due.rules.ts';
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
};

/** The same moment with another reach. The session is still asked for each time: it may end between two sources. */
const within = (ctx: QueryContext, scope: Scope): QueryContext => Object.create(ctx, { scope: { value: scope } });

/** Whoever waits for something else is served between two features: nobody waits for the whole list. */
const aBreath = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
