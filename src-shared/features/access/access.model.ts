import { z } from 'zod';
import { Instant } from '#shared/domain/calendar-date.ts';
import { type ChildId, ClassId, StaffId } from '#shared/domain/ids.ts';

/** What a person may do. Fine-grained; a role is a named set of these (access.rules.ts). */
export const CAPABILITIES = [
  'children.read',
  'children.write',
  'children.roll',
  'contacts.read',
  'contacts.numbers',
  'medical.read',
  'medical.write',
  'medical.dietary',
  'medicines.give',
  'medicines.stock',
  'training.write',
  'policies.keep',
  'consent.read',
  'consent.write',
  'consent.instruction',
  'flags.reason',
  'flags.set',
  'imports.run',
  'audit.all',
  'audit.children',
  'audit.own',
  'staff.manage',
  'school.write',
  'calendar.write',
  'purposes.write',
  'break-glass.review',
  'papers.keep',
  'papers.class-sheet',
  'papers.kitchen',
  'backup.manage',
  'backup.see',
  'trips.plan',
  'trips.lead',
] as const;
export type Capability = (typeof CAPABILITIES)[number];

export const ROLES = ['lead', 'senco', 'office', 'first-aid', 'class', 'kitchen', 'cover'] as const;
export const Role = z.enum(ROLES);
export type Role = z.infer<typeof Role>;

export const ROLE_NAMES: Readonly<Record<Role, string>> = {
  lead: 'Lead (head, DSL)',
  senco: 'SENCo',
  office: 'Office',
  'first-aid': 'First aid',
  class: 'Class',
  kitchen: 'Kitchen',
  cover: 'Cover',
};

/** One role of one person. Class and Cover name the classes; Cover also ends at a set time. */
export const Grant = z.strictObject({
  role: Role,
  classIds: z.array(ClassId).max(60),
  until: Instant.nullable(),
});
export type Grant = z.infer<typeof Grant>;

/**
 * A role as somebody gives it. Class and Cover without a class would reach nobody, and Cover without an end would stay for good.
 * A stored one may have lost its class since: classes end.
 */
export const GivenGrant = Grant.superRefine(({ role, classIds, until }, ctx) => {
  if ((role === 'class' || role === 'cover') && classIds.length === 0)
    ctx.addIssue({ code: 'custom', path: ['classIds'], message: 'Class and Cover need at least one class.' });
  if (role === 'cover' && until === null)
    ctx.addIssue({ code: 'custom', path: ['until'], message: 'Cover needs a last day.' });
});

/**
 * Which children a capability reaches. `dietary` is the kitchen's: children with a dietary or allergy need. `childIds` are those of a
 * trip that the person leads, on the trip's days.
 */
export type Scope =
  | { readonly kind: 'all' }
  | {
      readonly kind: 'classes';
      readonly classIds: readonly ClassId[];
      readonly dietary: boolean;
      readonly childIds: readonly ChildId[];
    };

/** A person on the sign-in screen, from the clear part of the vault file. */
export const SignInName = z.strictObject({
  staffId: StaffId,
  name: z.string(),
  label: z.string(),
  /** A Lead gave them a one-time code: they set their own password with it. */
  byCode: z.boolean(),
});
export type SignInName = z.infer<typeof SignInName>;

/**
 * Bounded here, judged by the core (128 characters once they are composed): a megabyte of password must not reach the key
 * derivation. Wide enough for 128 characters that a keyboard sends in pieces, letter and accents apart.
 */
export const Password = z.string().min(1).max(1024);
