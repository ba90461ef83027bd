import { randomUUID } from 'node:crypto';
import { addDays } from '#shared/domain/calendar-date.ts';
import type { KitItemId, StaffId } from '#shared/domain/ids.ts';
import { KIT_PARTS, type KitKind } from '#shared/features/kits/kits.model.ts';
import type { Policy, PolicyStep } from '#shared/features/policies/policies.model.ts';
import type { DemoFile } from './demo-file.ts';
import type { Call, Enrolled } from './demo-story.ts';

interface DemoItem {
  readonly kind: 'device' | 'inhaler' | 'spacer';
  readonly device: string;
  readonly strength: string;
  readonly batch: string;
  /** Days from the demo's day; null: no date on it. */
  readonly days: number | null;
}
interface DemoKit {
  readonly kind: KitKind;
  readonly name: string;
  readonly place: string;
  readonly checkedDaysAgo: number;
  readonly items: readonly DemoItem[];
}
const pen = (strength: string, batch: string, days: number): DemoItem => ({
  ...{ kind: 'device', device: 'EpiPen', strength, batch, days },
});
const spacer: DemoItem = { kind: 'spacer', device: 'Spacer', strength: '', batch: '', days: null };
/** One device near its date, one check overdue: what somebody would find in a term. */
const KITS: readonly DemoKit[] = [
  {
    ...{ kind: 'adrenaline', name: 'Hall adrenaline kit', place: 'Dining hall, by the hatch', checkedDaysAgo: 12 },
    items: [pen('0.15 mg', 'KX4411', 290), pen('0.3 mg', 'KX4507', 26)],
  },
  {
    ...{
      kind: 'adrenaline',
      name: 'Office adrenaline kit',
      place: 'Office, open shelf by the door',
      checkedDaysAgo: 40,
    },
    items: [pen('0.15 mg', 'KX5102', 340), pen('0.3 mg', 'KX5133', 335)],
  },
  {
    ...{ kind: 'inhaler', name: 'School inhaler kit', place: 'Office, open shelf by the door', checkedDaysAgo: 12 },
    items: [
      { kind: 'inhaler', device: 'Salbutamol', strength: '100 mcg', batch: 'VT2290', days: 410 },
      spacer,
      spacer,
      spacer,
    ],
  },
];

const DESK: readonly (readonly [policy: Policy, step: PolicyStep, daysAgo: number, words: string])[] = [
  ['allergy', 'owners', 410, 'Mr R Young, governor; Mrs C Westgate, Headteacher'],
  ['allergy', 'reviewed', 410, 'Governors’ meeting, spare kits added'],
  ['allergy', 'published', 405, 'www.hudsonroad.example/policies'],
  ['allergy', 'parents', 400, 'Letter with the newsletter'],
  ['allergy', 'staff', 80, 'INSET day, first morning'],
  ['allergy', 'pupils', 75, 'Assemblies in both key stages'],
  ['allergy', 'risk-register', 410, 'Register, line 14'],
  ['conditions', 'reviewed', 80, 'Governors’ meeting'],
  ['conditions', 'published', 78, 'www.hudsonroad.example/policies'],
];

/** The school's spare kits with a check each, one spare device permission and one for the inhaler; the signed-in Lead records. */
export async function keepSpareKits(demo: DemoFile, enrolled: readonly Enrolled[], call: Call): Promise<void> {
  for (const { items, checkedDaysAgo, ...kit } of KITS) {
    const { kitId } = await call('kits.save', { kitId: null, requestKey: randomUUID(), ...kit });
    const { me } = await call('kits.kit', { kitId });
    const here: KitItemId[] = [];
    for (const { days, ...item } of items) {
      const expires = days === null ? null : addDays(demo.asOf, days);
      const added = await call('kits.addItem', { kitId, requestKey: randomUUID(), ...item, expires, replaces: null });
      here.push(added.itemId);
    }
    await call('kits.recordCheck', {
      ...{ kitId, requestKey: randomUUID(), onDay: addDays(demo.asOf, -checkedDaysAgo), checkedBy: me as StaffId },
      items: here.map((itemId) => ({ itemId, found: 'good' as const })),
      parts: KIT_PARTS.map((part) => ({ part, there: true })),
      words: '',
    });
  }
  // Last year's round of the allergy desk: some of it is due again.
  for (const [policy, step, daysAgo, words] of DESK)
    await call('policies.record', {
      ...{ requestKey: randomUUID(), policy, step, onDay: addDays(demo.asOf, -daysAgo), words },
    });
  const agreedOn = addDays(demo.asOf, -75);
  const withAsthma = enrolled.filter(({ child }) => child.needs.some(({ kind }) => kind === 'asthma'));
  for (const { child, childId } of withAsthma.slice(0, 9)) {
    const [parent] = child.contacts;
    if (!parent) continue;
    await call('medical.recordSpare', {
      ...{ childId, kind: 'inhaler' },
      fields: { answer: 'yes', parent: `${parent.forename} ${parent.surname}`, doctor: 'Asthma clinic', agreedOn },
    });
  }
}
