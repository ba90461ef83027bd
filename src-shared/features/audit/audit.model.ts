import { z } from 'zod';
import { CalendarDate, Instant } from '#shared/domain/calendar-date.ts';
import { ChildId, StaffId } from '#shared/domain/ids.ts';

/** What can stand in the audit, in the words of the person who reads it: "Mrs Bell" + these words. */
export const AUDIT_WORDS: Readonly<Record<string, string>> = {
  'audit.digest-printed': 'printed the digest of the audit',
  'audit.digest-seen': 'said that they had seen the digest of the audit',
  'audit.epoch-began': 'began a new stretch of the audit',
  'audit.export-begun': 'began to save entries of the audit as a list',
  'audit.exported': 'saved entries of the audit as a list',
  'audit.seals-checked': 'checked the audit whole, with the recovery code',
  'backup.destroyed': 'destroyed a backup that an earlier recovery code or key opened',
  'backup.folder-chosen': 'chose where backups go',
  'backup.made': 'had a backup made',
  'backup.resealed': 'had earlier backups sealed anew for today’s recovery code',
  'backup.restored': 'put a backup back in the register’s place',
  'backup.sheet-opened': 'looked at the sealed sheet of children with serious needs',
  'backup.sheet-printed': 'printed the sealed sheet of children with serious needs',
  'break-glass.closed': 'closed an emergency card outside their role',
  'break-glass.opened': 'opened an emergency card outside their role',
  'break-glass.reviewed': 'looked into an emergency card opened outside a role',
  'child.added': 'added a child',
  'child.changed': 'changed a child’s record',
  'child.compared': 'compared two records of a child',
  'child.leaver-set': 'marked a leaver',
  'child.merged': 'put two records of a child together',
  'child.merged-away': 'put a child’s second record under the first',
  'child.moved': 'moved a child to another class',
  'child.opened': 'opened a child’s record',
  'child.put-back': 'took back a move or a leaver',
  'child.returned': 'brought a leaver back on roll',
  'child.rolled-over': 'moved a child up in the roll-over',
  'child.said-not-double': 'said whether two records are two children',
  'child.unmerged': 'took two records of a child apart again',
  'class.retired': 'ended a class',
  'class.saved': 'added or renamed a class',
  'closed-days.removed': 'took out holidays or INSET days of the school',
  'closed-days.saved': 'added or changed holidays or INSET days of the school',
  'consent.checked': 'asked whether a photo may be used',
  'consent.corrected': 'corrected a consent entry',
  'consent.export-begun': 'began to save children’s consents as a list',
  'consent.exported': 'saved children’s consents as a list',
  'consent.evidence-attached': 'attached a scan of a consent form',
  'consent.evidence-opened': 'looked at a scan of a consent form',
  'consent.evidence-taken-off': 'took off a scan that does not belong to a child',
  'consent.form-check-settled': 'decided where two entries of a consent form differed',
  'consent.form-checked': 'entered a consent form a second time to check it',
  'consent.form-recorded': 'recorded a returned consent form',
  'consent.form-taken-back': 'took back a consent form just entered',
  'consent.in-list': 'saved a child’s consents as part of a list',
  'consent.opened': 'opened a child’s consent history',
  'consent.recorded': 'recorded a consent decision',
  'consent.withdrawn': 'recorded a withdrawal of consent',
  'contact.carried-over': 'carried a contact’s change over to other children',
  'contact.compared': 'was shown a contact of this child beside one of the same name',
  'contact.removed': 'removed a contact',
  'contact.reordered': 'changed the calling order',
  'contact.saved': 'added or changed a contact',
  'demo.left': 'locked Careboard by leaving the demo school',
  'demo.opened': 'locked Careboard by going to the demo school',
  'enrolment.code-made': 'made a code that lets another account of this PC in',
  'enrolment.used': 'let this account of the PC in by a code',
  'key.rotated': 'gave the register a new key',
  'emergency.closed': 'closed an emergency card',
  'emergency.opened': 'opened an emergency card',
  'emergency.tap-taken-back': 'took back an entry on an emergency card',
  'emergency.tapped': 'noted something on an emergency card',
  'first-run.finished': 'finished setting up',
  'flag.changed': 'set or cleared a restricted flag',
  'flag.decided': 'decided about a restricted flag',
  'import.applied': 'imported a file',
  'import.doubt-dismissed': 'put lines of an import that were in doubt aside',
  'import.doubt-settled': 'decided a line of an import that was in doubt',
  'import.doubts-seen': 'looked at lines of imports that are in doubt',
  'import.previewed': 'looked at what a file would change',
  'import.profile-removed': 'removed a saved column match',
  'import.profile-renamed': 'renamed a saved column match',
  'import.profile-saved': 'saved how the columns of a list match',
  'import.undone': 'took back an import',
  'medical.cards-opened': 'looked at a child’s emergency cards so far',
  'medical.kind-confirmed': 'confirmed the kind of a medical need',
  'medical.kinds-looked-through': 'looked through the needs whose kind is to confirm',
  'medical.need-added': 'added a medical need',
  'medical.need-changed': 'changed a medical need',
  'medical.need-removed': 'removed a medical need',
  'medical.need-restored': 'brought back a removed medical need',
  'medical.on-sheet': 'printed a child’s serious needs on the sealed sheet',
  'medical.opened': 'opened a child’s medical record',
  'medical.place-set': 'changed where a medicine is kept',
  'medical.plan-attached': 'attached a care plan',
  'medical.spare-recorded': 'recorded whether the spare adrenaline device may be used',
  'medical.steps-checked': 'checked typed steps against the signed plan',
  'medical.steps-taken-off': 'took typed steps off an emergency card',
  'medical.steps-typed': 'typed steps from a signed plan',
  'paper.added': 'recorded a confidential paper',
  'paper.copies-added': 'issued more copies of a confidential paper',
  'paper.copies-collected': 'recorded that copies of a paper came back',
  'paper.copies-destroyed': 'recorded that copies of a paper were destroyed',
  'paper.copies-issued': 'issued numbered copies of a paper',
  'paper.copy-lost': 'recorded that a copy of a paper is lost',
  'paper.entry-taken-back': 'took back an entry about a copy of a paper',
  'paper.master-placed': 'recorded where the master of a paper is kept',
  'medicines.agreed': 'recorded a parent’s agreement to a medicine',
  'medicines.changed': 'changed the instructions of a medicine',
  'medicines.counted': 'counted a medicine',
  'medicines.dose-corrected': 'took back an entry about a dose',
  'medicines.ended': 'ended an agreement to a medicine',
  'medicines.given': 'recorded a dose of a medicine',
  'medicines.home-dose': 'recorded a dose that a child had at home',
  'medicines.inhaler-taken-back': 'took back an entry about the school’s inhaler',
  'medicines.inhaler-used': 'recorded that the school’s inhaler was used',
  'medicines.not-given': 'recorded that a medicine was not given',
  'medicines.opened': 'opened a child’s medicines',
  'medicines.parent-told': 'recorded that a parent was told about a medicine',
  'medicines.received': 'recorded a medicine that came in',
  'medicines.stock-corrected': 'took back an entry about a medicine’s stock',
  'medicines.taken-out': 'recorded a medicine given back or wasted',
  'photo.camera': 'switched the camera on or off for a child’s photo',
  'photo.put-back': 'put an earlier photo of a child back',
  'photo.removed': 'took a child’s photo away',
  'photo.saved': 'changed a child’s photo',
  'picture.group-removed': 'removed a saved group of children',
  'picture.group-saved': 'saved a group of children for pictures',
  'picture.use-ended': 'recorded that a picture was taken down',
  'picture.use-recorded': 'recorded where a picture is used',
  'picture.use-still-up': 'recorded that a picture was not taken down after all',
  'purpose.added': 'added a purpose of consent',
  'purpose.brought-back': 'took a purpose of consent into use again',
  'purpose.reordered': 'changed the order of the purposes of consent',
  'purpose.retired': 'ended a purpose of consent',
  'purpose.reworded': 'changed what is asked for a purpose',
  'recovery-code.checked': 'checked the recovery code on its paper',
  'recovery-code.confirmed': 'confirmed the recovery code on paper',
  'recovery-code.replaced': 'replaced the recovery code',
  'recovery-code.shown': 'was shown a new recovery code',
  'recovery-code.used': 'became a Lead by the recovery code',
  'register.older-accepted': 'accepted a register that is older or was changed outside Careboard',
  'register.rolled-back': 'signed in to a register that is older or was changed outside Careboard',
  'roll-over.done': 'rolled the classes over',
  'roll-over.undone': 'took back a roll-over',
  'school.changed': 'changed the school’s details',
  'session.access-ended': 'was locked out: the time set for them had ended',
  'session.clock-jumped': 'was signed in when the PC’s clock was set to another time',
  'session.locked': 'locked Careboard',
  'session.pc-locked': 'was locked out with the PC',
  'session.pin-exhausted': 'was locked out after wrong PINs',
  'session.pin-refused': 'was refused: wrong PIN',
  'session.pin-set': 'set a PIN for the session',
  'session.refused': 'was refused: wrong password',
  'session.shielded': 'hid the screen',
  'session.signed-in': 'signed in',
  'session.timed-out': 'was locked out after a time',
  'session.unshielded': 'showed the screen again',
  'staff.added': 'added a member of staff',
  'staff.password-changed': 'changed their own password',
  'staff.password-reset': 'gave somebody a one-time code for a new password',
  'staff.password-set': 'set their own password by a one-time code',
  'staff.removed': 'removed a member of staff',
  'staff.roles-changed': 'changed somebody’s roles',
  'vault.made': 'made the register',
  'way-in.left-over-closed': 'signed in, and a way in that belonged to nobody was closed',
};

