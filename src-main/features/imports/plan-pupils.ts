import * as children from '#main/features/children/children.service.ts';
import type { ReadDb } from '#main/store/sql.ts';
import type { ChildId } from '#shared/domain/ids.ts';
import { foldName } from '#shared/domain/names.ts';
import { checkUpn } from '#shared/domain/upn.ts';
import type { ChildFields } from '#shared/features/children/children.model.ts';
import { changedValue, matchRow } from '#shared/features/imports/match-row.rules.ts';
import { applyContact, ContactLists, contactWords } from './contact-change.ts';
import { FIELD_WORDS, inWords } from './field-words.ts';
import type { Job } from './job.ts';
import {
  type Applying,
  childIndex,
  doubtful,
  fromTo,
  judgeAll,
  labelOf,
  type Plan,
  type PlannedRow,
  type Planner,
  skipped,
} from './plan.ts';
import type { PupilRow } from './reading/pupil-row.ts';

const PLAIN = [
  'upn',
  'admissionNumber',
  'surname',
  'forename',
  'middleNames',
  'preferredForename',
  'preferredSurname',
  'sex',
  'yearGroup',
  'street',
  'town',
  'postcode',
  'phone',
  'email',
] as const satisfies readonly (keyof ChildFields)[];

type Stored = children.ChildRow;
const FROM_FILE = 'From the Common Transfer File';

/** What pupils of a CTF or a list would do: new children, changed fields, contacts that come with them. */
export async function planPupils(
  db: ReadDb,
  pupils: readonly PupilRow[],
  mayKnowReasons: boolean,
  job: Job,
): Promise<Plan> {
  const planner = pupilPlanner(db, mayKnowReasons);
  const rows = await judgeAll(planner, pupils, job);
  const { lost, leavers } = planner.seen;
  return {
    rows,
    named: planner.named,
    warnings: [
      ...upnWarnings(pupils),
      ...(lost > 0
        ? [
            `This file lost letters: ${lost} values have a “?” where the register has a letter. The register’s letters were kept.`,
          ]
        : []),
      ...(leavers > 0
        ? [
            `${leavers} children in this file are marked as left in the register. They stay so; bring them back by hand.`,
          ]
        : []),
    ],
  };
}

interface PupilPlanner extends Planner<PupilRow> {
  readonly named: ReadonlySet<ChildId>;
  readonly seen: { lost: number; leavers: number };
}

export function pupilPlanner(db: ReadDb, mayKnowReasons: boolean): PupilPlanner {
  const index = childIndex(db);
  const stored = new Map<ChildId, Stored>(children.everyChild(db).map((child) => [child.childId, child]));
  const contacts = new ContactLists(children.allContacts(db));
  const flagged = new Set(
    children
      .flagsInForce(db)
      .filter((row) => row.flag === 'looked-after')
      .map((row) => row.childId),
  );
  const named = new Set<ChildId>();
  const seen = { lost: 0, leavers: 0 };
  const fresh = new Map<string, number>();

  const settle = (pupil: PupilRow, to: ChildId | 'new'): PlannedRow => {
    const child = to === 'new' ? undefined : stored.get(to);
    if (to === 'new') return added(pupil);
    if (!child) return skipped(pupil.line, labelOf(pupil), 'That child is no longer here.');
    return changed(pupil, child);
  };

  const added = (pupil: PupilRow): PlannedRow => ({
    line: pupil.line,
    label: labelOf(pupil),
    outcome: 'added',
    candidates: [],
    newChild: pupil,
    details: pupil.contacts.length > 0 ? [`Contacts: ${pupil.contacts.length}`] : [],
    apply: (to) => addPupil(pupil, to),
  });

  const changed = (pupil: PupilRow, child: Stored): PlannedRow => {
    named.add(child.childId);
    if (child.leftOn !== null) seen.leavers += 1;
    const changes = fieldChanges(pupil, child);
    const newClass = isNewClass(pupil, child);
    const newFlag = pupil.medicalFlag !== null && Number(pupil.medicalFlag) !== child.medicalFlag;
    const newCare = pupil.lookedAfter && !flagged.has(child.childId);
    const contactChanges = pupil.contacts.flatMap((contact) => contacts.judge(child.childId, contact) ?? []);
    const details = [
      ...Object.entries(changes).map(([field, value]) =>
        fromTo(FIELD_WORDS[field] ?? field, inWords(field, child[field as keyof Stored]), inWords(field, value)),
      ),
      ...(newClass ? [fromTo('Class', child.className ?? '', pupil.className)] : []),
      ...(newFlag ? [`Flagged as medical in the file: ${pupil.medicalFlag ? 'yes' : 'no'}`] : []),
      // Who may not know the reason is told that there is one.
      ...(newCare ? [mayKnowReasons ? 'Looked after' : 'A restricted flag'] : []),
      ...contactChanges.map(contactWords),
    ];
    const base = {
      line: pupil.line,
      label: labelOf({ ...pupil, className: child.className ?? '' }),
      candidates: [],
      details,
      childId: child.childId,
    };
    if (details.length === 0) return { ...base, outcome: 'unchanged' };
    stored.set(child.childId, {
      ...child,
      ...(changes as Partial<ChildFields>),
      ...(newClass ? { className: pupil.className } : {}),
    });
    if (newCare) flagged.add(child.childId);
    return { ...base, outcome: 'changed', apply: (to) => changePupil(pupil, child.childId, newCare, to) };
  };

  return {
    named,
    seen,
    settle,
    judge(pupil) {
      const label = labelOf(pupil);
      if (pupil.surname === '' && pupil.forename === '')
        return skipped(pupil.line, label || 'No name', 'No name on this line.');
      const match = matchRow(pupil, index, true);
      if (match.kind === 'doubtful')
        return { ...doubtful(pupil, match, label, (to) => settle(pupil, to)), mayAdd: true };
      if (match.kind === 'matched') {
        const child = stored.get(match.childId);
        if (!child) throw new Error('matched child is gone');
        for (const field of PLAIN)
          if (
            pupil[field] !== '' &&
            pupil[field] !== child[field] &&
            changedValue(child[field] ?? '', pupil[field]) === null
          )
            seen.lost += 1;
        return changed(pupil, child);
      }
      const twin = keysOf(pupil).flatMap((key) => fresh.get(key) ?? [])[0];
      for (const key of keysOf(pupil)) fresh.set(key, pupil.line);
      if (twin === undefined) return added(pupil);
      return {
        line: pupil.line,
        label,
        outcome: 'doubtful',
        details: [`Line ${twin} of this file has the same number, or the same name and date of birth.`],
        candidates: [],
        mayAdd: true,
        settle: (to) => settle(pupil, to),
        kept: pupil,
      };
    },
  };
}

