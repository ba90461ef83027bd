import type { CallOutput } from '#shared/contract/contract.ts';
import { planChanges } from '#shared/features/medical/care-plan-lines.rules.ts';

type CarePlan = CallOutput<'medical.carePlan'>;

/** What the reader has not read: null, nothing of it; else what changed since they did. Only asked where their receipt does not count. */
export function newSince({ mine, versions, signed }: CarePlan): readonly string[] | null {
  if (mine === null) return null;
  const [newest] = versions;
  const read = versions.find(({ versionId }) => versionId === mine.versionId);
  return [
    ...(signed && signed.planId !== mine.planId ? ['a new signed plan'] : []),
    ...(newest && !read ? ['the typed plan'] : []),
    ...(newest && read ? planChanges(read, newest).map(({ label }) => label) : []),
  ];
}
