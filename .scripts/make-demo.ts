// Makes the demo school in assets/demo: synthetic people with drawn portraits. Run: npx node .scripts/make-demo.ts
// The same seed gives the same school, so a change of this script shows as a change of its output.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { avataaars } from '@dicebear/collection';
import { createAvatar } from '@dicebear/core';
import sharp from 'sharp';
import { CLASSES, FLAGS, FORENAMES, NEEDS, type Need, PER_CLASS, SINGLE, STREETS, SURNAMES } from './demo-lists.ts';

const OUT = new URL('../assets/demo/', import.meta.url).pathname;

/** Small seeded generator (mulberry32): the school must not change from run to run. */
function seeded(seed: number): () => number {
  let a = seed;
  return () => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
const random = seeded(20261124);
const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
const between = (low: number, high: number): number => low + Math.floor(random() * (high - low + 1));
const two = (n: number): string => String(n).padStart(2, '0');

const CHECK = 'ABCDEFGHJKLMNPQRTUVWXYZ';
/** UPN with its right check letter: weights 2 to 13, modulo 23. LA 999 does not exist. */
function upn(year: number, serial: number): string {
  const body = `9992001${two(year % 100)}${String(serial).padStart(3, '0')}`;
  const sum = [...body].reduce((total, digit, i) => total + Number(digit) * (i + 2), 0);
  return CHECK[sum % 23] + body;
}

const SKIN = ['614335', 'd08b5b', 'ae5d29', 'edb98a', 'ffdbb4'];
const HAIR = ['2c1b18', '4a312c', '724133', 'a55728', 'b58143', 'd6b370', 'c93305'];
async function portrait(file: string, sex: 'F' | 'M', seed: string): Promise<void> {
  const tops =
    sex === 'F'
      ? [
          'longButNotTooLong',
          'straight01',
          'straight02',
          'bob',
          'bun',
          'curly',
          'curvy',
          'miaWallace',
          'bigHair',
          'hijab',
        ]
      : [
          'shortFlat',
          'shortRound',
          'shortCurly',
          'shortWaved',
          'theCaesar',
          'theCaesarAndSidePart',
          'shaggy',
          'turban',
        ];
  const svg = createAvatar(avataaars, {
    seed,
    top: [pick(tops)] as never,
    skinColor: [pick(SKIN)],
    hairColor: [pick(HAIR)],
    facialHairProbability: 0,
    accessoriesProbability: 18,
    accessories: ['round', 'prescription02'],
    eyes: ['default', 'happy', 'squint'],
    eyebrows: ['default', 'defaultNatural', 'raisedExcited'],
    mouth: ['smile', 'default', 'twinkle'],
    clothing: ['shirtCrewNeck', 'shirtVNeck', 'collarAndSweater'],
    clothesColor: ['1f4e79'],
    backgroundColor: [pick(['e7e2d8', 'e8dce2', 'dde6ee', 'dbe6dd', 'e6e4d8'])],
  }).toString();
  const bytes = await sharp(Buffer.from(svg), { density: 192 })
    .resize(480, 480)
    .flatten({ background: '#e7e2d8' })
    .jpeg({ quality: 78 })
    .toBuffer();
  writeFileSync(`${OUT}portraits/${file}`, bytes);
}

const xml = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
/** Words in lines that end before the frame. */
function wrapped(text: string, most = 46): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && `${last} ${word}`.length <= most) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** A plan as a scanner would give it: one page, typed, signed by hand, plainly marked as a specimen. No date on it: the school's dates move. */
async function plan(file: string, name: string, need: Omit<Need, 'reviewOn' | 'expires'>): Promise<void> {
  const rows = [
    ['Name', name],
    ['Condition', need.condition],
    ['Triggers', need.triggers],
    ['Signs', need.signs],
    ['What to do', need.action],
    ['Medicine', need.medicine],
  ];
  let top = 250;
  const body = rows
    .map(([label, text]) => {
      const lines = wrapped(text ?? '');
      const words = lines.map((line, i) => `<text x="70" y="${top + 38 + i * 34}" class="t">${xml(line)}</text>`);
      const foot = top + 56 + Math.max(0, lines.length - 1) * 34;
      const row = `<text x="70" y="${top}" class="l">${xml(label ?? '')}</text>${words.join('')}<line x1="70" x2="830" y1="${foot}" y2="${foot}" stroke="#999"/>`;
      top = foot + 36;
      return row;
    })
    .join('');
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="900" height="1273"><style>.h{font:700 40px sans-serif}.l{font:20px sans-serif;fill:#444}.t{font:600 28px sans-serif}.s{font:italic 38px serif;fill:#1a2f6b}</style><rect width="900" height="1273" fill="#fdfcf8"/><rect x="40" y="40" width="820" height="1193" fill="none" stroke="#333" stroke-width="3"/><text x="70" y="120" class="h">Individual healthcare plan</text><text x="70" y="165" class="l">Specimen of a synthetic school. No real child.</text>${body}<text x="70" y="1010" class="l">Signed by parent and clinic</text><text x="90" y="1090" class="s">M. ${xml(name.split(' ').at(-1) ?? '')}</text><text x="500" y="1090" class="s">Dr A. Specimen</text></svg>`;
  writeFileSync(
    `${OUT}plans/${file}`,
    await sharp(Buffer.from(svg)).rotate(0.4, { background: '#d8d6d0' }).jpeg({ quality: 70 }).toBuffer(),
  );
}

rmSync(OUT, { recursive: true, force: true });
mkdirSync(`${OUT}portraits`, { recursive: true });
mkdirSync(`${OUT}plans`, { recursive: true });

const children = [];
let serial = 100;
let plans = 0;
for (const [classIndex, group] of CLASSES.entries()) {
  for (let i = 0; i < PER_CLASS; i++) {
    serial += 1;
    // Two children with one name, one portrait-less child a class: the screens must cope with both.
    const twin = classIndex === 6 && i === 1;
    const sex = twin ? 'F' : pick(['F', 'M'] as const);
    const forename = twin || (classIndex === 5 && i === 1) ? 'Ava' : pick(FORENAMES[sex]);
    const surname = twin || (classIndex === 5 && i === 1) ? 'O’Brien' : pick(SURNAMES);
    const month = between(1, 12);
    const born = `${month >= 9 ? group.born : group.born + 1}-${two(month)}-${two(between(1, 28))}`;
    const needs: Need[] = [];
    if (i % 3 === 0) needs.push(makeNeed(NEEDS[(classIndex * 4 + i / 3) % NEEDS.length]));
    if (i === 6) {
      // The same turns of the dice whatever comes of it, so that the portraits after it stay the same.
      const second = pick(NEEDS.filter((need) => need.severity === 'know'));
      const other = NEEDS.find((need) => need.severity === 'know' && need.kind !== second.kind);
      const drawn = makeNeed(second);
      needs.push(other && needs.some((need) => need.kind === second.kind) ? { ...drawn, ...other } : drawn);
    }
    const single = SINGLE[`${group.name} ${i}`];
    if (single) needs.push({ ...single, reviewOn: null, expires: single.medicine ? '2027-06-30' : null });
    const file = `${serial}.jpg`;
    const hasPhoto = i !== 9;
    if (hasPhoto) await portrait(file, forename === 'Ava' ? 'F' : sex, `${surname} ${forename} ${serial}`);
    const name = `${forename} ${surname}`;
    const first = needs[0];
    const signedOn = `2026-0${between(4, 9)}-${two(between(1, 28))}`;
    const planFile = first?.plan ? `${serial}.jpg` : null;
    if (planFile) plans += 1;
    if (first && planFile) await plan(planFile, name, first);
    children.push({
      surname,
      forename,
      born,
      sex,
      upn: upn(group.born + 5, serial),
      admissionNumber: String(5000 + serial),
      className: group.name,
      year: group.year,
      street: `${between(1, 140)} ${pick(STREETS)}`,
      town: 'Sunderland',
      postcode: `SR${between(1, 5)} ${between(1, 9)}XX`,
      photo: hasPhoto ? file : null,
      contacts: [
        {
          title: 'Mrs',
          forename: pick(FORENAMES.F),
          surname,
          relationship: 'MOT',
          responsibility: true,
          livesWith: true,
          phone: `07700 900${String(between(0, 999)).padStart(3, '0')}`,
        },
        {
          title: 'Mr',
          forename: pick(FORENAMES.M),
          surname: random() < 0.8 ? surname : pick(SURNAMES),
          relationship: 'FAT',
          responsibility: random() < 0.9,
          livesWith: random() < 0.7,
          phone: `07700 900${String(between(0, 999)).padStart(3, '0')}`,
        },
      ],
      needs,
      plan: planFile ? { file: planFile, ...planDates(signedOn, plans) } : null,
      flags: [FLAGS[`${group.name} ${i}`]].filter((flag) => flag !== undefined),
      // One letter per purpose in order: y given, n refused, - no answer; empty: no form back.
      consent:
        i === 7
          ? ''
          : Array.from({ length: 7 }, () => {
              const r = random();
              return r < 0.74 ? 'y' : r < 0.9 ? 'n' : '-';
            }).join(''),
      formDate: `202${between(5, 6)}-09-${two(between(3, 28))}`,
    });
  }
}

/** A plan is looked at once a year; of every four, one is due within weeks and one is overdue. No dice: the portraits stay the same. */
function planDates(drawn: string, nth: number): { signedOn: string; reviewOn: string } {
  const signedOn = nth % 4 === 2 ? '2025-12-04' : nth % 4 === 0 ? '2025-11-09' : drawn;
  return { signedOn, reviewOn: `${Number(signedOn.slice(0, 4)) + 1}${signedOn.slice(4)}` };
}

/** Reviews of January come up just before Christmas: a few plans are near their review when the demo is first looked at. */
function soon(review: string): string {
  return review.startsWith('2027-01') ? '2026-12-11' : review;
}

function makeNeed(need: (typeof NEEDS)[number] | undefined): Need {
  if (!need) throw new Error('no need');
  const review = random() < 0.25 ? `2026-${two(between(5, 10))}-14` : soon(`2027-${two(between(1, 9))}-14`);
  const medicine = need.medicine !== 'None' && !need.medicine.startsWith('Hearing');
  return {
    ...need,
    reviewOn: review,
    expires: medicine ? (random() < 0.15 ? '2026-10-31' : `2027-${two(between(1, 9))}-28`) : null,
  };
}

writeFileSync(
  `${OUT}school.json`,
  `${JSON.stringify(
    {
      // Its dates are of this day; the app moves them to the day of the look.
      asOf: '2026-11-24',
      school: {
        name: 'Hudson Road Primary School',
        street: 'Hudson Road',
        town: 'Sunderland',
        postcode: 'SR1 2HX',
        phone: '0191 496 0123',
        entrance: 'Villette Road gate',
        meetsCrew: 'Mrs Bell',
        places: [
          'Dining hall',
          'Main hall',
          'Playground',
          'Field',
          'Library',
          'Office',
          'Forest school',
          'Pool changing rooms',
        ],
      },
      password: 'quiet maple lantern 27',
      staff: [
        { name: 'Mrs C Westgate', label: 'Headteacher', role: 'lead', className: null },
        { name: 'Mrs J Charlton', label: 'Office', role: 'office', className: null },
        { name: 'Mr D Robson', label: 'Oak (6)', role: 'class', className: 'Oak (6)' },
        { name: 'Mrs L Bell', label: 'First aid', role: 'first-aid', className: null },
        { name: 'Mr T Khan', label: 'Kitchen', role: 'kitchen', className: null },
        { name: 'Ms S Adeyemi', label: 'SENCo', role: 'senco', className: null },
      ],
      // What the scanned plan says, in its own words.
      checkedSteps: {
        className: 'Birch (4)',
        checkedBy: 'Mrs L Bell',
        steps: [
          { words: 'Adrenaline without delay', savesLife: true, minutes: null, tap: 'adrenaline' },
          { words: 'Then 999', savesLife: false, minutes: null, tap: 'ambulance' },
        ],
      },
      // A class teacher opens a card of another class, because the child stands in front of him.
      breakGlass: { by: 'Mr D Robson', className: 'Hazel (3)', reason: 'in-front' },
      classes: CLASSES.map(({ name, year, teacher }) => ({ name, year, teacher })),
      children,
    },
    null,
    1,
  )}\n`,
);
writeFileSync(
  `${OUT}README.md`,
  `# Demo school

Synthetic people only: names, dates, numbers and addresses are made by \`.scripts/make-demo.ts\` (same seed, same school).
LA number 999 does not exist, telephone numbers are from the range kept for drama, and every plan is marked as a specimen.

Portraits are drawn with the *Avataaars* style by Pablo Stanley (free for personal and commercial use) through the
DiceBear library (MIT).
`,
);
