/**
 * The closed list of what can go wrong, with the one sentence each that a secretary reads: what happened, what was
 * kept, what to do next. `{name}` places are filled by the code that throws; never with a child's data.
 */
export const ERROR_SENTENCES = {
  'unknown-call': 'This part of Careboard does not know that request. Please tell IT the reference number.',
  'bad-input': 'Something in the form is not right. Nothing was saved. Please check the marked fields.',
  'signed-out': 'Nobody is signed in. Please sign in again.',
  shielded: 'The screen is hidden. Enter your PIN or password to go on.',
  'not-allowed': 'Your role does not include this. Nothing was shown or changed. A Lead can change roles.',
  'not-found': 'This is no longer here. Somebody may have changed it. Please go back and look again.',
  'changed-elsewhere': 'Somebody changed this while you had it open. Nothing was saved. Please look again and repeat.',
  'wrong-password': 'That password is not right. Please try again.',
  'wrong-pin': 'That PIN is not right. {left} tries are left before the session is locked.',
  'no-pin': 'No PIN is set for this session. Please use the password.',
  wait: 'Too many wrong tries for this name. Please wait {seconds} seconds and try again. Other people can sign in now.',
  'wrong-code': 'That code is not right. Please compare it with the slip and try again.',
  'code-expired': 'This code was right, but its time is over. Nothing was changed. A Lead can make another one.',
  'own-code': 'This is your own name. Please change your password in the menu under your name instead.',
  'card-open':
    'An emergency card is open or a timer runs. Nothing was changed. Please finish the emergency first, then try again.',
  'wrong-recovery-code':
    'This is a recovery code, but not the one of this register. It may belong to another school or have been replaced. Please look for the right paper.',
  'recovery-code-slip':
    'This is not a recovery code as it was printed: a letter is wrong, missing or too many. Please compare each group with the paper and try again.',
  'recovery-mismatch': 'Those groups do not match the code. Please look at the paper and type them again.',
  'weak-password': '{reason}',
  'weak-pin': 'The PIN needs at least {digits} digits and cannot be all the same or a simple row like 1234.',
  'device-secret-missing':
    'This Windows account does not hold the key for this PC. Your password may be right. A Lead or the recovery code can let this account in.',
  'keychain-no-answer':
    'This PC’s password store did not answer, so the register stays closed. Your password may be right. Please sign in to the PC again, or use the recovery code.',
  'keychain-unavailable':
    'This PC has no working password store, so the register can only be protected by passwords. Nothing was made yet.',
  'vault-missing': 'There is no register on this PC yet.',
  'vault-exists': 'There is already a register on this PC. Nothing was changed.',
  'key-file-missing':
    'There is a register in this folder, but its key file (vault.json) is missing. Nothing was made or changed. Please put the key file back beside it, or call IT.',
  'vault-damaged':
    'The register on this PC is damaged and was not opened. Nothing was changed or deleted. Please call IT before doing anything else.',
  'vault-damaged-open':
    'A part of the register on this PC cannot be read: it is damaged. Careboard closes it now, or as soon as the open emergency card is finished. Nothing was deleted. Please call IT before doing anything else.',
  'vault-newer': 'This register was made by a newer Careboard. Nothing was changed. Please ask IT to update the app.',
  'vault-rolled-back':
    'The key file and the register do not belong to the same day. Nothing was changed. Please call IT before doing anything else.',
  'vault-not-practice':
    'This window can open practice registers only. The school’s own register opens in the installed Careboard.',
  'vault-in-use': 'The register is already open in another Careboard window. Please use that window or close it first.',
  'access-ended': 'The time for which this name was let in has ended. A Lead can set a new time.',
  'policy-refused':
    'The policy file beside Careboard cannot be followed, so nothing was opened. Nothing was changed. Please call IT.',
  'role-not-here':
    'Your role cannot be used on this PC. IT has set this PC for other roles. Please use the PC in the office.',
  'session-over':
    'Eight hours have passed since you signed in. Only the emergency card that is open goes on. Close it and sign in again for everything else.',
  'last-lead': 'This is the last Lead. There must always be one. Make somebody else a Lead first.',
  'name-taken':
    'There is already an active member of staff with this name. Please add an initial so that both can be told apart.',
  'file-empty': 'This file is empty. Nothing was changed. Please export it again.',
  'file-too-large': 'This file is larger than {limit}. Nothing was changed.',
  'file-not-xml': 'This is not a Common Transfer File. It stops making sense at line {line}. Nothing was changed.',
  'file-truncated':
    'This file ends in the middle, so part of it is missing. Nothing was changed. Please export it again.',
  'file-doctype':
    'This file has instructions in it that a Common Transfer File never has. It was not read. Nothing was changed.',
  'file-not-ctf': 'This file is not a Common Transfer File with pupils in it. Nothing was changed.',
  'file-not-csv': 'This file is not a list with columns. Nothing was changed. Please export it as CSV and try again.',
  'file-wrong-columns':
    'This file does not have the columns that are needed: {missing}. Nothing was changed. Please match the columns by hand.',
  'file-unknown-kind': 'Careboard does not know this kind of file. Nothing was changed.',
  'file-spreadsheet':
    'This is an Excel workbook or a ZIP, not a list that can be read. Nothing was changed. In Excel choose Save as, then CSV, and bring that file.',
  'columns-undecided':
    'Some columns or words of this list may be answers, and nobody has said yet what they mean. Nothing was changed. Please match the columns.',
  'photos-none': 'There is no JPEG or PNG picture among these files. Nothing was changed.',
  'picture-unreadable': 'This picture cannot be opened. It was left out. Please use a JPEG or PNG photo.',
  'picture-too-large': 'This picture is too large to open safely. It was left out. Please use a smaller one.',
  'plan-unreadable':
    'This plan cannot be shown whole: the file is damaged, too large, or no PDF, JPEG or PNG. Nothing was saved. Please scan the plan again.',
  'evidence-unreadable':
    'This scan cannot be shown whole: the file is damaged, too large, or no PDF, JPEG or PNG. Nothing was saved. Please scan the form again.',
  'import-changed':
    'The register changed since this preview was made. Nothing was imported. Please look at a new preview.',
  'import-undone': 'This import was already undone.',
  'class-not-empty': 'Children are still in this class. Nothing was changed. Please move them to another class first.',
  'merge-written':
    'These records cannot be taken apart any more, since something was written after they were put together: {what}. Nothing was changed.',
  'roll-over-twice':
    'The classes were already rolled over for {year}. Doing it again would move every child one more year up. Nothing was changed.',
  'consent-no-responsibility':
    'This person has no parental responsibility on record, so this answer cannot be recorded as a decision. Only a no can be, where the record does not say that they have none. Nothing was saved.',
  'consent-unrecorded-no':
    'An old record says no and does not say who decided. It counts until a named person with parental responsibility decides otherwise. Please confirm this in words. Nothing was saved.',
  'consent-giver-unknown':
    'This old record does not say who decided, so it cannot be corrected into a yes. Record the yes as a decision of the person who gave it. Nothing was saved.',
  'consent-use-named':
    'For this use the child’s full name never stands with the picture. Nothing was recorded. Leave the full names away, then record it again.',
  'consent-use-blocked':
    'One of these children may not be shown for this any more: an answer changed just now. The use was not recorded. Please look at the answer again.',
  'medicine-stopped':
    'Something stands against this dose. Nothing was recorded. Please look at the reasons, and do not give it until they are settled.',
  'medicine-no-responsibility':
    'This person has no parental responsibility on record, so they cannot agree to a medicine. Nothing was saved.',
  'medicine-fixed':
    'This medicine was received or given already, so its name, strength, form and unit stay. Please end this agreement and begin a new one.',
  'medicine-pack-used':
    'Something was given, taken out or counted of this pack already, so it cannot be taken back. Please correct it or count the stock.',
  'witness-needed':
    'A controlled drug needs a second member of staff, who types their own password. Nothing was recorded.',
  'witness-other':
    'The witness must be another member of staff who may give medicines, not the one who gives or records it. Nothing was recorded.',
  'correct-own-words': 'Please say in a few words why this is corrected. The old entry stays and can be seen.',
  'too-late': 'This can be taken back within ten seconds only. It stays; write a note beside it.',
  'reason-needed': 'Please say why you open this card: one key is enough.',
  'steps-own-check':
    'You typed these steps yourself. Somebody else must compare them with the plan. Nothing was changed.',
  'own-break-glass': 'You opened this card yourself, so another Lead must look at it. Nothing was saved.',
  'pack-no-room': 'There is not enough room there for the trip pack. Nothing was written. Please use another stick.',
  'pack-not-written':
    'The trip pack could not be written there, or did not open again when it was checked. Nothing was left there. Please use another stick.',
  'trip-not-leader': 'Only the leader of a trip signs it off. Nothing was signed. The office can change who leads it.',
  'paper-printed':
    'Careboard prints this paper itself, so each print is a paper of its own. Nothing was changed. Please print it again for more copies.',
  'copy-not-so':
    'One of these copies is not as it stood on the screen: somebody recorded something about it. Nothing was changed. Please look again.',
  'cannot-save':
    'The file could not be written to that place. Nothing was saved there. Please choose another folder or stick.',
  'backup-no-folder':
    'The backup folder or stick is not there. Nothing was backed up. Please plug the stick in, or choose another folder under School, Backups.',
  'backup-not-writable':
    'Careboard may not write to the backup folder. Nothing was backed up. Please choose another folder, or ask IT to allow it.',
  'backup-no-room':
    'There is no room for a backup of {limit}. Nothing was backed up. Please free some space or use another stick.',
  'backup-went-away':
    'The backup stick or network folder went away while the backup was being written. The unfinished copy does not count. Please plug it in again.',
  'backup-check-failed':
    'The backup was made and then did not pass its check, so it was thrown away. Earlier backups are untouched. Please try again, and tell IT if it happens twice.',
  'backup-running': 'A backup is being made just now. Please wait until it is done.',
  'backup-stopped': 'Careboard was locked while the backup was being made. It is made again after the next sign-in.',
  'backup-not-before-update':
    'Careboard was updated and first has to make a backup, and there is no room on this PC for one. Nothing was changed. Please ask IT to free some space, then sign in again.',
  'backup-still-needed':
    'No newer backup opens with today’s recovery code, so this one was kept. Please press “Back up now” first.',
  'backup-damaged': 'This backup file is damaged and cannot be used. Nothing was changed. Please choose another one.',
  'backup-not-one': 'This file is not a backup of Careboard. Nothing was changed. Please choose another one.',
  'backup-none-there':
    'There is no backup of Careboard in this folder. Nothing was changed. Please choose another folder, or the file itself.',
  'backup-newer':
    'This backup was made by a newer Careboard. Nothing was changed. Please ask IT to update the app first.',
  'backup-foreign-schema':
    'This backup is not built as Careboard builds one, so it was not used. Nothing was changed. Please choose another one, and tell IT.',
  'backup-other-key':
    'This backup was made before the register’s key was changed, so a password does not open it. Please use the recovery code of its day.',
  'not-a-lead':
    'Only a Lead can put a backup back. Nothing was changed. A Lead’s password or the recovery code is needed.',
  cancelled: 'Stopped. Nothing was changed.',
  busy: 'Another long job is still running. Please wait until it is done or stop it.',
  'disk-full': 'The disk is full, so nothing was saved. Please tell IT. What was saved before is safe.',
  internal: 'Something went wrong inside Careboard. Nothing was saved. Please tell IT the reference number.',
} as const satisfies Record<string, string>;

export type ErrorCode = keyof typeof ERROR_SENTENCES;

/** The sentence for a code with its places filled, e.g. `sentenceFor('wait', { seconds: 8 })`. */
export function sentenceFor(code: ErrorCode, values: Readonly<Record<string, string | number>> = {}): string {
  return ERROR_SENTENCES[code].replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''));
}
