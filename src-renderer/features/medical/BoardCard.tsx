import { Clock, Flag, MapPin, TriangleAlert } from 'lucide-react';
import { FLAGGED_WORDS, isFlaggedOnly } from '#shared/features/medical/board-groups.rules.ts';
import type { BoardChild } from '#shared/features/medical/medical.contract.ts';
import { worst } from '#shared/features/medical/medical.rules.ts';
import { Badge, ChildPhoto, cx, NeedChip } from '../../ui/index.ts';
import styles from './Board.module.css';
import { needIcon } from './need-icons.ts';

const OUT_OF_DATE = { review: 'Plan overdue', medicine: 'Medicine out of date' } as const;
const BOTH = 'Plan and medicine out of date';

/** What is out of date, as one mark: two would push the needs down. */
const markOf = ({ outOfDate: [first, second] }: BoardChild): string | null =>
  first ? (second ? BOTH : OUT_OF_DATE[first]) : null;

/** What a medicine is and where it is; nothing is guessed where nobody recorded a place. */
function medicineWords(need: BoardChild['needs'][number]): string | null {
  if (need.medicine === '' || /^none$/i.test(need.medicine)) return null;
  return `${need.medicine}: ${need.place || 'place not recorded'}`;
}

/** A serious need whose medicine nobody could fetch: nowhere says where it is. */
const isLost = (need: BoardChild['needs'][number]): boolean => need.severity === 'serious' && need.place === '';

/** One child on the board: the face largest, then the name, the needs in words, the medicine and its place. */
export function BoardCard({
  child,
  dense,
  withClass,
}: {
  readonly child: BoardChild;
  readonly dense: boolean;
  /** Where the heading above does not say it. */
  readonly withClass: boolean;
}) {
  const words = markOf(child);
  const mark = words && (
    <Badge icon={Clock} tone="watch" edged>
      {words}
    </Badge>
  );
  // The face is what the board is for: a long mark, or any on a small one, would cover it, and stands under the name.
  const onFace = words !== BOTH && !dense;
  return (
    <article
      className={cx(
        styles.card,
        isFlaggedOnly(child) ? styles.flagged : styles[worst(child.needs)],
        dense && styles.dense,
      )}
    >
      <div className={styles.face}>
        <ChildPhoto url={child.photoUrl} name={child.name} size="fill" />
        {onFace && mark && <span className={styles.flag}>{mark}</span>}
      </div>
      <div className={styles.words}>
        <h3 className={styles.name}>{child.name}</h3>
        {!onFace && mark}
        {(withClass || child.apart) && <p className={styles.small}>{child.className}</p>}
        {child.apart && <p className={styles.small}>Another child has this name: {child.apart}</p>}
        {isFlaggedOnly(child) && (
          <Badge icon={Flag} tone="hollow">
            {FLAGGED_WORDS}
          </Badge>
        )}
        {child.twoStrengths && (
          <Badge icon={TriangleAlert} tone="serious">
            Two device strengths
          </Badge>
        )}
        {child.needs.map((need) => (
          <NeedChip key={need.needId} severity={need.severity} icon={needIcon(need.kind ?? need.suggestedKind)}>
            {need.condition}
          </NeedChip>
        ))}
        {child.needs.map((need) => {
          const words = medicineWords(need);
          return (
            words && (
              <p key={need.needId} className={cx(styles.place, isLost(need) && styles.lost)}>
                <MapPin aria-hidden="true" />
                {words}
              </p>
            )
          );
        })}
      </div>
    </article>
  );
}

/** Widths of letters and heights of lines, near enough that the scroll bar does not jump; the drawn card is measured. */
const linesOf = (text: string, widthPx: number) => Math.ceil((text.length * 7.6) / Math.max(40, widthPx));

/** How high the face is on a card of this width: see `.face` in the styles. */
export const facePx = (widthPx: number): number => Math.max(118, Math.round(widthPx * 0.75));

/** About how high a card will be. */
export function boardCardPx(child: BoardChild, widthPx: number, dense: boolean, withClass: boolean): number {
  const inner = widthPx - 20;
  const lines = (text: string, px: number, less = 0) => linesOf(text, inner - less) * px + 5;
  let height = (dense ? 96 : facePx(widthPx)) + 24 + lines(child.name, 22);
  if (withClass || child.apart) height += 24;
  if (child.apart) height += lines(`Another child has this name: ${child.apart}`, 19);
  if (child.twoStrengths) height += 27;
  if (isFlaggedOnly(child)) height += lines(FLAGGED_WORDS, 18, 40) + 8;
  for (const need of child.needs) height += lines(`Serious ${need.condition}`, 18, 40) + 4;
  const mark = markOf(child);
  if (mark && (dense || mark === BOTH)) height += lines(mark, 18, 40) + 8;
  return child.needs.reduce((sum, need) => sum + lines(medicineWords(need) ?? '', 19, 20), height);
}
