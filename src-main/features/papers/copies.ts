import { AppError } from '#main/core/app-error.ts';
import type { CommandContext } from '#main/core/handlers.ts';
import type { ReadDb } from '#main/store/sql.ts';
import type { CalendarDate } from '#shared/domain/calendar-date.ts';
import { londonDay } from '#shared/domain/calendar-date.ts';
import type { CopyId } from '#shared/domain/ids.ts';
import type { Copy, CopyEvent, PaperLine } from '#shared/features/papers/papers.model.ts';
import {
  type CopyStep,
  copyState,
  countCopies,
  isOut,
  mayFollow,
  referenceOf,
} from '#shared/features/papers/papers.rules.ts';
import * as repo from './papers.repo.ts';

/** A paper as the lists show it, and its copies with what was recorded of each. */
export interface ReadPaper {
  readonly line: PaperLine;
  readonly copies: readonly Copy[];
}

/** The papers asked for: three statements, whatever their number. */
export function readPapers(db: ReadDb, asked: repo.Asked, today: CalendarDate): ReadPaper[] {
  const eventsOf = Map.groupBy(repo.eventsOf(db, asked), ({ copyId }) => copyId);
  const copiesOf = Map.groupBy(repo.copiesOf(db, asked), ({ paperId }) => paperId);
  return repo.papersOf(db, asked).map(({ year, serial, ...paper }) => {
    const copies = (copiesOf.get(paper.paperId) ?? []).map((copy) =>
      asCopy(copy, eventsOf.get(copy.copyId) ?? [], today),
    );
    const out = copies.filter(({ state }) => isOut(state)).map(({ collectBy }) => collectBy);
    const counts = countCopies(copies.map(({ state }) => state));
    return {
      line: { ...paper, ...counts, reference: referenceOf(year, serial), due: out.toSorted()[0] ?? null },
      copies,
    };
  });
}

function asCopy(
  { paperId: _paperId, ...copy }: repo.CopyRow,
  events: readonly repo.EventRow[],
  today: CalendarDate,
): Copy {
  const backs = new Map(events.flatMap((event) => (event.takesBack === null ? [] : [[event.takesBack, event]])));
  return {
    ...copy,
    state: copyState(events, copy.collectBy, today),
    events: events.flatMap(({ copyId: _copyId, takesBack: _takesBack, step, ...event }): CopyEvent[] => {
      if (step === 'taken-back') return [];
      const back = backs.get(event.eventId);
      return [{ ...event, step, takenBack: back ? { by: back.recordedBy, words: back.words } : null }];
    }),
  };
}

interface Judged {
  readonly copyId: CopyId;
  readonly state: Copy['state'];
}

/**
 * The copies, each judged that this may be recorded of it on that day; all of them or none. Throws 'copy-not-so', or 'bad-input' for a
 * day to come or one before a copy was issued.
 */
export function judgeCopies(
  ctx: CommandContext,
  copyIds: readonly CopyId[],
  step: CopyStep,
  onDay: CalendarDate,
): Judged[] {
  const asked = [...new Set(copyIds)];
  const copies = repo.copiesById(ctx.tx, asked);
  if (copies.length !== asked.length) throw new AppError('not-found');
  const eventsOf = Map.groupBy(repo.eventsByCopy(ctx.tx, asked), ({ copyId }) => copyId);
  if (onDay > ctx.today) throw badDay('This day is still to come.');
  return copies.map(({ copyId, collectBy, issuedAt }) => {
    if (onDay < londonDay(new Date(issuedAt))) throw badDay('One of these copies was issued after this day.');
    const state = copyState(eventsOf.get(copyId) ?? [], collectBy, ctx.today);
    if (!mayFollow(step, state)) throw new AppError('copy-not-so');
    return { copyId, state };
  });
}

const badDay = (words: string) => new AppError('bad-input', { fields: { onDay: words } });
