import { randomUUID } from 'node:crypto';
import sharp from 'sharp';
import type { Ports } from '#main/core/ports.ts';
import { sql } from '#main/store/sql.ts';
import { calendarDate } from '#shared/domain/calendar-date.ts';
import type {
  ChildId,
  ClassId,
  ContactId,
  EvidenceId,
  NeedId,
  PlanId,
  PurposeId,
  StaffId,
  TripId,
} from '#shared/domain/ids.ts';
import { ROLES, type Role } from '#shared/features/access/access.model.ts';
import { agreementBy } from '../security/plain-medicine.ts';
import { grantOf, LEAD, memoryKeychain, movableClock, newSchool, type School, STAFF_PASSWORD } from './new-school.ts';
import { registerInside } from './register-inside.ts';
import { tripPlan } from './trip-plan.ts';

/** Oak is the class of the class-bound people here; `fed` is in Elm and has an allergy; `merged` was merged into `own`. */
export const KINDS = ['own', 'other', 'noClass', 'fed', 'leaver', 'merged'] as const;
export type Kind = (typeof KINDS)[number];

/** The groups of values in which a role's right to know differs. */
export const GROUPS = [
  'name',
  'born',
  'record',
  'contact',
  'contactRest',
  'flagReason',
  'dietary',
  'medical',
  'consent',
] as const;
export type Group = (typeof GROUPS)[number];

/** A word that stands nowhere else: whoever is shown it was shown this group of this child. */
export const mark = (kind: Kind, group: Group): string => `Zq${kind}X${group}`;
const BORN: Readonly<Record<Kind, string>> = {
  own: '2017-01-02',
  other: '2017-02-03',
  noClass: '2017-03-04',
  fed: '2017-04-05',
  leaver: '2017-05-06',
  merged: '2017-06-07',
};
/** What to look for in an answer to know that it holds this group of this child. */
export const traceOf = (kind: Kind, group: Group): string => (group === 'born' ? BORN[kind] : mark(kind, group));

export interface MarkedChild {
  readonly childId: ChildId;
  readonly contactId: ContactId;
  readonly needIds: readonly NeedId[];
  readonly planId: PlanId;
  readonly evidenceId: EvidenceId;
  /** A scan of the signed agreement to a medicine. */
  readonly agreementId: EvidenceId;
  readonly photoId: string;
  readonly leftOn: string | null;
}
export interface MarkedSchool {
  readonly school: School;
  readonly clock: ReturnType<typeof movableClock>;
  readonly oak: ClassId;
  readonly elm: ClassId;
  readonly purposeId: PurposeId;
  /** A trip that a Lead leads, with every child who is on roll. */
  readonly tripId: TripId;
  readonly children: Readonly<Record<Kind, MarkedChild>>;
  readonly staff: Readonly<Record<Role, StaffId>>;
  /** A second Lead, whom a test may demote or remove. */
  readonly deputy: StaffId;
  signIn(staffId: StaffId): Promise<void>;
  /** The closed register from inside. */
  inside(): ReturnType<typeof registerInside>;
}

/** A real school in which every field of every child holds a marked value, and one person of every role. */
export async function markedSchool(ports: Partial<Ports> = {}): Promise<MarkedSchool> {
  const keychain = ports.keychain ?? memoryKeychain();
  const clock = movableClock();
  const school = await newSchool({ ports: { keychain, clock, ...ports } });
  const { call } = school;
  const classes = [];
  for (const name of ['Oak', 'Elm']) {
    classes.push(
      (await call('children.saveClass', { classId: null, name, yearGroup: '3', teacher: `Teacher ${name}` })).classId,
    );
  }
  const [oak, elm] = classes as [ClassId, ClassId];
  const { purposes } = await call('consent.purposes', {});
  const purposeId = purposes[0]!.purposeId;
  const children = {} as Record<Kind, MarkedChild>;
  for (const kind of KINDS) {
    const classId = kind === 'noClass' ? null : kind === 'other' || kind === 'fed' ? elm : oak;
    children[kind] = await addMarked(school, kind, classId, purposeId);
  }
  const { tripId } = await call('trips.save', { tripId: null, fields: tripPlan(school.leadId) });
  await call('trips.addChildren', {
    ...{ tripId, classIds: [] },
    childIds: KINDS.filter((kind) => children[kind].leftOn === null).map((kind) => children[kind].childId),
  });
  const staff = { lead: school.leadId } as Record<Role, StaffId>;
  const add = async (name: string, role: Role) =>
    (
      await call('access.addStaff', {
        name,
        label: role,
        grants: [grantOf(role, [oak])],
        password: STAFF_PASSWORD,
      })
    ).staffId;
  for (const role of ROLES) if (role !== 'lead') staff[role] = await add(`Person of ${role}`, role);
  const deputy = await add('Deputy', 'lead');
  const inside = () => registerInside({ home: school.home, keychain, staffId: school.leadId, password: LEAD.password });
  await call('access.lock', {});
  const store = await inside();
  store.write((tx) =>
    tx.run(sql`UPDATE child SET merged_into = ${children.own.childId} WHERE id = ${children.merged.childId}`),
  );
  store.close();
  return {
    school,
    clock,
    oak,
    elm,
    purposeId,
    tripId,
    children,
    staff,
    deputy,
    inside,
    async signIn(staffId) {
      const password = staffId === school.leadId ? LEAD.password : STAFF_PASSWORD;
      await call('access.signIn', { staffId, password });
    },
  };
}

