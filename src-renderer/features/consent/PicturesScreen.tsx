import { Camera, ChevronLeft, ImageOff } from 'lucide-react';
import { useState } from 'react';
import type { CallOutput } from '#shared/contract/contract.ts';
import { useCall } from '../../api/call.ts';
import { go, type ScreenOf } from '../../app/router.ts';
import { TopBarActions } from '../../app/TopBarActions.tsx';
import { Answer, Button, EmptyState, FilterChips, Page, PageHeader } from '../../ui/index.ts';
import styles from './Pictures.module.css';
import { PictureUseCard } from './PictureUseCard.tsx';

type Uses = CallOutput<'consent.uses'>;
type List = keyof Uses;

const EMPTY: Readonly<Record<List, { readonly title: string; readonly words: string }>> = {
  toTakeDown: {
    title: 'Nothing to take down',
    words: 'Every picture in use is allowed: everybody in it may be shown there, and the conditions are kept.',
  },
  inUse: {
    title: 'No picture in use',
    words:
      'Ask “May we use this photo?”, then record where it is used: only so can it be found when somebody withdraws.',
  },
  ended: {
    title: 'Nothing has ended yet',
    words: 'A use that is taken down stands here, with the date and who did it.',
  },
};

/** Where pictures of children are used: what has to come down, what stands, what has ended. */
export function PicturesScreen({ screen }: { readonly screen: ScreenOf<'pictures'> }) {
  const uses = useCall('consent.uses', {});
  return (
    <Page>
      <TopBarActions>
        <Button icon={ChevronLeft} onPress={() => go({ name: 'consent' })}>
          Register
        </Button>
        <Button icon={Camera} onPress={() => go({ name: 'photo-check' })}>
          May we use this photo?
        </Button>
      </TopBarActions>
      <Answer of={uses} loading="Loading the pictures in use">
        {(found) => <Filled uses={found} first={screen.list} />}
      </Answer>
    </Page>
  );
}

function Filled({ uses, first }: { readonly uses: Uses; readonly first: List | undefined }) {
  const [chosen, setChosen] = useState<List | null>(first ?? null);
  const list = chosen ?? (uses.toTakeDown.length > 0 ? 'toTakeDown' : 'inUse');
  const shown = uses[list];
  return (
    <>
      <PageHeader
        title="Pictures in use"
        help={
          <>
            <p>
              A picture comes under “To take down” as soon as one child in it may not be shown for what it is used for:
              after a withdrawal, a refusal, an objection, a yes that ran out, or when the child has left.
            </p>
            <p>
              So does one with full names where a purpose forbids them now, and one for a purpose that the school has
              retired. Where only the names have to go, take them away and say so here.
            </p>
            <p>Take it down where it is, then tick it off here with the date and who did it.</p>
            <p>Where only one child has to go, tick the old use off and record the new picture as a new use.</p>
          </>
        }
      >
        <FilterChips
          label="Which pictures"
          chips={[
            { id: 'toTakeDown', label: 'To take down', count: uses.toTakeDown.length },
            { id: 'inUse', label: 'In use', count: uses.inUse.length },
            { id: 'ended', label: 'Ended', count: uses.ended.length },
          ]}
          value={list}
          onChange={setChosen}
        />
      </PageHeader>
      {shown.length === 0 ? (
        <EmptyState icon={ImageOff} title={EMPTY[list].title}>
          {EMPTY[list].words}
        </EmptyState>
      ) : (
        <ul className={styles.uses} aria-label={{ toTakeDown: 'To take down', inUse: 'In use', ended: 'Ended' }[list]}>
          {shown.map((use) => (
            <li key={use.useId}>
              <PictureUseCard use={use} />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
