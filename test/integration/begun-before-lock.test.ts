import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { EMPTY_CHILD } from '#main/features/children/children.service.ts';
import { readVault } from '#main/vault/vault.ts';
import type { ChildId } from '#shared/domain/ids.ts';
import { upload } from '../support/import-files.ts';
import { newSchool, type School, STAFF_PASSWORD } from '../support/new-school.ts';

let school: School;
let childId: ChildId;
beforeEach(async () => {
  school = await newSchool();
  const fields = { ...EMPTY_CHILD, forename: 'Ava', surname: 'Otley' };
  ({ childId } = await school.call('children.add', { fields }));
});
afterEach(() => school.close());

/** Large enough to take longer than a sign-in, or at least to be under way when one begins. */
const bigPicture = async () =>
  (
    await sharp({ create: { width: 6000, height: 6000, channels: 3, background: '#888' } })
      .png()
      .toBuffer()
  ).toString('base64');
const rows = async () => (await school.call('audit.rows', { kind: 'everything', staffId: null, before: null })).rows;

describe('what one person began and a lock interrupted', () => {
  it('is not finished in the session of the next person: nothing saved, nothing audited in their name', async () => {
    const base64 = await bigPicture();
    await school.asRole('office');
    const begun = school.tryCall('children.savePhoto', { childId, base64 });
    await school.call('access.lock', {});
    await school.asLead();
    expect(await begun).toMatchObject({ ok: false, error: { code: 'signed-out' } });
    expect((await school.call('children.record', { childId })).photoUrl).toBeNull();
    expect((await rows()).map(({ what }) => what)).not.toContain('photo.saved');
  });

  it('is not finished in a later session of the same person either', async () => {
    const base64 = await bigPicture();
    const begun = school.tryCall('children.savePhoto', { childId, base64 });
    await school.asLead();
    expect(await begun).toMatchObject({ ok: false, error: { code: 'signed-out' } });
    expect((await school.call('children.record', { childId })).photoUrl).toBeNull();
  });

  it('says "signed out" for a person half added, and leaves no way in behind', async () => {
    const grants = [{ role: 'office' as const, classIds: [], until: null }];
    const staff = { name: 'Mid Hash', label: '', grants, password: STAFF_PASSWORD };
    const begun = school.tryCall('access.addStaff', staff);
    await new Promise((resolve) => setTimeout(resolve, 60));
    await school.call('access.lock', {});
    expect(await begun).toMatchObject({ ok: false, error: { code: 'signed-out' } });
    expect(readVault(school.home).slots).toHaveLength(1);
    await school.asLead();
  });

  it('is not shown to the next person: a file being judged and a check of the audit, and no look in their name', async () => {
    await school.asRole('office');
    const line = 'Otley,Ava,01/01/2019\n';
    const uploadId = await upload(school, 'p.csv', Buffer.from(`Surname,Forename,Date of birth\n${line.repeat(4000)}`));
    const wish = { uploadIds: [uploadId], kind: 'pupils' as const, mapping: null, jobId: null };
    const judged = school.tryCall('imports.preview', wish);
    await school.asLead();
    expect(await judged).toMatchObject({ ok: false, error: { code: 'signed-out' } });
    const checked = school.tryCall('audit.verify', {});
    await school.asLead();
    expect(await checked).toMatchObject({ ok: false, error: { code: 'signed-out' } });
  });

  it('does not come out under the shield', async () => {
    const checked = school.tryCall('audit.verify', {});
    await school.call('access.shield', {});
    expect(await checked).toMatchObject({ ok: false, error: { code: 'shielded' } });
  });
});
