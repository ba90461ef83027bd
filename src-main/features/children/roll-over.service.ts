import { createHash } from 'node:crypto';
import { v7 as uuid } from 'uuid';
import { AppError } from '#main/core/app-error.ts';
import type { CommandContext } from '#main/core/handlers.ts';
import type { ReadDb, WriteDb } from '#main/store/sql.ts';
import type { ParsedInput } from '#shared/contract/contract.ts';
import type { ChildId, ClassId } from '#shared/domain/ids.ts';
import { registerName } from '#shared/domain/names.ts';
import type { RollOverId } from '#shared/features/children/roll-over.contract.ts';
import { planRollOver, schoolYearWords } from '#shared/features/children/roll-over.rules.ts';
import { calledBy } from '#shared/features/children/told-apart.rules.ts';
import { yearOrder } from '#shared/features/children/year-group.ts';
import { type ChildRow, everyChild, listChildren, toldApart } from './children.service.ts';
import { type ClassRow, currentClasses, saveClass, setPlace } from './roll.repo.ts';
import * as repo from './roll-over.repo.ts';

const ALL = { kind: 'all' } as const;
const STILL_TO_COME =
  'This day is still to come. Leavers go off every board at once, so please choose today or a day before.';

/** Today's classes and everybody on roll, with a fingerprint of both. */
export function registerNow(db: ReadDb): { classes: ClassRow[]; children: ChildRow[]; basis: string } {
  const classes = currentClasses(db);
  const children = listChildren(db, ALL, false);
  const hash = createHash('sha256');
  for (const { classId, name, yearGroup, teacher } of classes)
    hash.update(JSON.stringify([classId, name, yearGroup, teacher]));
  for (const { childId, classId, yearGroup } of children) hash.update(JSON.stringify([childId, classId, yearGroup]));
  return { classes, children, basis: hash.digest('hex') };
}

/** "Otley, Ava", with class and birthday where another child bears the name. */
export function rollNames(db: ReadDb, children: readonly ChildRow[]): ReadonlyMap<ChildId, string> {
  const { apart } = toldApart(db);
  return new Map(
    children.map((child) => {
      const name = registerName(calledBy(child));
      const birthday = apart(child);
      return [child.childId, birthday === null ? name : `${name}, ${child.className ?? 'no class'}, ${birthday}`];
    }),
  );
}

/** Carries a plan out. Errors as the contract names them. */
export function rollOver(ctx: CommandContext, input: ParsedInput<'children.rollOver'>): RollOverId {
  const { tx, author } = ctx;
  const { classes, children, basis } = registerNow(tx);
  if (basis !== input.basis) throw new AppError('changed-elsewhere');
  if (input.leftOn > ctx.today) throw new AppError('bad-input', { fields: { leftOn: STILL_TO_COME } });
  const before = repo.runs(tx).find((run) => run.schoolYear === input.schoolYear && run.undoneAt === null);
  if (before && !input.again)
    throw new AppError('roll-over-twice', { values: { year: schoolYearWords(input.schoolYear) } });
  const wanted = new Map(input.next.map((one) => [one.classId, one]));
  const next = classes.map((one) => ({ ...one, ...wanted.get(one.classId) }));
  if (new Set(next.map(({ name }) => name)).size < next.length)
    throw new AppError('bad-input', { fields: { next: 'Two classes would have the same name.' } });
  const rows = planRollOver(classes, next, children, {
    classes: new Map(input.classes.map(({ classId, to }) => [classId, to])),
    children: new Map(input.children.map(({ childId, to }) => [childId, to])),
  });
  if (rows.filter(({ kind }) => kind === 'unplaced').length !== input.unplaced) throw new AppError('changed-elsewhere');

  const rollOverId = uuid() as RollOverId;
  repo.insertRun(tx, { rollOverId, schoolYear: input.schoolYear, leftOn: input.leftOn }, author);
  const changes = classes.flatMap((one) => {
    const after = wanted.get(one.classId);
    return after && !sameWords(one, after)
      ? [{ classId: one.classId, before: wordsOf(one), after: wordsOf(after) }]
      : [];
  });
  renameClasses(
    tx,
    changes.map(({ classId, after }) => ({ classId, words: after })),
  );
  for (const { classId, before, after } of changes) repo.insertClassChange(tx, rollOverId, classId, before, after);
  const was = new Map(children.map((child) => [child.childId, child]));
  for (const row of rows) {
    const child = was.get(row.childId);
    const leftOn = row.kind === 'leaves' ? input.leftOn : null;
    if (!child || (row.classId === child.classId && row.yearGroup === child.yearGroup && leftOn === null)) continue;
    setPlace(tx, row.childId, { classId: row.classId, yearGroup: row.yearGroup, leftOn }, author);
    repo.insertChildChange(tx, rollOverId, {
      childId: row.childId,
      kind: row.kind,
      fromClass: child.classId,
      fromYear: child.yearGroup,
      toClass: row.classId,
      toYear: row.yearGroup,
      leftOn,
    });
    ctx.alsoAudit({
      what: leftOn === null ? 'child.rolled-over' : 'child.leaver-set',
      childId: row.childId,
      fields: ['class'],
    });
  }
  return rollOverId;
}