/** The words for an entry; one that this version does not know is shown as it is written. */
export const auditWords = (what: string): string => AUDIT_WORDS[what] ?? what;

/** Entries that show that somebody looked, without changing anything. */
export const LOOKS = [
  'child.opened',
  'child.compared',
  'medical.opened',
  'medical.cards-opened',
  'medicines.opened',
  'consent.opened',
  'consent.evidence-opened',
  'contact.compared',
  'consent.checked',
  'consent.in-list',
  'medical.kinds-looked-through',
  'backup.sheet-opened',
  'emergency.opened',
  'break-glass.opened',
];

/** Somebody did not get in. */
export const FAILURES = ['session.refused', 'session.pin-refused', 'session.pin-exhausted'];

/** The first entry that does not fit, why, and the time that it bears; null where it bears none or is gone. */
export const FirstBad = z.strictObject({
  seq: z.number().int(),
  why: z.enum(['gap', 'link', 'seal', 'anchor', 'short', 'epoch']),
  at: Instant.nullable(),
});
export type FirstBad = z.infer<typeof FirstBad>;
export const FAULT_WORDS: Readonly<Record<FirstBad['why'], string>> = {
  gap: 'An entry before it is missing, or one was put in.',
  link: 'It was changed, or the one before it was.',
  seal: 'It was written again later, by somebody who could open the register.',
  anchor: 'It is not the entry that this PC remembers, or it is gone.',
  short: 'Entries from this number on were cut off.',
  epoch: 'The sealing begins anew there, though nobody began it.',
};

