import { useState } from 'react';
import type { WaitingOpening } from '#shared/features/medical/emergency.contract.ts';
import { useCall } from '../../api/call.ts';
import { useCan } from '../../api/session-store.ts';
import { go, useRouter } from '../../app/router.ts';
import { Banner, Button } from '../../ui/index.ts';

/** Openings that wait for a Lead's look; empty for everybody else. */
export function useBreakGlassWaiting(): readonly WaitingOpening[] {
  const may = useCan('break-glass.review');
  return useCall('medical.breakGlass', {}, { enabled: may }).data?.waiting ?? [];
}

/** At a Lead's sign-in: how many wait, and, loudly and not to be closed, who opened many children's cards within an hour. */
export function BreakGlassNotice() {
  const waiting = useBreakGlassWaiting();
  const [closed, setClosed] = useState(0);
  const many = [...new Set(waiting.filter((one) => one.many).map((one) => one.who))];
  const overdue = waiting.filter((one) => one.overdue).length;
  // On the screen that it leads to, the list itself says it.
  const isThere = useRouter(({ screen }) => screen?.name === 'break-glass');
  if (isThere) return null;
  const look = (
    <Button tone={many.length > 0 || overdue > 0 ? 'danger' : 'plain'} onPress={() => go({ name: 'break-glass' })}>
      Look at them
    </Button>
  );
  if (many.length > 0) {
    return (
      <Banner tone="serious" title="Three or more children within an hour." announce action={look}>
        {many.join(', ')} opened the emergency cards of three or more different children outside their role.
      </Banner>
    );
  }
  if (waiting.length === 0 || closed === waiting.length) return null;
  return (
    <Banner tone={overdue > 0 ? 'serious' : 'watch'} action={look} onClose={() => setClosed(waiting.length)}>
      {waiting.length === 1
        ? 'One emergency card was opened outside a role and waits for a Lead’s look.'
        : `${waiting.length} emergency cards were opened outside a role and wait for a Lead’s look.`}{' '}
      {overdue > 0 && `${overdue} of them for five school days or longer.`}
    </Banner>
  );
}
