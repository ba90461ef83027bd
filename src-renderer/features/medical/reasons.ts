import type { BreakGlassReason } from '#shared/features/medical/emergency.contract.ts';

/** Why somebody opens a card outside their role: one key each, nothing to type. */
export const BREAK_GLASS_REASONS: readonly {
  readonly id: BreakGlassReason;
  readonly key: string;
  readonly label: string;
}[] = [
  { id: 'in-front', key: '1', label: 'In front of me now' },
  { id: 'called', key: '2', label: 'Called to class' },
  { id: 'other', key: '3', label: 'Other' },
];
