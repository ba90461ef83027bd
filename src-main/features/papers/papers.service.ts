import { AppError } from '#main/core/app-error.ts';
import type { CommandContext, QueryContext } from '#main/core/handlers.ts';
import type { ReadDb } from '#main/store/sql.ts';
import { addDays, type CalendarDate, showDate } from '#shared/domain/calendar-date.ts';
import type { ChildId, CopyId, PaperId, StaffId } from '#shared/domain/ids.ts';
import type { Holder, IssuedPaper } from '#shared/features/papers/papers.model.ts';
import { collectByTrouble, copiesWords, mayFollow, referenceOf } from '#shared/features/papers/papers.rules.ts';
import type { DueRow } from '#shared/features/today/due.model.ts';
import { judgeCopies, readPapers } from './copies.ts';
import * as repo from './papers.repo.ts';

/** A print, or a paper recorded by hand, with its set of copies. */
export interface PaperToIssue extends repo.NewPaper {
  /** Who stands on it; none where it is about something else. */
  readonly childIds: readonly ChildId[];
  /** One copy each, in this order: copy 1 is the first one's. */
  readonly holders: readonly Holder[];
  readonly collectBy: CalendarDate;
  /** Where the master is kept; empty: not recorded. */
  readonly masterPlace?: string;
}
type Issuing = Pick<CommandContext, 'tx' | 'author' | 'session'>;

/**
 * Makes a print a numbered paper, inside the command that records the print: reference and copy numbers are allotted in its transaction,
 * so there is no number without a print and no print without one. Writes the audit row 'paper.copies-issued'; a row for each
 * child is the caller's, who knows what was printed of it. The answer is what stands at the head of each copy.
 * Throws 'bad-input' for a day to collect by that has passed (field `collectBy`) or a holder who does not work here (`holders`).
 */
export function issuePaper(ctx: Issuing & Pick<CommandContext, 'alsoAudit'>, paper: PaperToIssue): IssuedPaper {
  const paperId = repo.insertPaper(ctx.tx, paper, ctx.author);
  for (const childId of new Set(paper.childIds)) repo.insertPaperChild(ctx.tx, paperId, childId);
  if (paper.masterPlace) repo.insertMaster(ctx.tx, paperId, paper.masterPlace, ctx.author);
  const issued = issueCopies(ctx, paperId, paper.holders, paper.collectBy);
  ctx.alsoAudit({ what: 'paper.copies-issued', childId: null, fields: [`copies ${issued.copies.length}`] });
  return issued;
}

/** Further copies of a paper, numbered on from the last. Errors as `issuePaper`; 'not-found' where there is no such paper. */
export function issueCopies(
  ctx: Issuing,
  paperId: PaperId,
  holders: readonly Holder[],
  collectBy: CalendarDate,
): IssuedPaper {
  const [paper] = repo.papersOf(ctx.tx, { which: 'one', paperId });
  if (!paper) throw new AppError('not-found');
  const trouble = collectByTrouble(collectBy, ctx.author.today);
  if (trouble !== null) throw new AppError('bad-input', { fields: { collectBy: trouble } });
  const made = new Set(
    holders.map((holder) => repo.insertCopy(ctx.tx, paperId, holderOf(ctx.tx, holder), collectBy, ctx.author)),
  );
  return {
    ...{ paperId, reference: referenceOf(paper.year, paper.serial), collectBy },
    ...{ at: ctx.author.at, by: ctx.session.name },
    copies: repo
      .copiesOf(ctx.tx, { which: 'one', paperId })
      .filter(({ copyId }) => made.has(copyId))
      .map(({ copyId, number, holder }) => ({ copyId, number, holder })),
  };
}

type DuePaper = DueRow & { readonly kind: `copies-${'lost' | 'late' | 'due'}` };
/** Copies that are to come back within these days stand on Today. */
const COLLECT_SOON_DAYS = 7;

/** What Today says of numbered copies: one row for a paper and what is the matter with its copies. */
export function duePapers({ db, today }: Pick<QueryContext, 'db' | 'today'>): DuePaper[] {
  const soon = addDays(today, COLLECT_SOON_DAYS);
  return readPapers(db, { which: 'open' }, today).flatMap(
    ({ line: { paperId, kind: of, title, reference, onDay }, copies }) => {
      const out = of === 'note-home' ? 'not given to the parent yet, of DAY' : 'still out, to be collected by DAY';
      const row = (
        kind: DuePaper['kind'],
        of: readonly { readonly collectBy: CalendarDate }[],
        words: string,
      ): DuePaper[] => {
        const [first] = of.map(({ collectBy }) => collectBy).toSorted();
        if (first === undefined) return [];
        const thing = [title, onDay && showDate(onDay), reference].filter(Boolean).join(', ');
        const said = `${copiesWords(of.length)} ${words.replace('DAY', showDate(first))}`;
        return [
          { kind, id: paperId, child: null, thing, words: said, on: first, to: { name: 'paper', paperId }, at: null },
        ];
      };
      return [
        ...row(
          'copies-lost',
          copies.filter(({ state }) => state === 'lost'),
          'not found again',
        ),
        ...row(
          'copies-late',
          copies.filter(({ state }) => state === 'overdue'),
          out,
        ),
        ...row(
          'copies-due',
          copies.filter(({ state, collectBy }) => state === 'out' && collectBy <= soon),
          out,
        ),
      ];
    },
  );
}

/** When each child's parents were last written to by a note of this title. */
export const { lastNotes } = repo;

/** A member of staff is named as the register names them, whatever the page sent. */
function holderOf(db: ReadDb, holder: Holder): { readonly name: string; readonly staffId: StaffId | null } {
  if ('name' in holder) return { name: holder.name, staffId: null };
  const name = repo.activeStaff(db, holder.staffId);
  if (name === undefined)
    throw new AppError('bad-input', { fields: { holders: 'One of these people does not work here any more.' } });
  return { name, staffId: holder.staffId };
}

/** A note went to a parent for good. Throws 'copy-not-so', 'not-allowed' for a copy of another kind of paper. */
export function giveToParent(ctx: CommandContext, copyIds: readonly CopyId[], onDay: CalendarDate, whom: string): void {
  if (repo.notOfKind(ctx.tx, copyIds, 'note-home') > 0) throw new AppError('not-allowed');
  for (const { copyId } of judgeCopies(ctx, copyIds, 'given', onDay))
    repo.insertEvent(ctx.tx, copyId, { step: 'given', onDay, told: whom }, ctx.author);
}

/** The copies of a note about this child that are still here to give. Throws 'not-found' where it is no such note. */
export function copiesToGive(ctx: CommandContext, paperId: PaperId, childId: ChildId): CopyId[] {
  if (!repo.paperAbout(ctx.tx, paperId, childId, 'note-home')) throw new AppError('not-found');
  const [paper] = readPapers(ctx.tx, { which: 'one', paperId }, ctx.today);
  return (paper?.copies ?? []).filter(({ state }) => mayFollow('given', state)).map(({ copyId }) => copyId);
}
