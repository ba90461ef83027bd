import { AppError } from '#main/core/app-error.ts';
import type { CommandContext, Handlers, QueryContext } from '#main/core/handlers.ts';
import { changedFields, filledFields } from '#main/features/audit/changed-fields.ts';
import type { ChildId, ContactId } from '#shared/domain/ids.ts';
import { fullName } from '#shared/domain/names.ts';
import { reaches } from '#shared/features/access/access.rules.ts';
import type { Contact, ContactFields, SameContact } from '#shared/features/children/children.model.ts';
import { bearsName, changedParts, withParts } from '#shared/features/children/same-person.rules.ts';
import { calledBy } from '#shared/features/children/told-apart.rules.ts';
import { childReach } from './child-reach.ts';
import { contactNames, contactStamp, placeContact } from './children.repo.ts';
import * as service from './children.service.ts';

const DONE = {};

function mustReach(ctx: QueryContext, childId: ChildId): service.ChildRow {
  const reach = childReach(ctx.db, childId);
  const child = service.oneChild(ctx.db, childId);
  if (!reach || !child) throw new AppError('not-found');
  if (!reaches(ctx.scope, reach)) throw new AppError('not-allowed');
  return child;
}

function contactAt(ctx: QueryContext, childId: ChildId, contactId: ContactId): Contact {
  const contact = service.contactsOf(ctx.db, childId).find((one) => one.contactId === contactId);
  if (!contact) throw new AppError('not-found');
  return contact;
}

const fieldsOf = ({ contactId: _contactId, ...fields }: Contact): ContactFields => fields;

/** A child's contacts: saved, removed, put in order; and the same person at other children, shown but never linked. */
export const contactHandlers: Handlers<
  'children.saveContact' | 'children.changeContactToo' | 'children.removeContact' | 'children.orderContacts'
> = {
  'children.saveContact': (input, ctx) => {
    mustReach(ctx, input.childId);
    const { childId, contactId, fields } = input;
    if (contactId === null) {
      ctx.audit({ fields: filledFields(fields) });
      return { contactId: service.addContact(ctx.tx, childId, fields, ctx.author), changed: [], elsewhere: [] };
    }
    const before = fieldsOf(contactAt(ctx, childId, contactId));
    service.updateContact(ctx.tx, childId, contactId, fields, ctx.author);
    ctx.audit({ fields: changedFields(before, fields) });
    const changed = changedParts(before, fields);
    return { contactId, changed, elsewhere: changed.length === 0 ? [] : elsewhere(ctx, childId, [before, fields]) };
  },
  'children.changeContactToo': (input, ctx) => {
    mustReach(ctx, input.childId);
    const from = fieldsOf(contactAt(ctx, input.childId, input.contactId));
    ctx.audit({ fields: input.parts });
    for (const { childId, contactId, updatedAt } of input.at) {
      mustReach(ctx, childId);
      const there = fieldsOf(contactAt(ctx, childId, contactId));
      if (contactStamp(ctx.db, contactId) !== updatedAt) throw new AppError('changed-elsewhere');
      service.updateContact(ctx.tx, childId, contactId, withParts(there, from, input.parts), ctx.author);
      ctx.alsoAudit({ what: 'contact.saved', childId, fields: input.parts });
    }
    return DONE;
  },
  'children.removeContact': (input, ctx) => {
    if (service.removeContact(ctx.tx, input.childId, input.contactId, ctx.author.at) === 0)
      throw new AppError('not-found');
    return DONE;
  },
  'children.orderContacts': (input, ctx) => {
    const known = service.contactsOf(ctx.db, input.childId).map((contact) => contact.contactId);
    const same = known.length === input.contactIds.length && known.every((id) => input.contactIds.includes(id));
    if (!same) throw new AppError('changed-elsewhere');
    for (const [position, contactId] of input.contactIds.entries())
      placeContact(ctx.tx, input.childId, contactId, position);
    return DONE;
  },
};

/**
 * Contacts of other children on roll who bear the name, for those who may see contacts. Each is a look at that child's
 * record, and stands in the audit as one.
 */
function elsewhere(ctx: CommandContext, childId: ChildId, names: readonly ContactFields[]): SameContact[] {
  const scope = ctx.capabilities.get('contacts.read');
  if (!scope) return [];
  const told = service.toldApart(ctx.db);
  return contactNames(ctx.db, scope)
    .filter((one) => one.childId !== childId && bearsName(one, names))
    .map((one) => {
      const child = mustReach(ctx, one.childId);
      const { responsibility: _pr, livesWith: _lives, ...contact } = contactAt(ctx, one.childId, one.contactId);
      ctx.alsoAudit({ what: 'contact.compared', childId: one.childId });
      return {
        ...contact,
        childId: one.childId,
        childName: fullName(calledBy(child)),
        className: child.className ?? 'No class',
        apart: told.apart(child),
        addressProtected: service.flagsInForce(ctx.db, one.childId).some(({ flag }) => flag === 'protected-address'),
        updatedAt: one.updatedAt,
      };
    });
}
