import type { QueryContext } from '#main/core/handlers.ts';
import { dueCodeCheck } from '#main/features/access/recovery.service.ts';
import { dueBackups } from '#main/features/backup/due-backups.service.ts';
import { dueConsent } from '#main/features/consent/due-consent.service.ts';
import { dueIncidents } from '#main/features/incidents/incidents.service.ts';
import { dueKits } from '#main/features/kits/kits.service.ts';
import { dueBreakGlass } from '#main/features/medical/break-glass.service.ts';
import { dueNeeds } from '#main/features/medical/due-needs.service.ts';
import { dueMedicines } from '#main/features/medicines/due-medicines.service.ts';
import { duePapers } from '#main/features/papers/papers.service.ts';
import { duePolicies } from '#main/features/policies/policies.service.ts';
import { dueTraining } from '#main/features/training/training.service.ts';
import { dueTrips } from '#main/features/trips/due-trips.service.ts';
import type { Capability, Scope } from '#shared/features/access/access.model.ts';
import { type DueKind, type DueRow, dueKind } from '#shared/features/today/due.model.ts';

/** What a feature says to Today: which kinds of row it may give, who can see to them, and the rows within a scope. */
export interface DueSource {
  readonly kinds: readonly DueKind[];
  readonly needs: readonly Capability[];
  /** `ctx.scope` is the reach of the capability that the caller holds: it is passed to the feature's own statements. */
  readonly rows: (ctx: QueryContext) => readonly DueRow[];
}

/** Kinds that the same people see to, from one feature. */
export function source<K extends DueKind>(
  kinds: readonly [K, ...K[]],
  rows: (ctx: QueryContext) => readonly (DueRow & { readonly kind: K })[],
): DueSource {
  const { needs } = dueKind(kinds[0]);
  const other = kinds.find((one) => dueKind(one).needs.join() !== needs.join());
  if (other) throw new Error(`${other} belongs to other people than ${kinds[0]}: a source of its own`);
  return { kinds, needs, rows };
}

/** Every feature that has something to say. */
export const SOURCES: readonly DueSource[] = [
  source(
    [
      ...([
        'medicine-expired',
        'medicine-out',
        'medicine-miscounted',
        'medicine-not-received',
        'medicine-low',
      ] as const),
      ...(['medicine-expiring', 'medicine-ending', 'medicine-to-return', 'parent-untold', 'inhaler-untold'] as const),
    ],
    dueMedicines,
  ),
  source(
    [
      ...(['two-strengths', 'need-medicine-expired', 'need-medicine-expiring', 'plan-overdue', 'plan-due'] as const),
      ...(['need-review-overdue', 'need-review-due', 'flagged-nothing', 'told-missing'] as const),
      ...(['kinds-unseen', 'kinds-to-confirm'] as const),
    ],
    dueNeeds,
  ),
  source(['kit-unfit', 'kit-unchecked', 'kit-soon'], dueKits),
  source(['training-lapsed', 'training-lapsing'], dueTraining),
  source(['policy-due'], duePolicies),
  source(['incident-untold', 'incident-review'], dueIncidents),
  source(['trip-pressing', 'trip-changed', 'trip-unready', 'trip-unsigned'], dueTrips),
  source(['take-down', 'forms-late', 'consent-expiring', 'consent-run-out'], dueConsent),
  source(['copies-lost', 'copies-late', 'copies-due'], duePapers),
  source(['break-glass-many', 'break-glass-late', 'break-glass-waiting'], dueBreakGlass),
  source(['backup-late', 'sheet-old'], dueBackups),
  source(['code-check'], dueCodeCheck),
];

/** The reach of the first of these that the caller holds; null: none. */
export const reachFor = (needs: readonly Capability[], capabilities: ReadonlyMap<Capability, Scope>): Scope | null => {
  const held = needs.find((need) => capabilities.has(need));
  return (held && capabilities.get(held)) ?? null;
};
