// What the demo school is made from: names, streets, classes and needs of people who do not exist.

export const FORENAMES = {
  F: [
    'Ava',
    'Mia',
    'Zoë',
    'Fatima',
    'Renée',
    'Ngozi',
    'Poppy',
    'Ivy',
    'Siân',
    'Ananya',
    'Chloë',
    'Hana',
    'Isla',
    'Maja',
    'Niamh',
    'Olivia',
    'Rosa',
    'Temperance',
    'Willow',
    'Daisy',
    'Yasmin',
    'Grace',
    'Éabha',
    'Mary-Jane',
  ],
  M: [
    'Alfie',
    'Leo',
    'Noah',
    'Ibrahim',
    'Łukasz',
    'Kwame',
    'Oscar',
    'Theo',
    'Jack',
    'Rhys',
    'Seán',
    'Kai',
    'Tobi',
    'José',
    'Aarav',
    'Zachary',
    'George',
    'Muhammad',
    'Archie',
    'Jean-Luc',
    'Kacper',
    'Reuben',
    'Yusuf',
    'Finn',
  ],
} as const;
export const SURNAMES = [
  'Mensah',
  'Khan',
  'Nowak',
  'Armstrong',
  'Petrov',
  'O’Brien',
  'Wu',
  'Okafor',
  'Bell',
  'Smith',
  'Fitzgerald-Hughes',
  'Singh',
  'Kaur',
  'Adeyemi',
  'Elliott',
  'Begum',
  'Charlton',
  'García López',
  'Robson',
  'Wójcik',
  'Taylor',
  'van der Berg',
  'Nguyễn',
  'd’Arcy',
  'Patel',
  'St. John',
  'Ahmed',
  'Jones',
];
export const STREETS = [
  'Suffolk Street',
  'Villette Road',
  'The Cedars',
  'Corporation Road',
  'Percy Terrace',
  'Gray Road',
];
export const CLASSES = [
  { name: 'Acorn (R)', year: 'R', teacher: 'Mrs P Hall', born: 2021 },
  { name: 'Willow (1)', year: '1', teacher: 'Mr J Okoro', born: 2020 },
  { name: 'Rowan (2)', year: '2', teacher: 'Miss E Laidler', born: 2019 },
  { name: 'Hazel (3)', year: '3', teacher: 'Mrs R Dixit', born: 2018 },
  { name: 'Birch (4)', year: '4', teacher: 'Mrs H Kaur', born: 2017 },
  { name: 'Maple (5)', year: '5', teacher: 'Ms S Adeyemi', born: 2016 },
  { name: 'Oak (6)', year: '6', teacher: 'Mr D Robson', born: 2015 },
] as const;
export const PER_CLASS = 12;

