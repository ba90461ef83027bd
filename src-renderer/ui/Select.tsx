import { Check, ChevronDown } from 'lucide-react';
import {
  ComboBox as AriaComboBox,
  Select as AriaSelect,
  Button,
  Group,
  Input,
  ListBox,
  ListBoxItem,
  Popover,
  SelectValue,
} from 'react-aria-components';
import { foldName } from '#shared/domain/names.ts';
import { cx } from './cx.ts';
import { FieldFrame, type FieldProps, judged } from './Field.tsx';
import styles from './field.module.css';
import overlay from './overlay.module.css';

export interface Option<T extends string> {
  readonly id: T;
  readonly label: string;
  /** Tells apart two options with one label: a class, a date of birth. */
  readonly hint?: string;
}

export interface SelectProps<T extends string> extends FieldProps {
  readonly options: readonly Option<T>[];
  readonly value: T | null;
  readonly onChange: (value: T) => void;
  readonly placeholder?: string;
  /** `pill` stands among filter chips. */
  readonly look?: 'field' | 'pill';
}

/** One of a short list. Typing a letter jumps, as in any list of the system. */
export function Select<T extends string>(props: SelectProps<T>) {
  const { look = 'field', placeholder = 'Choose' } = props;
  return (
    <AriaSelect
      {...judged(props)}
      className={styles.field}
      value={props.value}
      onChange={(key) => key !== null && props.onChange(key as T)}
      placeholder={placeholder}
      autoFocus={props.autoFocus ?? false}
    >
      <FieldFrame {...props}>
        <Button className={cx(styles.control, styles.select, look === 'pill' && styles.pill)}>
          <SelectValue className={styles.value}>
            {({ selectedText, isPlaceholder }) => (isPlaceholder ? placeholder : selectedText)}
          </SelectValue>
          <ChevronDown className={styles.glyph} />
        </Button>
      </FieldFrame>
      <Popover className={cx(overlay.popover, overlay.listPopover)} offset={4}>
        <ListBox className={overlay.menu} items={props.options}>
          {(option) => <Choice option={option} />}
        </ListBox>
      </Popover>
    </AriaSelect>
  );
}

/** One of a long list, found by typing; accents and case do not matter. */
export function ComboBox<T extends string>(
  props: Omit<SelectProps<T>, 'look' | 'onChange'> & { readonly onChange: (value: T | null) => void },
) {
  return (
    <AriaComboBox
      {...judged(props)}
      className={styles.field}
      defaultItems={props.options}
      value={props.value}
      onChange={(key) => props.onChange(key as T | null)}
      defaultFilter={(text, typed) => foldName(text).includes(foldName(typed))}
      menuTrigger="focus"
      allowsEmptyCollection
      autoFocus={props.autoFocus ?? false}
    >
      <FieldFrame {...props}>
        <Group className={cx(styles.control, styles.group)} isInvalid={props.error !== undefined}>
          <Input className={styles.bare} placeholder={props.placeholder ?? 'Type to find'} spellCheck={false} />
          <Button className={styles.inside}>
            <ChevronDown className={styles.glyph} />
          </Button>
        </Group>
      </FieldFrame>
      <Popover className={cx(overlay.popover, overlay.listPopover)} offset={4}>
        <ListBox<Option<T>>
          className={overlay.menu}
          renderEmptyState={() => <p className={overlay.nothing}>Nothing like that.</p>}
        >
          {(option) => <Choice option={option} />}
        </ListBox>
      </Popover>
    </AriaComboBox>
  );
}

function Choice<T extends string>({ option }: { readonly option: Option<T> }) {
  return (
    <ListBoxItem id={option.id} textValue={option.label} className={overlay.item}>
      {({ isSelected }) => (
        <>
          <span className={overlay.itemWords}>
            {option.label}
            {option.hint && <span className={overlay.itemHint}>{option.hint}</span>}
          </span>
          {isSelected && <Check />}
        </>
      )}
    </ListBoxItem>
  );
}
