import * as children from '#main/features/children/children.service.ts';
import type { ReadDb } from '#main/store/sql.ts';
import type { ContactFields } from '#shared/features/children/children.model.ts';
import { applyContact, contactChange } from './contact-change.ts';
import { type Choices, childIndex, doubtful, labelOf, matchOrChosen, type Plan, type PlannedRow } from './plan.ts';

export interface ContactRow {
  readonly line: number;
  readonly upn: string;
  readonly admissionNumber: string;
  readonly surname: string;
  readonly forename: string;
  readonly born: null;
  readonly className: string;
  readonly contact: ContactFields;
}

/** What a list of contacts would do. */
export function planContacts(db: ReadDb, list: readonly ContactRow[], choices: Choices): Plan {
  const index = childIndex(db);
  const contacts = children.allContacts(db);
  const rows = list.map((row): PlannedRow => {
    const match = matchOrChosen(row, index, choices, false);
    if (match.kind !== 'matched')
      return doubtful(row, match.kind === 'doubtful' ? match : { kind: 'doubtful', why: 'nobody', candidates: [] });
    const change = contactChange(contacts.get(match.childId) ?? [], row.contact);
    const label = `${labelOf(row)}: ${row.contact.forename} ${row.contact.surname}`;
    if (!change) return { line: row.line, label, outcome: 'unchanged', details: [], candidates: [] };
    return {
      line: row.line,
      label,
      outcome: change.contactId ? 'changed' : 'added',
      details: [],
      candidates: [],
      apply: (tx, author, record) => applyContact(tx, match.childId, change, author, record),
    };
  });
  return { rows, warnings: [], named: null };
}