export type Need = {
  condition: string;
  /** Null: nobody has confirmed what kind it is. */
  kind: string | null;
  severity: string;
  triggers: string;
  signs: string;
  action: string;
  medicine: string;
  place: string;
  expires: string | null;
  reviewOn: string | null;
  plan: boolean;
};
export const NEEDS: readonly Omit<Need, 'reviewOn' | 'expires'>[] = [
  {
    condition: 'Anaphylaxis: peanut',
    kind: 'anaphylaxis',
    severity: 'serious',
    triggers: 'Peanuts, some sauces',
    signs: 'Swelling of lips, hives, wheeze, sudden quietness',
    action: 'Adrenaline without delay, then 999',
    medicine: 'EpiPen Jr 150 mcg, two',
    place: 'Office cabinet, blue box 3',
    plan: true,
  },
  {
    condition: 'Asthma',
    kind: 'asthma',
    severity: 'watch',
    triggers: 'Cold air, running, pollen',
    signs: 'Cough, wheeze, short sentences',
    action: 'Own inhaler with spacer as on the plan',
    medicine: 'Salbutamol 100 mcg inhaler and spacer',
    place: 'Classroom, green pouch by the door',
    plan: true,
  },
  {
    condition: 'Epilepsy',
    kind: 'epilepsy',
    severity: 'serious',
    triggers: 'Tiredness, fever',
    signs: 'Stares, then stiff and shaking',
    action: 'Time the seizure; individual protocol',
    medicine: 'Buccal midazolam 5 mg',
    place: 'Office, locked cupboard',
    plan: true,
  },
  {
    condition: 'Type 1 diabetes',
    kind: 'diabetes',
    severity: 'serious',
    triggers: 'Missed meals, exercise',
    signs: 'Pale, shaky, confused',
    action: 'Check glucose; hypo steps on the plan',
    medicine: 'Glucose tablets; insulin pump',
    place: '',
    plan: true,
  },
  {
    condition: 'Coeliac disease',
    kind: 'coeliac',
    severity: 'watch',
    triggers: 'Gluten',
    signs: 'Tummy pain',
    action: 'Gluten-free meals only',
    medicine: 'None',
    place: '',
    plan: false,
  },
  {
    condition: 'Allergy: milk',
    kind: 'allergy',
    severity: 'watch',
    triggers: 'Cow’s milk, butter, cheese',
    signs: 'Hives, tummy ache',
    action: 'Antihistamine, watch for an hour',
    medicine: 'Cetirizine 5 ml',
    place: 'Office cabinet, white box',
    plan: false,
  },
  {
    condition: 'Hearing impairment',
    kind: 'hearing',
    severity: 'know',
    triggers: '',
    signs: '',
    action: 'Seat near the front, face the child',
    medicine: 'Hearing aids (both)',
    place: '',
    plan: false,
  },
  {
    condition: 'Eczema',
    kind: 'skin',
    severity: 'know',
    triggers: 'Heat, soap',
    signs: 'Itchy, sore hands',
    action: 'Emollient as needed',
    medicine: 'Emollient',
    place: 'School bag',
    plan: false,
  },
  {
    condition: 'Heart condition (repaired VSD)',
    kind: 'heart',
    severity: 'watch',
    triggers: 'Heavy exertion',
    signs: 'Breathless, pale',
    action: 'Rest, tell parent',
    medicine: 'None',
    place: '',
    plan: true,
  },
];

/** A few more, each for one child, so that the board shows a variety; those without a kind wait for a person to sort them. */
export const SINGLE: Readonly<Record<string, Omit<Need, 'reviewOn' | 'expires'>>> = {
  'Acorn (R) 4': know('Febrile convulsions when younger', 'seizure-history', 'Ring home at 38 °C'),
  'Willow (1) 1': know('Mum says no nuts at all, please ask her', null, ''),
  'Willow (1) 10': know('Glasses for reading', 'sight', 'Remind before reading'),
  'Rowan (2) 4': {
    condition: 'Sickle cell disease',
    kind: 'sickle-cell',
    severity: 'serious',
    triggers: 'Cold, thirst, tiredness',
    signs: 'Pain in arms, legs or tummy',
    action: 'Keep warm, drink, ring home; 999 for chest pain',
    medicine: 'Paracetamol suspension',
    place: 'Office cabinet, white box',
    plan: false,
  },
  'Hazel (3) 1': know('Travel sickness', 'travel-sickness', 'Front seat on the coach'),
  'Hazel (3) 7': know('Reacts to washing powder?', null, ''),
  'Birch (4) 4': {
    condition: 'Anaphylaxis: wasp sting',
    kind: 'anaphylaxis',
    severity: 'serious',
    triggers: 'Wasp stings',
    signs: 'Swelling, hives, faint, wheeze',
    action: 'Adrenaline without delay, then 999',
    medicine: 'Jext 300 mcg, two',
    place: 'Office cabinet, blue box 5',
    plan: false,
  },
  'Maple (5) 10': know('Wears splints at night', null, 'Tired on Mondays'),
  'Oak (6) 4': know('Nosebleeds', 'other', 'Sit forward, pinch the soft part for ten minutes'),
  'Oak (6) 10': know('Asthma as a small child', 'asthma', ''),
};

function know(condition: string, kind: string | null, action: string): Omit<Need, 'reviewOn' | 'expires'> {
  return { condition, kind, severity: 'know', triggers: '', signs: '', action, medicine: '', place: '', plan: false };
}

/** Restricted flags, by class and place in it. */
export const FLAGS: Readonly<Record<string, string>> = {
  'Acorn (R) 4': 'court-order',
  'Rowan (2) 5': 'protected-address',
  'Hazel (3) 4': 'looked-after',
  'Birch (4) 8': 'parents-dispute',
  'Maple (5) 2': 'adopted',
  'Oak (6) 4': 'looked-after',
};
