import { z } from 'zod';
import { command, query } from '#shared/contract/define.ts';
import { CalendarDate, Instant } from '#shared/domain/calendar-date.ts';
import { ChildId, ClassId, ContactId, PhotoId } from '#shared/domain/ids.ts';
import { words } from '#shared/domain/text.ts';
import { Crop } from '#shared/features/photos/crop.ts';
import {
  ChildFields,
  ChildRecord,
  ChildSummary,
  ChildWithNumbers,
  CONTACT_PARTS,
  ContactFields,
  ContactPart,
  Flag,
  FoundChild,
  ListedChild,
  SameBecause,
  SameContact,
} from './children.model.ts';

/** Thirteen megabytes of picture. */
const MOST_PHOTO_BASE64 = 18_000_000;
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
  /** Before a child is added by hand: records, leavers too, that look like the same child. At most six. */
  'children.alreadyHere': query({
    needs: 'children.write',
    input: z.strictObject({ fields: ChildFields }),
    output: z.strictObject({
      found: z.array(
        FoundChild.omit({ apart: true, opens: true }).extend({
          born: CalendarDate.nullable(),
          because: SameBecause,
          leftOn: CalendarDate.nullable(),
        }),
      ),
    }),
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
    output: z.strictObject({
      contactId: ContactId,
      /** What a change touched of the person, and contacts of other children on roll who bear the name. */
      changed: z.array(ContactPart),
      elsewhere: z.array(SameContact),
    }),
    child: 'childId',
    audit: 'contact.saved',
  }),
  /** Carries parts of a contact over to contacts of other children that a person chose. Error 'changed-elsewhere'. */
  'children.changeContactToo': command({
    needs: 'children.write',
    input: z.strictObject({
      childId: ChildId,
      contactId: ContactId,
      parts: z.array(ContactPart).min(1).max(CONTACT_PARTS.length),
      at: z
        .array(z.strictObject({ childId: ChildId, contactId: ContactId, updatedAt: Instant }))
        .min(1)
        .max(30),
    }),
    output: Done,
    child: 'childId',
    audit: 'contact.carried-over',
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
    input: z.strictObject({
      childId: ChildId,
      base64: z.base64().max(MOST_PHOTO_BASE64),
      /** The square to keep, of the picture as it is seen; null leaves it to the core. */
      crop: Crop.nullable().default(null),
    }),
    output: z.strictObject({ photoId: PhotoId, before: PhotoId.nullable() }),
    child: 'childId',
    audit: 'photo.saved',
    bulky: true,
  }),
  /** The photo leaves every screen and stays in the history. Error 'changed-elsewhere' when it is not the photo any more. */
  'children.removePhoto': command({
    needs: 'children.write',
    input: z.strictObject({ childId: ChildId, photoId: PhotoId }),
    output: Done,
    child: 'childId',
    audit: 'photo.removed',
  }),
  /** Puts an earlier photo of this child (null: none) in the place of the one now. Error 'changed-elsewhere'. */
  'children.putPhotoBack': command({
    needs: 'children.write',
    input: z.strictObject({ childId: ChildId, now: PhotoId.nullable(), back: PhotoId.nullable() }),
    output: Done,
    child: 'childId',
    audit: 'photo.put-back',
  }),
  /** The shells let the page have the camera only while this says so; hiding, locking and ten minutes end it. */
  'children.useCamera': command({
    needs: 'children.write',
    input: z.strictObject({ childId: ChildId, on: z.boolean() }),
    output: Done,
    child: 'childId',
    audit: 'photo.camera',
  }),
};
