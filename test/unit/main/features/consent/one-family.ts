import type { CallInput } from '#shared/contract/contract.ts';
import { calendarDate } from '#shared/domain/calendar-date.ts';
import type { ChildId, ContactId, PurposeId } from '#shared/domain/ids.ts';
import { EMPTY_CHILD, EMPTY_CONTACT } from '#shared/features/children/empty-record.ts';
import type { School } from '../../../../support/new-school.ts';

export interface Family {
  readonly rhys: ChildId;
  /** Holds parental responsibility. */
  readonly mother: ContactId;
  /** Holds none, by the record. */
  readonly father: ContactId;
  /** Holds none either, and is no parent. */
  readonly aunt: ContactId;
}

/** One child on roll with three contacts. */
export async function oneFamily(school: School): Promise<Family> {
  const { classId } = await school.call('children.saveClass', {
    ...{ classId: null, name: 'Oak (6)', yearGroup: '6', teacher: '' },
  });
  const { childId } = await school.call('children.add', {
    fields: { ...EMPTY_CHILD, forename: 'Rhys', surname: 'Singh', classId },
  });
  const contact = async (forename: string, relationship: string, responsibility: boolean) =>
    (
      await school.call('children.saveContact', {
        childId,
        contactId: null,
        fields: { ...EMPTY_CONTACT, forename, surname: 'Singh', relationship, responsibility },
      })
    ).contactId;
  return {
    rhys: childId,
    mother: await contact('Asha', 'MOT', true),
    father: await contact('Dev', 'Father', false),
    aunt: await contact('Mina', 'Aunt', false),
  };
}

/** What somebody said about one purpose, on paper, on 12 Sep 2026. */
export const said = (
  childId: ChildId,
  contactId: ContactId,
  purposeId: PurposeId,
  more: Partial<CallInput<'consent.record'>> = {},
): CallInput<'consent.record'> => ({
  ...{ childId, purposeId, state: 'given', who: { kind: 'contact', contactId }, method: 'paper' },
  ...{ decidedOn: calendarDate('2026-09-12')!, validUntil: null, evidence: '', words: '', replacesUnrecorded: false },
  ...more,
});

export const codeOf = (result: { readonly ok: boolean; readonly error?: { readonly code: string } }) =>
  result.ok ? 'ok' : result.error?.code;
