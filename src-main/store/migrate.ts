import type { Database } from 'better-sqlite3';
import { AppError } from '#main/core/app-error.ts';
import { people } from './migrations/0010-people.ts';
import { photos } from './migrations/0020-photos.ts';
import { medical } from './migrations/0030-medical.ts';
import { consent } from './migrations/0040-consent.ts';
import { imports } from './migrations/0050-imports.ts';
import { audit } from './migrations/0060-audit.ts';
import { emergency } from './migrations/0080-emergency.ts';
import { importDoubts } from './migrations/0090-import-doubts.ts';
import { roll } from './migrations/0100-roll.ts';
import { recovery } from './migrations/0120-recovery.ts';
import { onRoll } from './migrations/0130-on-roll.ts';
import { incident } from './migrations/0140-incident.ts';
import { notFood } from './migrations/0160-not-food.ts';
import { backups } from './migrations/0220-backups.ts';
import { auditView } from './migrations/0240-audit-view.ts';
import { digestSeen } from './migrations/0250-digest-seen.ts';
import { pictureUses } from './migrations/0260-picture-uses.ts';
import { pictureGroups } from './migrations/0270-picture-groups.ts';
import { sheetPrints } from './migrations/0280-sheet-prints.ts';
import { everyName } from './migrations/0300-every-name.ts';
import { commitCount } from './migrations/0320-commit-count.ts';
import { closedDays } from './migrations/0330-closed-days.ts';
import { auditSeen } from './migrations/0331-audit-seen.ts';
import { purposes } from './migrations/0340-purposes.ts';
import { consentEvidence } from './migrations/0345-consent-evidence.ts';
import { forms } from './migrations/0350-forms.ts';
import { pictureDays } from './migrations/0360-picture-days.ts';
import { papers } from './migrations/0370-papers.ts';
import { heldElsewhere } from './migrations/0375-held-elsewhere.ts';
import { medicines } from './migrations/0380-medicines.ts';
import { carePlans } from './migrations/0400-care-plans.ts';
import { kits } from './migrations/0410-kits.ts';
import { training } from './migrations/0415-training.ts';
import { incidents } from './migrations/0420-incidents.ts';
import { policies } from './migrations/0425-policies.ts';
import { childReturns } from './migrations/0440-child-returns.ts';
import { pictureUseNames } from './migrations/0445-picture-use-names.ts';
import { agreementScans } from './migrations/0450-agreement-scans.ts';
import { papersGiven } from './migrations/0455-papers-given.ts';
import { trips } from './migrations/0460-trips.ts';
import { tripReadiness } from './migrations/0465-trip-readiness.ts';
import { tripPacks } from './migrations/0470-trip-packs.ts';
import { firstAid } from './migrations/0475-first-aid.ts';

/** One step of the schema. Numbered in tens, so that a branch can be merged between; never changed once released. */
export interface Migration {
  readonly version: number;
  readonly up: string;
}

export const MIGRATIONS: readonly Migration[] = [
  people,
  photos,
  medical,
  consent,
  imports,
  audit,
  emergency,
  importDoubts,
  roll,
  recovery,
  onRoll,
  incident,
  notFood,
  backups,
  auditView,
  digestSeen,
  pictureUses,
  pictureGroups,
  sheetPrints,
  everyName,
  commitCount,
  closedDays,
  auditSeen,
  purposes,
  consentEvidence,
  forms,
  pictureDays,
  papers,
  heldElsewhere,
  medicines,
  carePlans,
  kits,
  training,
  incidents,
  policies,
  childReturns,
  pictureUseNames,
  agreementScans,
  papersGiven,
  trips,
  tripReadiness,
  tripPacks,
  firstAid,
];

/** The schema version that this app writes. */
export const NEWEST = Math.max(...MIGRATIONS.map((m) => m.version));

/**
 * Brings the database to the newest version in one transaction; a failure leaves it as it was.
 * `first` runs in it before the steps and `last` after them, neither where none is due. Answers what `last` answers, or null.
 * Throws 'vault-newer' for a database that a newer app made, and does not touch it.
 */
export function migrate<T = null>(
  db: Database,
  migrations: readonly Migration[] = MIGRATIONS,
  first: () => void = () => undefined,
  last: () => T | null = () => null,
): T | null {
  const current = db.pragma('user_version', { simple: true }) as number;
  const newest = Math.max(...migrations.map((m) => m.version));
  if (current > newest) throw new AppError('vault-newer');
  const due = migrations.filter((m) => m.version > current).sort((a, b) => a.version - b.version);
  if (due.length === 0) return null;
  return db
    .transaction(() => {
      first();
      for (const step of due) {
        db.exec(step.up);
        db.pragma(`user_version=${step.version}`);
      }
      return last();
    })
    .immediate();
}
