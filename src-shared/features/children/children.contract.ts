import { z } from 'zod';
import { command, query } from '#shared/contract/define.ts';
import { ChildId, ClassId, ContactId } from '#shared/domain/ids.ts';
import { words } from '#shared/domain/text.ts';
import {
  ChildFields,
  ChildRecord,
  ChildSummary,
  ChildWithNumbers,
  ContactFields,
  Flag,
  FoundChild,
  ListedChild,
} from './children.model.ts';

const Done = z.strictObject({});
const OneChild = z.strictObject({ childId: ChildId });

export const childrenContract = {
  /** At most twelve; every child of the school, for every signed-in person, by name, class and face only. */
  'children.find': query({
    needs: 'signed-in',
    input: z.strictObject({ text: z.string().max(100) }),
    output: z.strictObject({ hits: z.array(FoundChild) }),
  }),
  'children.list': query({
    needs: 'children.read',
    input: z.strictObject({ leavers: z.boolean() }),
    output: z.strictObject({ children: z.array(ListedChild) }),
  }),
  'children.classes': query({
    needs: 'signed-in',
    input: z.strictObject({}),
    output: z.strictObject({
      classes: z.array(
        z.strictObject({
          classId: ClassId,
          name: z.string(),
          yearGroup: z.string(),
          teacher: z.string(),
          children: z.number().int(),
        }),
      ),
    }),
  }),
  'children.record': query({
    answers: { 'contacts.read': ChildRecord, 'contacts.numbers': ChildWithNumbers, 'children.read': ChildSummary },
    input: OneChild,
    child: 'childId',
    audit: 'child.opened',
  }),
  'children.add': command({
    needs: 'children.write',
    input: z.strictObject({ fields: ChildFields }),
    output: OneChild,
    audit: 'child.added',
  }),
  /** Error 'changed-elsewhere' when somebody saved since `revision`. */
  'children.edit': command({
    needs: 'children.write',
    input: z.strictObject({ childId: ChildId, revision: z.number().int(), fields: ChildFields }),
    output: Done,
    child: 'childId',
    audit: 'child.changed',
  }),
  'children.saveContact': command({
    needs: 'children.write',
    input: z.strictObject({ childId: ChildId, contactId: ContactId.nullable(), fields: ContactFields }),
    output: z.strictObject({ contactId: ContactId }),
    child: 'childId',
    audit: 'contact.saved',
  }),
  'children.removeContact': command({
    needs: 'children.write',
    input: z.strictObject({ childId: ChildId, contactId: ContactId }),
    output: Done,
    child: 'childId',
    audit: 'contact.removed',
  }),
  /** The calling order, first to ring first. */
  'children.orderContacts': command({
    needs: 'children.write',
    input: z.strictObject({ childId: ChildId, contactIds: z.array(ContactId).max(30) }),
    output: Done,
    child: 'childId',
    audit: 'contact.reordered',
  }),
  'children.setFlag': command({
    needs: 'flags.set',
    input: z.strictObject({ childId: ChildId, flag: Flag, set: z.boolean(), words: words(500) }),
    output: Done,
    child: 'childId',
    audit: 'flag.changed',
  }),
  /** One photo by hand: JPEG or PNG, turned upright, re-encoded, its metadata gone. Errors 'picture-unreadable', 'picture-too-large'. */
  'children.savePhoto': command({
    needs: 'children.write',
    input: z.strictObject({ childId: ChildId, base64: z.base64().max(18_000_000) }),
    output: Done,
    child: 'childId',
    audit: 'photo.saved',
  }),
};
