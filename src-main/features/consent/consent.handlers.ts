import { AppError } from '#main/core/app-error.ts';
import type { Handlers } from '#main/core/handlers.ts';
import { currentClasses, flagsInForce } from '#main/features/children/children.service.ts';
import type { ReadDb } from '#main/store/sql.ts';
import { addDays, type CalendarDate } from '#shared/domain/calendar-date.ts';
import type { PurposeId } from '#shared/domain/ids.ts';
import type { consentContract } from '#shared/features/consent/consent.contract.ts';
import type { Purpose } from '#shared/features/consent/consent.model.ts';
import { type EffectiveAnswer, inForce, isAgainst, mayAnswer } from '#shared/features/consent/consent-effective.ts';
import { conditionsOf, earlier, validUntilFor } from '#shared/features/consent/purpose.rules.ts';
import * as repo from './consent.repo.ts';
import { voidDecision } from './consent.service.ts';
import {
  classCounts,
  formOf,
  instructionOf,
  isAskable,
  namedChildren,
  onlyClass,
  readChosen,
  readOne,
  readRegister,
} from './consent-register.ts';
import { matchPastedNames } from './pasted-names.ts';
import { everyPurposeInUse, purposesEver, purposesInUse, purposeVersions } from './purposes.repo.ts';
import { giversOf, hasUnrecordedNo, insertSaid, mustExist, purposeInUse, refuseOddDates } from './record-decision.ts';

const DONE = {};

const short = ({ purposeId, name }: Purpose) => ({ purposeId, name });
const column = ({ purposeId, name, kind, noFullName }: Purpose) => ({ purposeId, name, kind, noFullName });
const shown = ({ answer, reason, decidedOn }: EffectiveAnswer) => ({ answer, reason, decidedOn });

