import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EMPTY_CHILD, EMPTY_CONTACT } from '#main/features/children/children.service.ts';
import { type CallInput, type CallName, contract } from '#shared/contract/contract.ts';
import type { CallDef } from '#shared/contract/define.ts';
import { calendarDate } from '#shared/domain/calendar-date.ts';
import type { ChildId, ClassId } from '#shared/domain/ids.ts';
import type { ChildFields } from '#shared/features/children/children.model.ts';
import { importText, previewText } from '../support/import-files.ts';
import { KINDS, type MarkedSchool } from '../support/marked-school.ts';
import { type Namesakes, namesAlone } from '../support/names-alone.ts';
import { newSchool, type School } from '../support/new-school.ts';
import { NEED } from './plain-inputs.ts';
import type { Row } from './who.ts';
import { WHO_MAY } from './who-may.ts';

/** Two Ava Wus, of one of whom nobody knows the birthday; and a Max Bell beside a Maximilian who goes by Max. */
const NAMESAKES: readonly Namesakes[] = [
  { forename: 'Ava', surname: 'Wu', birthdays: ['born 3 Feb 2018', 'date of birth not recorded'] },
  { forename: 'Max', surname: 'Bell', birthdays: ['born 6 May 2017', 'born 8 Jul 2019'] },
];
/** A pasted line comes back as it was typed, to say which line is asked about. */
const TYPED = /^consent\.pasteNames\.(unknown\[\d+\]|(matched|ambiguous)\[\d+\]\.line): /;
const CALLS = Object.keys(contract) as CallName[];

let school: School;
let oak: ClassId;
let elm: ClassId;
let ids: readonly ChildId[];
let stage: MarkedSchool;
const alone: string[] = [];
const naming = new Set<string>();

function judge(name: string, answer: unknown): void {
  const found = namesAlone(answer, NAMESAKES);
  if (found.places > 0) naming.add(name);
  alone.push(...found.alone.map((place) => `${name}${place}`).filter((place) => !TYPED.test(place)));
}
async function ask<K extends CallName>(name: K, input: CallInput<K>): Promise<void> {
  const result = await school.tryCall(name, input);
  if (result.ok) judge(name, result.value);
}
const call: School['call'] = async (name, input) => {
  const value = await school.call(name, input);
  judge(name, value);
  return value;
};

async function newPupil(fields: Partial<ChildFields>): Promise<ChildId> {
  const { childId } = await school.call('children.add', { fields: { ...EMPTY_CHILD, ...fields } });
  const need = { ...NEED, condition: 'Allergy: milk' };
  await school.call('medical.addNeed', { childId, fields: need, kind: null });
  const contact = { ...EMPTY_CONTACT, forename: 'Priya', surname: 'Lake', responsibility: true };
  await school.call('children.saveContact', { childId, contactId: null, fields: contact });
  return childId;
}
const revisionOf = async (childId: ChildId): Promise<number> => {
  const record = await school.call('children.record', { childId });
  return 'revision' in record ? record.revision : 0;
};

/** Every query that exists, with the inputs of the authorisation table, for each of the four; what needs more is asked below. */
async function askEverything(): Promise<void> {
  for (const name of CALLS) {
    const def: CallDef = contract[name];
    const row = WHO_MAY[name] as unknown as Row<never>;
    if (def.kind !== 'query') continue;
    for (const kind of KINDS) await ask(name, row.input(stage, kind));
  }
  for (const text of ['ava', 'bell', 'wu']) await ask('children.find', { text });
  await ask('consent.pasteNames', { text: 'Ava Wu\nMax Bell\nAva' });
  await ask('consent.check', { childIds: [...ids], purposeIds: [stage.purposeId] });
  await ask('children.alreadyHere', { fields: { ...EMPTY_CHILD, forename: 'Ava', surname: 'Wu' } });
  await ask('children.mergePreview', { keepId: ids[0]!, otherId: ids[1]! });
}

beforeAll(async () => {
  school = await newSchool();
  oak = (await school.call('children.saveClass', { classId: null, name: 'Oak', yearGroup: '3', teacher: '' })).classId;
  elm = (await school.call('children.saveClass', { classId: null, name: 'Elm', yearGroup: '2', teacher: '' })).classId;
  const ava = { surname: 'Wu', forename: 'Ava' };
  ids = [
    await newPupil({ ...ava, classId: oak, born: calendarDate('2018-02-03'), upn: '' }),
    await newPupil({ ...ava, classId: elm }),
    await newPupil({ surname: 'Bell', forename: 'Max', classId: oak, born: calendarDate('2017-05-06') }),
    await newPupil({
      ...{ surname: 'Bell', forename: 'Maximilian', preferredForename: 'Max', classId: elm },
      born: calendarDate('2019-07-08'),
    }),
  ];
  const { purposes } = await school.call('consent.purposes', {});
  const children = Object.fromEntries(KINDS.map((kind, at) => [kind, { childId: ids[at % ids.length] }]));
  stage = { school, oak, elm, purposeId: purposes[0]!.purposeId, children } as unknown as MarkedSchool;
}, 60_000);
afterAll(() => school.close());

