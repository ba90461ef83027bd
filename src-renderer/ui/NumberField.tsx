import { Minus, Plus } from 'lucide-react';
import { NumberField as AriaNumberField, Button, Group, Input } from 'react-aria-components';
import { cx } from './cx.ts';
import { FieldFrame, type FieldProps, judged } from './Field.tsx';
import styles from './field.module.css';

export interface NumberFieldProps extends FieldProps {
  readonly value: number | null;
  readonly onChange: (value: number | null) => void;
  readonly min?: number;
  readonly max?: number;
  readonly step?: number;
}

/** A number by keys, arrows or the two buttons; empty is null, never 0. */
export function NumberField(props: NumberFieldProps) {
  return (
    <AriaNumberField
      {...judged(props)}
      className={styles.field}
      value={props.value ?? Number.NaN}
      onChange={(value) => props.onChange(Number.isNaN(value) ? null : value)}
      autoFocus={props.autoFocus ?? false}
      {...(props.min === undefined ? {} : { minValue: props.min })}
      {...(props.max === undefined ? {} : { maxValue: props.max })}
      {...(props.step === undefined ? {} : { step: props.step })}
    >
      <FieldFrame {...props}>
        <Group className={cx(styles.control, styles.group)}>
          <Input className={styles.bare} />
          <Button slot="decrement" className={styles.inside}>
            <Minus className={styles.glyph} />
          </Button>
          <Button slot="increment" className={styles.inside}>
            <Plus className={styles.glyph} />
          </Button>
        </Group>
      </FieldFrame>
    </AriaNumberField>
  );
}
