import { useCall } from '../../api/call.ts';
import { useCan } from '../../api/session-store.ts';
import { go } from '../../app/router.ts';
import { Banner, Button } from '../../ui/index.ts';

/** Stands at the head of consent for as long as a picture has to come down; for those who see reasons. */
export function TakeDownBanner() {
  return useCan('consent.read') ? <Asking /> : null;
}

function Asking() {
  const { data, error } = useCall('consent.uses', {});
  if (error)
    return <Banner tone="watch">It could not be read whether pictures have to be taken down. {error.message}</Banner>;
  const count = data?.toTakeDown.length ?? 0;
  if (count === 0) return null;
  return (
    <Banner
      tone="serious"
      title={count === 1 ? 'One picture has to be taken down.' : `${count} pictures have to be taken down.`}
      action={<Button onPress={() => go({ name: 'pictures', list: 'toTakeDown' })}>Show what to take down</Button>}
    >
      {count === 1 ? 'It is' : 'They are'} used in a way that is not allowed any more.
    </Banner>
  );
}
