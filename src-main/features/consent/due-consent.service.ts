import type { QueryContext } from '#main/core/handlers.ts';
import { toldApart } from '#main/features/children/children.service.ts';
import { addDays, type CalendarDate, showDate } from '#shared/domain/calendar-date.ts';
import type { Purpose } from '#shared/features/consent/consent.model.ts';
import { backBy, lateForms, RENEW_AHEAD_DAYS } from '#shared/features/consent/due-consent.rules.ts';
import { isAboutNames } from '#shared/features/consent/take-down.rules.ts';
import { type PictureUse, placeLine } from '#shared/features/consent/uses.model.ts';
import type { DueRow } from '#shared/features/today/due.model.ts';
import { batchesSince } from './asking.repo.ts';
import { childrenRunningOut } from './consent.repo.ts';
import { readMany } from './consent-register.ts';
import { standingUses } from './picture-uses.ts';
import { purposesInUse } from './purposes.repo.ts';

type Asked = Pick<QueryContext, 'db' | 'scope' | 'today'>;
type DueConsent = DueRow & { readonly kind: 'take-down' | 'forms-late' | 'consent-expiring' | 'consent-run-out' };

/** Forms older than this are asked for again by the list of who has not answered, not by their batch. */
const BATCH_DAYS = 120;
/** What ran out longer ago is a register that nobody asked about for a year: the chase list has it. */
const RAN_OUT_DAYS = 366;

/** What Today says of pictures and of answers about them. Why a picture must come down stands on its own list. */
export const dueConsent = (asked: Asked): DueConsent[] => [
  ...takeDowns(asked),
  ...lateBatches(asked),
  ...runningOut(asked),
];

function takeDowns({ db, today }: Asked): DueConsent[] {
  return standingUses(db, today).toTakeDown.map((use) => ({
    ...{ kind: 'take-down', id: use.useId, child: null, thing: use.picture },
    words: [placeLine(use), takeDownWords(use)].join(', '),
    // By when the picture went up: how long it has been seen, not since when it must not be.
    ...{ on: use.since, to: { name: 'pictures', list: 'toTakeDown' }, at: `use-${use.useId}` },
  }));
}

/** For how many children in it, and what stands against it as a whole. */
const takeDownWords = ({ against, faults }: PictureUse): string =>
  [
    against.length > 0 && `for ${against.length === 1 ? '1 child' : `${against.length} children`} in it`,
    faults.some(({ fault }) => isAboutNames(fault)) && 'for the full names with it',
    faults.some(({ fault }) => !isAboutNames(fault)) && 'for a purpose that was retired',
  ]
    .filter(Boolean)
    .join(' and ');

function lateBatches({ db, today }: Asked): DueConsent[] {
  return batchesSince(db, addDays(today, -BATCH_DAYS)).flatMap((batch): DueConsent[] => {
    const late = batch.kind === 'forms' ? lateForms(batch, today) : 0;
    if (late === 0) return [];
    const on = backBy(batch);
    return [
      {
        ...{ kind: 'forms-late', id: batch.batchId, child: null, thing: `Forms of ${showDate(batch.handedOutOn)}` },
        ...{ words: `${late} of ${batch.papers} not back, awaited by ${showDate(on)}`, on },
        ...{ to: { name: 'asking' }, at: null },
      },
    ];
  });
}

/** One row for all that run out, and one for all that have: they are asked for together. The one rule decides, of those it may concern. */
function runningOut({ db, scope, today }: Asked): DueConsent[] {
  const by = addDays(today, RENEW_AHEAD_DAYS);
  const concerned = childrenRunningOut(db, scope, addDays(today, -RAN_OUT_DAYS), by);
  if (concerned.length === 0) return [];
  const purposes = purposesInUse(db);
  const told = toldApart(db);
  const then = readMany(db, concerned, told, addDays(by, 1));
  const counts = [...readMany(db, concerned, told, today)].map(([childId, now]) => {
    const after = then.get(childId);
    const of = (answers: (purpose: Purpose) => boolean) => purposes.filter(answers).length;
    return {
      gone: of((purpose) => now.answerFor(purpose).reason === 'expired'),
      going: of((purpose) => now.answerFor(purpose).answer === 'yes' && after?.answerFor(purpose).reason === 'expired'),
    };
  });
  const row = (
    kind: DueConsent['kind'],
    of: 'gone' | 'going',
    words: string,
    on: CalendarDate | null,
  ): DueConsent[] => {
    const answers = counts.reduce((sum, one) => sum + one[of], 0);
    const children = counts.filter((one) => one[of] > 0).length;
    if (answers === 0) return [];
    const thing = `${answers === 1 ? '1 yes' : `${answers} times yes`} of ${children === 1 ? '1 child' : `${children} children`}`;
    return [{ kind, id: 'all', child: null, thing, words, on, to: { name: 'asking' }, at: null }];
  };
  return [
    ...row('consent-expiring', 'going', `up to ${showDate(by)}: ask the parents again`, by),
    ...row('consent-run-out', 'gone', 'counts as no answer until the parents are asked again', null),
  ];
}
