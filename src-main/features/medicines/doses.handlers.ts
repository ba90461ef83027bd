import { AppError } from '#main/core/app-error.ts';
import { type CommandContext, type Handlers, prepared, type QueryContext } from '#main/core/handlers.ts';
import { toldApart } from '#main/features/children/children.service.ts';
import { currentPlan } from '#main/features/medical/medical.service.ts';
import type { ParsedInput } from '#shared/contract/contract.ts';
import { type Instant, instantOf, londonDay } from '#shared/domain/calendar-date.ts';
import type { ChildId, DoseId, PhotoId } from '#shared/domain/ids.ts';
import { londonInstants } from '#shared/domain/london-time.ts';
import { slotFor } from '#shared/features/medicines/day-log.rules.ts';
import {
  isRecordedLate,
  mayOverride,
  STOPS,
  type Stop,
  standing,
} from '#shared/features/medicines/dose-check.rules.ts';
import type { dosesContract } from '#shared/features/medicines/doses.contract.ts';
import * as repo from './doses.repo.ts';
import { judgeDose, meantInstant, type OneMedicine, oneMedicine, pastInstant, versionMeant } from './judge-dose.ts';
import { medicineChild } from './medicine-view.ts';
import { givers, requireGiver, requireWitness, witnessOf } from './witness.ts';

const slotDoses = (one: OneMedicine, without: DoseId | null) =>
  one.doses
    .filter(({ medicineId, doseId }) => medicineId === one.current.medicineId && doseId !== without)
    .map(({ slot, at, outcome, reason }) => ({ slot, at, outcome, refused: reason === 'refused' }));

/** Nothing of a dose that was not given, or was only told of. */
const BARE = {
  ...{ amount: null, how: null, slot: null, packId: null, reason: null, words: '', reaction: '', late: '' },
  ...{ confirmed: null, photoId: null, witness: null, override: null, isVoid: false },
} as const;

