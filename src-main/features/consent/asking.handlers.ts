import { createHash } from 'node:crypto';
import { AppError } from '#main/core/app-error.ts';
import type { CommandContext, Handlers, QueryContext } from '#main/core/handlers.ts';
import { currentClasses, oneChild, toldApart } from '#main/features/children/children.service.ts';
import { school } from '#main/features/settings/settings.service.ts';
import { addDays, type CalendarDate, showDate } from '#shared/domain/calendar-date.ts';
import type { ChildId, ClassId } from '#shared/domain/ids.ts';
import { headOf } from '#shared/features/children/family.rules.ts';
import { relationshipWords } from '#shared/features/children/relationships.ts';
import type { askingContract, PrintedForm, Reminder, SchoolHead } from '#shared/features/consent/asking.contract.ts';
import { recordedWords } from '#shared/features/consent/asking.rules.ts';
import type { Purpose } from '#shared/features/consent/consent.model.ts';
import { showFormNumber } from '#shared/features/consent/form-number.ts';
import { validityWords } from '#shared/features/consent/purpose.model.ts';
import { conditionsOf } from '#shared/features/consent/purpose.rules.ts';
import * as repo from './asking.repo.ts';
import { type AskChild, maySign, nameOf, readAsking } from './asking.ts';
import { asConsentChild } from './consent-register.ts';

const BATCHES_SHOWN_DAYS = 365;

export const askingHandlers: Handlers<keyof typeof askingContract> = {
  'consent.asking': (input, { db, today }) => {
    refuseEarlier(input.by, today);
    const { purposes, children } = readAsking(db, today, input.by);
    const reminded = repo.remindedOn(db);
    const byClass = Map.groupBy(children, ({ one }) => one.row.classId);
    const named: { classId: ClassId | null; name: string }[] = [
      ...currentClasses(db).map(({ classId, name }) => ({ classId, name })),
      { classId: null, name: 'No class' },
    ];
    return {
      purposes: purposes.map(({ purposeId, name }) => ({ purposeId, name })),
      classes: named.flatMap(({ classId, name }) => {
        const own = byClass.get(classId) ?? [];
        const stopped = own.filter((child) => child.stopped).length;
        const complete = own.filter((child) => !child.stopped && child.gaps.length === 0).length;
        return own.length === 0 ? [] : [{ classId, name, children: own.length, complete, stopped }];
      }),
      rows: children.map(({ one, family, gaps, silent, stopped }) => ({
        ...{ child: one.child, classId: one.row.classId, family, silent: [...silent], stopped },
        gaps: stopped ? [] : gaps.map(({ purpose, why, askedOn }) => ({ purposeId: purpose.purposeId, why, askedOn })),
        remindedOn: reminded.get(one.child.childId) ?? null,
      })),
    };
  },
  'consent.forms': (input, ctx) => formsFor(ctx, input.childIds, input.by),
  'consent.printForms': (input, ctx) => {
    const { fingerprint, forms } = formsFor(ctx, input.childIds, input.by);
    if (fingerprint !== input.fingerprint || forms.length === 0) throw new AppError('changed-elsewhere');
    const batchId = goesOut(ctx, 'forms', input);
    let number = repo.nextNumber(ctx.tx);
    const numbers = forms.map(({ child: { childId }, lines }) => {
      const own = number++;
      repo.insertPrintedForm(ctx.tx, { batchId, childId, number: own, lines });
      ctx.alsoAudit({ what: 'consent.form-printed', childId, fields: [] });
      return { childId, number: showFormNumber(own) };
    });
    ctx.audit({ fields: [childrenWords(forms.length), 'handedOutOn'] });
    return { batchId, numbers };
  },
  'consent.reminders': (input, ctx) => remindersFor(ctx, input.childIds),
  'consent.printReminders': (input, ctx) => {
    const { fingerprint, letters } = remindersFor(ctx, input.childIds);
    if (fingerprint !== input.fingerprint || letters.length === 0) throw new AppError('changed-elsewhere');
    const batchId = goesOut(ctx, 'reminders', input);
    const reminded = letters.flatMap(({ children }) => children);
    for (const { child } of reminded) {
      repo.insertReminder(ctx.tx, batchId, child.childId);
      ctx.alsoAudit({ what: 'consent.reminder-printed', childId: child.childId, fields: [] });
    }
    ctx.audit({ fields: [childrenWords(reminded.length), 'handedOutOn'] });
    return { batchId };
  },
  'consent.formBatches': (_input, { db, today }) => ({
    batches: repo.batchesSince(db, addDays(today, -BATCHES_SHOWN_DAYS)),
  }),
  'consent.voidBatch': (input, ctx) => {
    if (repo.voidBatch(ctx.tx, input.batchId, ctx.author) === 0) throw new AppError('changed-elsewhere');
    return {};
  },
  'consent.formByNumber': (input, { db }) => {
    const printed = repo.printedForm(db, input);
    const row = printed && oneChild(db, printed.childId);
    if (!printed || !row) return { found: null };
    const { printedId, handedOutOn } = printed;
    return { found: { printedId, handedOutOn, child: asConsentChild(row, toldApart(db)) } };
  },
};

