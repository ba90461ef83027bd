import { Clock, MapPin, TriangleAlert } from 'lucide-react';
import { showDate } from '#shared/domain/calendar-date.ts';
import type { BoardChild } from '#shared/features/medical/medical.contract.ts';
import { worst } from '#shared/features/medical/medical.rules.ts';
import { Badge, ChildPhoto, cx, NeedChip } from '../../ui/index.ts';
import styles from './Board.module.css';
import { needIcon } from './need-icons.ts';

/** What a medicine is and where it is; nothing is guessed where nobody recorded a place. */
function medicineWords(need: BoardChild['needs'][number]): string | null {
  if (need.medicine === '' || /^none$/i.test(need.medicine)) return null;
  return `${need.medicine}: ${need.place || 'place not recorded'}`;
}

/** One child on the board: the face largest, then the name, the needs in words, the medicine and its place. */
export function BoardCard({ child, dense }: { readonly child: BoardChild; readonly dense: boolean }) {
  return (
    <article className={cx(styles.card, styles[worst(child.needs)], dense && styles.dense)}>
      <div className={styles.face}>
        <ChildPhoto url={child.photoUrl} name={child.name} size="fill" />
        {child.outOfDate.length > 0 && (
          <span className={styles.flag}>
            <Badge icon={Clock} tone="watch" edged>
              {child.outOfDate.includes('medicine') ? 'Medicine out of date' : 'Plan overdue'}
            </Badge>
          </span>
        )}
      </div>
      <div className={styles.words}>
        <h3 className={styles.name}>{child.name}</h3>
        {child.born && <p className={styles.small}>Born {showDate(child.born)}: another child has this name</p>}
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
        {!dense &&
          child.needs.map((need) => {
            const words = medicineWords(need);
            return (
              words && (
                <p key={need.needId} className={styles.place}>
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