/** Puts back whoever and whatever is still as the roll-over left it; answers the others in words. */
export function undoRollOver(ctx: CommandContext, rollOverId: RollOverId): { restored: number; kept: string[] } {
  const { tx, author } = ctx;
  if (!repo.runs(tx).some((run) => run.rollOverId === rollOverId && run.undoneAt === null))
    throw new AppError('not-found');
  const kept: string[] = [];
  const { told } = toldApart(tx);
  const inUse = new Map(currentClasses(tx).map((one) => [one.classId, one]));
  const children = new Map(everyChild(tx).map((child) => [child.childId, child]));
  let restored = 0;
  for (const change of repo.childChanges(tx, rollOverId)) {
    const child = children.get(change.childId);
    if (!child) continue; // Put together with another record since: that one's own place stands.
    const untouched =
      child.classId === change.toClass && child.yearGroup === change.toYear && child.leftOn === change.leftOn;
    if (!untouched || (change.fromClass !== null && !inUse.has(change.fromClass))) {
      kept.push(told(child));
      continue;
    }
    setPlace(tx, change.childId, { classId: change.fromClass, yearGroup: change.fromYear, leftOn: null }, author);
    ctx.alsoAudit({ what: 'child.put-back', childId: change.childId, fields: ['class'] });
    restored += 1;
  }
  const { back, stay } = classesToRestore(inUse, repo.classChanges(tx, rollOverId));
  renameClasses(tx, back);
  kept.push(...stay);
  repo.markUndone(tx, rollOverId, kept, author);
  return { restored, kept };
}

function classesToRestore(
  inUse: ReadonlyMap<ClassId, ClassRow>,
  changes: ReturnType<typeof repo.classChanges>,
): { back: { classId: ClassId; words: repo.ClassWords }[]; stay: string[] } {
  const untouched = changes.filter(({ classId, after }) => {
    const now = inUse.get(classId);
    return now !== undefined && sameWords(now, after);
  });
  const moving = new Set(untouched.map(({ classId }) => classId));
  const taken = new Set([...inUse.values()].filter(({ classId }) => !moving.has(classId)).map(({ name }) => name));
  const back = untouched.filter(({ before }) => !taken.has(before.name));
  const returning = new Set(back.map(({ classId }) => classId));
  return {
    back: back.map(({ classId, before }) => ({ classId, words: before })),
    stay: changes
      .filter(({ classId }) => !returning.has(classId))
      .map(({ classId, after }) => `The class ${inUse.get(classId)?.name ?? after.name}`),
  };
}

/** All at once: two classes may swap their names. */
function renameClasses(tx: WriteDb, changes: readonly { classId: ClassId; words: repo.ClassWords }[]): void {
  for (const { classId } of changes) repo.freeName(tx, classId);
  for (const { classId, words } of changes) saveClass(tx, { classId, ...words, position: yearOrder(words.yearGroup) });
}

const wordsOf = ({ name, yearGroup, teacher }: repo.ClassWords): repo.ClassWords => ({ name, yearGroup, teacher });
const sameWords = (a: repo.ClassWords, b: repo.ClassWords): boolean =>
  a.name === b.name && a.yearGroup === b.yearGroup && a.teacher === b.teacher;