/** Names a check among the 'progress' events. */
export const AUDIT_CHECK = 'audit-check';

export const AUDIT_KINDS = [
  'everything',
  'looks',
  'changes',
  'emergency',
  'break-glass',
  'sessions',
  'failures',
  'staff',
] as const;
export const AuditKind = z.enum(AUDIT_KINDS);
export type AuditKind = z.infer<typeof AuditKind>;

/** Which entries somebody wants to see; days are London's, the last one included. What is left out is not asked for. */
export const AuditFilter = z.strictObject({
  kind: AuditKind,
  staffId: StaffId.nullable(),
  childId: ChildId.nullable().default(null),
  from: CalendarDate.nullable().default(null),
  to: CalendarDate.nullable().default(null),
});
export type AuditFilter = z.infer<typeof AuditFilter>;
export const EVERY_ENTRY: AuditFilter = { kind: 'everything', staffId: null, childId: null, from: null, to: null };

/** One entry as a person sees their own: `fields` names fields, never what stood in them. */
export const OwnAuditRow = z.strictObject({
  seq: z.number().int(),
  at: Instant,
  /** Null where nobody was signed in. */
  who: z.string().nullable(),
  /** In which roles: their short words joined by '+'; empty where nobody was signed in. See `roleWords`. */
  role: z.string(),
  device: z.string(),
  what: z.string(),
  fields: z.array(z.string()),
});
/** The same with the child it concerns, for those who oversee. */
export const AuditRow = OwnAuditRow.extend({ childId: ChildId.nullable(), child: z.string().nullable() });
export type AuditRow = z.infer<typeof AuditRow>;

export const AuditPerson = z.strictObject({ staffId: StaffId, name: z.string() });
