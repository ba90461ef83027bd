/** The short help of a screen that shows no child. */
export interface LockedHelp {
  readonly title: string;
  readonly words: readonly string[];
}

const PAPER =
  'The recovery code is nine groups of signs on paper, in the safe. It is not a password: it is the way in when nobody else can open the register.';

/** What stands behind the question mark while nobody may see anything: how to go on, and whom to ask. Nothing about a child. */
export const LOCKED_HELP = {
  signIn: {
    title: 'Signing in',
    words: [
      'Type a few letters of your name until you stand first, press Enter, type your password, press Enter. Escape goes back to the names.',
      'Forgotten your password? A Lead gives you a one-time code under School, Staff, with which you set a new one. Careboard cannot show the old one to anybody.',
      'Your name is not there? A Lead adds you under School, Staff.',
      'After some wrong tries Careboard waits a little before it takes the next. Nothing is lost.',
    ],
  },
  demo: {
    title: 'The demo school',
    words: [
      'Everybody in the demo school is made up, and everybody has the same password: it stands on the sign-in screen.',
      'Sign in as a Lead to see everything, or as lunch staff or a teacher to see how little they see.',
      'It is a register of its own. Nothing that you do in it reaches your school’s, and “Leave the demo school” goes back.',
    ],
  },
  recover: {
    title: 'Using the recovery code',
    words: [
      PAPER,
      'It makes one new Lead, under a name that is not on the sign-in screen yet. Every child’s record and all names stay as they are.',
      'Then give everybody else who needs one a new password under School, Staff, and put the paper back into the safe.',
      'Only forgotten your own password? Ask another Lead first; then nobody needs the paper.',
    ],
  },
  noSecret: {
    title: 'A PC account that is not let in',
    words: [
      'The register is tied to the accounts of this PC, so that a copy of its files is of no use elsewhere.',
      'Try first with the PC account that the office uses every day. If this account is to be used from now on, a Lead’s code lets it in, or the recovery code.',
      'Nothing is lost: the register is as it was.',
    ],
  },
  policy: {
    title: 'A PC that IT has set up',
    words: [
      'IT can decide for each PC how soon its screen hides, which roles count there and where backups go. They write it into a file beside the program.',
      'Something in that file cannot be followed. Careboard does not guess: it stays closed on this PC until the file is right or gone.',
      'Nothing is lost. Call IT, and use another PC or the papers in the envelope meanwhile.',
    ],
  },
  ownPassword: {
    title: 'Setting your own password',
    words: [
      'A Lead gave you a code, in person or on a slip. It counts once, and for one day. Type it and choose a password.',
      'Several words in a row make a good password: easy to remember, hard to guess. Nobody can read it out of Careboard, the Lead neither.',
      'Is its time over? Ask the Lead for another code under School, Staff.',
    ],
  },
  keyFile: {
    title: 'A register without its key file',
    words: [
      'The register is two files in one folder: register.db with the records, and vault.json, which lets people open it. The second is not there.',
      'Only IT can put it back. Careboard makes no new one, since a new one could never open the old records.',
      'Nothing is lost as long as register.db is not deleted. Use the papers in the envelope meanwhile.',
    ],
  },
  hidden: {
    title: 'The hidden screen',
    words: [
      'The screen hides by F9, by “Hide”, or by itself when nobody works at it. Whoever is signed in stays signed in, and what was half typed is still there.',
      'The PIN or the password of that person shows it again. A PIN is set in the menu under one’s name, for one sign-in.',
      'Somebody else goes on by “Lock and sign in with another name”. What was half typed is thrown away then.',
      'Left alone for longer, Careboard locks: only the password opens it then.',
    ],
  },
  school: {
    title: 'Setting up, step 1',
    words: [
      'Five short steps: the school, the first Lead, the recovery code, typing part of it back, and how to begin. Have paper and a pen ready.',
      'Name, street and postcode go into the words that staff read to 999. You can change them later under School.',
      'Nothing leaves this PC: Careboard never uses the internet.',
    ],
  },
  lead: {
    title: 'Setting up, step 2',
    words: [
      'A Lead sees everything and decides who else may see what: the head or the safeguarding lead, usually. More Leads can be added later, and a second one is wise.',
      'Several words in a row make a good password: easy to remember, hard to guess. Nobody can read it out of Careboard.',
      'The register is made when you go on. Until then nothing is kept.',
    ],
  },
  code: {
    title: 'The recovery code',
    words: [
      PAPER,
      'Write all nine groups in their order. The letters I, L, O and U are not used: what looks like one is a figure.',
      'Keep it where the school keeps what must not burn or be lost, not beside this PC.',
    ],
  },
  typeBack: {
    title: 'Typing the code back',
    words: [
      'Take the paper, not your memory: this proves that the paper is right, now, while another code costs nothing.',
      '“Show the code again” goes back if a group is not readable.',
    ],
  },
  unconfirmed: {
    title: 'A code that nobody confirmed',
    words: [
      PAPER,
      'Nobody has typed part of it back, so perhaps there is no paper. “Show a new code” takes two minutes. The old one works until part of the new one was typed back.',
      'It can wait: the other button goes on to the work, and the question comes again.',
    ],
  },
  start: {
    title: 'How to begin',
    words: [
      'Most schools import: the pupil list first, then contacts, medical needs, consents and photos. You see what would change before anything does.',
      'The demo school is the quickest way to see what Careboard does. It is a register of its own.',
      'Everything here can be done later too, from Imports, School and Board.',
    ],
  },
} as const satisfies Record<string, LockedHelp>;
