import { z } from 'zod';
import { CalendarDate } from '#shared/domain/calendar-date.ts';
import { ChildId, InhalerUseId, KitId, MedicineId, PaperId, TripId } from '#shared/domain/ids.ts';
import type { Capability } from '#shared/features/access/access.model.ts';
import { Apart } from '#shared/features/children/told-apart.rules.ts';

/** How pressing a thing is: what does harm or is late, what is coming, what is only out of order. Worst first. */
export const DUE_LEVELS = ['now', 'soon', 'order'] as const;
export type DueLevel = (typeof DUE_LEVELS)[number];
export const DUE_LEVEL_WORDS: Readonly<Record<DueLevel, string>> = {
  now: 'Do now',
  soon: 'In the next weeks',
  order: 'To put in order',
};

/** What a row is about, as the filters of the screen say it; in their order. */
export const DUE_SUBJECTS = ['medicines', 'needs', 'safety', 'trips', 'pictures', 'papers', 'careboard'] as const;
export type DueSubject = (typeof DUE_SUBJECTS)[number];
export const DUE_SUBJECT_WORDS: Readonly<Record<DueSubject, string>> = {
  medicines: 'Medicines',
  needs: 'Needs and plans',
  safety: 'Kits, training, incidents',
  trips: 'Trips',
  pictures: 'Pictures and consent',
  papers: 'Papers',
  careboard: 'Careboard itself',
};

interface Kind {
  readonly level: DueLevel;
  readonly subject: DueSubject;
  /** Who can see to it: any one of these, and then only for the children whom that one reaches. */
  readonly needs: readonly Capability[];
  /** The badge: what is the matter, in a word or three. */
  readonly word: string;
}
const kind = (level: DueLevel, subject: DueSubject, needs: readonly Capability[], word: string): Kind => ({
  ...{ level, subject, needs, word },
});

const GIVE = ['medicines.give'] as const;
const CARE = ['medical.write'] as const;
const STOCK = ['medicines.stock'] as const;
const TRAIN = ['training.write'] as const;
const POLICY = ['policies.keep'] as const;
const CONSENT = ['consent.write'] as const;
const PAPERS = ['papers.keep'] as const;
const REVIEW = ['break-glass.review'] as const;
const SAFE = ['staff.manage'] as const;
/** A planner sees to every trip, a leader to their own. */
const TRIPS = ['trips.plan', 'trips.lead'] as const;
const BACKUP = ['backup.manage', 'backup.see'] as const;

/** Everything that Today can say. Within a level the rows stand in this order: the worst first. */
export const DUE_KINDS = {
  'medicine-expired': kind('now', 'medicines', GIVE, 'Out of date'),
  'medicine-out': kind('now', 'medicines', GIVE, 'Run out'),
  'medicine-miscounted': kind('now', 'medicines', GIVE, 'Does not add up'),
  'medicine-not-received': kind('now', 'medicines', GIVE, 'Not received yet'),
  'two-strengths': kind('now', 'needs', CARE, 'Two strengths'),
  'need-medicine-expired': kind('now', 'needs', CARE, 'Medicine out of date'),
  'parent-untold': kind('now', 'medicines', GIVE, 'Tell the parent'),
  'incident-untold': kind('now', 'safety', CARE, 'Tell the parent'),
  'kit-unfit': kind('now', 'safety', STOCK, 'Kit is not whole'),
  'kit-unchecked': kind('now', 'safety', STOCK, 'Check the kit'),
  'training-lapsed': kind('now', 'safety', TRAIN, 'Training lapsed'),
  'incident-review': kind('now', 'safety', CARE, 'Review after incident'),
  'inhaler-untold': kind('now', 'medicines', GIVE, 'Note home'),
  'trip-pressing': kind('now', 'trips', TRIPS, 'Trip not signed off'),
  'trip-changed': kind('now', 'trips', TRIPS, 'Changed since signed'),
  'take-down': kind('now', 'pictures', CONSENT, 'Take down'),
  'backup-late': kind('now', 'careboard', BACKUP, 'No backup'),
  'sheet-old': kind('now', 'careboard', BACKUP, 'Print again'),
  'break-glass-many': kind('now', 'careboard', REVIEW, 'Many cards opened'),
  'break-glass-late': kind('now', 'careboard', REVIEW, 'Review is late'),
  'kinds-unseen': kind('now', 'needs', CARE, 'Kinds to confirm'),
  'plan-overdue': kind('now', 'needs', CARE, 'Plan past its review'),
  'need-review-overdue': kind('now', 'needs', CARE, 'Past its review'),
  'copies-lost': kind('now', 'papers', PAPERS, 'Lost'),
  'copies-late': kind('now', 'papers', PAPERS, 'Not collected'),
  'forms-late': kind('now', 'pictures', CONSENT, 'Forms not back'),
  'medicine-low': kind('soon', 'medicines', GIVE, 'Running low'),
  'medicine-expiring': kind('soon', 'medicines', GIVE, 'Going out of date'),
  'medicine-ending': kind('soon', 'medicines', GIVE, 'Agreement ends'),
  'medicine-to-return': kind('soon', 'medicines', GIVE, 'Give back'),
  'need-medicine-expiring': kind('soon', 'needs', CARE, 'Medicine going out of date'),
  'plan-due': kind('soon', 'needs', CARE, 'Plan review due'),
  'need-review-due': kind('soon', 'needs', CARE, 'Review due'),
  'policy-due': kind('soon', 'safety', POLICY, 'Due this year'),
  'kit-soon': kind('soon', 'safety', STOCK, 'Kit: soon'),
  'training-lapsing': kind('soon', 'safety', TRAIN, 'Training lapses'),
  'trip-unready': kind('soon', 'trips', TRIPS, 'Trip not ready'),
  'trip-unsigned': kind('soon', 'trips', TRIPS, 'Trip to sign off'),
  'code-check': kind('soon', 'careboard', SAFE, 'Check the code'),
  'break-glass-waiting': kind('soon', 'careboard', REVIEW, 'To review'),
  'copies-due': kind('soon', 'papers', PAPERS, 'To collect'),
  'consent-expiring': kind('soon', 'pictures', CONSENT, 'Answers run out'),
  'flagged-nothing': kind('order', 'needs', CARE, 'Nothing recorded'),
  'kinds-to-confirm': kind('order', 'needs', CARE, 'Kinds to confirm'),
  'consent-run-out': kind('order', 'pictures', CONSENT, 'Answers have run out'),
  'told-missing': kind('order', 'needs', CARE, 'Parent not told'),
} as const satisfies Readonly<Record<string, Kind>>;
export type DueKind = keyof typeof DUE_KINDS;
export const DUE_KIND_NAMES = Object.keys(DUE_KINDS) as [DueKind, ...DueKind[]];
export const dueKind = (name: DueKind): Kind => DUE_KINDS[name];

