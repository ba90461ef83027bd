import { AppError } from '#main/core/app-error.ts';
import type { CommandContext, Handlers, QueryContext } from '#main/core/handlers.ts';
import { oneChild, toldApart } from '#main/features/children/children.service.ts';
import { copiesToGive, giveToParent, issuePaper } from '#main/features/papers/papers.service.ts';
import { school } from '#main/features/settings/settings.service.ts';
import type { CallName, ParsedInput } from '#shared/contract/contract.ts';
import { instantOf } from '#shared/domain/calendar-date.ts';
import { doseNote, inhalerNote, medicineNote } from '#shared/features/medicines/parent-note.rules.ts';
import * as doses from './doses.repo.ts';
import { inhalerUses } from './inhaler.repo.ts';
import { oneMedicine } from './judge-dose.ts';
import { medicineChild } from './medicine-view.ts';

/** How the register of papers calls a note: what it is about, and nobody's name. */
export const NOTE_TITLES = {
  ...{ dose: 'About a medicine', medicine: 'About a medicine', inhaler: 'About the school’s inhaler' },
} as const;

type Calls = Extract<CallName, 'medicines.note' | 'medicines.printNote' | 'medicines.noteGiven'>;

/** Notes home: what they say, the numbered copy that each is, and that it is with the parent. */
export const noteHandlers: Handlers<Calls> = {
  'medicines.note': (input, ctx) => ({
    child: medicineChild(childHere(ctx, input.childId), toldApart(ctx.db)),
    day: ctx.today,
    note: noteOf(ctx, input),
  }),
  'medicines.printNote': ({ holders, ...input }, ctx) => {
    if (noteOf(ctx, input) === null) throw new AppError('not-found');
    return issuePaper(ctx, {
      ...{ kind: 'note-home', title: NOTE_TITLES[input.about.kind], onDay: null, childIds: [input.childId] },
      ...{ holders: holders.map((name) => ({ name })), collectBy: ctx.today },
    });
  },
  'medicines.noteGiven': ({ childId, about, paperId, whom, requestKey }, ctx) => {
    const copyIds = copiesToGive(ctx, paperId, childId);
    // None is left to give: it was given, or destroyed, before.
    if (copyIds.length === 0) throw new AppError('copy-not-so');
    giveToParent(ctx, copyIds, ctx.today, whom);
    if (about.kind !== 'dose') return {};
    const found = doses.oneDose(ctx.db, about.doseId);
    if (found?.childId !== childId) throw new AppError('not-found');
    const told = { doseId: about.doseId, whom, by: ctx.author.by, at: ctx.author.at, how: 'note', requestKey } as const;
    if (found.dose.counts && found.dose.told === null) doses.insertTold(ctx.tx, told, ctx.author);
    return {};
  },
};

/** The note by what is recorded now; null where nothing of it stands. */
function noteOf(ctx: QueryContext, { childId, about }: ParsedInput<'medicines.note'>) {
  const { name } = medicineChild(childHere(ctx, childId), toldApart(ctx.db));
  const { name: schoolName } = school(ctx.db);
  if (about.kind === 'inhaler')
    return plain(inhalerNote(name, findUse(ctx, { childId, useId: about.useId }), schoolName));
  const now = instantOf(ctx.now);
  if (about.kind === 'medicine') {
    const one = oneMedicine(ctx, childId, about.medicineId, now);
    return plain(medicineNote(name, one.current.terms, one.view.notices, schoolName));
  }
  const found = doses.oneDose(ctx.db, about.doseId);
  if (found?.childId !== childId) throw new AppError('not-found');
  const one = oneMedicine(ctx, childId, found.dose.medicineId, now);
  const version = one.versions.find((row) => row.version === found.dose.version) ?? one.current;
  return plain(doseNote(name, version.terms, found.dose, schoolName));
}

const plain = (note: ReturnType<typeof doseNote>) => note && { title: note.title, paragraphs: [...note.paragraphs] };

export function childHere(ctx: QueryContext, childId: Parameters<typeof oneChild>[1]) {
  const child = oneChild(ctx.db, childId);
  if (!child) throw new AppError('not-found');
  return child;
}

export function findUse(
  ctx: QueryContext | CommandContext,
  input: { readonly childId: Parameters<typeof oneChild>[1]; readonly useId: string },
) {
  const use = inhalerUses(ctx.db, input.childId).find(({ useId }) => useId === input.useId);
  if (!use) throw new AppError('not-found');
  return use;
}
