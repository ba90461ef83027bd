import { type LucideIcon, SlidersHorizontal } from 'lucide-react';
import { useId, useState } from 'react';
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { Button } from './Button.tsx';
import { cx } from './cx.ts';
import styles from './FilterChips.module.css';

export interface Chip<T extends string> {
  readonly id: T;
  readonly label: string;
  readonly icon?: LucideIcon;
  /** How many it would leave on the screen. */
  readonly count?: number;
}

interface Common<T extends string> {
  /** What the row filters by, for a screen reader: "Filter by need". */
  readonly label: string;
  readonly chips: readonly Chip<T>[];
}

/** One of a row of filters; one is always chosen. Arrow keys move, space chooses. */
export function FilterChips<T extends string>({
  value,
  onChange,
  ...common
}: Common<T> & { readonly value: T; readonly onChange: (value: T) => void }) {
  const choose = (keys: Set<unknown>) => {
    for (const key of keys) onChange(key as T);
  };
  return (
    <ToggleButtonGroup
      aria-label={common.label}
      className={styles.row}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[value]}
      onSelectionChange={choose}
    >
      {common.chips.map((chip) => (
        <ChipButton key={chip.id} chip={chip} />
      ))}
    </ToggleButtonGroup>
  );
}

/** Any number of filters at once, none included. */
export function FilterChipsMany<T extends string>({
  values,
  onChange,
  ...common
}: Common<T> & { readonly values: readonly T[]; readonly onChange: (values: readonly T[]) => void }) {
  return (
    <ToggleButtonGroup
      aria-label={common.label}
      className={styles.row}
      selectionMode="multiple"
      selectedKeys={values}
      onSelectionChange={(keys) => onChange([...keys] as T[])}
    >
      {common.chips.map((chip) => (
        <ChipButton key={chip.id} chip={chip} />
      ))}
    </ToggleButtonGroup>
  );
}

/** A filter that stands by itself: on or off. */
export function FilterChip({
  chip,
  isSelected,
  onChange,
}: {
  readonly chip: Chip<string>;
  readonly isSelected: boolean;
  readonly onChange: (isSelected: boolean) => void;
}) {
  return <ChipButton chip={chip} isSelected={isSelected} onChange={onChange} />;
}

/**
 * A row of filters that wraps; `ChipRule` parts groups within it. With `foldedAs`, the words for what is chosen, a small or
 * enlarged screen shows those on a button and the row only after a press: what is filtered is worth more room than the filters.
 */
export function ChipBar({
  children,
  className,
  foldedAs,
}: {
  readonly children: React.ReactNode;
  readonly className?: string;
  readonly foldedAs?: string;
}) {
  const [open, setOpen] = useState(false);
  const id = useId();
  const row = (
    <div id={id} className={cx(styles.bar, foldedAs !== undefined && !open && styles.folded, className)}>
      {children}
    </div>
  );
  if (foldedAs === undefined) return row;
  return (
    <>
      <div className={styles.fold}>
        <Button icon={SlidersHorizontal} aria-expanded={open} aria-controls={id} onPress={() => setOpen(!open)}>
          {`Filters: ${foldedAs}`}
        </Button>
      </div>
      {row}
    </>
  );
}

export const ChipRule = () => <span className={styles.rule} aria-hidden="true" />;

interface ChipButtonProps<T extends string> {
  readonly chip: Chip<T>;
  readonly isSelected?: boolean;
  readonly onChange?: (isSelected: boolean) => void;
}

function ChipButton<T extends string>({ chip, ...state }: ChipButtonProps<T>) {
  const Icon = chip.icon;
  return (
    <ToggleButton id={chip.id} className={styles.chip} {...state}>
      {Icon && <Icon />}
      <span>{chip.label}</span>
      {chip.count !== undefined && <span className={styles.count}>{chip.count}</span>}
    </ToggleButton>
  );
}
