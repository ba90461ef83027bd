import { checkUpn } from '#shared/domain/upn.ts';
import type { ChildRow } from './children.repo.ts';

/** What looks wrong in a record, as sentences. Warns, never blocks: real exports hold bad numbers. */
export function warningsFor(child: Pick<ChildRow, 'upn' | 'born' | 'classId' | 'leftOn'>): string[] {
  const warnings: string[] = [];
  const upn = checkUpn(child.upn);
  if (upn === 'missing') warnings.push('No UPN recorded.');
  if (upn === 'temporary') warnings.push('The UPN is a temporary one.');
  if (upn === 'bad-check-letter' || upn === 'bad-form')
    warnings.push('The UPN does not pass its own check: please compare it with the register.');
  if (child.born === null) warnings.push('No date of birth recorded.');
  if (child.classId === null && child.leftOn === null)
    warnings.push('In no class, so class staff do not see this child.');
  return warnings;
}
