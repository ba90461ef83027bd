import { Check, Minus } from 'lucide-react';
import type { ReactNode } from 'react';
import {
  Checkbox as AriaCheckbox,
  RadioGroup as AriaRadioGroup,
  Switch as AriaSwitch,
  Radio,
} from 'react-aria-components';
import styles from './choice.module.css';
import { FieldFrame, type FieldProps, judged } from './Field.tsx';

export interface CheckboxProps {
  readonly children: ReactNode;
  readonly isSelected: boolean;
  readonly onChange: (isSelected: boolean) => void;
  /** Some of what it stands for is ticked, some not. */
  readonly isIndeterminate?: boolean;
  readonly isDisabled?: boolean;
  readonly hint?: ReactNode;
}

/** A statement that is true or not. Inside a React Aria table pass `slot="selection"` through the table's own cell. */
export function Checkbox({ children, hint, isIndeterminate, isDisabled, ...rest }: CheckboxProps) {
  return (
    <AriaCheckbox
      {...rest}
      isIndeterminate={isIndeterminate ?? false}
      isDisabled={isDisabled ?? false}
      className={styles.choice}
    >
      <span className={styles.box}>{isIndeterminate ? <Minus /> : <Check />}</span>
      <span>
        {children}
        {hint && <span className={styles.hint}>{hint}</span>}
      </span>
    </AriaCheckbox>
  );
}

/** A setting that takes effect at once. */
export function Switch({ children, hint, isDisabled, ...rest }: Omit<CheckboxProps, 'isIndeterminate'>) {
  return (
    <AriaSwitch {...rest} isDisabled={isDisabled ?? false} className={styles.choice}>
      <span className={styles.track} />
      <span>
        {children}
        {hint && <span className={styles.hint}>{hint}</span>}
      </span>
    </AriaSwitch>
  );
}

export interface RadioGroupProps<T extends string> extends FieldProps {
  readonly options: readonly {
    readonly id: T;
    readonly label: ReactNode;
    readonly hint?: ReactNode;
    readonly isDisabled?: boolean;
  }[];
  readonly value: T | null;
  readonly onChange: (value: T) => void;
  /** Side by side where the words are short. */
  readonly row?: boolean;
  /** Two beside each other where there is room for both. */
  readonly pairs?: boolean;
}

/** One of a few, all in view. Nothing is chosen until somebody chooses; `autoFocus` goes to the chosen one, else to the first. */
export function RadioGroup<T extends string>(props: RadioGroupProps<T>) {
  const enabled = props.options.filter(({ isDisabled }) => isDisabled !== true);
  const first = props.autoFocus ? (enabled.find(({ id }) => id === props.value) ?? enabled[0]) : undefined;
  return (
    <AriaRadioGroup
      {...judged(props)}
      className={styles.group}
      value={props.value}
      onChange={(value) => props.onChange(value as T)}
      orientation={props.row ? 'horizontal' : 'vertical'}
    >
      <FieldFrame {...props}>
        <div className={props.row ? styles.row : props.pairs ? styles.pairs : styles.column}>
          {props.options.map((option) => (
            <Radio
              key={option.id}
              value={option.id}
              isDisabled={option.isDisabled ?? false}
              autoFocus={option === first}
              className={styles.choice}
            >
              <span className={styles.dot} />
              <span>
                {option.label}
                {option.hint && <span className={styles.hint}>{option.hint}</span>}
              </span>
            </Radio>
          ))}
        </div>
      </FieldFrame>
    </AriaRadioGroup>
  );
}