/** By what two new rows of one file would be the same child. */
const keysOf = (pupil: PupilRow): string[] => [
  ...(pupil.upn ? [`upn ${pupil.upn.toUpperCase()}`] : []),
  ...(pupil.admissionNumber ? [`admission ${pupil.admissionNumber.toUpperCase()}`] : []),
  `name ${foldName(`${pupil.forename} ${pupil.surname}`)} ${pupil.born ?? ''}`,
];

const isNewClass = (pupil: PupilRow, child: Pick<Stored, 'className'>): boolean =>
  pupil.className !== '' &&
  (child.className === null ||
    (foldName(pupil.className) || pupil.className) !== (foldName(child.className) || child.className));

function fieldChanges(pupil: PupilRow, child: Stored): Partial<Record<keyof ChildFields, string>> {
  const changes: Partial<Record<keyof ChildFields, string>> = {};
  for (const field of PLAIN) {
    const value = changedValue(child[field] ?? '', pupil[field]);
    if (value !== null) changes[field] = value;
  }
  if (pupil.born !== null && pupil.born !== child.born) changes.born = pupil.born;
  return changes;
}

/** Judged once more inside the transaction, since rows before this one may have touched the same child. */
function changePupil(pupil: PupilRow, childId: ChildId, newCare: boolean, to: Applying): void {
  const { tx, author, record } = to;
  const child = children.oneChild(tx, childId);
  if (!child) return;
  const after: Record<string, unknown> = fieldChanges(pupil, child);
  if (isNewClass(pupil, child)) after.classId = to.classId(pupil.className, pupil.yearGroup || child.yearGroup);
  const fields = { ...after } as Partial<ChildFields>;
  if (pupil.medicalFlag !== null && Number(pupil.medicalFlag) !== child.medicalFlag)
    after.medicalFlag = Number(pupil.medicalFlag);
  if (Object.keys(after).length > 0) {
    const before = Object.fromEntries(Object.keys(after).map((field) => [field, child[field as keyof Stored]]));
    children.updateChild(tx, childId, fields, author);
    if (after.medicalFlag !== undefined) children.setMedicalFlag(tx, childId, pupil.medicalFlag);
    record('child', childId, 'changed', before, after);
  }
  if (newCare) setLookedAfter(childId, to);
  for (const contact of pupil.contacts) applyContact(childId, contact, to);
}

function addPupil(pupil: PupilRow, to: Applying): void {
  const { tx, author, record } = to;
  const plain = Object.fromEntries(PLAIN.map((field) => [field, pupil[field]]));
  const classId = pupil.className === '' ? null : to.classId(pupil.className, pupil.yearGroup);
  const fields: ChildFields = { ...children.EMPTY_CHILD, ...plain, born: pupil.born, classId };
  const childId = children.addChild(tx, fields, author);
  if (pupil.medicalFlag !== null) children.setMedicalFlag(tx, childId, pupil.medicalFlag);
  record('child', childId, 'added', null, {
    ...fields,
    medicalFlag: pupil.medicalFlag === null ? null : Number(pupil.medicalFlag),
  });
  if (pupil.formerSurname || pupil.formerForename || pupil.formerUpn) {
    children.setFormerNames(tx, childId, pupil.formerSurname, pupil.formerForename, pupil.formerUpn);
  }
  if (pupil.lookedAfter) setLookedAfter(childId, to);
  for (const contact of pupil.contacts) applyContact(childId, contact, to);
}

function setLookedAfter(childId: ChildId, { tx, author, record, importId }: Applying): void {
  const flagId = children.changeFlag(tx, childId, 'looked-after', true, FROM_FILE, author, importId);
  record('flag', flagId, 'added', null, { childId, flag: 'looked-after' });
}

function upnWarnings(pupils: readonly PupilRow[]): string[] {
  const counts = new Map<string, number>();
  for (const pupil of pupils) counts.set(checkUpn(pupil.upn), (counts.get(checkUpn(pupil.upn)) ?? 0) + 1);
  const temporary = counts.get('temporary') ?? 0;
  const missing = counts.get('missing') ?? 0;
  const bad = (counts.get('bad-check-letter') ?? 0) + (counts.get('bad-form') ?? 0);
  return [
    ...(bad > 0
      ? [
          `${bad} ${bad === 1 ? 'UPN does not pass its' : 'UPNs do not pass their'} own check: probably mistyped. Kept as in the file.`,
        ]
      : []),
    ...(temporary > 0 ? [temporary === 1 ? '1 UPN is a temporary one.' : `${temporary} UPNs are temporary ones.`] : []),
    ...(missing > 0 ? [missing === 1 ? '1 child has no UPN.' : `${missing} children have no UPN.`] : []),
  ];
}
