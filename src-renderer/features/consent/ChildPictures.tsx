import type { ChildId } from '#shared/domain/ids.ts';
import { mustComeDown } from '#shared/features/consent/take-down.rules.ts';
import { useCall } from '../../api/call.ts';
import { Answer, Banner } from '../../ui/index.ts';
import styles from './Pictures.module.css';
import { PictureUseCard } from './PictureUseCard.tsx';

/** Where pictures of one child are used: what has to come down first, then what stands, then what has ended. */
export function ChildPictures({ childId, onlyDown }: { readonly childId: ChildId; readonly onlyDown?: boolean }) {
  const asked = useCall('consent.childUses', { childId });
  return (
    <Answer of={asked}>
      {({ uses }) => {
        const down = uses.filter(mustComeDown);
        const rest = uses.filter((use) => !mustComeDown(use));
        const shown = onlyDown
          ? down
          : [...down, ...rest.filter(({ end }) => end === null), ...rest.filter(({ end }) => end !== null)];
        return (
          <>
            {!onlyDown && down.length > 0 && (
              <Banner tone="serious" announce>
                {down.length === 1
                  ? 'One picture has to be taken down.'
                  : `${down.length} pictures have to be taken down.`}
              </Banner>
            )}
            {shown.length === 0 ? (
              <p className={styles.soft}>
                {onlyDown ? 'No picture to take down.' : 'No use of a picture of this child is recorded.'}
              </p>
            ) : (
              <ul className={styles.uses} aria-label={onlyDown ? 'To take down' : 'Where pictures are used'}>
                {shown.map((use) => (
                  <li key={use.useId}>
                    <PictureUseCard use={use} />
                  </li>
                ))}
              </ul>
            )}
          </>
        );
      }}
    </Answer>
  );
}
