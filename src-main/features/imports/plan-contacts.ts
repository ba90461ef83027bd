import * as children from '#main/features/children/children.service.ts';
import type { ReadDb } from '#main/store/sql.ts';
import type { ChildId } from '#shared/domain/ids.ts';
import { fullName } from '#shared/domain/names.ts';
import type { ContactFields } from '#shared/features/children/children.model.ts';
import type { RowKeys } from '#shared/features/imports/match-row.rules.ts';
import { applyContact, ContactLists, contactChanges } from './contact-change.ts';
import { childIndex, doubtful, labelOf, matchKnown, type PlannedRow, type Planner, skipped } from './plan.ts';

export interface ContactRow extends RowKeys {
  readonly line: number;
  readonly priority: number;
  readonly contact: ContactFields;
}

/** What rows of contacts would do: a contact belongs to one child's list, whatever other lists hold the same name. */
export function contactPlanner(db: ReadDb): Planner<ContactRow> {
  const index = childIndex(db);
  const here = new Set(index.all.map((child) => child.childId));
  const contacts = new ContactLists(children.allContacts(db));
  const labelFor = (row: ContactRow) => `${labelOf(row)}: ${fullName(row.contact)}`;

  const place = (row: ContactRow, childId: ChildId): PlannedRow => {
    const base = { line: row.line, label: labelFor(row), candidates: [], childId };
    const change = contacts.judge(childId, row.contact);
    if (!change) return { ...base, outcome: 'unchanged', details: [] };
    return {
      ...base,
      outcome: change.before ? 'changed' : 'added',
      details: contactChanges(change),
      apply: (to) => applyContact(childId, row.contact, to),
    };
  };
  const settle: Planner<ContactRow>['settle'] = (row, to) =>
    to !== 'new' && here.has(to) ? place(row, to) : skipped(row.line, labelFor(row), 'That child is no longer here.');

  return {
    settle,
    judge(row) {
      if (row.contact.surname === '') return skipped(row.line, labelFor(row), 'No surname of a contact on this line.');
      const match = matchKnown(row, index);
      return match.kind === 'matched'
        ? place(row, match.childId)
        : doubtful(row, match, labelFor(row), (to) => settle(row, to));
    },
  };
}
