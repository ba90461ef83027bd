import type { Query } from '@tanstack/react-query';
import { queryClient } from './query-client.ts';

// Single calls: the others of backups look at a folder, which may be slow or away; those of papers show no child.
const SHEET = ['backup.sheet', 'backup.sheetState', 'papers.sheetClasses', 'papers.classSheet', 'papers.kitchenSheet'];

/**
 * What else shows something of a feature: the board shows names, faces and classes, so a changed child is a changed board.
 * Every change and every look is in the audit, and any change may be what Today waited for.
 */
const SHOWN_BY: Readonly<Record<string, readonly string[]>> = {
  children: ['medical', 'medicines', 'consent', 'photos', 'imports', 'settings', ...SHEET],
  photos: ['medicines', 'children', 'medical', 'consent', ...SHEET],
  // A care plan names the child's medicines.
  medicines: ['medical.carePlan'],
  // It says that it waits for the review after an incident.
  incidents: ['medical.carePlan'],
  medical: ['medicines', 'children', ...SHEET],
  imports: ['medicines', 'children', 'photos', 'medical', 'consent', 'settings', ...SHEET],
  settings: ['children', 'medical', 'consent', 'access', ...SHEET],
  // So are the lists for a day of pictures, and the sealed sheet.
  consent: ['papers'],
  backup: ['papers'],
};

/** The features, and single calls of others, whose answers are out of date after a change under `changed`. */
export function outdatedBy(changed: readonly string[]): ReadonlySet<string> {
  return new Set(['audit', 'today', ...changed, ...changed.flatMap((feature) => SHOWN_BY[feature] ?? [])]);
}

/** Asks again for what is on the screen, and forgets what is not. */
export function invalidateFeatures(changed: readonly string[]): void {
  const outdated = outdatedBy(changed);
  const touches = ({ queryKey }: Query) => {
    const call = String(queryKey[0]);
    return outdated.has(call) || outdated.has(call.split('.', 1)[0] ?? '');
  };
  void queryClient.invalidateQueries({ predicate: touches });
}
