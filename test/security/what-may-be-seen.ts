import type { Role } from '#shared/features/access/access.model.ts';
import type { Group, Kind, MarkedSchool } from '../support/marked-school.ts';
import { READERS } from './who.ts';

/** Children whom a role reaches by the row "children seen". A leaver is off every board and list of the class-bound. */
export function reachesChild(role: Role, kind: Kind): boolean {
  if (kind === 'merged') return false;
  if (role === 'class' || role === 'cover') return kind === 'own';
  return role === 'kitchen' ? kind === 'fed' : true;
}

/** The groups of values that a role may see of a child whom it reaches, outside an emergency card. */
export const GROUPS_OF: Readonly<Record<Role, readonly Group[]>> = {
  lead: ['name', 'born', 'record', 'contact', 'contactRest', 'flagReason', 'dietary', 'medical', 'consent'],
  senco: ['name', 'born', 'record', 'contact', 'contactRest', 'flagReason', 'dietary', 'medical', 'consent'],
  office: ['name', 'born', 'record', 'contact', 'contactRest', 'dietary', 'medical', 'consent'],
  'first-aid': ['name', 'born', 'contact', 'dietary', 'medical'],
  class: ['name', 'born', 'dietary', 'medical'],
  cover: ['name', 'born', 'dietary', 'medical'],
  kitchen: ['name', 'dietary'],
};

/** Search finds every child on roll for everybody, by name, class and face only. */
export const GROUPS_BY_SEARCH: readonly Group[] = ['name'];
/** The emergency card alone: no record, no history, no consent, no reason of a flag. */
export const GROUPS_ON_CARD: readonly Group[] = ['name', 'born', 'contact', 'dietary', 'medical'];

/**
 * Who is served the bytes at an address, by the address's pattern; `search`: such a path is for everybody signed in, for children on
 * roll. The find box shows the small face; the large one stands on what a role opens of a child.
 */
export const WHO_IS_SERVED: Readonly<
  Record<
    string,
    readonly {
      readonly who: readonly Role[];
      search(path: string): boolean;
      path(s: MarkedSchool, kind: Kind): string[];
    }[]
  >
> = {
  '^\\/photo\\/([0-9a-f-]{36})\\/(thumb|full)$': [
    {
      who: [...READERS, 'kitchen'],
      search: (path) => path.endsWith('/thumb'),
      path: (s, kind) => ['thumb', 'full'].map((size) => `/photo/${s.children[kind].photoId}/${size}`),
    },
  ],
  '^\\/plan\\/([0-9a-f-]{36})$': [
    {
      who: READERS,
      search: () => false,
      path: (s, kind) => [`/plan/${s.children[kind].planId}`],
    },
  ],
  '^\\/evidence\\/([0-9a-f-]{36})$': [
    {
      who: ['lead', 'senco', 'office'],
      search: () => false,
      path: (s, kind) => [`/evidence/${s.children[kind].evidenceId}`],
    },
    // Of an agreement to a medicine: those who keep the agreements.
    {
      who: ['lead', 'senco', 'office', 'first-aid'],
      search: () => false,
      path: (s, kind) => [`/evidence/${s.children[kind].agreementId}`],
    },
  ],
  // Pictures whose child nobody knows yet: for who imports, and of no child here. import-pictures.test.ts asks for them.
  '^\\/import-picture\\/([0-9a-f-]{36})$': [{ who: ['lead', 'office'], search: () => false, path: () => [] }],
  '^\\/import-doubt\\/([0-9a-f-]{36})$': [{ who: ['lead', 'office'], search: () => false, path: () => [] }],
};
