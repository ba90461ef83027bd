import type { Kernel } from '#main/core/kernel.ts';
import { requireOpen, requireSession } from '#main/core/require-open.ts';
import type { ServedAddress } from '#main/core/serve.ts';
import { capabilitiesNow } from '#main/core/session.ts';
import { childReach } from '#main/features/children/child-reach.ts';
import { reaches } from '#shared/features/access/access.rules.ts';
import { planBytes } from './medical.service.ts';

/** A signed plan, for those whose medical scope reaches the child, or who have its emergency card open; else null. */
export function planWithinReach(kernel: Kernel, planId: string): ReturnType<typeof planBytes> | null {
  const { store } = requireOpen(kernel);
  const session = requireSession(kernel);
  const plan = planBytes(store.read, planId);
  const child = plan && childReach(store.read, plan.childId);
  if (!plan || !child) return null;
  const scope = capabilitiesNow(session, kernel.ports.clock).get('medical.read');
  // Outside the scope the card only, no history: the plan in force, as long as its card is open.
  const cardOpen = plan.current === 1 && [...session.cards.values()].some((card) => card.childId === plan.childId);
  return (scope && reaches(scope, child)) || cardOpen ? plan : null;
}

/** A signed plan as it is. */
export const medicalAddresses: readonly ServedAddress[] = [
  {
    pattern: /^\/plan\/([0-9a-f-]{36})$/,
    handle(kernel, [, planId = '']) {
      const plan = planWithinReach(kernel, planId);
      return plan ? { type: plan.mime, bytes: plan.bytes } : null;
    },
  },
];
