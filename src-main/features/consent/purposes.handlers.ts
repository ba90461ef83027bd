import { AppError } from '#main/core/app-error.ts';
import type { Handlers } from '#main/core/handlers.ts';
import type { ReadDb } from '#main/store/sql.ts';
import { londonDay } from '#shared/domain/calendar-date.ts';
import type { PurposeId } from '#shared/domain/ids.ts';
import { foldName } from '#shared/domain/names.ts';
import type { Answer, Basis, Purpose } from '#shared/features/consent/consent.model.ts';
import type { PurposeKind } from '#shared/features/consent/purpose.model.ts';
import { asksTheSame } from '#shared/features/consent/purpose.rules.ts';
import type { purposesContract } from '#shared/features/consent/purposes.contract.ts';
import { readRegister } from './consent-register.ts';
import { standingUses } from './picture-uses.ts';
import * as repo from './purposes.repo.ts';

const DONE = {};

export const purposeHandlers: Handlers<keyof typeof purposesContract> = {
  'consent.purposes': (_input, { db }) => ({ purposes: repo.everyPurposeInUse(db) }),
  'consent.purposeHistory': (_input, { db }) => ({
    retired: repo.retiredPurposes(db).map(({ purpose, retiredAt }) => ({
      purpose,
      retiredOn: londonDay(new Date(retiredAt)),
    })),
    versions: repo.purposeVersions(db),
  }),
  'consent.addPurpose': (input, { tx, db, author }) => {
    refuseTakenName(db, input.name, null);
    refuseWeakBasis(input.kind, input.basis);
    return { purposeId: repo.insertPurpose(tx, input, author) };
  },
  'consent.purposeChange': (input, { db, scope, today }) => {
    const { before, after, isNew } = changeOf(db, input);
    const { children } = readRegister(db, scope, today);
    const was = children.map((one) => one.answerFor(before).answer);
    const becomes = children.map((one) => one.answerFor(after).answer);
    const turned = (from: boolean) =>
      was.filter((answer, i) => (answer === 'yes') === from && (becomes[i] === 'yes') !== from).length;
    return {
      newVersion: isNew ? after.wordingVersion : null,
      children: children.length,
      before: tally(was),
      after: tally(becomes),
      becomeYes: turned(false),
      loseYes: turned(true),
      picturesDown: Math.max(
        0,
        standingUses(db, today, after).toTakeDown.length - standingUses(db, today).toTakeDown.length,
      ),
    };
  },
  'consent.rewordPurpose': (input, { tx, author, audit }) => {
    const { before, after, isNew } = changeOf(tx, input);
    if (!isNew) return { wordingVersion: before.wordingVersion };
    const { wordingVersion, countsFrom } = after;
    repo.setAsked(tx, input.purposeId, after, { version: wordingVersion, countsFrom }, author);
    audit({ fields: changedFields(before, after) });
    return { wordingVersion };
  },
  'consent.orderPurposes': ({ purposeIds }, { tx }) => {
    const inUse = new Set(repo.everyPurposeInUse(tx).map(({ purposeId }) => purposeId));
    const all = new Set(purposeIds);
    if (all.size !== purposeIds.length || all.size !== inUse.size || !purposeIds.every((id) => inUse.has(id)))
      throw new AppError('changed-elsewhere');
    repo.orderPurposes(tx, purposeIds);
    return DONE;
  },
  'consent.retirePurpose': (input, { tx, author }) => {
    if (repo.retirePurpose(tx, input.purposeId, author.at) === 0) throw new AppError('not-found');
    return DONE;
  },
  'consent.bringPurposeBack': (input, { tx }) => {
    const found = repo.retiredPurposes(tx).find(({ purpose }) => purpose.purposeId === input.purposeId);
    if (!found) throw new AppError('not-found');
    refuseTakenName(tx, found.purpose.name, null);
    repo.unretirePurpose(tx, input.purposeId);
    return DONE;
  },
};

type Change = Omit<Purpose, 'kind' | 'wordingVersion' | 'countsFrom'> & {
  readonly seen: number;
  readonly askAgain: boolean;
};

/** The purpose as it is and as it would be. A version is new when a parent would read something else, or is to be asked again. */
function changeOf(db: ReadDb, { seen, askAgain, ...fields }: Change) {
  const before = repo.everyPurposeInUse(db).find(({ purposeId }) => purposeId === fields.purposeId);
  if (!before) throw new AppError('not-found');
  if (before.wordingVersion !== seen) throw new AppError('changed-elsewhere');
  refuseTakenName(db, fields.name, fields.purposeId);
  refuseWeakBasis(before.kind, fields.basis);
  const isNew = askAgain || !asksTheSame(before, fields);
  const wordingVersion = isNew ? before.wordingVersion + 1 : before.wordingVersion;
  const after: Purpose = {
    ...before,
    ...fields,
    wordingVersion,
    countsFrom: askAgain ? wordingVersion : before.countsFrom,
  };
  return { before, after, isNew };
}

const changedFields = (before: Purpose, after: Purpose): string[] =>
  (['name', 'description', 'basis', 'wording', 'validity', 'noFullName', 'condition', 'countsFrom'] as const).filter(
    (field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]),
  );

const tally = (answers: readonly Answer[]) => ({
  yes: answers.filter((answer) => answer === 'yes').length,
  no: answers.filter((answer) => answer === 'no').length,
  missing: answers.filter((answer) => answer === 'no-answer' || answer === 'not-asked').length,
});

function refuseTakenName(db: ReadDb, name: string, own: PurposeId | null): void {
  const taken = repo
    .everyPurposeInUse(db)
    .some((one) => one.purposeId !== own && foldName(one.name) === foldName(name));
  if (taken) throw new AppError('bad-input', { fields: { name: 'There is already a purpose with this name.' } });
}

/** Protection of Freedoms Act 2012, section 26: nothing stands in for a parent's written consent. */
function refuseWeakBasis(kind: PurposeKind, basis: Basis): void {
  if (kind === 'biometrics' && basis !== 'consent')
    throw new AppError('bad-input', {
      fields: { basis: 'Biometrics are used by consent only: the law allows no other basis.' },
    });
}
