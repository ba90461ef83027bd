import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { AppError } from '#main/core/app-error.ts';
import { NO_JOB } from '#main/features/imports/job.ts';
import { decodeText } from '#main/features/imports/reading/decode-text.ts';
import { readCtf as readInSlices } from '#main/features/imports/reading/read-ctf.ts';
import { checkUpn } from '#shared/domain/upn.ts';

const readCtf = (text: string) => readInSlices(text, NO_JOB);
const FOLDER = new URL('../../../fixtures/hudson-road/', import.meta.url);
const file = (name: string) => decodeText(readFileSync(new URL(name, FOLDER)));
const first = file('9992001_CTF_9992001_001.xml');
const second = file('9992001_CTF_9992001_002.xml');
const expected = JSON.parse(readFileSync(new URL('expected.json', FOLDER), 'utf8'));

const ctf = (pupil: string) =>
  `<CTfile><Header><CTFversion>25.0</CTFversion></Header><CTFpupilData><Pupil>${pupil}</Pupil></CTFpupilData></CTfile>`;
const pupil = async (inside: string) => (await readCtf(ctf(inside))).pupils[0]!;
const refusal = async (text: string): Promise<AppError> => {
  try {
    await readCtf(text);
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
  throw new Error('was read');
};

test('reads both transfer files of the school', async () => {
  const [one, two] = [await readCtf(first), await readCtf(second)];
  expect([one.version, two.version]).toEqual(['25.0', '24.0']);
  expect(one.school).toBe(expected.school.name);
  expect([one.pupils.length, two.pupils.length]).toEqual([expected.inFirstCtf, expected.inSecondCtf]);
  const all = [...one.pupils, ...two.pupils];
  expect(all.flatMap((child) => child.contacts)).toHaveLength(expected.contacts);
  expect(all.filter((child) => child.medicalFlag)).toHaveLength(expected.medicalFlag);
  expect(all.filter((child) => child.lookedAfter)).toHaveLength(expected.lookedAfter);
  expect(all.every((child) => child.born !== null && /^[FM]$/.test(child.sex) && child.postcode !== '')).toBe(true);
  const verdicts: Record<string, number> = {};
  for (const child of all) verdicts[checkUpn(child.upn)] = (verdicts[checkUpn(child.upn)] ?? 0) + 1;
  expect(verdicts).toEqual(expected.upn);
});

test('reads sex, year and address in either shape', async () => {
  const bs =
    '<Address><BS7666Address><SAON>Flat 2</SAON><PAON>35</PAON><Street>Suffolk Street</Street><Town>Sunderland</Town></BS7666Address><PostCode>SR5 5GH</PostCode></Address>';
  const lines =
    '<Address><AddressLines><AddressLine1>7 The Cedars</AddressLine1><AddressLine2>Sunderland</AddressLine2></AddressLines><PostCode>SR6 5LH</PostCode></Address>';
  expect(await pupil(`<Sex>F</Sex><NCyearActual>R</NCyearActual>${lines}`)).toMatchObject({
    sex: 'F',
    yearGroup: 'R',
    street: '7 The Cedars',
    town: 'Sunderland',
    postcode: 'SR6 5LH',
  });
  expect(
    await pupil(`<Gender>M</Gender><BasicDetails><NCyearActual>6</NCyearActual></BasicDetails>${bs}`),
  ).toMatchObject({
    sex: 'M',
    yearGroup: '6',
    street: 'Flat 2, 35 Suffolk Street',
    town: 'Sunderland',
  });
});

test('keeps contacts in calling order, at the pupil’s address where the file says so', async () => {
  const home =
    '<Address><AddressLines><AddressLine1>7 The Cedars</AddressLine1><AddressLine2>Sunderland</AddressLine2></AddressLines></Address>';
  const contact = (order: number, name: string, more: string) =>
    `<Contact><Order>${order}</Order><Surname>${name}</Surname>${more}</Contact>`;
  const { contacts } = await pupil(
    `${home}<Contacts>${contact(2, 'Li', '<Address><AddressAsPupil>false</AddressAsPupil></Address>')}${contact(
      1,
      'Wu',
      '<Responsibility>true</Responsibility><Address><AddressAsPupil>true</AddressAsPupil></Address><Phones><Phone><TelephoneType>M</TelephoneType><PhoneNo>07700 900029</PhoneNo></Phone></Phones>',
    )}</Contacts>`,
  );
  expect(contacts.map((one) => [one.surname, one.responsibility, one.street])).toEqual([
    ['Wu', true, '7 The Cedars'],
    ['Li', null, ''],
  ]);
  expect(contacts[0]?.phones).toEqual([{ kind: 'M', number: '07700 900029' }]);
});

test('reads words in CDATA, passes over what it does not know, and says nothing where the file says nothing', async () => {
  const read = await pupil("<Surname><![CDATA[O'Brien & Li]]></Surname><Unknown><Deep>1</Deep></Unknown>");
  expect(read).toMatchObject({ surname: "O'Brien & Li", medicalFlag: null, lookedAfter: false, born: null, upn: '' });
});

test.each([
  ['file-doctype', '<!DOCTYPE CTfile [<!ENTITY a "b">]><CTfile/>'],
  ['file-doctype', `<!DOCTYPE CTfile SYSTEM "file:///etc/passwd">${first.slice(first.indexOf('<CTfile'))}`],
  ['file-not-xml', 'Forename,Surname\nAva,Wu\n'],
  ['file-not-xml', '<CTfile><Header></Pupil></CTfile>'],
  ['file-not-xml', ctf('<Surname>&unknown;</Surname>')],
  ['file-truncated', first.slice(0, 20_000)],
  ['file-truncated', first.slice(0, first.indexOf('</Pupil>') + 3)],
  ['file-truncated', first.trim().slice(0, -1)],
  ['file-not-ctf', '<html><body>Hello</body></html>'],
  ['file-not-ctf', '<CTfile><CTFpupilData/></CTfile>'],
  ['file-not-ctf', ctf(`${'<a>'.repeat(70)}${'</a>'.repeat(70)}`)],
  ['file-not-ctf', ctf(`<Surname>${'a'.repeat(20_000)}</Surname>`)],
  ['file-not-ctf', ctf(`<a ${Array.from({ length: 100 }, (_, i) => `b${i}="1"`).join(' ')}/>`)],
  ['file-not-ctf', ctf('<Phone/>'.repeat(30_000))],
])('refuses with %s', async (code, text) => {
  expect((await refusal(text)).code).toBe(code);
});

test('names the line where the file stops making sense', async () => {
  expect((await refusal('<CTfile>\n<Header>\n</Wrong>\n</CTfile>')).values).toEqual({ line: 3 });
});

test('a million numeric references are refused without filling the memory', async () => {
  const before = process.memoryUsage().heapUsed;
  expect((await refusal(ctf(`<Surname>${'&#65;'.repeat(1_000_000)}</Surname>`))).code).toBe('file-not-ctf');
  expect(process.memoryUsage().heapUsed - before).toBeLessThan(120_000_000);
});
