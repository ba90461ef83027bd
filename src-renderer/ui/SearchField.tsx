import { Search, X } from 'lucide-react';
import type { Ref } from 'react';
import { SearchField as AriaSearchField, Button, Group, Input } from 'react-aria-components';
import { cx } from './cx.ts';
import { FieldFrame, type FieldProps } from './Field.tsx';
import styles from './field.module.css';

export interface SearchFieldProps extends Pick<FieldProps, 'label' | 'labelHidden' | 'autoFocus'> {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly placeholder?: string;
  readonly className?: string | undefined;
  readonly inputRef?: Ref<HTMLInputElement>;
}

/** Narrows the list below it while one types. Escape or the cross empties it. */
export function SearchField(props: SearchFieldProps) {
  return (
    <AriaSearchField
      className={cx(styles.field, props.className)}
      value={props.value}
      onChange={props.onChange}
      autoComplete="off"
      autoFocus={props.autoFocus ?? false}
    >
      <FieldFrame label={props.label} labelHidden={props.labelHidden ?? true}>
        <Group className={cx(styles.control, styles.group)}>
          <Search className={styles.glyph} />
          <Input ref={props.inputRef} className={styles.bare} placeholder={props.placeholder} spellCheck={false} />
          {props.value !== '' && (
            <Button className={styles.inside} aria-label="Empty the box">
              <X className={styles.glyph} />
            </Button>
          )}
        </Group>
      </FieldFrame>
    </AriaSearchField>
  );
}
