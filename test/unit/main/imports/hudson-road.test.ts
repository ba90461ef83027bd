import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { NO_JOB } from '#main/features/imports/job.ts';
import { consentRows } from '#main/features/imports/read-consents.ts';
import { contactRows, medicalRows, pupilRows, toList } from '#main/features/imports/read-list.ts';
import { decodeText } from '#main/features/imports/reading/decode-text.ts';
import type { PupilRow } from '#main/features/imports/reading/pupil-row.ts';
import { readCsv } from '#main/features/imports/reading/read-csv.ts';
import { readCtf } from '#main/features/imports/reading/read-ctf.ts';
import type { ChildId } from '#shared/domain/ids.ts';
import { matchPhotos } from '#shared/features/imports/match-photo.rules.ts';
import {
  type ChildKeys,
  changedValue,
  indexChildren,
  matchRow,
  type RowKeys,
} from '#shared/features/imports/match-row.rules.ts';

const FOLDER = new URL('../../../fixtures/hudson-road/', import.meta.url);
const expected = JSON.parse(readFileSync(new URL('expected.json', FOLDER), 'utf8'));
const text = (name: string) => decodeText(readFileSync(new URL(name, FOLDER)));
const list = async (name: string) => toList(await readCsv(text(name), NO_JOB), null, null);
const ctf = async (name: string) => (await readCtf(text(name), NO_JOB)).pupils;

/** The register in memory as the two transfer files and then a list of pupils leave it. */
async function registerAfter(pupilsFile: string): Promise<ChildKeys[]> {
  let children: ChildKeys[] = [];
  const files: readonly (readonly PupilRow[])[] = [
    await ctf('9992001_CTF_9992001_001.xml'),
    await ctf('9992001_CTF_9992001_002.xml'),
    pupilRows(await list(pupilsFile)),
  ];
  for (const pupils of files) {
    const index = indexChildren(children);
    const after = new Map<string, ChildKeys>(children.map((child) => [child.childId, child]));
    for (const pupil of pupils) {
      const match = matchRow(pupil, index, true);
      if (match.kind === 'doubtful') throw new Error(`line ${pupil.line}: ${match.why}`);
      if (match.kind === 'new') {
        const childId = `${after.size}` as ChildId;
        after.set(childId, { ...pupil, childId });
        continue;
      }
      const child = after.get(match.childId)!;
      const value = (field: 'forename' | 'surname' | 'admissionNumber' | 'className') =>
        changedValue(child[field], pupil[field]) ?? child[field];
      after.set(match.childId, {
        ...child,
        forename: value('forename'),
        surname: value('surname'),
        admissionNumber: value('admissionNumber'),
        className: value('className'),
      });
    }
    children = [...after.values()];
  }
  return children;
}

const outcomes = (rows: readonly RowKeys[], children: readonly ChildKeys[]) => {
  const index = indexChildren(children);
  const counts: Record<string, number> = {};
  for (const row of rows) {
    const match = matchRow(row, index, false);
    const key = match.kind === 'doubtful' ? match.why : match.kind === 'matched' ? match.by : match.kind;
    counts[key] = (counts[key] ?? 0) + 1;
  }
  return counts;
};

describe('after the transfer files and the SIMS list', async () => {
  const children = await registerAfter('pupils-sims.csv');

  test('every child stands once, by their own name and number', () => {
    expect(children).toHaveLength(expected.pupils);
    expect(new Set(children.map((child) => child.admissionNumber)).size).toBe(expected.pupils);
    expect(children.filter((child) => /[?\uFFFD]/.test(child.forename + child.surname))).toEqual([]);
  });

  test('every row of the other lists finds its child', async () => {
    expect(outcomes(contactRows(await list('contacts.csv')), children)).toEqual({ admission: expected.contacts });
    const { upn = 0, admission = 0, ...rest } = outcomes(medicalRows(await list('medical.csv')), children);
    expect([upn + admission, rest]).toEqual([expected.conditionRows, {}]);
    expect(outcomes(consentRows(await list('consents.csv'), []), children)).toEqual({
      upn: expected.pupils - expected.upn.missing,
      class: expected.upn.missing,
    });
  });

  test('each photo finds exactly the child that expected.json names, by the same key', () => {
    const names = readdirSync(new URL('photos/', FOLDER));
    const matches = matchPhotos(names, indexChildren(children));
    const admission = new Map(children.map((child) => [child.childId, child.admissionNumber]));
    const found: Record<string, unknown> = {};
    const doubtful: Record<string, unknown> = {};
    const others: Record<string, string> = {};
    names.forEach((name, i) => {
      const match = matches[i]!;
      if (match.kind === 'matched')
        found[`photos/${name.normalize('NFC')}`] = { adm: admission.get(match.childId), by: match.by };
      else if (match.kind === 'doubtful')
        doubtful[`photos/${name.normalize('NFC')}`] = match.candidates.map((id) => admission.get(id)).sort();
      else others[name] = match.kind;
    });
    expect(found).toEqual(expected.photoMatch);
    expect(doubtful).toEqual(expected.photoDoubtful);
    expect(others).toEqual({
      '004062 (2).jpg': 'copy',
      'README.txt': 'not-a-picture',
      'Thumbs.db': 'not-a-picture',
      'Z999999999999.jpg': 'stranger',
    });
  });
});

test('with the Arbor list instead, rows that need an admission number are asked, not guessed', async () => {
  const children = await registerAfter('pupils-arbor.csv');
  expect(children).toHaveLength(expected.pupils);
  const contacts = outcomes(contactRows(await list('contacts.csv')), children);
  expect(Object.keys(contacts).sort()).toEqual(['name-only', 'name-shared']);
  expect((contacts['name-only'] ?? 0) + (contacts['name-shared'] ?? 0)).toBe(expected.contacts);
});
