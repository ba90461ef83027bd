import { z } from 'zod';
import { type CalendarDate, showDate } from '#shared/domain/calendar-date.ts';
import type { KitKind } from './kits.model.ts';

/** Who may be given the school's spare adrenaline device. Which of the two holds is the school's decision, by a Lead in words. */
export const SPARE_RULES = ['known-risk', 'anyone'] as const;
export const SpareRule = z.enum(SPARE_RULES);
export type SpareRule = z.infer<typeof SpareRule>;

interface RuleSource {
  readonly title: string;
  readonly words: string;
  readonly source: string;
}
/** Each rule with where it comes from. Neither is a claim that the school complies with anything. */
export const RULE_SOURCES: Readonly<Record<SpareRule, RuleSource>> = {
  'known-risk': {
    title: 'Only children known to be at risk',
    words: 'With a doctor’s authorisation and a parent’s written consent, both recorded.',
    source:
      'Department of Health, Guidance on the use of adrenaline auto-injectors in schools, September 2017. It may be replaced by the guidance of 2026.',
  },
  anyone: {
    title: 'Anyone who needs it',
    words: 'Any child or adult, also without a diagnosis on record.',
    source:
      'Announced for September 2026 under the Children’s Wellbeing and Schools Act 2026, section 34 (draft guidance of March 2026). Final guidance and regulations not seen.',
  },
};
/** The inhaler has one rule: the 2026 draft that was seen says nothing that replaces it. */
export const INHALER_SOURCE: RuleSource = {
  title: 'Children with asthma or a prescribed reliever',
  words: 'Diagnosed or prescribed, and with a parent’s written consent, both recorded.',
  source: 'Department of Health, Guidance on the use of emergency salbutamol inhalers in schools, March 2015.',
};

/** What is recorded about one child and one kind of kit. */
export interface SpareRecord {
  readonly answer: 'yes' | 'no' | 'not-recorded';
  readonly parent: string;
  /** Who authorised it; of an inhaler who diagnosed or prescribed. Empty: not recorded. */
  readonly doctor: string;
  readonly agreedOn: CalendarDate | null;
}

export interface SpareAnswer {
  readonly may: 'yes' | 'no' | 'not-recorded';
  readonly tone: 'fine' | 'watch' | 'serious';
  readonly title: string;
  readonly words: string;
}

const THING: Readonly<Record<KitKind, string>> = {
  adrenaline: 'Spare adrenaline device',
  inhaler: 'School’s inhaler',
};

/**
 * Whether the school's spare device may be given to this child, by the rule that holds and by what somebody recorded. Nothing recorded is
 * never a yes under the older rule; a recorded no stands under either and says so.
 */
export function mayReceive(kind: KitKind, rule: SpareRule, spare: SpareRecord | null): SpareAnswer {
  const thing = THING[kind];
  const doctorIs = kind === 'adrenaline' ? 'Doctor' : 'Diagnosis or prescription';
  const anyone = kind === 'adrenaline' && rule === 'anyone';
  const on = spare?.agreedOn ? showDate(spare.agreedOn) : 'date not recorded';
  if (spare?.answer === 'no')
    return {
      ...{ may: 'no', tone: 'serious', title: `${thing}: the parent said no` },
      words: `${spare.parent}, ${on}.${anyone ? ' The school’s rule otherwise allows anyone.' : ''}`,
    };
  if (anyone) {
    const agreed = spare?.answer === 'yes' ? ` ${spare.parent} agreed ${on}.` : '';
    return {
      ...{ may: 'yes', tone: 'fine', title: `${thing}: may be given` },
      words: `The school’s rule allows anyone.${agreed}`,
    };
  }
  if (spare?.answer !== 'yes')
    return { may: 'not-recorded', tone: 'watch', title: `${thing}: permission not recorded`, words: '' };
  if (spare.doctor === '')
    return {
      ...{ may: 'not-recorded', tone: 'watch', title: `${thing}: only the parent’s word` },
      words: `${spare.parent} agreed ${on}. ${doctorIs}: not recorded.`,
    };
  return {
    ...{ may: 'yes', tone: 'fine', title: `${thing}: may be given` },
    words:
      kind === 'adrenaline'
        ? `Parent and doctor agreed ${on}: ${spare.parent}, ${spare.doctor}.`
        : `${spare.parent} agreed ${on}. ${doctorIs}: ${spare.doctor}.`,
  };
}
