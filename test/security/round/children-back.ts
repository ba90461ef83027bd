import { calendarDate } from '#shared/domain/calendar-date.ts';
import type { ChildId } from '#shared/domain/ids.ts';
import { CONTACT } from '../plain-inputs.ts';
import type { Call, Words } from './call.ts';

const LEFT = calendarDate('2026-09-01')!;

async function revisionOf(call: Call, childId: ChildId) {
  const record = await call('children.record', { childId });
  if (!('fields' in record)) throw new Error('A Lead sees the whole record.');
  return record;
}

/** For a Lead: what is done beside a child's record and taken back again. The child bears the surname of the words. */
export async function childrenAndBack(call: Call, words: Words, photo: string): Promise<void> {
  const { surname, allergy } = words;
  const { fields } = await revisionOf(call, (await call('children.find', { text: surname })).hits[0]!.childId);
  const twin = { ...fields, forename: 'Noa', upn: '', admissionNumber: '', street: allergy };
  const one = (await call('children.add', { fields: twin })).childId;
  const other = (await call('children.add', { fields: { ...twin, phone: surname } })).childId;

  const contact = { ...CONTACT, forename: surname, surname, relationship: 'Mother', street: allergy };
  const { contactId } = await call('children.saveContact', { childId: one, contactId: null, fields: contact });
  await call('children.saveContact', { childId: other, contactId: null, fields: contact });
  const moved = { ...contact, street: surname, phones: [{ kind: 'Home', number: '0191 496 0001' }] };
  const saved = await call('children.saveContact', { childId: one, contactId, fields: moved });
  const at = saved.elsewhere.map(({ childId, contactId: there, updatedAt }) => ({
    childId,
    contactId: there,
    updatedAt,
  }));
  await call('children.changeContactToo', { childId: one, contactId, parts: saved.changed, at });

  await call('children.useCamera', { childId: one, on: true });
  await call('children.useCamera', { childId: one, on: false });
  const { photoId } = await call('children.savePhoto', { childId: one, base64: photo });
  await call('children.removePhoto', { childId: one, photoId });
  await call('children.putPhotoBack', { childId: one, now: null, back: photoId });

  await call('children.setFlag', { childId: one, flag: 'court-order', set: true, words: allergy });
  await call('consent.decideFlag', { childId: one, flag: 'court-order', words: allergy });

  await call('children.sayTwoChildren', { oneId: one, otherId: other, two: true });
  await call('children.sayTwoChildren', { oneId: one, otherId: other, two: false });
  const [kept, doubled] = [await revisionOf(call, one), await revisionOf(call, other)];
  const { mergeId } = await call('children.merge', {
    ...{ keepId: one, otherId: other, take: ['phone'] },
    ...{ keepRevision: kept.revision, otherRevision: doubled.revision },
  });
  await call('children.undoMerge', { mergeId });

  const { classId } = await call('children.saveClass', {
    classId: null,
    name: 'Ash',
    yearGroup: '4',
    teacher: surname,
  });
  const { before } = await call('children.move', { childIds: [one], classId });
  await call('children.putBack', { places: before });
  await call('children.setLeavers', { childIds: [other], leftOn: LEFT });
  await call('children.bringBack', { childIds: [other], classId: null, hadLeft: true });
  await call('children.retireClass', { classId });

  const register = await call('children.rollOverRegister', {});
  const { rollOverId } = await call('children.rollOver', {
    ...{ basis: register.basis, schoolYear: register.schoolYear, leftOn: register.today, again: false, next: [] },
    unplaced: 0,
    classes: register.classes.map((each) => ({ classId: each.classId, to: 'leaves' as const })),
    children: register.children
      .filter((child) => child.classId === null)
      .map(({ childId }) => ({ childId, to: 'leaves' as const })),
  });
  await call('children.undoRollOver', { rollOverId });
}