export const dosesHandlers: Handlers<keyof typeof dosesContract> = {
  'medicines.beforeDose': (input, ctx) => {
    const at = meantInstant(input.at, ctx.now);
    const one = oneMedicine(ctx, input.childId, input.medicineId, at);
    const version = versionMeant(one, input.at, at);
    const { terms } = version;
    const slot = input.slot ?? slotFor(terms, londonDay(new Date(at)), slotDoses(one, input.corrects), at);
    const amount = input.amount ?? terms.amount;
    const how = input.how ?? terms.giving;
    // The face and the witness are asked for on the screen that shows this.
    const asked = { at, amount, how, slot, confirmed: true, witnessed: true };
    const { packId, stops } = judgeDose(ctx, one, version, asked, input.packId, input.corrects);
    const plan = currentPlan(ctx.db, input.childId);
    return {
      child: {
        ...medicineChild(one.child, toldApart(ctx.db)),
        photoId: one.child.photoId as PhotoId | null,
        born: one.child.born,
      },
      medicine: one.view,
      versionId: version.versionId,
      ...{ at, slot, amount, how, packId },
      twice: input.at !== 'now' && londonInstants(input.at.day, input.at.time).length > 1,
      stops: stops.map((stop) => ({ ...stop, mayOverride: mayOverride(stop.code) })),
      needsLateWords: isRecordedLate(at, instantOf(ctx.now)),
      plan: plan && {
        url: `/plan/${plan.planId}`,
        ...{ mime: plan.mime, title: plan.title, signedOn: plan.signedOn, reviewOn: plan.reviewOn },
      },
      staff: givers(ctx),
      me: ctx.session.staffId,
    };
  },
  'medicines.give': prepared(
    (input, ctx) => witnessOf(ctx, input.witness, repo.doseOfKey(ctx.db, input.requestKey) !== undefined),
    (input, ctx, witness) => {
      const known = sameRequest(ctx, input);
      if (known) return { doseId: known };
      const at = meantInstant(input.at, ctx.now);
      const one = oneMedicine(ctx, input.childId, input.medicineId, at);
      requireGiver(ctx, input.givenBy, 'givenBy');
      requireToCorrect(ctx, input, 'given');
      const without = input.corrects?.doseId ?? null;
      const asked = { ...input, at, confirmed: isConfirmed(one, input.confirmed), witnessed: witness !== null };
      const version = versionMeant(one, input.at, at);
      const { packId, stops } = judgeDose(ctx, one, version, asked, input.packId, without);
      if (version.versionId !== input.versionId || packId !== input.packId) throw new AppError('changed-elsewhere');
      // Said for itself, since the screen then asks for the second person.
      if (stops.every(({ code }) => code === 'no-witness'))
        requireWitness(version.terms.controlled, witness, input.givenBy);
      const left = standing(stops, input.override);
      if (left.length > 0) throw new AppError('medicine-stopped', { fields: reasons(left) });
      requireWitness(version.terms.controlled, witness, input.givenBy);
      requireLateWords(at, ctx.now, input.late);
      const overridden = stops.map(({ code }) => code);
      const doseId = repo.insertDose(
        ctx.tx,
        {
          ...BARE,
          ...{ medicineId: input.medicineId, versionId: version.versionId, outcome: 'given', at, amount: input.amount },
          ...{ how: input.how, slot: input.slot, packId, reaction: input.reaction, late: input.late },
          confirmed: input.confirmed.by,
          photoId: input.confirmed.by === 'photo' ? input.confirmed.photoId : null,
          givenBy: input.givenBy,
          witness: witness?.staffId ?? null,
          override: overridden.length > 0 && input.override ? { ...input.override, stops: overridden } : null,
          ...correction(input),
          requestKey: input.requestKey,
        },
        ctx.author,
      );
      auditEntry(ctx, input, [...(witness ? ['witness'] : []), ...(overridden.length > 0 ? ['override'] : [])]);
      return { doseId };
    },
  ),
  'medicines.notGiven': (input, ctx) => {
    const known = sameRequest(ctx, input);
    if (known) return { doseId: known };
    requireToCorrect(ctx, input, 'not-given');
    const at = pastInstant(input.at, ctx.now);
    const { slot, reason, words } = input;
    if (reason === 'other' && words === '') throw new AppError('bad-input', { fields: { words: 'Please say why.' } });
    return insertPlain(ctx, input, { outcome: 'not-given', at, slot, reason, words });
  },
  'medicines.atHome': (input, ctx) => {
    const known = sameRequest(ctx, input);
    if (known) return { doseId: known };
    requireToCorrect(ctx, input, 'home');
    const at = pastInstant(input.at, ctx.now);
    return insertPlain(ctx, input, { outcome: 'home', at, amount: input.amount, words: input.toldBy });
  },
  'medicines.takeBack': prepared(
    (input, ctx) => witnessOf(ctx, input.witness, repo.doseOfKey(ctx.db, input.requestKey) !== undefined),
    (input, ctx, witness) => {
      const found = ofThisChild(ctx, input);
      const { dose } = found;
      if (sameRequest(ctx, { ...input, medicineId: dose.medicineId })) return {};
      if (!dose.counts) throw new AppError('changed-elsewhere');
      const one = oneMedicine(ctx, input.childId, dose.medicineId, dose.at);
      const version = one.versions.find(({ version }) => version === dose.version) ?? one.current;
      requireWitness(dose.outcome === 'given' && version.terms.controlled, witness, ctx.author.by);
      repo.insertDose(
        ctx.tx,
        {
          ...BARE,
          ...{ medicineId: dose.medicineId, versionId: version.versionId, outcome: dose.outcome, at: dose.at },
          ...{ givenBy: ctx.author.by, witness: witness?.staffId ?? null, isVoid: true },
          ...{ corrects: input.doseId, correctWords: input.words, requestKey: input.requestKey },
        },
        ctx.author,
      );
      ctx.audit({ fields: ['dose', ...(witness ? ['witness'] : [])] });
      return {};
    },
  ),
  'medicines.tellParent': (input, ctx) => {
    const { dose } = ofThisChild(ctx, input);
    const at = pastInstant(input.at, ctx.now);
    if (!dose.counts) throw new AppError('changed-elsewhere');
    requireGiver(ctx, input.by, 'by');
    const { doseId, whom, by, how, requestKey } = input;
    const rows = repo.insertTold(ctx.tx, { doseId, whom, by, at, how, requestKey }, ctx.author);
    ctx.audit({ fields: rows === 0 ? ['repeated'] : ['told'] });
    return {};
  },
};

