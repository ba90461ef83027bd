import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EMPTY_CHILD } from '#main/features/children/children.service.ts';
import { londonDay } from '#shared/domain/calendar-date.ts';
import type { ChildId } from '#shared/domain/ids.ts';
import { CTFS, importFiles, importText, PHOTOS, previewText } from '../support/import-files.ts';
import { newSchool, type School } from '../support/new-school.ts';
import { dumpRegister, type RegisterDump } from '../support/register-dump.ts';

let school: School;
const TODAY = londonDay(new Date());
const before: RegisterDump[] = [];
const ORDER = [
  [CTFS[0]],
  [CTFS[1]],
  ['pupils-sims.csv'],
  ['contacts.csv'],
  ['medical.csv'],
  ['consents.csv'],
  PHOTOS.slice(0, 30),
] as const;

const last = async () => (await school.call('imports.history', {})).runs.find((run) => run.canUndo)!.importId;
const undo = async () => school.call('imports.undo', { importId: await last() });
const find = async (text: string) => (await school.call('children.find', { text })).hits[0]!.childId;

beforeAll(async () => {
  school = await newSchool();
}, 60_000);
afterAll(() => school.close());

it('each kind, taken back last first, leaves the register as it was before it', async () => {
  for (const names of ORDER) {
    before.push(await dumpRegister(school));
    await importFiles(school, names);
  }
  expect((await dumpRegister(school)).children).toHaveLength(210);
  for (const dump of before.toReversed()) {
    const { kept } = await undo();
    expect(kept).toEqual([]);
    expect(await dumpRegister(school)).toEqual(dump);
  }
  expect(before[0]?.children).toEqual([]);
}, 300_000);

it('says who took it back, and that only the newest can be', async () => {
  const { runs } = await school.call('imports.history', {});
  expect(runs.every((run) => run.undone?.by === 'Mrs C Westgate' && !run.canUndo)).toBe(true);
  const again = await school.tryCall('imports.undo', { importId: runs[0]!.importId });
  expect(!again.ok && again.error.code).toBe('import-undone');
});

it('brings the same children again after an undo', async () => {
  expect((await importFiles(school, [CTFS[1]])).applied.counts.added).toBe(21);
  await undo();
}, 60_000);

const PUPILS =
  'UPN,Surname,Forename,DOB,Reg\n,Wu,Ava,01/02/2019,Oak\n,Li,Kai,03/04/2019,Oak\n,Bell,Zoë,05/06/2019,Oak\n';

