import { Siren } from 'lucide-react';
import { showTime } from '#shared/domain/calendar-date.ts';
import { useCall, useCommand } from '../../api/call.ts';
import { go } from '../../app/router.ts';
import { Banner, Button } from '../../ui/index.ts';

/** The way back to an emergency that goes on: after a lock, a kill or another person's sign-in. Named only where the core names it. */
export function OngoingCards() {
  const { data } = useCall('medical.ongoing', {});
  const close = useCommand('medical.closeCard');
  return (data?.cards ?? []).map(({ cardId, timerSince, child }) => (
    <Banner
      key={cardId}
      tone={timerSince === null ? 'watch' : 'serious'}
      title={
        timerSince === null ? 'An emergency card is still open.' : `A timer is running since ${showTime(timerSince)}.`
      }
      announce
      action={
        <>
          {timerSince === null && <Button onPress={() => void close.run({ cardId })}>Close it</Button>}
          <Button
            tone="danger"
            icon={Siren}
            onPress={() => go({ name: 'emergency', ...(child ? { childId: child.childId } : { cardId }) })}
          >
            Open the card
          </Button>
        </>
      }
    >
      {child ? child.told : 'A child outside your role or classes. To open the card, say why.'}
    </Banner>
  ));
}
