import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { CalendarDate } from '#shared/domain/calendar-date.ts';
import { KIT_KINDS } from '#shared/features/kits/kits.model.ts';
import {
  INHALER_SOURCE,
  mayReceive,
  RULE_SOURCES,
  SPARE_RULES,
  type SpareRecord,
} from '#shared/features/kits/may-receive.rules.ts';

const ON = '2026-09-04' as CalendarDate;
const record = (answer: SpareRecord['answer'], doctor = ''): SpareRecord => ({
  ...{
    answer,
    doctor,
    parent: answer === 'not-recorded' ? '' : 'Olivia Wu',
    agreedOn: answer === 'not-recorded' ? null : ON,
  },
});

describe('by the older rule', () => {
  test.each([
    ['nothing recorded', null, 'not-recorded', 'Spare adrenaline device: permission not recorded', ''],
    ['not known', record('not-recorded'), 'not-recorded', 'Spare adrenaline device: permission not recorded', ''],
    [
      ...(['both agreed', record('yes', 'Dr Patel'), 'yes', 'Spare adrenaline device: may be given'] as const),
      'Parent and doctor agreed 4 Sep 2026: Olivia Wu, Dr Patel.',
    ],
    [
      ...([
        'a parent alone',
        record('yes'),
        'not-recorded',
        'Spare adrenaline device: only the parent’s word',
      ] as const),
      'Olivia Wu agreed 4 Sep 2026. Doctor: not recorded.',
    ],
    [
      ...(['refused', record('no'), 'no', 'Spare adrenaline device: the parent said no'] as const),
      'Olivia Wu, 4 Sep 2026.',
    ],
  ] as const)('%s', (_case, spare, may, title, words) => {
    expect(mayReceive('adrenaline', 'known-risk', spare)).toMatchObject({ may, title, words });
  });
});

describe('by the rule of 2026', () => {
  it('anyone may, also without a word on record; a recorded no is said all the same', () => {
    expect(mayReceive('adrenaline', 'anyone', null)).toMatchObject({ may: 'yes', tone: 'fine' });
    expect(mayReceive('adrenaline', 'anyone', record('yes')).words).toContain('Olivia Wu agreed 4 Sep 2026.');
    expect(mayReceive('adrenaline', 'anyone', record('no'))).toEqual({
      ...{ may: 'no', tone: 'serious', title: 'Spare adrenaline device: the parent said no' },
      words: 'Olivia Wu, 4 Sep 2026. The school’s rule otherwise allows anyone.',
    });
  });

  it('does not reach the inhaler', () => {
    expect(mayReceive('inhaler', 'anyone', null)).toMatchObject({ may: 'not-recorded' });
    expect(mayReceive('inhaler', 'anyone', record('yes', 'Asthma nurse'))).toMatchObject({
      may: 'yes',
      words: 'Olivia Wu agreed 4 Sep 2026. Diagnosis or prescription: Asthma nurse.',
    });
  });
});

const anyRecord = fc.option(
  fc.record({
    answer: fc.constantFrom('yes', 'no', 'not-recorded'),
    doctor: fc.constantFrom('', 'Dr A'),
    parent: fc.constantFrom('', 'Mum'),
    agreedOn: fc.constantFrom(null, ON),
  }),
);
it('never makes a yes of what nobody recorded, nor hides a no', () => {
  fc.assert(
    fc.property(fc.constantFrom(...KIT_KINDS), fc.constantFrom(...SPARE_RULES), anyRecord, (kind, rule, given) => {
      const spare = given as SpareRecord | null;
      const { may, tone } = mayReceive(kind, rule, spare);
      if (spare?.answer === 'no') expect(may).toBe('no');
      else if (kind === 'adrenaline' && rule === 'anyone') expect(may).toBe('yes');
      else expect(may === 'yes').toBe(spare?.answer === 'yes' && spare.doctor !== '');
      expect(tone).toBe({ yes: 'fine', no: 'serious', 'not-recorded': 'watch' }[may]);
    }),
  );
});

it('says of each rule where it comes from and when, and claims no compliance', () => {
  for (const { source, words, title } of [...Object.values(RULE_SOURCES), INHALER_SOURCE]) {
    expect(source).toMatch(/20\d\d/);
    expect(`${source} ${words} ${title}`).not.toMatch(/complian|must by law/i);
  }
});
