import { afterEach, expect, it } from 'vitest';
import { EMPTY_CHILD } from '#main/features/children/children.service.ts';
import { calendarDate } from '#shared/domain/calendar-date.ts';
import type { PaperId } from '#shared/domain/ids.ts';
import { EVERY_ENTRY } from '#shared/features/audit/audit.model.ts';
import { movableClock, newSchool, type School } from '../../../../support/new-school.ts';

const PDF = Buffer.from('%PDF-1.7 sheet');
let school: School;
let wrote: { name: string; bytes: Buffer }[] = [];
afterEach(() => {
  school.close();
  wrote = [];
});

async function schoolWith(choose: 'place' | 'stop' | 'full', printPdf: () => Promise<Buffer> = async () => PDF) {
  const time = movableClock();
  school = await newSchool({
    ports: {
      clock: time,
      printPdf,
      chooseSave: async (name) =>
        choose === 'stop'
          ? null
          : {
              write: async (bytes) => {
                if (choose === 'full') throw new Error('ENOSPC');
                wrote.push({ name, bytes });
              },
            },
    },
  });
  const { classId } = await school.call('children.saveClass', {
    classId: null,
    name: 'Oak',
    yearGroup: '3',
    teacher: '',
  });
  const fields = { ...EMPTY_CHILD, forename: 'Ada', surname: 'Wu', classId };
  const { childId } = await school.call('children.add', { fields });
  const need = {
    condition: 'Asthma',
    severity: 'watch',
    triggers: '',
    signs: '',
    action: '',
    medicine: '',
    place: '',
  } as const;
  const rest = { expires: null, reviewOn: null, toldParentOn: null };
  await school.call('medical.addNeed', { childId, fields: { ...need, ...rest }, kind: null });
  const { fingerprint } = await school.call('papers.classSheet', { classId, audience: 'teacher' });
  const issued = await school.call('papers.printClassSheet', {
    ...{ classId, audience: 'teacher', fingerprint, holders: [{ name: 'Mr Robson' }, { name: 'Hall' }] },
    collectBy: calendarDate('2026-12-01')!,
  });
  return { ...issued, time };
}
const save = async (paperId: PaperId) => {
  const result = await school.tryCall('papers.savePdf', { paperId });
  return result.ok ? 'ok' : result.error.code;
};
const entries = async () =>
  (await school.call('audit.rows', { ...EVERY_ENTRY, before: null })).rows
    .filter(({ what }) => what.startsWith('paper.pdf') || what === 'paper.saved-as-pdf')
    .map(({ what, fields }) => [what, fields]);

it('puts the pages where the person chose, named without a child, and on the record before and after', async () => {
  const { paperId, reference } = await schoolWith('place');
  expect(await save(paperId)).toBe('ok');
  expect(wrote).toEqual([{ name: `careboard-paper-${reference}.pdf`, bytes: PDF }]);
  const said = [`paper ${reference}`, 'copies 2'];
  expect(await entries()).toEqual([
    ['paper.saved-as-pdf', said],
    ['paper.pdf-begun', said],
  ]);
});

it.each([
  ['the person stops', 'stop', undefined, 'cancelled'],
  ['the place is full', 'full', undefined, 'cannot-save'],
  ['no pages come', 'place', () => Promise.reject(new Error('gone')), 'cannot-save'],
] as const)('writes nothing when %s', async (_, choose, printPdf, code) => {
  const { paperId } = await schoolWith(choose, printPdf);
  expect(await save(paperId)).toBe(code);
  expect(wrote).toEqual([]);
  expect((await entries()).filter(([what]) => what === 'paper.saved-as-pdf')).toEqual([]);
});

it('is for who issued it, and on that day', async () => {
  const { paperId, time } = await schoolWith('place');
  await school.asRole('office');
  expect(await save(paperId)).toBe('not-found');
  await school.asLead();
  time.set(24 * 3_600_000);
  expect(await save(paperId)).toBe('not-found');
  time.set(-24 * 3_600_000);
  expect(await save(paperId)).toBe('ok');
  expect(wrote).toHaveLength(1);
});