function formsFor({ db, today }: QueryContext, childIds: readonly ChildId[], by: CalendarDate | null) {
  if (by !== null) refuseEarlier(by, today);
  const { purposes, children } = readAsking(db, today, by ?? today);
  const wanted = new Set(childIds);
  const chosen = children.filter(({ one }) => wanted.has(one.child.childId));
  const forms: PrintedForm[] = [];
  const leftOut: { child: AskChild['one']['child']; why: 'stopped' | 'nothing-to-ask' }[] = [];
  for (const child of chosen) {
    const asked = by === null ? purposes : child.gaps.map(({ purpose }) => purpose);
    if (child.stopped) leftOut.push({ child: child.one.child, why: 'stopped' });
    else if (asked.length === 0) leftOut.push({ child: child.one.child, why: 'nothing-to-ask' });
    else forms.push(formOf(child, asked));
  }
  return { ...printable(db, { forms, leftOut }), forms, leftOut };
}

function formOf(child: AskChild, purposes: readonly Purpose[]): PrintedForm {
  return {
    ...{ child: child.one.child, family: child.family, maySign: maySign(child, relationshipWords) },
    lines: purposes.map((purpose) => {
      const effective = child.one.answerFor(purpose);
      const { purposeId, name, basis, description, wording, wordingVersion } = purpose;
      const holds = basis === 'consent' ? `A yes counts ${validityWords(purpose.validity)}` : '';
      const day = effective.decidedOn === null ? '' : showDate(effective.decidedOn);
      return {
        ...{ purposeId, name, basis, version: wordingVersion, recorded: recordedWords(effective, day) },
        words: [
          sentences([description, wording], ' '),
          `${sentences([...conditionsOf(purpose), holds], '. ')}.`,
        ].filter((line) => line.length > 1),
      };
    }),
  };
}

const childrenWords = (count: number): string => `${count} ${count === 1 ? 'child' : 'children'}`;
const sentences = (parts: readonly string[], between: string): string => parts.filter(Boolean).join(between);

function remindersFor({ db, today }: QueryContext, childIds: readonly ChildId[]) {
  const { children } = readAsking(db, today, today);
  const wanted = new Set(childIds);
  const chosen = children.filter(({ one }) => wanted.has(one.child.childId));
  const missing = chosen.filter(({ stopped, gaps }) => !stopped && gaps.length > 0);
  const letters: Reminder[] = [...Map.groupBy(missing, ({ family }) => family).entries()].map(([family, own]) => {
    const [first] = own;
    const head = first && !first.withoutNames ? headOf(first) : undefined;
    return {
      ...{ family, dear: head ? `Dear ${nameOf(head)},` : 'Dear parent or carer,' },
      children: own.map(({ one, gaps }) => ({
        ...{ child: one.child, missing: gaps.map(({ purpose }) => purpose.name) },
        askedOn:
          gaps
            .map(({ askedOn }) => askedOn)
            .filter((day) => day !== null)
            .sort()
            .at(-1) ?? null,
      })),
    };
  });
  const leftOut = chosen
    .filter((child) => !missing.includes(child))
    .map(({ one, stopped }) => ({
      child: one.child,
      why: stopped ? ('stopped' as const) : ('nothing-to-ask' as const),
    }));
  return { ...printable(db, { letters, leftOut }), letters, leftOut };
}

/** The head of every paper, and a fingerprint of all that would stand on it. */
function printable(db: QueryContext['db'], content: object): { fingerprint: string; school: SchoolHead } {
  const { name, street, town, postcode, phone } = school(db);
  const head = { name, street, town, postcode, phone };
  return {
    school: head,
    fingerprint: createHash('sha256')
      .update(JSON.stringify([head, content]))
      .digest('hex'),
  };
}

interface GoesOut {
  readonly handedOutOn: CalendarDate;
  readonly how: string;
  readonly replyBy: CalendarDate | null;
}
/** Records that a batch goes out. Error 'bad-input' for an answer that is wanted before. */
function goesOut(ctx: CommandContext, kind: 'forms' | 'reminders', { handedOutOn, how, replyBy }: GoesOut) {
  if (replyBy !== null && replyBy < handedOutOn)
    throw new AppError('bad-input', { fields: { replyBy: 'This is before they go out.' } });
  return repo.insertBatch(ctx.tx, { kind, handedOutOn, how, replyBy }, ctx.author);
}

function refuseEarlier(by: CalendarDate, today: CalendarDate): void {
  if (by < today) throw new AppError('bad-input', { fields: { by: 'This day is over.' } });
}
