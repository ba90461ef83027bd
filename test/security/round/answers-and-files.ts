import type { CallOutput } from '#shared/contract/contract.ts';
import { calendarDate } from '#shared/domain/calendar-date.ts';
import { CLOSED } from '../plain-inputs.ts';
import type { Call, Words } from './call.ts';

const DAY = calendarDate('2026-09-07')!;

/** For a Lead: answers about photos, kinds and steps of needs, imports, the school; and what each of them takes back. */
export async function answersAndFiles(call: Call, words: Words): Promise<void> {
  await formsAndPictures(call, words);
  await kinds(call, words);
  await imports(call, words);
  await school(call, words);
}

async function formsAndPictures(call: Call, { surname, allergy }: Words): Promise<void> {
  const { purposes } = await call('consent.purposes', {});
  const { purposeId } = purposes.find(({ name }) => name === `${surname} page`)!;
  const { childId } = await call('children.add', {
    fields: { ...(await aChild(call, surname)), forename: 'Ola', upn: '', admissionNumber: '' },
  });
  const { contactId } = await call('children.saveContact', {
    childId,
    contactId: null,
    fields: {
      ...{ title: 'Ms', forename: surname, surname, relationship: 'Mother', responsibility: true, livesWith: true },
      ...{ phones: [], email: '', street: allergy, town: '', postcode: '' },
    },
  });
  const form = {
    ...{ childId, contactId, method: 'paper' as const, decidedOn: DAY, wording: 'in-use' as const },
    ...{
      evidence: allergy,
      words: surname,
      answers: [{ purposeId, answer: 'yes' as const }],
      replacesUnrecorded: false,
    },
  };
  const { decisionIds } = await call('consent.recordForm', form);
  await call('consent.takeFormBack', { childId, decisionIds });
  const { formId } = await call('consent.enterForm', form);
  await call('consent.takeEnteredBack', { childId, formId });
  await call('consent.recordForm', form);
  const { useId } = await call('consent.recordUse', {
    ...{ childIds: [childId], purposeIds: [purposeId], picture: `${allergy}.jpg`, place: 'press', placeWords: allergy },
    since: DAY,
  });
  await call('consent.endUse', { useId, state: 'taken-down', doneOn: DAY, doneBy: surname, words: allergy });
  await call('consent.useStillUp', { useId });
  const display = purposes.find(({ noFullName, kind }) => kind === 'pictures' && !noFullName)!;
  await call('consent.record', {
    ...{ childId, purposeId: display.purposeId, state: 'given', who: { kind: 'contact', contactId } },
    ...{ method: 'paper', decidedOn: DAY, validUntil: null, evidence: allergy, words: '', replacesUnrecorded: false },
  });
  const withNames = await call('consent.recordUse', {
    ...{ childIds: [childId], purposeIds: [display.purposeId], picture: `${allergy}-2.jpg`, place: 'display' },
    ...{ placeWords: allergy, since: DAY, named: true },
  });
  await call('consent.useWithoutNames', withNames);
  const { classes } = await call('consent.exportChoices', {});
  await call('consent.export', {
    ...{ purposeIds: [purposeId], classIds: classes.map(({ classId }) => classId), shape: 'wide', words: 'state' },
    children: classes.reduce((sum, { children }) => sum + children, 0),
  });
  const { groupId } = await call('consent.saveGroup', { name: `${allergy} band`, childIds: [childId] });
  await call('consent.dropGroup', { groupId });
}

async function aChild(call: Call, surname: string) {
  const { childId } = (await call('children.find', { text: surname })).hits[0]!;
  const record: CallOutput<'children.record'> = await call('children.record', { childId });
  if (!('fields' in record)) throw new Error('A Lead sees the whole record.');
  return record.fields;
}

async function kinds(call: Call, { surname, allergy }: Words): Promise<void> {
  const { childId } = (await call('children.find', { text: surname })).hits[0]!;
  const fields = {
    ...{ condition: allergy, severity: 'watch' as const, triggers: allergy, signs: '', action: allergy, medicine: '' },
    ...{ place: '', expires: null, reviewOn: null, toldParentOn: null },
  };
  const { needId } = await call('medical.addNeed', { childId, fields, kind: null });
  const { needs } = await call('medical.unconfirmed', {});
  const { revision } = needs.find((need) => need.needId === needId)!;
  await call('medical.confirmKind', { childId, needId, revision, kind: 'allergy' });
}

async function imports(call: Call, { surname, allergy }: Words): Promise<void> {
  const bring = async (name: string, text: string) => {
    const { uploadId } = await call('imports.upload', {
      ...{ uploadId: null, fileName: name, base64: Buffer.from(text).toString('base64'), last: true },
    });
    return uploadId;
  };
  // Two of one name whom only a person can tell apart, and one whom nobody knows.
  const pupils = `Surname,Forename,DOB,Reg\n${surname},Pia,02/01/2019,Oak\n${surname},Pia,03/02/2020,Elm\n`;
  const needs = `Surname,Forename,Condition\n${surname},Pia,${allergy}\nNobody${surname},Here,${allergy}\n`;
  const first = await call('imports.preview', { uploadIds: [await bring('p.csv', pupils)], kind: null, mapping: null });
  const { importId } = await call('imports.apply', { previewId: first.previewId, choices: [] });
  const second = await call('imports.preview', { uploadIds: [await bring('n.csv', needs)], kind: null, mapping: null });
  const applied = await call('imports.apply', { previewId: second.previewId, choices: [] });
  const { doubts } = await call('imports.doubts', {});
  const twoPias = doubts.find(({ candidates }) => candidates.length === 2)!;
  await call('imports.settleDoubt', { doubtId: twoPias.doubtId, childId: twoPias.candidates[0]!.childId });
  const { doubts: left } = await call('imports.doubts', {});
  await call('imports.dismissDoubts', { doubtIds: left.map(({ doubtId }) => doubtId), words: allergy });
  await call('imports.undo', { importId: applied.importId });
  await call('imports.undo', { importId });
  const uploadId = await bring('odd.csv', `${allergy},Vorname,${surname}\nx,y,z\n`);
  const mapping = { surname: allergy, forename: 'Vorname' };
  await call('imports.saveProfile', { uploadId, name: `${allergy} lists`, kind: 'pupils', mapping, purposes: [] });
  const { profiles } = await call('imports.profiles', {});
  const { profileId } = profiles.find(({ name }) => name === `${allergy} lists`)!;
  await call('imports.renameProfile', { profileId, name: surname });
  await call('imports.removeProfile', { profileId });
  await call('imports.drop', {});
}

async function school(call: Call, { surname, allergy }: Words): Promise<void> {
  const { policyReviews: _kept, ...fields } = await call('settings.school', {});
  // Its name and address are no secret; these places name a child.
  await call('settings.saveSchool', {
    ...fields,
    entrance: allergy,
    meetsCrew: surname,
    places: [`${allergy} corner`],
  });
  const { closedId } = await call('settings.saveClosedDays', { closedId: null, fields: { ...CLOSED, name: allergy } });
  await call('settings.removeClosedDays', { closedId });
}
