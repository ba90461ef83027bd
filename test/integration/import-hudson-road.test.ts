import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { CTFS, FIXTURE, importFiles, PHOTOS, preview } from '../support/import-files.ts';
import { newSchool, type School } from '../support/new-school.ts';
import { countInRegister } from '../support/register-dump.ts';

const expected = JSON.parse(readFileSync(`${FIXTURE}expected.json`, 'utf8'));
let school: School;
const shown: Record<string, Awaited<ReturnType<typeof importFiles>>> = {};

beforeAll(async () => {
  school = await newSchool();
  for (const name of [...CTFS, 'pupils-sims.csv', 'contacts.csv', 'medical.csv', 'consents.csv'])
    shown[name] = await importFiles(school, [name]);
  shown.photos = await importFiles(school, PHOTOS);
}, 300_000);
afterAll(() => school.close());

const count = (statement: string): Promise<number> => countInRegister(school, statement);

it('brings every child of both transfer files, once', async () => {
  expect(shown[CTFS[0]]?.applied.counts.added).toBe(expected.inFirstCtf);
  expect(shown[CTFS[1]]?.applied.counts.added).toBe(expected.inSecondCtf);
  expect(await count('SELECT count(*) AS n FROM child')).toBe(expected.pupils);
  expect(await count('SELECT count(*) AS n FROM class')).toBe(expected.classes);
});

it('brings the contact links, conditions, decisions and photos of expected.json', async () => {
  expect(await count('SELECT count(*) AS n FROM contact WHERE removed_at IS NULL')).toBe(expected.contacts);
  expect(await count('SELECT count(*) AS n FROM need')).toBe(expected.conditionRows);
  expect(await count('SELECT count(DISTINCT child_id) AS n FROM need')).toBe(expected.withConditions);
  expect(await count("SELECT count(*) AS n FROM consent_decision WHERE state <> 'no-answer'")).toBe(
    expected.consentDecisions,
  );
  expect(await count("SELECT count(*) AS n FROM consent_decision WHERE state = 'refused'")).toBe(expected.refusals);
  expect(await count("SELECT count(*) AS n FROM consent_decision WHERE state = 'no-answer'")).toBe(
    expected.blanksOnReturnedForms,
  );
  expect(await count('SELECT count(*) AS n FROM child WHERE photo_id IS NOT NULL')).toBe(expected.photos);
  expect(await count("SELECT count(*) AS n FROM restricted_flag WHERE kind = 'looked-after'")).toBe(
    expected.lookedAfter,
  );
});

it('lists children flagged medical with nothing recorded', async () => {
  expect(
    await count(
      'SELECT count(*) AS n FROM child WHERE medical_flag = 1 AND NOT EXISTS (SELECT 1 FROM need WHERE child_id = child.id)',
    ),
  ).toBe(expected.flaggedButNothingRecorded);
});

it('lets no lost letter damage a name, and says that letters were lost', async () => {
  expect(
    await count(
      "SELECT count(*) AS n FROM child WHERE surname LIKE '%?%' OR forename LIKE '%?%' OR middle_names LIKE '%?%'",
    ),
  ).toBe(0);
  expect(shown['pupils-sims.csv']?.shown.warnings.join(' ')).toContain('lost letters');
});

it('asks about the one photo whose name two children bear, and reports what is no child’s picture', () => {
  const items = shown.photos?.shown.items ?? [];
  expect(items.filter((item) => item.outcome === 'doubtful').map((item) => item.label)).toEqual(['Nowak_Anaïs.jpg']);
  expect(items.filter((item) => item.outcome === 'skipped').map((item) => item.label)).toEqual(
    expect.arrayContaining(['README.txt', 'Thumbs.db', 'Z999999999999.jpg', '004062 (2).jpg']),
  );
});

it('warns of bad, temporary and missing UPNs and keeps them', async () => {
  const warned = [CTFS[0], CTFS[1]].flatMap((name) => shown[name]?.shown.warnings ?? []).join(' ');
  expect(warned).toContain('do not pass their own check');
  for (const upn of expected.badUpns)
    expect(await count(`SELECT count(*) AS n FROM child WHERE upn = '${upn}'`)).toBe(1);
});

it('finds every row unchanged when the same files come again', async () => {
  for (const name of [CTFS[1], 'contacts.csv', 'medical.csv', 'consents.csv']) {
    const { counts } = await preview(school, [name]);
    expect({ name, added: counts.added, changed: counts.changed }).toEqual({ name, added: 0, changed: 0 });
  }
});
