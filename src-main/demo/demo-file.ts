import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { CalendarDate } from '#shared/domain/calendar-date.ts';
import { NeedKind } from '#shared/features/medical/need-kind.ts';
import { PlanStep } from '#shared/features/medical/plan.contract.ts';

const FOLDER = new URL('../../assets/demo/', import.meta.url);

const DemoNeed = z.object({
  condition: z.string(),
  /** Null: nobody has confirmed it. */
  kind: NeedKind.nullable(),
  severity: z.enum(['serious', 'watch', 'know']),
  triggers: z.string(),
  signs: z.string(),
  action: z.string(),
  medicine: z.string(),
  place: z.string(),
  plan: z.boolean(),
  reviewOn: CalendarDate.nullable(),
  expires: CalendarDate.nullable(),
});

const DemoContact = z.object({
  title: z.string(),
  forename: z.string(),
  surname: z.string(),
  relationship: z.enum(['MOT', 'FAT']),
  responsibility: z.boolean(),
  livesWith: z.boolean(),
  phone: z.string(),
});

const DemoChild = z.object({
  surname: z.string(),
  forename: z.string(),
  born: CalendarDate,
  sex: z.string(),
  upn: z.string(),
  admissionNumber: z.string(),
  className: z.string(),
  year: z.string(),
  street: z.string(),
  town: z.string(),
  postcode: z.string(),
  photo: z.string().nullable(),
  contacts: z.array(DemoContact),
  needs: z.array(DemoNeed),
  plan: z.object({ file: z.string(), signedOn: CalendarDate, reviewOn: CalendarDate }).nullable(),
  flags: z.array(z.enum(['court-order', 'looked-after', 'adopted', 'protected-address', 'parents-dispute'])),
  /** One letter for each of the school's seven purposes: y, n, or - for a blank; empty where no form came back. */
  consent: z.string(),
  formDate: CalendarDate.nullable(),
});
export type DemoChild = z.infer<typeof DemoChild>;

const DemoFile = z.object({
  /** The day for which its dates were written; see demo-as-of.ts. */
  asOf: CalendarDate,
  school: z.object({
    name: z.string(),
    street: z.string(),
    town: z.string(),
    postcode: z.string(),
    phone: z.string(),
    entrance: z.string(),
    meetsCrew: z.string(),
    places: z.array(z.string()),
  }),
  password: z.string(),
  staff: z
    .array(
      z.object({
        name: z.string(),
        label: z.string(),
        role: z.enum(['lead', 'senco', 'office', 'first-aid', 'class', 'kitchen', 'cover']),
        className: z.string().nullable(),
      }),
    )
    .min(1),
  /** Steps typed by the Lead from the plan of a child of this class, word for word, and checked against it by somebody else. */
  checkedSteps: z.object({ className: z.string(), checkedBy: z.string(), steps: z.array(PlanStep) }),
  /** Who opened a card outside their classes, for a child with a serious need of this class. */
  breakGlass: z.object({ by: z.string(), className: z.string(), reason: z.enum(['in-front', 'called', 'other']) }),
  classes: z.array(z.object({ name: z.string(), year: z.string(), teacher: z.string() })),
  children: z.array(DemoChild),
});
export type DemoFile = z.infer<typeof DemoFile>;

/** Whether the demo school's files are part of this installation. */
export const hasDemoFiles = (): boolean => existsSync(new URL('school.json', FOLDER));

/** The demo school as `npm run demo` drew it. */
export const demoFile = (): DemoFile =>
  DemoFile.parse(JSON.parse(readFileSync(new URL('school.json', FOLDER), 'utf8')));

/** A portrait or a plan of the demo school, as a call takes it. */
export const demoPicture = (folder: 'portraits' | 'plans', file: string): string =>
  readFileSync(new URL(`${folder}/${file}`, FOLDER), 'base64');
