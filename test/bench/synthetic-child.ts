import { readFileSync } from 'node:fs';
import { EMPTY_CHILD, EMPTY_CONTACT } from '#main/features/children/children.service.ts';
import { NO_JOB } from '#main/features/imports/job.ts';
import { decodeText } from '#main/features/imports/reading/decode-text.ts';
import { readCsv } from '#main/features/imports/reading/read-csv.ts';
import { readDate, readSeverity } from '#main/features/imports/reading/values.ts';
import type { NeedFields } from '#main/features/medical/medical.service.ts';
import type { CalendarDate } from '#shared/domain/calendar-date.ts';
import type { ClassId } from '#shared/domain/ids.ts';
import type { ChildFields, ContactFields } from '#shared/features/children/children.model.ts';
import { below, pick, type Random } from './random.ts';

const FIXTURE = new URL('../fixtures/hudson-road/', import.meta.url);
const table = async (file: string) => {
  const { rows } = await readCsv(decodeText(readFileSync(new URL(file, FIXTURE))), NO_JOB);
  return rows.map((row) => row.cells);
};

/** What follows a family name's first half; together some hundreds of names that could be English places. */
const STEMS =
  'Ash Bar Bran Burn Car Clif Cray Dal Ders Eld Fair Far Gar Hal Har Hol Ken Lam Lin Mar Mel Nor Rad Shel Stan Thorn Wal Whit Win Wood';
const ENDINGS =
  'bourne bury by cote croft dale den ding ford gate ham hurst land ley low more ridge side stead ton ville well wick worth';
const FORENAMES_MORE =
  'Ada Alba Amara Arlo Aria Bodhi Clara Cora Dara Edie Elias Ezra Faye Flora Gwen Hugo Ida Iris Jude Kofi Lena Luca Mabel Milo Nia Nora Otis Pearl Remy Rosa Saul Tess Uma Vera Wren Xanthe Yusuf Zara';

const contacts = await table('contacts.csv');
const SURNAMES = [
  ...new Set(contacts.map(([, , surname]) => surname ?? '')),
  ...STEMS.split(' ').flatMap((stem) => ENDINGS.split(' ').map((ending) => stem + ending)),
];
const FORENAMES = [...new Set(contacts.map(([, forename]) => forename ?? '')), ...FORENAMES_MORE.split(' ')];
const GROWN_UPS = [...new Set(contacts.map((cells) => cells[8] ?? ''))];
/** The fixture's rows of needs, in a school's own words. */
const NEEDS = await table('medical.csv');

/** As in the fixture: 55 of 210 children have a need recorded, 67 needs among them. */
const WITH_NEEDS = 55 / 210;
const SECOND_NEED = 12 / 55;
const PLACES = ['Medical room, top drawer', 'Classroom, red bag', 'Office fridge', ''];
const TODAY = '2026-11-24' as CalendarDate;

export interface SyntheticChild {
  readonly fields: ChildFields;
  readonly contacts: readonly ContactFields[];
  readonly needs: readonly NeedFields[];
}

/** Child number `at` of a school of any size: a common record of its year, with contacts and perhaps needs. */
export function syntheticChild(random: Random, at: number, yearGroup: string, classId: ClassId): SyntheticChild {
  const year = yearGroup === 'R' ? 0 : Number(yearGroup);
  const surname = pick(random, SURNAMES);
  const address = {
    street: `${1 + below(random, 180)} ${pick(random, SURNAMES)} Road`,
    town: 'Sunderland',
    postcode: `SR${1 + below(random, 9)} ${1 + below(random, 9)}AB`,
  };
  const fields: ChildFields = {
    ...EMPTY_CHILD,
    ...address,
    surname,
    forename: pick(random, FORENAMES),
    middleNames: random() < 0.6 ? pick(random, FORENAMES) : '',
    born: `${2021 - year}-${two(1 + below(random, 12))}-${two(1 + below(random, 28))}` as CalendarDate,
    sex: random() < 0.5 ? 'F' : 'M',
    upn: `A${String(9992001 + Math.floor(at / 1000))}${two(26 - year)}${String(at % 1000).padStart(3, '0')}`,
    admissionNumber: admissionNumber(at),
    classId,
    yearGroup,
  };
  const parents = ['MOT', 'FAT'].map(
    (relationship, i): ContactFields => ({
      ...EMPTY_CONTACT,
      ...address,
      title: i === 0 ? 'Mrs' : 'Mr',
      forename: pick(random, GROWN_UPS),
      surname,
      relationship,
      responsibility: true,
      livesWith: i === 0 || random() < 0.7,
      phones: [{ kind: 'Mobile', number: `07700 900${String(below(random, 1000)).padStart(3, '0')}` }],
      email: `${surname.toLowerCase()}${i}.${at}@example.org`,
    }),
  );
  const count = random() < WITH_NEEDS ? (random() < SECOND_NEED ? 2 : 1) : 0;
  return { fields, contacts: parents, needs: Array.from({ length: count }, () => syntheticNeed(random)) };
}

/** Six digits, the same for child number `at` in a school of any size. */
export const admissionNumber = (at: number): string => String(100_001 + at);

function syntheticNeed(random: Random): NeedFields {
  const [, , , , , condition = '', severity = '', triggers = '', signs = '', medicine = '', action = '', review = ''] =
    pick(random, NEEDS);
  return {
    condition,
    severity: readSeverity(severity),
    triggers,
    signs,
    action,
    medicine,
    place: /^(none)?$/i.test(medicine) ? '' : pick(random, PLACES),
    expires: null,
    reviewOn: readDate(review),
    toldParentOn: TODAY,
  };
}

const two = (value: number): string => String(value).padStart(2, '0');
