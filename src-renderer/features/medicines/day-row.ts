import type { CallOutput } from '#shared/contract/contract.ts';
import { oneLine } from '#shared/features/children/told-apart.rules.ts';
import type { DoseOf } from './DoseDialog.tsx';

export type Day = CallOutput<'medicines.day'>;
/** What a row opens, with the name that its dialog bears. */
export type DueOf = DoseOf & { readonly name: string };

/** "Ava Wu, Oak, born 3 Feb 2018: Ventolin" */
export const nameOf = ({
  child,
  medicine,
}: {
  readonly child: Parameters<typeof oneLine>[0];
  readonly medicine: string;
}): string => `${oneLine(child)}: ${medicine}`;
