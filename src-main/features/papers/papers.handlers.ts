import { AppError } from '#main/core/app-error.ts';
import { type Handlers, prepared } from '#main/core/handlers.ts';
import type { papersContract } from '#shared/features/papers/papers.contract.ts';
import { HandKind } from '#shared/features/papers/papers.model.ts';
import { copyReference, countCopies, isOut, referenceOf, standingEvent } from '#shared/features/papers/papers.rules.ts';
import { judgeCopies, readPapers } from './copies.ts';
import * as repo from './papers.repo.ts';
import { giveToParent, issueCopies, issuePaper } from './papers.service.ts';
import { savePdf } from './pdf.ts';

const DONE = {};
const MOST_LISTED = 200;

export const papersHandlers: Handlers<keyof typeof papersContract> = {
  'papers.due': (_input, { db, today }) =>
    countCopies(readPapers(db, { which: 'open' }, today).flatMap(({ copies }) => copies.map(({ state }) => state))),
  'papers.list': ({ which }, { db, today }) => ({ papers: readPapers(db, { which }, today).map(({ line }) => line) }),
  'papers.paper': ({ paperId }, { db, today }) => {
    const [paper] = readPapers(db, { which: 'one', paperId }, today);
    if (!paper) throw new AppError('not-found');
    return {
      ...paper.line,
      master: repo.masterOf(db, paperId) ?? null,
      children: repo.childrenOn(db, paperId),
      list: [...paper.copies],
    };
  },
  'papers.destroyed': ({ before }, { db }) => {
    const rows = repo.destroyedBefore(db, before, MOST_LISTED + 1);
    const entries = rows.slice(0, MOST_LISTED).map((row) => ({
      ...{ eventId: row.eventId, onDay: row.onDay, words: row.words, title: row.title, holder: row.holder },
      ...{ first: row.first ?? '', second: row.second ?? '', recordedAt: row.recordedAt, recordedBy: row.recordedBy },
      reference: copyReference(referenceOf(row.year, row.serial), row.number),
      takenBack: row.backBy === null ? null : { by: row.backBy, words: row.backWords ?? '' },
    }));
    return { entries, older: rows.length > MOST_LISTED ? (entries.at(-1)?.eventId ?? null) : null };
  },

  'papers.add': (input, ctx) => {
    ctx.audit({ fields: ['title'] });
    return issuePaper(ctx, { ...input, childIds: [] });
  },
  'papers.issue': ({ paperId, holders, collectBy }, ctx) => {
    const [paper] = repo.papersOf(ctx.tx, { which: 'one', paperId });
    if (paper && !HandKind.safeParse(paper.kind).success) throw new AppError('paper-printed');
    ctx.audit({ fields: [`copies ${holders.length}`] });
    return issueCopies(ctx, paperId, holders, collectBy);
  },
  'papers.setMaster': ({ paperId, place }, { tx, author, audit }) => {
    if (repo.papersOf(tx, { which: 'one', paperId }).length === 0) throw new AppError('not-found');
    repo.insertMaster(tx, paperId, place, author);
    audit({ fields: ['place'] });
    return DONE;
  },
  'papers.collect': ({ copyIds, onDay }, ctx) => {
    const copies = judgeCopies(ctx, copyIds, 'collected', onDay);
    for (const { copyId } of copies) repo.insertEvent(ctx.tx, copyId, { step: 'collected', onDay }, ctx.author);
    ctx.audit({ fields: [`copies ${copies.length}`] });
    return DONE;
  },
  'papers.lose': ({ copyIds, onDay, told, words }, ctx) => {
    const copies = judgeCopies(ctx, copyIds, 'lost', onDay);
    for (const { copyId } of copies) repo.insertEvent(ctx.tx, copyId, { step: 'lost', onDay, told, words }, ctx.author);
    ctx.audit({ fields: [`copies ${copies.length}`] });
    return DONE;
  },
  'papers.destroy': ({ copyIds, onDay, firstStaff, secondStaff, words }, ctx) => {
    if (firstStaff === secondStaff)
      throw new AppError('bad-input', { fields: { secondStaff: 'Two different people destroy a copy together.' } });
    for (const [field, staffId] of Object.entries({ firstStaff, secondStaff }))
      if (repo.activeStaff(ctx.tx, staffId) === undefined)
        throw new AppError('bad-input', { fields: { [field]: 'This person does not work here any more.' } });
    const copies = judgeCopies(ctx, copyIds, 'destroyed', onDay);
    for (const { copyId, state } of copies) {
      if (isOut(state)) repo.insertEvent(ctx.tx, copyId, { step: 'collected', onDay }, ctx.author);
      repo.insertEvent(ctx.tx, copyId, { step: 'destroyed', onDay, firstStaff, secondStaff, words }, ctx.author);
    }
    ctx.audit({ fields: [`copies ${copies.length}`] });
    return DONE;
  },
  'papers.giveToParent': ({ copyIds, onDay, whom }, ctx) => {
    giveToParent(ctx, copyIds, onDay, whom);
    ctx.audit({ fields: [`copies ${copyIds.length}`] });
    return DONE;
  },
  'papers.savePdf': prepared(
    ({ paperId }, ctx) => savePdf(ctx, paperId),
    (_input, { audit }, fields) => {
      audit({ fields });
      return DONE;
    },
  ),
  'papers.takeBack': ({ eventId, words }, { tx, author, today }) => {
    const copyId = repo.copyOfEvent(tx, eventId);
    if (copyId === null) throw new AppError('not-found');
    if (standingEvent(repo.eventsByCopy(tx, [copyId]))?.eventId !== eventId) throw new AppError('changed-elsewhere');
    repo.insertEvent(tx, copyId, { step: 'taken-back', onDay: today, words, takesBack: eventId }, author);
    return DONE;
  },
};