/** Whoever has one of these has a Today. */
export const TODAY_NEEDS: readonly Capability[] = [...new Set(DUE_KIND_NAMES.flatMap((name) => dueKind(name).needs))];

/** Where a row leads: a screen of the page's router, word for word, so that the compiler compares the two. */
export const DuePlace = z.discriminatedUnion('name', [
  z.strictObject({ name: z.literal('board'), show: z.enum(['kinds', 'untold']) }),
  z.strictObject({ name: z.literal('child'), childId: ChildId }),
  z.strictObject({ name: z.literal('medicines'), list: z.literal('see-to') }),
  z.strictObject({ name: z.literal('medicine'), childId: ChildId, medicineId: MedicineId }),
  z.strictObject({
    name: z.literal('medicine-note'),
    childId: ChildId,
    about: z.strictObject({ kind: z.literal('inhaler'), useId: InhalerUseId }),
  }),
  z.strictObject({ name: z.literal('pictures'), list: z.literal('toTakeDown') }),
  z.strictObject({ name: z.literal('asking') }),
  z.strictObject({ name: z.literal('paper'), paperId: PaperId }),
  z.strictObject({ name: z.literal('kit'), kitId: KitId }),
  z.strictObject({ name: z.literal('training') }),
  z.strictObject({ name: z.literal('policies') }),
  z.strictObject({ name: z.literal('trip'), tripId: TripId, part: z.literal('ready') }),
  z.strictObject({ name: z.literal('break-glass') }),
  z.strictObject({ name: z.literal('sheet') }),
  z.strictObject({ name: z.literal('school'), part: z.enum(['backups', 'security']) }),
]);
export type DuePlace = z.infer<typeof DuePlace>;

/** Whom a row is about: never by the name alone. */
export const DueChild = z.strictObject({ childId: ChildId, name: z.string(), className: z.string(), apart: Apart });
export type DueChild = z.infer<typeof DueChild>;

/** One thing that is due, has run out or is out of place. It goes when it is done, and only then. */
export const DueRow = z.strictObject({
  kind: z.enum(DUE_KIND_NAMES),
  /** What it is about; with the kind it names the row, and the same thing has the same one tomorrow. */
  id: z.string(),
  child: DueChild.nullable(),
  /** The thing: "Salbutamol 100 micrograms". */
  thing: z.string(),
  /** What is the matter with it, after the badge: "nothing in date is left". Never a reason that only some may know. */
  words: z.string(),
  /** The day on which it was or is due; null: no day belongs to it. Earlier days stand first. */
  on: CalendarDate.nullable(),
  to: DuePlace,
  /** The word of the thing on that screen that takes the focus (its `data-return`); null: the screen itself. */
  at: z.string().nullable(),
});
export type DueRow = z.infer<typeof DueRow>;