async function addMarked(
  { call }: School,
  kind: Kind,
  classId: ClassId | null,
  purposeId: PurposeId,
): Promise<MarkedChild> {
  const record = mark(kind, 'record');
  const rest = mark(kind, 'contactRest');
  const { childId } = await call('children.add', {
    fields: {
      surname: mark(kind, 'name'),
      forename: 'Ava',
      middleNames: record,
      preferredSurname: '',
      preferredForename: '',
      born: calendarDate(BORN[kind]),
      sex: 'F',
      upn: '',
      admissionNumber: record,
      classId,
      yearGroup: '3',
      street: record,
      town: record,
      postcode: 'SR1 2HX',
      phone: record,
      email: record,
      cpomsRef: record,
      paperPlace: record,
    },
  });
  const { contactId } = await call('children.saveContact', {
    childId,
    contactId: null,
    fields: {
      title: 'Ms',
      forename: 'Mia',
      surname: mark(kind, 'contact'),
      relationship: 'Mother',
      responsibility: true,
      livesWith: true,
      phones: [{ kind: 'Mobile', number: mark(kind, 'contact') }],
      email: rest,
      street: rest,
      town: rest,
      postcode: 'SR1 2HX',
    },
  });
  await call('children.setFlag', { childId, flag: 'court-order', set: true, words: mark(kind, 'flagReason') });
  const needIds = [await addNeed(call, childId, kind, 'medical')];
  if (kind === 'fed') needIds.push(await addNeed(call, childId, kind, 'dietary'));
  const { planId } = await call('medical.attachPlan', {
    childId,
    title: mark(kind, 'medical'),
    signedOn: null,
    reviewOn: null,
    base64: planOf(kind).toString('base64'),
  });
  await call('children.savePhoto', { childId, base64: (await photoOf(kind)).toString('base64') });
  const words = mark(kind, 'consent');
  const { decisionId } = await call('consent.record', {
    childId,
    purposeId,
    state: 'refused',
    who: { kind: 'contact', contactId },
    method: 'paper',
    decidedOn: calendarDate('2026-09-07')!,
    evidence: words,
    words,
    validUntil: null,
    replacesUnrecorded: false,
  });
  const { evidenceId } = await call('consent.attachEvidence', {
    childId,
    decisionIds: [decisionId],
    wholeForm: true,
    title: words,
    base64: formOf(kind).toString('base64'),
  });
  const { medicineId } = await call('medicines.agree', {
    ...{ childId, requestKey: randomUUID(), fields: agreementBy(contactId, { name: mark(kind, 'medical') }) },
  });
  const { medicine } = await call('medicines.record', { childId, medicineId });
  const { evidenceId: agreementId } = await call('medicines.attachScan', {
    ...{ childId, medicineId, versionId: medicine.current.versionId, title: mark(kind, 'medical') },
    base64: formOf(kind).toString('base64'),
  });
  const leftOn = kind === 'leaver' ? calendarDate('2026-10-01') : null;
  if (leftOn) await call('children.setLeavers', { childIds: [childId], leftOn });
  const { photoUrl } = await call('children.record', { childId });
  return { childId, contactId, needIds, planId, evidenceId, agreementId, photoId: photoUrl!.split('/')[2]!, leftOn };
}

/** A need in which every field is marked; the kitchen may see some fields of a dietary one only. */
async function addNeed(call: School['call'], childId: ChildId, kind: Kind, group: 'dietary' | 'medical') {
  const hidden = mark(kind, 'medical');
  const words = group === 'dietary' ? mark(kind, 'dietary') : hidden;
  const { needId } = await call('medical.addNeed', {
    childId,
    kind: group === 'dietary' ? 'allergy' : 'asthma',
    fields: {
      condition: words,
      severity: 'serious',
      triggers: words,
      action: words,
      signs: hidden,
      medicine: hidden,
      place: hidden,
      expires: null,
      reviewOn: null,
      toldParentOn: null,
    },
  });
  return needId;
}

/** The bytes of a scanned consent form, of which each child's are its own. */
const formOf = (kind: Kind): Buffer => Buffer.from(`%PDF-1.4\n${mark(kind, 'consent')}\n%%EOF\n`);

/** The bytes of a signed plan, of which each child's are its own. */
export const planOf = (kind: Kind): Buffer => Buffer.from(`%PDF-1.4\n${mark(kind, 'medical')}\n%%EOF\n`);

const photoOf = (kind: Kind): Promise<Buffer> =>
  sharp({
    create: { width: 320, height: 320, channels: 3, background: { r: 40 * KINDS.indexOf(kind), g: 90, b: 200 } },
  })
    .jpeg()
    .toBuffer();
