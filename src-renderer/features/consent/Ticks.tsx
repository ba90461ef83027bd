import { Checkbox } from '../../ui/index.ts';
import styles from './Lists.module.css';

/** Several of a few, all in view, with one tick for all of them. */
export function Ticks<T extends string>({
  all,
  ticked,
  onChange,
}: {
  readonly all: readonly { readonly id: T; readonly label: string }[];
  readonly ticked: ReadonlySet<T>;
  readonly onChange: (ticked: ReadonlySet<T>) => void;
}) {
  const toggle = (id: T, on: boolean) =>
    onChange(new Set(all.map((one) => one.id).filter((one) => (one === id ? on : ticked.has(one)))));
  const some = ticked.size > 0 && ticked.size < all.length;
  return (
    <div className={styles.ticks}>
      {all.length > 1 && (
        <Checkbox
          isSelected={ticked.size === all.length}
          isIndeterminate={some}
          onChange={(on) => onChange(new Set(on ? all.map(({ id }) => id) : []))}
        >
          <b>All</b>
        </Checkbox>
      )}
      {all.map(({ id, label }) => (
        <Checkbox key={id} isSelected={ticked.has(id)} onChange={(on) => toggle(id, on)}>
          {label}
        </Checkbox>
      ))}
    </div>
  );
}
