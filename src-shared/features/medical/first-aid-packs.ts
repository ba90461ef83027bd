import type { NeedKind } from './need-kind.ts';

/** The published advice that a school may switch on. `asthma-...`: two protocols that contradict each other. */
export const FIRST_AID_PACKS = ['anaphylaxis', 'seizure', 'hypo', 'asthma-card', 'asthma-newer'] as const;
export type FirstAidPackId = (typeof FIRST_AID_PACKS)[number];

export interface FirstAidPack {
  /** The kinds of need on whose emergency cards it may stand. */
  readonly kinds: readonly NeedKind[];
  readonly title: string;
  /** Who published it, and what it is called. */
  readonly source: string;
  /** When it was published; where the source gives no date, it says so and when it was read. */
  readonly dated: string;
  /** In Careboard's own words, from what the source says and nothing else. */
  readonly steps: readonly string[];
  /** What a Lead should know before deciding. */
  readonly note: string;
  /** At most one of those with the same word can be on. */
  readonly oneOf: string | null;
}

/** What stands over every advice on a card: nothing general comes before the child's own plan. */
export const PLAN_DECIDES = 'The child’s own plan decides.';

const ASTHMA_NOTE =
  'Two published protocols for an asthma attack contradict each other in how fast the puffs follow and when to begin again. ' +
  'Careboard does not choose between them: ask the school nurse. Only one can be on, and the child’s own plan comes before either.';

/**
 * The packs as data: another year's advice is another entry here or the school's own text, never a rule in code. Every one is off
 * until a Lead switches it on, because nothing clinical may appear that nobody decided (product, section 2, point 4).
 */
export const PACKS: Readonly<Record<FirstAidPackId, FirstAidPack>> = {
  anaphylaxis: {
    kinds: ['anaphylaxis', 'allergy'],
    title: 'Allergic reaction and anaphylaxis',
    source: 'BSACI, allergy action plan for children',
    dated: '2019',
    steps: [
      'Swollen lips, face or eyes, itchy mouth, hives, tummy pain, being sick or suddenly behaving differently: stay with the child, call for help, find the pens, give the antihistamine that the plan names, phone the contacts.',
      'Any ONE of these is anaphylaxis, also without a rash. Airway: a cough that does not stop, hoarse voice, hard to swallow, swollen tongue. Breathing: difficult, noisy or wheezing. Consciousness: dizzy, pale or floppy, suddenly sleepy, collapsed.',
      'Lie the child flat with the legs raised. Breathing is hard: let them sit.',
      'Give adrenaline without delay. In doubt, give it. It goes before a salbutamol inhaler.',
      'Ring 999 and say ANAPHYLAXIS.',
      'Stay with the child and do not stand them up. No sign of life: start CPR. Phone the contacts.',
      'No better after 5 minutes: give a second dose of adrenaline.',
    ],
    note: 'The plan that a hospital signs for a child carries the same steps with that child’s own medicines.',
    oneOf: null,
  },
  seizure: {
    kinds: ['epilepsy'],
    title: 'Seizure',
    source: 'Young Epilepsy, Guide for schools: emergency medication',
    dated: 'no date given, read in November 2026',
    steps: [
      'Note the time that it began. Most seizures stop by themselves.',
      'Look at the child’s own emergency protocol: it says when to treat, and with what.',
      'A seizure that goes on for 5 minutes should be treated, and so should one seizure after another without coming round between them. Where the child’s protocol says another time, that time holds.',
      'A seizure that does not stop is a medical emergency and needs medical treatment at once: ring 999.',
    ],
    note: 'Rescue medicine is given by trained staff, by the child’s own protocol only.',
    oneOf: null,
  },
  hypo: {
    kinds: ['diabetes'],
    title: 'Low blood glucose (hypo)',
    source: 'University College London Hospitals, diabetes management plan for schools',
    dated: 'no date given, read in November 2026',
    steps: [
      'Below 4 mmol/L is a hypo.',
      'Give fast-acting glucose, as much as the child’s plan says.',
      'Check again after 15 minutes. Still below 4: the same again.',
      'Tell the parents of a hypo that is severe or does not pass.',
    ],
    note: 'How much glucose, and what to do when the child cannot swallow, stands only in the child’s own plan.',
    oneOf: null,
  },
  'asthma-card': {
    kinds: ['asthma'],
    title: 'Asthma attack: two puffs every 2 minutes',
    source: 'School asthma card, as schools use it',
    dated: 'no date given, read in November 2026',
    steps: [
      'Sit the child up. Give one or two puffs of the reliever through the spacer.',
      'Then two puffs, one at a time, every 2 minutes, up to 10 puffs.',
      'No better: ring 999.',
      'No ambulance after 10 minutes: begin again.',
    ],
    note: ASTHMA_NOTE,
    oneOf: 'asthma',
  },
  'asthma-newer': {
    kinds: ['asthma'],
    title: 'Asthma attack: one puff every 30 to 60 seconds',
    source: 'Newer charity wording, as the trainers iHASCO and Instructor Toolkit give it',
    dated: 'no date given, read in November 2026',
    steps: [
      'Give one puff of the reliever every 30 to 60 seconds, up to 10 puffs.',
      'Worse at any time, no better after 10 puffs, or no inhaler: ring 999.',
      'No ambulance after 15 minutes: begin again.',
      'Not for a child with a MART plan: go by that plan.',
    ],
    note: `${ASTHMA_NOTE} The charity’s own text was not seen.`,
    oneOf: 'asthma',
  },
};
