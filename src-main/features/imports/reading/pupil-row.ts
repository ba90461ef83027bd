import type { CalendarDate } from '#shared/domain/calendar-date.ts';
import type { ContactFields } from '#shared/features/children/children.model.ts';

/** One pupil as a file tells of it. An empty string or null says nothing: it never erases what is stored. */
export interface PupilRow {
  readonly line: number;
  readonly upn: string;
  readonly admissionNumber: string;
  readonly surname: string;
  readonly forename: string;
  readonly middleNames: string;
  readonly preferredSurname: string;
  readonly preferredForename: string;
  readonly formerSurname: string;
  readonly formerForename: string;
  readonly formerUpn: string;
  readonly born: CalendarDate | null;
  readonly sex: string;
  readonly yearGroup: string;
  readonly className: string;
  readonly street: string;
  readonly town: string;
  readonly postcode: string;
  readonly phone: string;
  readonly email: string;
  readonly medicalFlag: boolean | null;
  readonly lookedAfter: boolean;
  readonly contacts: readonly ContactFields[];
}