type Entry = Pick<ParsedInput<'medicines.notGiven'>, 'childId' | 'medicineId' | 'requestKey' | 'corrects'>;

/** The row that this very request made before: a double Enter, a call sent again. Error 'changed-elsewhere' for another's key. */
function sameRequest(ctx: CommandContext, input: Pick<Entry, 'childId' | 'medicineId' | 'requestKey'>): DoseId | null {
  const known = repo.doseOfKey(ctx.tx, input.requestKey);
  if (!known) return null;
  if (known.medicineId !== input.medicineId || known.childId !== input.childId) throw new AppError('changed-elsewhere');
  ctx.audit({ fields: ['repeated'] });
  return known.doseId;
}

/** Only by the face that the register has now; without one by name and birthday. Another photo on the screen was another moment's. */
function isConfirmed({ child }: OneMedicine, confirmed: ParsedInput<'medicines.give'>['confirmed']): boolean {
  return confirmed.by === 'photo' ? child.photoId === confirmed.photoId : child.photoId === null;
}

const reasons = (stops: readonly Stop[]): Record<string, string> =>
  Object.fromEntries(stops.map(({ code }) => [code, STOPS[code]]));

function requireLateWords(at: Instant, now: Date, late: string): void {
  if (late === '' && isRecordedLate(at, instantOf(now)))
    throw new AppError('bad-input', { fields: { late: 'Please say why it is recorded only now.' } });
}

/** What an entry takes the place of must count still, be of the same medicine and of the same kind. */
function requireToCorrect(ctx: CommandContext, { childId, medicineId, corrects }: Entry, outcome: string): void {
  if (corrects === null) return;
  const { dose } = ofThisChild(ctx, { childId, doseId: corrects.doseId });
  if (dose.medicineId !== medicineId) throw new AppError('not-found');
  if (!dose.counts) throw new AppError('changed-elsewhere');
  // A given dose of a controlled drug becomes no refusal without a second person: it is taken back first.
  if (dose.outcome !== outcome) throw new AppError('changed-elsewhere');
}

const correction = ({ corrects }: Pick<Entry, 'corrects'>) => ({
  corrects: corrects?.doseId ?? null,
  correctWords: corrects?.words ?? '',
});

function ofThisChild(ctx: QueryContext, input: { readonly childId: ChildId; readonly doseId: DoseId }) {
  const found = repo.oneDose(ctx.db, input.doseId);
  if (found?.childId !== input.childId) throw new AppError('not-found');
  return found;
}

function insertPlain(
  ctx: CommandContext,
  input: Entry & Pick<ParsedInput<'medicines.notGiven'>, 'at'>,
  said: Pick<repo.NewDose, 'outcome' | 'at'> & Partial<repo.NewDose>,
): { doseId: DoseId } {
  const one = oneMedicine(ctx, input.childId, input.medicineId, said.at);
  const version = versionMeant(one, input.at, said.at);
  const doseId = repo.insertDose(
    ctx.tx,
    {
      ...BARE,
      ...said,
      medicineId: input.medicineId,
      versionId: version.versionId,
      givenBy: ctx.author.by,
      ...correction(input),
      requestKey: input.requestKey,
    },
    ctx.author,
  );
  auditEntry(ctx, input, []);
  return { doseId };
}

function auditEntry(ctx: CommandContext, { corrects }: Pick<Entry, 'corrects'>, more: readonly string[]): void {
  ctx.audit({ fields: ['dose', ...more] });
  if (corrects) ctx.audit({ fields: ['dose', 'correction', ...more] });
}