describe('what was edited, decided or used since', () => {
  const of: Record<string, ChildId> = {};
  beforeAll(async () => {
    await importText(school, 'pupils.csv', PUPILS);
    for (const name of ['Ava', 'Kai', 'Zoë']) of[name] = await find(name);
  });

  it('a child whose record was edited stays, edited, and is listed', async () => {
    const record = await school.call('children.record', { childId: of.Ava! });
    if (!('fields' in record)) throw new Error('a Lead sees the fields');
    await school.call('children.edit', {
      childId: of.Ava!,
      revision: record.revision,
      fields: { ...record.fields, street: '7 The Cedars' },
    });
    await importText(school, 'pupils.csv', PUPILS.replace('Oak\n,Li', 'Elm\n,Li').replaceAll('Zoë', 'Zoé'));
    const moved = await school.call('children.list', { leavers: false });
    expect(moved.children.find((child) => child.childId === of.Ava)?.className).toBe('Elm');
    const again = await school.call('children.record', { childId: of.Ava! });
    if (!('fields' in again)) throw new Error('a Lead sees the fields');
    await school.call('children.edit', {
      childId: of.Ava!,
      revision: again.revision,
      fields: { ...again.fields, classId: record.fields.classId },
    });
    const { kept } = await undo();
    expect(kept).toEqual(['Ava Wu, Oak: changed since.']);
  });

  it('a contact that was edited stays, and so does its child’s other contact; the rest goes', async () => {
    const csv =
      'UPN,Surname,Forename,Class,Contact surname,Contact forename,Relationship,Mobile\n,Wu,Ava,Oak,Wu,Mei,Mother,07700 900001\n,Wu,Ava,Oak,Wu,Jun,Father,07700 900002\n';
    await importText(school, 'contacts.csv', csv);
    const record = await school.call('children.record', { childId: of.Ava! });
    if (!('contacts' in record)) throw new Error('a Lead sees the contacts');
    const { contactId, ...fields } = record.contacts.find((contact) => contact.forename === 'Mei')!;
    await school.call('children.saveContact', {
      childId: of.Ava!,
      contactId,
      fields: { ...fields, phones: [{ kind: 'M', number: '07700 900009' }] },
    });
    expect((await undo()).kept).toEqual(['Mei Wu, contact of Ava Wu, Oak: changed since.']);
    const left = await school.call('children.record', { childId: of.Ava! });
    expect('contacts' in left && left.contacts.map((one) => one.phones[0]?.number)).toEqual(['07700 900009']);
  });

  it('a need that somebody worded anew stays', async () => {
    await importText(school, 'medical.csv', 'Surname,Forename,Class,Condition\nWu,Ava,Oak,Asthma\nLi,Kai,Oak,Eczema\n');
    const [need] = (await school.call('medical.needs', { childId: of.Ava! })).needs;
    const { needId, revision } = need!;
    await school.call('medical.editNeed', {
      childId: of.Ava!,
      needId,
      revision,
      kind: null,
      fields: {
        condition: 'Asthma',
        severity: 'serious',
        triggers: 'Cold air',
        signs: '',
        action: '',
        medicine: '',
        place: 'Office',
        expires: null,
        reviewOn: null,
        toldParentOn: null,
      },
    });
    expect((await undo()).kept).toEqual(['“Asthma” of Ava Wu, Oak: changed since.']);
    const now = await dumpRegister(school);
    expect(now.needs).toHaveLength(1);
    expect(now.needs?.[0]).toContain('Cold air');
  });

  it('a decision that a named parent replaced stays in the history; the others are taken back by new rows', async () => {
    await importText(
      school,
      'consents.csv',
      'Surname,Forename,Class,Date of form,Website,Video\nWu,Ava,Oak,01/09/2025,No,Yes\nLi,Kai,Oak,01/09/2025,Yes,Yes\n',
    );
    const { purposes } = await school.call('consent.purposes', {});
    const website = purposes.find(({ name }) => name === 'Website')!;
    const record = await school.call('children.record', { childId: of.Ava! });
    if (!('contacts' in record)) throw new Error('a Lead sees the contacts');
    const { contactId, ...fields } = record.contacts[0]!;
    await school.call('children.saveContact', {
      childId: of.Ava!,
      contactId,
      fields: { ...fields, responsibility: true },
    });
    await school.call('consent.record', {
      childId: of.Ava!,
      purposeId: website.purposeId,
      state: 'given',
      who: { kind: 'contact', contactId },
      method: 'paper',
      decidedOn: '2026-09-01' as never,
      validUntil: null,
      evidence: '',
      words: 'She signed the new form.',
      replacesUnrecorded: true,
    });
    expect((await undo()).kept).toEqual(['An answer of Ava Wu, Oak: decided since.']);
    const now = await dumpRegister(school);
    expect(now.decisions).toHaveLength(2);
  });

  it('children with anything of that stay when their own import is taken back; the untouched ones go', async () => {
    const { kept } = await undo();
    expect(kept).toEqual(['Ava Wu, Oak: the record was used since.']);
    const now = await dumpRegister(school);
    expect(now.children).toHaveLength(1);
    expect(now.classes?.map((row) => JSON.parse(row).name)).toEqual(['Oak']);
  });
});

it('a child marked as looked after by a file is so no more; a flag that a Lead decided on stays', async () => {
  const ctf = (care: string) =>
    `<CTfile><Header><CTFversion>25.0</CTFversion></Header><CTFpupilData><Pupil><UPN/><Surname>Hall</Surname><Forename>Mia</Forename><DOB>2019-09-09</DOB>${care}</Pupil></CTFpupilData></CTfile>`;
  await importText(school, 'a.xml', ctf(''));
  const without = await dumpRegister(school);
  const care = ctf('<LookedAfter><InCare>true</InCare></LookedAfter>');
  await importText(school, 'b.xml', care);
  expect((await dumpRegister(school)).flags).toHaveLength(1);
  expect((await undo()).kept).toEqual([]);
  expect(await dumpRegister(school)).toEqual(without);
  await importText(school, 'b.xml', care);
  await school.call('consent.decideFlag', { childId: await find('Mia'), flag: 'looked-after', words: 'Carer agreed' });
  expect((await undo()).kept).toEqual(['A restricted flag of Mia Hall, no class: set again or decided since.']);
});

