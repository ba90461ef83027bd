import { AppError } from '#main/core/app-error.ts';
import type { CommandContext, Handlers } from '#main/core/handlers.ts';
import { toldApart } from '#main/features/children/children.service.ts';
import { addDays, type CalendarDate } from '#shared/domain/calendar-date.ts';
import type { PictureUseId, PurposeId } from '#shared/domain/ids.ts';
import type { Purpose } from '#shared/features/consent/consent.model.ts';
import { endOfUse, whoIsAgainst } from '#shared/features/consent/take-down.rules.ts';
import type { pictureUsesContract } from '#shared/features/consent/uses.contract.ts';
import { readChosen, readMany } from './consent-register.ts';
import { readUses, standingUses } from './picture-uses.ts';
import { mustExist, purposeInUse } from './record-decision.ts';
import * as repo from './uses.repo.ts';

const ENDED_SHOWN = 100;
/** A newsletter may be planned; a year ahead is a slip of the pen. */
const DAYS_AHEAD = 366;

export const pictureUseHandlers: Handlers<keyof typeof pictureUsesContract> = {
  'consent.recordUse': (input, ctx) => {
    const childIds = [...new Set(input.childIds)];
    const purposes = [...new Set(input.purposeIds)].map((purposeId) => picturePurpose(ctx, purposeId));
    if (input.since > addDays(ctx.today, DAYS_AHEAD))
      throw new AppError('bad-input', { fields: { since: 'This is more than a year ahead.' } });
    const picked = readChosen(ctx.tx, ctx.scope, ctx.today, childIds);
    if (picked === null) throw new AppError('not-allowed');
    // What the page was told a moment ago does not count: somebody may have said no since.
    if (whoIsAgainst(purposes, picked).length > 0) throw new AppError('consent-use-blocked');
    if (input.named && purposes.some(({ noFullName }) => noFullName)) throw new AppError('consent-use-named');
    const { picture, place, placeWords, since, named } = input;
    const purposeIds = purposes.map(({ purposeId }) => purposeId);
    const useId = repo.insertUse(
      ctx.tx,
      { picture, place, placeWords, since, named, purposeIds, childIds },
      ctx.author,
    );
    auditEach(ctx, 'picture.use-recorded', childIds, ['picture', 'place', 'since', 'purposes']);
    return { useId };
  },
  'consent.uses': (_input, { db, today }) => ({
    ...standingUses(db, today),
    ended: readUses(db, { which: 'ended', newest: ENDED_SHOWN }, today).sort((a, b) =>
      (a.end?.recordedAt ?? '') < (b.end?.recordedAt ?? '') ? 1 : -1,
    ),
  }),
  'consent.useChildren': (input, { db, today }) => {
    const asked = { which: 'one', useId: input.useId } as const;
    if (repo.usesOf(db, asked).length === 0) throw new AppError('not-found');
    const childIds = repo.childrenOfUses(db, asked).map(({ childId }) => childId);
    const children = [...readMany(db, childIds, toldApart(db), today).values()].map(({ child }) => child);
    return { children: children.sort((a, b) => a.listName.localeCompare(b.listName, 'en-GB')) };
  },
  'consent.childUses': (input, ctx) => {
    mustExist(ctx, input.childId);
    return {
      uses: readUses(ctx.db, { which: 'of-child', childId: input.childId }, ctx.today, {
        only: input.childId,
      }).reverse(),
    };
  },
  'consent.endUse': (input, ctx) => {
    refuseToCome(input.doneOn, ctx.today);
    if (input.state !== 'taken-down' && input.words === '')
      throw new AppError('bad-input', { fields: { words: 'Please fill this in.' } });
    if (endedAs(ctx, input.useId) !== null) throw new AppError('changed-elsewhere');
    const { useId, ...event } = input;
    repo.insertUseEvent(ctx.tx, useId, event, ctx.author);
    auditUse(ctx, 'picture.use-ended', useId, ['doneOn', 'doneBy']);
    return {};
  },
  'consent.useWithoutNames': (input, ctx) => {
    if (endedAs(ctx, input.useId) !== null) throw new AppError('changed-elsewhere');
    const [use] = repo.usesOf(ctx.tx, { which: 'one', useId: input.useId });
    if (use?.named === false) throw new AppError('changed-elsewhere');
    repo.insertNames(ctx.tx, input.useId, false, ctx.author);
    auditUse(ctx, 'picture.use-without-names', input.useId, ['named']);
    return {};
  },
  'consent.useStillUp': (input, ctx) => {
    if (endedAs(ctx, input.useId) === null) throw new AppError('changed-elsewhere');
    const event = { state: 'still-up', doneOn: ctx.today, doneBy: '', words: '' } as const;
    repo.insertUseEvent(ctx.tx, input.useId, event, ctx.author);
    auditUse(ctx, 'picture.use-still-up', input.useId, []);
    return {};
  },
};

/** How a use ended, null while it stands. Error 'not-found'. */
function endedAs(ctx: CommandContext, useId: PictureUseId) {
  const asked = { which: 'one', useId } as const;
  if (repo.usesOf(ctx.tx, asked).length === 0) throw new AppError('not-found');
  return endOfUse(repo.eventsOfUses(ctx.tx, asked));
}

function refuseToCome(day: CalendarDate, today: CalendarDate): void {
  if (day > today) throw new AppError('bad-input', { fields: { doneOn: 'This day is still to come.' } });
}

const auditUse = (ctx: CommandContext, what: string, useId: PictureUseId, fields: readonly string[]): void =>
  auditEach(
    ctx,
    what,
    repo.childrenOfUses(ctx.tx, { which: 'one', useId }).map(({ childId }) => childId),
    fields,
  );

/** One row for each child in the picture: "what was done about this child" must not miss the second one in it. */
function auditEach(
  ctx: CommandContext,
  what: string,
  childIds: readonly NonNullable<Parameters<CommandContext['audit']>[0]['childId']>[],
  fields: readonly string[],
): void {
  const [first, ...others] = childIds;
  ctx.audit({ childId: first ?? null, fields });
  for (const childId of others) ctx.alsoAudit({ what, childId, fields });
}

/** A purpose of pictures in use. Biometrics are no use of a picture. Error 'not-found'. */
function picturePurpose(ctx: CommandContext, purposeId: PurposeId): Purpose {
  const purpose = purposeInUse(ctx, purposeId);
  if (purpose.kind !== 'pictures') throw new AppError('not-found');
  return purpose;
}