describe('two children of one name', () => {
  it('are told apart in what every query answers to every role', async () => {
    // Timers, cards outside a role, a merge and a roll-over first, so that their lists have somebody to name.
    await school.asRole('kitchen');
    for (const childId of ids) {
      const { cardId } = await call('medical.openCard', { childId, reason: 'in-front' });
      await school.call('medical.tap', { cardId, kind: 'timer-start', words: '', minutes: 5 });
    }
    await askEverything();
    for (const role of ['class', 'first-aid', 'senco', 'office'] as const) {
      await school.asRole(role, role === 'class' ? [oak] : []);
      await askEverything();
    }
    await school.asLead();
    const [waiting] = (await school.call('medical.breakGlass', {})).waiting;
    await school.call('medical.reviewBreakGlass', { openingId: waiting!.openingId, words: 'Looked at' });
    const third = await newPupil({ surname: 'Wu', forename: 'Ava', classId: oak });
    await school.call('children.merge', {
      ...{ keepId: ids[0]!, otherId: third, take: [] },
      ...{ keepRevision: await revisionOf(ids[0]!), otherRevision: await revisionOf(third) },
    });
    await askEverything();
    expect(alone).toEqual([]);
  }, 120_000);

  it('are told apart where a command says what it kept or whom else it concerns', async () => {
    const { before } = await call('children.setLeavers', { childIds: [...ids], leftOn: calendarDate('2026-09-01')! });
    await askEverything();
    const places = before.map((place) => ({ ...place, revision: -1 }));
    expect((await call('children.putBack', { places })).kept).toHaveLength(4);
    await school.call('children.putBack', { places: before });
    const register = await call('children.rollOverRegister', {});
    const { rollOverId } = await school.call('children.rollOver', {
      ...{ basis: register.basis, schoolYear: 2026, leftOn: register.today, again: false, unplaced: 0, next: [] },
      ...{ classes: register.classes.map(({ classId }) => ({ classId, to: 'leaves' as const })), children: [] },
    });
    for (const childId of ids)
      await school.call('children.bringBack', { childIds: [childId], classId: oak, hadLeft: true });
    expect((await call('children.undoRollOver', { rollOverId })).kept.length).toBeGreaterThan(3);
    const record = await school.call('children.record', { childId: ids[0]! });
    const contact = 'contacts' in record ? record.contacts[0]! : undefined;
    const { contactId, ...fields } = contact!;
    const saved = await call('children.saveContact', {
      childId: ids[0]!,
      contactId,
      fields: { ...fields, email: 'a@b.example' },
    });
    expect(saved.elsewhere).toHaveLength(3);
    expect(alone).toEqual([]);
  }, 60_000);

  it('are told apart in what an import would do, did, left out and kept', async () => {
    const file = 'UPN,Surname,Forename,DOB,Reg\n,Wu,Ava,03/02/2018,Elm\n,Li,Kai,03/04/2019,Oak\n';
    const shown = await previewText(school, 'pupils.csv', file);
    judge('imports.preview', shown);
    for (const outcome of ['added', 'changed', 'unchanged', 'doubtful', 'missing'] as const)
      await ask('imports.rows', { previewId: shown.previewId, outcome, from: 0 });
    expect(naming).toContain('imports.rows');
    await importText(school, 'pupils.csv', file);
    const record = await school.call('children.record', { childId: ids[0]! });
    if (!('fields' in record)) throw new Error('a Lead sees the fields');
    await school.call('children.edit', {
      ...{ childId: ids[0]!, revision: record.revision, fields: { ...record.fields, classId: null } },
    });
    const { runs } = await school.call('imports.history', {});
    const { kept } = await call('imports.undo', { importId: runs.find((run) => run.canUndo)!.importId });
    expect(kept).toEqual(['Ava Wu, no class, born 3 Feb 2018: changed since.']);
    await askEverything();
    expect(alone).toEqual([]);
  }, 60_000);

  it('stood in all of these, so that the walk can fail', () => {
    expect([...naming].sort()).toEqual(
      expect.arrayContaining([
        ...[
          'audit.rows',
          'children.alreadyHere',
          'children.doubles',
          'children.find',
          'children.list',
          'children.putBack',
        ],
        ...['children.record', 'children.rollOverRegister', 'children.saveContact', 'children.undoRollOver'],
        ...['consent.check', 'consent.history', 'consent.pasteNames', 'consent.register', 'imports.attention'],
        ...['imports.rows', 'imports.undo', 'medical.board', 'medical.breakGlass', 'medical.kitchenBoard'],
        ...['medical.ongoing', 'medical.openCard', 'medical.unconfirmed'],
      ]),
    );
    expect(
      namesAlone({ name: 'Ava Wu', className: 'Oak', apart: null, key: randomUUID() }, NAMESAKES).alone,
    ).toHaveLength(1);
    expect(namesAlone({ kept: ['Wu, Ava (Oak)'] }, NAMESAKES).alone).toHaveLength(1);
  });
});
