import type { EmergencyCard } from '#shared/features/medical/emergency.contract.ts';

export type Need = EmergencyCard['needs'][number];

/** What the card is opened for. What is only good to know stands behind the kits, the helpers and the typed plan, never before them. */
export const isPressing = ({ severity }: Pick<Need, 'severity'>): boolean => severity !== 'know';
