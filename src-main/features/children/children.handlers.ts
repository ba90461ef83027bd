import { AppError } from '#main/core/app-error.ts';
import type { Handlers, QueryContext } from '#main/core/handlers.ts';
import { filledFields } from '#main/features/audit/changed-fields.ts';
import { earlierPhoto, photoOf } from '#main/features/photos/photos.service.ts';
import type { ChildId } from '#shared/domain/ids.ts';
import { fullName } from '#shared/domain/names.ts';
import type { childrenContract } from '#shared/features/children/children.contract.ts';
import type { ChildFields, ContactNumbers, Flag } from '#shared/features/children/children.model.ts';
import { sameBecause } from '#shared/features/children/same-child.rules.ts';
import { calledBy } from '#shared/features/children/told-apart.rules.ts';
import * as service from './children.service.ts';
import { contactHandlers } from './contact.handlers.ts';
import { findChildren } from './find-child.ts';
import { lastHeldCheck } from './held.repo.ts';
import { photoHandlers } from './photo.handlers.ts';
import { warningsFor } from './record-warnings.ts';

const DONE = {};
const MOST_ALREADY = 6;

function mustExist(ctx: QueryContext, childId: ChildId): service.ChildRow {
  const child = service.oneChild(ctx.db, childId);
  if (!child) throw new AppError('not-found');
  return child;
}

const fieldsOf = (child: service.ChildRow): ChildFields =>
  Object.fromEntries(
    Object.keys(service.EMPTY_CHILD).map((field) => [field, child[field as keyof ChildFields]]),
  ) as unknown as ChildFields;

const numbersOf = (ctx: QueryContext, childId: ChildId): ContactNumbers[] =>
  service.contactsOf(ctx.db, childId).map(({ contactId, title, forename, surname, relationship, phones }) => ({
    contactId,
    title,
    forename,
    surname,
    relationship,
    phones,
  }));

/**
 * Who may not know which flags are set can take back only what nobody but they themselves set: nobody lifts a court order
 * without seeing it, not by setting it once more either. Clearing says why. The refusal is the same whether it is set or not.
 */
function mayClear(ctx: QueryContext, childId: ChildId, flag: Flag, why: string): void {
  if (why === '') throw new AppError('bad-input', { fields: { words: 'Please say why it is cleared.' } });
  const set = service.flagsInForce(ctx.db, childId).find((one) => one.flag === flag);
  if (ctx.capabilities.has('flags.reason')) {
    if (!set) throw new AppError('bad-input', { fields: { flag: 'This flag is not set.' } });
  } else if (!set?.setBy.every((by) => by === ctx.session.staffId)) throw new AppError('not-allowed');
}

/** A child to be told apart from one that is being typed: always with its date of birth. */
const foundAs = (child: service.ChildRow) => ({
  childId: child.childId,
  name: fullName(calledBy(child)),
  className: child.className ?? 'No class',
  born: child.born,
  photoUrl: service.photoUrl(child.photoId),
});

export const childrenHandlers: Handlers<keyof typeof childrenContract> = {
  'children.find': (input, ctx) => ({ hits: findChildren(ctx, input.text) }),
  'children.list': (input, { db, scope }) => {
    const { told } = service.toldApart(db);
    return {
      children: service.listChildren(db, scope, input.leavers).map((child) => ({
        childId: child.childId,
        ...calledBy(child),
        told: told(child),
        classId: child.classId,
        className: child.className ?? 'No class',
        born: child.born,
        photoUrl: service.photoUrl(child.photoId),
        leftOn: child.leftOn,
      })),
    };
  },
  'children.classes': (_input, { db }) => ({ classes: service.currentClasses(db).map((row) => ({ ...row })) }),
  'children.record': (input, ctx) => {
    const child = mustExist(ctx, input.childId);
    const flags = service.flagsInForce(ctx.db, input.childId);
    const told = service.toldApart(ctx.db);
    const summary = {
      childId: child.childId,
      surname: child.surname,
      forename: child.forename,
      knownAs: fullName(calledBy(child)),
      told: told.told(child),
      born: child.born,
      className: child.className ?? 'No class',
      photoUrl: service.photoUrl(child.photoId, 'full'),
      leftOn: child.leftOn,
      sharesName: told.isShared(child),
      instructions: service.instructionsFor(flags.map((one) => one.flag)),
    };
    if (ctx.as === 'contacts.numbers') return { ...summary, numbers: numbersOf(ctx, input.childId) };
    if (ctx.as !== 'contacts.read') return summary;
    const mayKnow = ctx.capabilities.has('flags.reason');
    return {
      ...summary,
      fields: fieldsOf(child),
      heldCheck: lastHeldCheck(ctx.db, input.childId),
      contacts: service.contactsOf(ctx.db, input.childId),
      photo: {
        photoId: photoOf(ctx.db, input.childId)?.photoId ?? null,
        earlierId: earlierPhoto(ctx.db, input.childId),
      },
      warnings: warningsFor(child),
      flags: mayKnow ? flags.map(({ flag, words, since }) => ({ flag, words, since })) : [],
      revision: child.revision,
    };
  },
  'children.alreadyHere': (input, { db }) => ({
    found: service
      .everyChild(db)
      .flatMap((child) => {
        const because = sameBecause(input.fields, child);
        return because === null ? [] : [{ ...foundAs(child), because, leftOn: child.leftOn }];
      })
      .slice(0, MOST_ALREADY),
  }),
  'children.add': (input, ctx) => {
    service.classInUse(ctx.tx, input.fields.classId);
    const childId = service.addChild(ctx.tx, input.fields, ctx.author);
    ctx.audit({ childId, fields: filledFields(input.fields) });
    return { childId };
  },
  'children.edit': (input, ctx) => {
    const before = mustExist(ctx, input.childId);
    if (before.revision !== input.revision) throw new AppError('changed-elsewhere');
    const changed = (Object.keys(input.fields) as (keyof ChildFields)[]).filter(
      (field) => before[field] !== input.fields[field],
    );
    if (changed.includes('classId')) service.classInUse(ctx.tx, input.fields.classId);
    service.updateChild(
      ctx.tx,
      input.childId,
      Object.fromEntries(changed.map((field) => [field, input.fields[field]])),
      ctx.author,
    );
    ctx.audit({ fields: changed });
    return DONE;
  },
  'children.setFlag': (input, ctx) => {
    mustExist(ctx, input.childId);
    if (!input.set) mayClear(ctx, input.childId, input.flag, input.words);
    service.changeFlag(ctx.tx, input.childId, input.flag, input.set, input.words, ctx.author);
    ctx.audit({ fields: ['flag'] });
    return DONE;
  },
  ...contactHandlers,
  ...photoHandlers,
};
