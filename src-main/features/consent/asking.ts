import { allContacts, flagsInForce } from '#main/features/children/children.service.ts';
import type { ReadDb } from '#main/store/sql.ts';
import type { CalendarDate, Instant } from '#shared/domain/calendar-date.ts';
import type { ChildId } from '#shared/domain/ids.ts';
import type { Contact } from '#shared/features/children/children.model.ts';
import { type FamilyChild, familiesOf } from '#shared/features/children/family.rules.ts';
import { type AskedBefore, silentParents, stillAsked, whyAsk } from '#shared/features/consent/asking.rules.ts';
import type { Purpose } from '#shared/features/consent/consent.model.ts';
import { inForce } from '#shared/features/consent/consent-effective.ts';
import { askedBefore } from './asking.repo.ts';
import { type RegisterChild, readRegister } from './consent-register.ts';

const EVERYBODY = { kind: 'all' } as const;
const nameOf = ({ title, forename, surname }: Contact): string => [title, forename, surname].filter(Boolean).join(' ');

export interface AskChild {
  readonly one: RegisterChild;
  readonly contacts: readonly Contact[];
  readonly family: ChildId;
  /** A stop is in force: no paper goes out before a Lead has decided. */
  readonly stopped: boolean;
  /** A restricted flag is in force: no names of adults stand on paper. */
  readonly withoutNames: boolean;
  readonly gaps: readonly {
    readonly purpose: Purpose;
    readonly why: NonNullable<ReturnType<typeof whyAsk>>;
    readonly askedOn: CalendarDate | null;
  }[];
  readonly silent: readonly string[];
}

/**
 * The school's children on roll, by class, with what has to be asked of whose parents so that there is an answer on the day `by`.
 * The register is read as of today and as of that day; nothing else decides.
 */
export function readAsking(
  db: ReadDb,
  today: CalendarDate,
  by: CalendarDate,
): { readonly purposes: readonly Purpose[]; readonly children: readonly AskChild[] } {
  const { purposes, children } = readRegister(db, EVERYBODY, today);
  const then = by === today ? children : readRegister(db, EVERYBODY, by).children;
  const thenOf = new Map(then.map((one) => [one.child.childId, one]));
  const contacts = allContacts(db);
  const flagged = new Set(flagsInForce(db).map(({ childId }) => childId));
  const families = familiesOf(
    children.map(
      ({ row, child: { childId } }): FamilyChild => ({
        ...{ childId, apart: flagged.has(childId), street: row.street, postcode: row.postcode },
        contacts: contacts.get(childId) ?? [],
      }),
    ),
  );
  const asked = Map.groupBy(askedBefore(db), ({ childId }) => childId);
  return {
    purposes,
    children: children.map((one) => {
      const { childId } = one.child;
      const own = contacts.get(childId) ?? [];
      const stopped = purposes.some((purpose) => one.answerFor(purpose).reason === 'stopped');
      const before = new Map((asked.get(childId) ?? []).map((row) => [row.purposeId, row]));
      const heard = new Set(inForce(one.decisions).map(({ contactId }) => contactId ?? ''));
      return {
        ...{ one, contacts: own, family: families.get(childId) ?? childId, stopped },
        withoutNames: flagged.has(childId),
        gaps: purposes.flatMap((purpose) => {
          const why = whyAsk(one.answerFor(purpose), (thenOf.get(childId) ?? one).answerFor(purpose));
          return why ? [{ purpose, why, askedOn: openSince(one, purpose, before.get(purpose.purposeId) ?? null) }] : [];
        }),
        silent: stopped ? [] : silentParents(own, heard).map(nameOf),
      };
    }),
  };
}

function openSince(one: RegisterChild, { purposeId }: Purpose, asked: AskedBefore | null): CalendarDate | null {
  const rows = one.decisions.filter((row) => row.purposeId === purposeId);
  const last = rows.reduce<Instant | null>(
    (newest, { recordedAt }) => (newest && newest > recordedAt ? newest : recordedAt),
    null,
  );
  return stillAsked(asked, last);
}

/** Who may sign, as a line of the form; nobody's name where a restricted flag is in force. */
export const maySign = ({ contacts, withoutNames }: AskChild, relationship: (text: string) => string): string[] =>
  withoutNames
    ? []
    : contacts
        .filter(({ responsibility }) => responsibility === true)
        .map((contact) => [nameOf(contact), relationship(contact.relationship)].filter(Boolean).join(', '));
export { nameOf };