it('a purpose that an import made goes with it', async () => {
  const csv = 'Surname,Forename,DOB,Date of form,Trips leaflet\nHall,Mia,09/09/2019,01/09/2025,Yes\n';
  const without = await dumpRegister(school);
  const shown = await previewText(school, 'forms.csv', csv, {
    kind: 'consents',
    mapping: { surname: 'Surname', forename: 'Forename', born: 'DOB', formDate: 'Date of form' },
    purposes: [{ header: 'Trips leaflet', to: 'new' }],
  });
  await school.call('imports.apply', { previewId: shown.previewId, choices: [] });
  const { purposes } = await school.call('consent.purposes', {});
  expect(purposes.find(({ name }) => name === 'Trips leaflet')?.basis).toBe('consent');
  expect((await undo()).kept).toEqual([]);
  expect(await dumpRegister(school)).toEqual(without);
});

describe('a child that an import added and that was put together with one made by hand', () => {
  const PUPIL = 'UPN,Surname,Forename,DOB,Reg\n,Hand,Hall,07/08/2019,Oak\n';
  const CONTACT = 'UPN,Surname,Forename,Class,Contact surname,Contact forename\n,Hand,Hall,Oak,Hand,Jo\n';
  const names = async () =>
    (await school.call('children.list', { leavers: false })).children.map(({ forename }) => forename).sort();
  const revision = async (childId: ChildId) => {
    const record = await school.call('children.record', { childId });
    if (!('revision' in record)) throw new Error('a Lead sees the revision');
    return record.revision;
  };
  const together = async (keepId: ChildId, otherId: ChildId) => {
    const [keepRevision, otherRevision] = [await revision(keepId), await revision(otherId)];
    return school.call('children.merge', { keepId, otherId, keepRevision, otherRevision, take: [] });
  };

  it.each(['imported', 'made by hand'] as const)(
    'stays and is named, the %s one kept; the merge can be undone',
    async (keep) => {
      const before = await names();
      const name = keep === 'imported' ? 'Hall' : 'Hallam';
      const fields = { ...EMPTY_CHILD, surname: 'Hand', forename: 'Hal', cpomsRef: 'C-77' };
      const { childId: hand } = await school.call('children.add', { fields });
      await importText(school, 'pupils.csv', PUPIL.replace('Hall', name));
      const hall = await find(name);
      const { mergeId } = await (keep === 'imported' ? together(hall, hand) : together(hand, hall));
      expect((await undo()).kept).toEqual([expect.stringContaining(`${name} Hand`)]);
      expect(await names()).toEqual([...before, keep === 'imported' ? name : 'Hal'].sort());
      expect((await school.call('children.record', { childId: hand })).surname).toBe('Hand');
      const done = (await school.call('children.doubles', {})).merges.find((one) => one.mergeId === mergeId);
      expect(done?.inTheWay).toEqual([]);
      await school.call('children.undoMerge', { mergeId });
      expect(await names()).toEqual([...before, 'Hal', name].sort());
      await school.call('children.setLeavers', { childIds: [hand, hall], leftOn: TODAY });
    },
  );

  it('keeps the imported contact with it, and names it', async () => {
    await importText(school, 'pupils.csv', PUPIL.replace('Hall', 'Harriet'));
    const harriet = await find('harriet');
    await importText(school, 'contacts.csv', CONTACT.replace('Hall', 'Harriet'));
    const { childId } = await school.call('children.add', {
      fields: { ...EMPTY_CHILD, surname: 'Hand', forename: 'Harri' },
    });
    await together(childId, harriet);
    expect((await undo()).kept).toEqual([expect.stringContaining('Jo Hand, contact of Harri Hand')]);
  });

  it('stays where anything at all stands about it, such as leave to use the spare device', async () => {
    await importText(school, 'pupils.csv', PUPIL.replace('Hall', 'Sam'));
    const fields = { answer: 'no', parent: 'Mum', doctor: '', agreedOn: TODAY } as const;
    await school.call('medical.recordSpare', { childId: await find('sam'), kind: 'adrenaline', fields });
    expect((await undo()).kept).toEqual(['Sam Hand, Oak: the record was used since.']);
  });
});