export const consentHandlers: Handlers<keyof typeof consentContract> = {
  'consent.register': (input, { db, scope, today, as }) => {
    const counts = classCounts(db, scope);
    const classes = currentClasses(db).flatMap((one) => {
      const children = counts.get(one.classId) ?? 0;
      return children > 0 ? [{ classId: one.classId, name: one.name, children }] : [];
    });
    const classId = input.classId === 'first' ? (classes[0]?.classId ?? null) : input.classId;
    const within = {
      classes,
      allChildren: [...counts.values()].reduce((sum, count) => sum + count, 0),
      shown: classId,
    };
    const { purposes, children: rows } = readRegister(db, classId === null ? scope : onlyClass(scope, classId), today);
    if (as !== 'consent.read') {
      return {
        view: 'instructions',
        ...within,
        purposes: purposes.map(column),
        rows: rows.map((one) => ({
          child: one.child,
          instructions: purposes.map((purpose) => instructionOf(one.answerFor(purpose))),
        })),
      };
    }
    const columns = everyPurposeInUse(db);
    const weekAgo = addDays(today, -7);
    return {
      view: 'reasons',
      ...within,
      purposes: columns.map(column),
      rows: rows.map((one) => ({
        child: one.child,
        ...formOf(one, purposes, weekAgo),
        cells: columns.map((purpose) => one.answerFor(purpose).reason),
      })),
    };
  },
  'consent.history': (input, ctx) => {
    const one = readOne(ctx.db, mustExist(ctx, input.childId), ctx.today);
    const purpose = purposeInUse(ctx, input.purposeId);
    const mayKnow = ctx.capabilities.has('flags.reason');
    return {
      child: one.child,
      purpose,
      versions: purposeVersions(ctx.db, purpose.purposeId).map(({ purposeId: _, ...version }) => version),
      effective: shown(one.answerFor(purpose)),
      flags: mayKnow
        ? flagsInForce(ctx.db, input.childId).map(({ flag, state }) => ({ flag, decided: state === 'decided' }))
        : [],
      history: repo.historyOf(ctx.db, input.childId, input.purposeId),
      givers: giversOf(ctx, input.childId),
      unrecordedNo: hasUnrecordedNo(one, input.purposeId),
    };
  },
  'consent.child': (input, ctx) => {
    const one = readOne(ctx.db, mustExist(ctx, input.childId), ctx.today);
    const purposes = ctx.as === 'consent.read' ? everyPurposeInUse(ctx.db) : purposesInUse(ctx.db);
    return ctx.as === 'consent.read'
      ? {
          view: 'reasons',
          answers: purposes.map((each) => ({ purpose: short(each), effective: shown(one.answerFor(each)) })),
        }
      : {
          view: 'instructions',
          answers: purposes.map((each) => ({ purpose: short(each), instruction: instructionOf(one.answerFor(each)) })),
        };
  },
  'consent.record': (input, ctx) => {
    const purpose = purposeInUse(ctx, input.purposeId);
    refuseOddDates(input, ctx.today);
    const one = readOne(ctx.db, mustExist(ctx, input.childId), ctx.today);
    const lifts = input.state === 'given' && input.who.kind === 'contact';
    const oldNo = lifts && hasUnrecordedNo(one, input.purposeId);
    if (oldNo && !(input.replacesUnrecorded && input.words !== '')) throw new AppError('consent-unrecorded-no');
    ctx.audit({ fields: ['state'] });
    return insertSaid(ctx, { ...input, replacesUnrecorded: oldNo }, purpose);
  },
  'consent.correct': (input, ctx) => {
    mustExist(ctx, input.childId);
    if (input.words === '') throw new AppError('correct-own-words', { fields: { words: 'Please fill this in.' } });
    const rows = repo.decisionsOf(ctx.db, { childId: input.childId });
    const target = rows.find((row) => row.id === input.decisionId);
    if (!target) throw new AppError('not-found');
    if (!inForce(rows).includes(target)) throw new AppError('changed-elsewhere');
    if (target.giver === 'not-recorded' && isAgainst(target.state)) throw new AppError('consent-unrecorded-no');
    if (input.replacement === null) {
      return { decisionId: voidDecision(ctx.tx, input.decisionId, input.words, ctx.author) };
    }
    refuseOddDates({ askedOn: null, ...input.replacement }, ctx.today);
    // An old record says nothing about who decided: a blank there cannot be "corrected" into somebody's yes.
    if (target.giver === 'not-recorded' && input.replacement.state === 'given' && target.state !== 'given')
      throw new AppError('consent-giver-unknown');
    // A slip of the pen is put right as the answer it was: no yes where none could have been recorded.
    const { kind } = everPurpose(ctx.db, target.purposeId);
    const { isParent } = target;
    if (target.giver === 'contact' && !mayAnswer(input.replacement.state, target.responsibility, { kind, isParent }))
      throw new AppError('consent-no-responsibility');
    const to = { ...input.replacement, validUntil: heldUntil(ctx.db, target, input.replacement) };
    return { decisionId: repo.insertCorrection(ctx.tx, input.decisionId, to, input.words, ctx.author) };
  },
  'consent.decideFlag': (input, ctx) => {
    mustExist(ctx, input.childId);
    if (!ctx.capabilities.has('flags.set')) throw new AppError('not-allowed');
    const flag = flagsInForce(ctx.db, input.childId).find((one) => one.flag === input.flag);
    if (!flag) throw new AppError('not-found');
    if (flag.state === 'decided') throw new AppError('changed-elsewhere');
    repo.insertFlagDecided(ctx.tx, input.childId, input.flag, input.words, ctx.author);
    ctx.audit({ fields: ['flag'] });
    return DONE;
  },

  'consent.check': (input, ctx) => {
    const purposes = purposesInUse(ctx.db);
    const picked = readChosen(ctx.db, ctx.scope, ctx.today, [...new Set(input.childIds)]);
    if (picked === null) throw new AppError('not-allowed');
    const asked = input.purposeIds.map((purposeId) => {
      const purpose = purposes.find((one) => one.purposeId === purposeId);
      if (!purpose) throw new AppError('not-found');
      const blocked = picked
        .map((one) => ({ child: one.child, effective: one.answerFor(purpose) }))
        .filter(({ effective }) => effective.answer !== 'yes');
      const namesBlock = input.named && purpose.noFullName;
      return { said: { purpose: short(purpose), conditions: conditionsOf(purpose), namesBlock }, blocked };
    });
    if (ctx.as !== 'consent.read') {
      return {
        view: 'instructions',
        verdicts: asked.map(({ said, blocked }) => ({
          ...said,
          blockers: blocked.map(({ child, effective }) => ({ child, instruction: instructionOf(effective) })),
        })),
      };
    }
    const mayKnow = ctx.capabilities.has('flags.reason');
    return {
      view: 'reasons',
      verdicts: asked.map(({ said, blocked }) => ({
        ...said,
        blockers: blocked.map(({ child, effective }) => ({
          child,
          effective: shown(effective),
          stoppedBy: mayKnow ? [...effective.stoppedBy] : [],
          askable: effective.answer !== 'no' || isAskable(effective.reason),
        })),
      })),
    };
  },
  'consent.pasteNames': (input, { db, scope }) => matchPastedNames(input.text, namedChildren(db, scope)),
};

/** A corrected yes holds no longer than what was asked: by the version it was given on, from its own date. A no does not run out. */
function heldUntil(db: ReadDb, target: repo.DecisionRow, to: repo.Replacement): CalendarDate | null {
  if (to.state !== 'given') return null;
  const given = purposeVersions(db, target.purposeId).find(({ version }) => version === target.wordingVersion);
  const longest = validUntilFor((given ?? everPurpose(db, target.purposeId)).validity, to.decidedOn);
  return earlier(to.validUntil, longest);
}

/** The purpose of a decision, retired or not. */
function everPurpose(db: ReadDb, purposeId: PurposeId): Purpose {
  const purpose = purposesEver(db).find((one) => one.purposeId === purposeId);
  if (!purpose) throw new AppError('not-found');
  return purpose;
}
