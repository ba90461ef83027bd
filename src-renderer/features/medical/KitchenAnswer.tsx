import { type KitchenQuestion, reachesKitchen, tellsOfFood } from '#shared/features/medical/need-kind.rules.ts';
import type { NeedKind } from '#shared/features/medical/need-kind.ts';
import { Badge, Checkbox } from '../../ui/index.ts';
import styles from './KitchenAnswer.module.css';

type Words = Omit<KitchenQuestion, 'kind' | 'notFood'>;

/** Whether it is a question at all that a need may not concern food: not where no kitchen would see it anyway. */
export const asksOfFood = (need: Words, kind: NeedKind | null): boolean =>
  kind === null || reachesKitchen({ ...need, kind, notFood: false });

/** What a need means at lunch, before it is saved, and the one answer that takes it off the kitchen's board. */
export function KitchenAnswer({
  need,
  kind,
  notFood,
  onChange,
}: {
  readonly need: Words;
  readonly kind: NeedKind | null;
  readonly notFood: boolean;
  readonly onChange: (notFood: boolean) => void;
}) {
  if (!asksOfFood(need, kind)) return <p className={styles.soft}>Lunch staff do not see this need.</p>;
  const sees = reachesKitchen({ ...need, kind, notFood });
  return (
    <div className={styles.answer}>
      {sees && <p className={styles.soft}>Lunch staff see this need.</p>}
      {notFood && !tellsOfFood(need) && <p className={styles.soft}>Lunch staff do not see this need.</p>}
      {notFood && tellsOfFood(need) && (
        <p>
          <Badge tone="watch">Lunch staff will not see this need, though its words may concern food.</Badge>
        </p>
      )}
      {!sees && !notFood && (
        <p className={styles.soft}>
          Lunch staff do not see this need, and are told that one is not sorted, until somebody has said what it is.
        </p>
      )}
      <Checkbox isSelected={notFood} onChange={onChange}>
        It does not concern food: lunch staff need not see it
      </Checkbox>
    </div>
  );
}
