import sharp from 'sharp';
import { afterEach, expect, test } from 'vitest';
import { EMPTY_CHILD } from '#main/features/children/children.service.ts';
import type { ChildId } from '#shared/domain/ids.ts';
import { movableClock, newSchool, type School } from '../../../../support/new-school.ts';

const clock = movableClock();
let school: School;
afterEach(() => school.close());

const picture = async (background: string) =>
  (
    await sharp({ create: { width: 300, height: 400, channels: 3, background } })
      .jpeg()
      .toBuffer()
  ).toString('base64');
async function ava(): Promise<ChildId> {
  school = await newSchool({ ports: { clock } });
  const fields = { ...EMPTY_CHILD, forename: 'Ava', surname: 'Otley' };
  return (await school.call('children.add', { fields })).childId;
}
async function photo(childId: ChildId) {
  const record = await school.call('children.record', { childId });
  if (!('photo' in record)) throw new Error('not the whole record');
  return { ...record.photo, url: record.photoUrl };
}
const status = (photoId: string) => school.app.serve({ method: 'GET', path: `/photo/${photoId}/full` }).status;
const refusal = { ok: false, error: { code: 'changed-elsewhere' } };

test('replaces a photo, keeps the one before off every screen, and puts it back', async () => {
  const childId = await ava();
  expect(await photo(childId)).toEqual({ photoId: null, earlierId: null, url: null });
  const first = await school.call('children.savePhoto', { childId, base64: await picture('red') });
  expect(first.before).toBeNull();
  const second = await school.call('children.savePhoto', {
    childId,
    base64: await picture('blue'),
    crop: { left: 10, top: 20, size: 200 },
  });
  expect(second.before).toBe(first.photoId);
  expect(await photo(childId)).toMatchObject({ photoId: second.photoId, earlierId: first.photoId });
  expect([status(first.photoId), status(second.photoId)]).toEqual([404, 200]);

  await school.call('children.putPhotoBack', { childId, now: second.photoId, back: first.photoId });
  expect(await photo(childId)).toMatchObject({ photoId: first.photoId, earlierId: second.photoId });
  expect([status(first.photoId), status(second.photoId)]).toEqual([200, 404]);
});

test('takes a photo away and brings it back', async () => {
  const childId = await ava();
  const { photoId } = await school.call('children.savePhoto', { childId, base64: await picture('red') });
  await school.call('children.removePhoto', { childId, photoId });
  expect(await photo(childId)).toEqual({ photoId: null, earlierId: photoId, url: null });
  expect((await school.call('children.find', { text: 'ava' })).hits).toMatchObject([{ photoUrl: null }]);
  expect(await school.tryCall('children.removePhoto', { childId, photoId })).toMatchObject(refusal);
  await school.call('children.putPhotoBack', { childId, now: null, back: photoId });
  expect((await school.call('children.find', { text: 'ava' })).hits[0]?.photoUrl).toContain(photoId);
  const { rows } = await school.call('audit.looks', { childId, before: null });
  expect(rows.map((row) => row.what).filter((what) => what.startsWith('photo.'))).toEqual([
    'photo.put-back',
    'photo.removed',
    'photo.saved',
  ]);
});

test('never puts another child’s photo in the place of one', async () => {
  const childId = await ava();
  const fields = { ...EMPTY_CHILD, forename: 'Leo', surname: 'Kaur' };
  const { childId: leo } = await school.call('children.add', { fields });
  const { photoId } = await school.call('children.savePhoto', { childId: leo, base64: await picture('red') });
  expect(await school.tryCall('children.putPhotoBack', { childId, now: null, back: photoId })).toMatchObject(refusal);
  expect((await photo(leo)).photoId).toBe(photoId);
  expect((await photo(childId)).photoId).toBeNull();
});

test('saves nothing for a square outside the picture', async () => {
  const childId = await ava();
  const crop = { left: 200, top: 0, size: 200 };
  expect(await school.tryCall('children.savePhoto', { childId, base64: await picture('red'), crop })).toMatchObject({
    error: { code: 'bad-input' },
  });
  expect((await photo(childId)).photoId).toBeNull();
});

test('lets the camera run for ten minutes at most, and for nobody who may not change a photo', async () => {
  const childId = await ava();
  expect(school.app.mayUseCamera()).toBe(false);
  await school.call('children.useCamera', { childId, on: true });
  expect(school.app.mayUseCamera()).toBe(true);
  for (let minute = 0; minute < 10; minute++) {
    clock.advance(60_000);
    await school.call('access.touch', {});
  }
  expect(school.app.mayUseCamera()).toBe(false);
  await school.asRole('first-aid');
  expect(await school.tryCall('children.useCamera', { childId, on: true })).toMatchObject({
    error: { code: 'not-allowed' },
  });
  expect(school.app.mayUseCamera()).toBe(false);
});
