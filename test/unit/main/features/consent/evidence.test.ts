import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ClassId, DecisionId, PurposeId } from '#shared/domain/ids.ts';
import { EMPTY_CHILD } from '#shared/features/children/empty-record.ts';
import { newSchool, type School } from '../../../../support/new-school.ts';
import { pdfOf } from '../../../../support/pdf-of.ts';
import { codeOf, type Family, oneFamily, said } from './one-family.ts';

const FORM = pdfOf([{ width: 595, height: 842 }]);
const base64 = FORM.toString('base64');

let school: School;
let family: Family;
let purposeId: PurposeId;
let decisionId: DecisionId;

beforeEach(async () => {
  school = await newSchool();
  family = await oneFamily(school);
  purposeId = (await school.call('consent.purposes', {})).purposes[0]!.purposeId;
  ({ decisionId } = await school.call('consent.record', said(family.rhys, family.mother, purposeId)));
}, 60_000);
afterEach(() => school.close());

const attach = (more: object = {}) =>
  school.tryCall('consent.attachEvidence', {
    ...{ childId: family.rhys, decisionIds: [decisionId], wholeForm: true, title: 'Form of Sept 2026', base64 },
    ...more,
  });
const attached = async () => {
  const result = await attach();
  if (!result.ok) throw new Error(result.error.code);
  return result.value.evidenceId;
};
const serve = (evidenceId: string) => school.app.serve({ method: 'GET', path: `/evidence/${evidenceId}` });
const scans = async () =>
  (await school.call('consent.history', { childId: family.rhys, purposeId })).history.map((entry) => entry.scans);
const looks = async () =>
  (await school.call('audit.looks', { childId: family.rhys, before: null })).rows.filter(
    ({ what }) => what === 'consent.evidence-opened',
  ).length;

describe('a scan of what was signed', () => {
  it('is kept byte for byte, stands with its answer, and each look at it is in the audit before it leaves', async () => {
    const evidenceId = await attached();
    expect(await scans()).toEqual([
      [expect.objectContaining({ evidenceId, title: 'Form of Sept 2026', mime: 'application/pdf', off: null })],
    ]);
    expect(await looks()).toBe(0);
    expect(serve(evidenceId)).toMatchObject({ status: 200, headers: { 'content-type': 'application/pdf' } });
    expect(serve(evidenceId).body.equals(FORM)).toBe(true);
    expect(await looks()).toBe(1);
  });

  it('stands with every answer of the form that it shows, and with no answer given at another time', async () => {
    const [first, second, third] = (await school.call('consent.purposes', {})).purposes.map((one) => one.purposeId);
    const { decisionIds } = await school.call('consent.recordForm', {
      ...{ childId: family.rhys, contactId: family.mother, method: 'paper', decidedOn: '2026-09-14' as never },
      ...{ wording: 'in-use', evidence: '', words: '', replacesUnrecorded: false },
      answers: [first, second].map((id) => ({ purposeId: id!, answer: 'yes' as const })),
    });
    await attach({ decisionIds: [decisionIds[0]] });
    const scansFor = async (id = first) =>
      (await school.call('consent.history', { childId: family.rhys, purposeId: id! })).history.map(
        (entry) => entry.scans.length,
      );
    expect(await scansFor(first)).toEqual([1, 0]);
    expect(await scansFor(second)).toEqual([1]);
    expect(await scansFor(third)).toEqual([]);
  });

  it('is refused when it is damaged, when it is no scan, and for an answer of another child', async () => {
    const cut = FORM.subarray(0, FORM.length - 40).toString('base64');
    expect(codeOf(await attach({ base64: cut }))).toBe('evidence-unreadable');
    expect(codeOf(await attach({ base64: Buffer.from('no scan').toString('base64') }))).toBe('evidence-unreadable');
    const { childId } = await school.call('children.add', {
      fields: { ...EMPTY_CHILD, forename: 'Ava', surname: 'Otley', classId: null },
    });
    expect(codeOf(await attach({ childId }))).toBe('not-found');
    expect(await scans()).toEqual([[]]);
  });

  it('is shown to nobody any more once it was taken off, and the history says who did and why', async () => {
    const evidenceId = await attached();
    const off = { childId: family.rhys, evidenceId, words: 'It is the form of another child.' };
    expect(codeOf(await school.tryCall('consent.takeEvidenceOff', off))).toBe('ok');
    expect(serve(evidenceId).status).toBe(404);
    expect((await scans())[0]?.[0]?.off).toMatchObject({ words: off.words });
    expect(codeOf(await school.tryCall('consent.takeEvidenceOff', off))).toBe('changed-elsewhere');
  });

  it('is not for a class teacher, nor behind the shield, and leaves no look there', async () => {
    const evidenceId = await attached();
    const oak = (await school.call('children.record', { childId: family.rhys })) as { fields: { classId: ClassId } };
    await school.asRole('class', [oak.fields.classId]);
    expect(serve(evidenceId).status).toBe(404);
    await school.asRole('lead');
    await school.call('access.shield', {});
    expect(serve(evidenceId).status).toBe(404);
  });
});
