import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ROLES } from '#shared/features/access/access.model.ts';
import { counted } from '../support/how-many.ts';
import { FIXTURE, importText, upload } from '../support/import-files.ts';
import { type MarkedSchool, markedSchool } from '../support/marked-school.ts';

/** Imports, class roll-over, leavers: product.md, section 3. */
const MAY_IMPORT: readonly string[] = ['lead', 'office'];
const photo = readFileSync(`${FIXTURE}photos/004008.JPG`);

let marked: MarkedSchool;
let doubt = '';
beforeAll(async () => {
  marked = await markedSchool();
  const { school } = marked;
  await marked.signIn(marked.staff.lead);
  await importText(school, 'p.csv', 'UPN,Surname,Forename,DOB,Reg\n,Wu,Ava,01/02/2019,Oak\n,Wu,Ava,03/04/2020,Elm\n');
  const uploadIds = [await upload(school, 'Wu_Ava.jpg', photo)];
  const { previewId } = await school.call('imports.preview', { uploadIds, kind: null, mapping: null });
  await school.call('imports.apply', { previewId, choices: [] });
  doubt = (await school.call('imports.doubts', {})).doubts[0]!.pictureUrl!;
}, 60_000);
afterAll(() => marked.school.close());

const status = (path: string) => marked.school.app.serve({ method: 'GET', path }).status;

it('serves a picture whose child nobody knows to who may import, a brought one in their own session alone', async ({
  task,
}) => {
  const { school } = marked;
  const odd: string[] = [];
  let cells = 0;
  const expectServed = (path: string, served: boolean, says: string) => {
    cells += 1;
    if ((status(path) === 200) !== served) odd.push(`${says}: ${status(path)}`);
  };
  const brought: string[] = [];
  // Twice over, so that each role also asks for what every other has brought.
  for (const role of [...ROLES, ...ROLES]) {
    await marked.signIn(marked.staff[role]);
    const may = MAY_IMPORT.includes(role);
    const others = [...brought];
    if (may) {
      const uploadId = await upload(school, 'Wu_Ava.jpg', photo);
      await school.call('imports.preview', { uploadIds: [uploadId], kind: null, mapping: null });
      brought.push(`/import-picture/${uploadId}`);
      expectServed(brought.at(-1)!, true, `own to ${role}`);
    }
    const judge = (state: string, isOpen: boolean) => {
      expectServed(doubt, may && isOpen, `doubt to ${role}, ${state}`);
      if (may && !isOpen) expectServed(brought.at(-1)!, false, `own to ${role}, ${state}`);
      for (const path of others) expectServed(path, false, `another’s to ${role}, ${state}`);
    };
    judge('signed in', true);
    await school.call('access.shield', {});
    judge('hidden', false);
    await school.call('access.lock', {});
    judge('locked', false);
  }
  expect(odd).toEqual([]);
  expect(brought).toHaveLength(4);
  counted(task, 'T12', cells, 'pictures of imports asked for by every role and state');
}, 120_000);
