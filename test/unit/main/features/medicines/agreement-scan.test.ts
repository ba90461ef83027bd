import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EMPTY_CHILD } from '#shared/features/children/empty-record.ts';
import { day, key, type MedicineSchool, medicineSchool } from '../../../../support/medicine-school.ts';
import { pdfOf } from '../../../../support/pdf-of.ts';

const FORM = pdfOf([{ width: 595, height: 842 }]);
const base64 = FORM.toString('base64');
let made: MedicineSchool;
beforeAll(async () => {
  made = await medicineSchool();
});
afterAll(() => made.school.close());

const call: MedicineSchool['school']['call'] = (name, input) => made.school.call(name, input);
const serve = (evidenceId: string) => made.school.app.serve({ method: 'GET', path: `/evidence/${evidenceId}` });
const looks = async (what: string) =>
  (await call('audit.looks', { childId: made.childId, before: null })).rows.filter((row) => row.what === what).length;

describe('the signed agreement to a medicine', () => {
  it('is kept byte for byte with the version that it shows; each look stands in the audit before it leaves', async () => {
    const { childId } = made;
    const medicineId = await made.agree({ name: 'Alpha' });
    const record = () => call('medicines.record', { childId, medicineId });
    const first = (await record()).medicine.current;
    const attach = (versionId: string, more: object = {}) =>
      made.school.tryCall('medicines.attachScan', {
        ...{ childId, medicineId, versionId: versionId as typeof first.versionId, title: 'Agreement', base64, ...more },
      });
    const kept = await attach(first.versionId);
    if (!kept.ok) throw new Error(kept.error.code);
    const { evidenceId } = kept.value;
    const { terms, contactId, method, agreedOn, evidence, head } = first;
    await call('medicines.change', {
      ...{ childId, medicineId, versionId: first.versionId, words: 'Two' },
      fields: { terms: { ...terms, amount: 2 }, contactId: contactId!, method, agreedOn, evidence, head },
    });
    expect((await record()).scans).toMatchObject([{ evidenceId, version: 1, mime: 'application/pdf', off: null }]);
    await made.school.asRole('lead');
    expect(await looks('medicines.scan-opened')).toBe(0);
    expect(serve(evidenceId).body.equals(FORM)).toBe(true);
    expect(await looks('medicines.scan-opened')).toBe(1);

    for (const [more, code] of [
      [{ base64: Buffer.from('%PDF-1.4 half').toString('base64') }, 'evidence-unreadable'],
      [{ versionId: key() }, 'not-found'],
      [{ medicineId: key() }, 'not-found'],
    ] as const) {
      const refused = await attach(first.versionId, more);
      expect(refused.ok ? 'ok' : refused.error.code).toBe(code);
    }
    // A consent form's own call does not reach it.
    const off = { childId, evidenceId, words: 'Another child’s' };
    const other = await made.school.tryCall('consent.takeEvidenceOff', off);
    expect(other.ok ? 'ok' : other.error.code).toBe('changed-elsewhere');
    await call('medicines.takeScanOff', off);
    expect(serve(evidenceId).status).toBe(404);
    expect((await record()).scans).toMatchObject([{ off: { words: 'Another child’s' } }]);
  });

  it('is shown to nobody who may not see who signed', async () => {
    await made.school.asRole('office');
    const fields = { ...EMPTY_CHILD, forename: 'Eve', surname: 'Moss', classId: made.oak, born: day('2018-05-05') };
    const { childId } = await call('children.add', { fields });
    const medicineId = await made.agree({ name: 'Beta' });
    const { medicine } = await call('medicines.record', { childId: made.childId, medicineId });
    const { versionId } = medicine.current;
    const input = { childId: made.childId, medicineId, versionId, title: 'Agreement', base64 };
    const { evidenceId } = await call('medicines.attachScan', input);
    const wrong = await made.school.tryCall('medicines.attachScan', { ...input, childId });
    expect(wrong.ok ? 'ok' : wrong.error.code).toBe('not-found');
    await made.school.asRole('class', [made.oak]);
    expect((await call('medicines.record', { childId: made.childId, medicineId })).scans).toEqual([]);
    expect(serve(evidenceId).status).toBe(404);
    await made.school.asRole('first-aid');
    expect(serve(evidenceId).status).toBe(200);
  });
});
