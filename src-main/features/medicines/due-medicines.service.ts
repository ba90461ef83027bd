import type { QueryContext } from '#main/core/handlers.ts';
import { dueChild, listChildren, toldApart } from '#main/features/children/children.service.ts';
import { lastNotes } from '#main/features/papers/papers.service.ts';
import { addDays, instantOf, londonDay, londonMidnight, showDate } from '#shared/domain/calendar-date.ts';
import { type Attention, attentionFor } from '#shared/features/medicines/attention.rules.ts';
import { medicineName, NOT_GIVEN_WORDS } from '#shared/features/medicines/medicines.model.ts';
import type { DueRow } from '#shared/features/today/due.model.ts';
import type { Ending } from '#shared/features/today/figures.rules.ts';
import { untold } from './doses.repo.ts';
import { usesSince } from './inhaler.repo.ts';
import { readMedicines } from './medicine-view.ts';
import { agreedMedicines } from './medicines.service.ts';
import { NOTE_TITLES } from './notes.handlers.ts';

/** A note that nobody wrote within a month is history. */
const WRITE_DAYS = 31;

type DueMedicine = DueRow & { readonly kind: `medicine-${Attention}` | 'parent-untold' | 'inhaler-untold' };

/** What Today says of medicines, of children on roll and of those who left one behind: what the list "To see to" of the day says. */
export function dueMedicines({
  db,
  scope,
  today,
  now,
}: Pick<QueryContext, 'db' | 'scope' | 'today' | 'now'>): DueMedicine[] {
  const told = toldApart(db);
  const read = readMedicines(db, { scope }, instantOf(now));
  const byId = new Map(read.current.map((row) => [row.medicineId, row]));
  const children = new Map(
    [...listChildren(db, scope, false), ...listChildren(db, scope, true)].map((child) => [child.childId, child]),
  );
  const written = lastNotes(db, NOTE_TITLES.inhaler);
  return [
    ...read.current.flatMap((row) => {
      const child = children.get(row.childId);
      if (!child) return [];
      const { childId, leftOn } = child;
      const inForce = row.state === 'agreed' && leftOn === null;
      const left = leftOn === null ? '' : `, the child left on ${showDate(leftOn)}`;
      return attentionFor({ terms: row.terms, inForce, packs: read.packsOf(row) }, today).map(
        (notice): DueMedicine => ({
          // A medicine may have several packs that are out of date: each by its day.
          ...{
            kind: `medicine-${notice.kind}`,
            id: `${row.medicineId} ${notice.on ?? ''}`,
            child: dueChild(child, told),
          },
          ...{ thing: medicineName(row.terms), words: notice.words + left, on: notice.on ?? leftOn },
          ...{ to: { name: 'medicine', childId, medicineId: row.medicineId }, at: null },
        }),
      );
    }),
    ...usesSince(db, scope, instantOf(londonMidnight(addDays(today, -WRITE_DAYS)))).flatMap((use): DueMedicine[] => {
      const child = children.get(use.childId);
      if (!child || (written.get(use.childId) ?? '') >= use.recordedAt) return [];
      const on = londonDay(new Date(use.at));
      return [
        {
          ...{ kind: 'inhaler-untold', id: use.useId, child: dueChild(child, told), thing: 'The school’s inhaler' },
          ...{ words: `used ${showDate(on)}: the parents are told in writing`, on },
          ...{
            to: { name: 'medicine-note', childId: use.childId, about: { kind: 'inhaler', useId: use.useId } },
            at: null,
          },
        },
      ];
    }),
    ...untold(db, { scope }).flatMap((dose): DueMedicine[] => {
      const row = byId.get(dose.medicineId);
      const child = row && children.get(row.childId);
      if (!row || !child) return [];
      const reason = dose.reason === null ? '' : `: ${NOT_GIVEN_WORDS[dose.reason].toLowerCase()}`;
      const on = londonDay(new Date(dose.at));
      return [
        {
          ...{ kind: 'parent-untold', id: dose.doseId, child: dueChild(child, told), thing: medicineName(row.terms) },
          ...{ words: `not given ${showDate(on)}${reason}`, on },
          ...{ to: { name: 'medicines', list: 'see-to' }, at: `tell-${dose.doseId}` },
        },
      ];
    }),
  ];
}

/** The last good day of every pack that is here, and of what a child carries: of agreements in force. */
export function packEndings({ db, scope }: Pick<QueryContext, 'db' | 'scope'>): Ending[] {
  return [...agreedMedicines(db, scope).values()].flat().flatMap(({ terms, packs }) => {
    const own =
      packs.length === 0 ? [terms.expires] : packs.filter(({ balance }) => balance > 0).map(({ expires }) => expires);
    return own.flatMap((day) => (day === null ? [] : [{ of: 'medicines', day }]));
  });
}
