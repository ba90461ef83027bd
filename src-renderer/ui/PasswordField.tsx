import { Eye, EyeOff } from 'lucide-react';
import { type KeyboardEvent, type Ref, useState } from 'react';
import { TextField as AriaTextField, Group, Input, ToggleButton } from 'react-aria-components';
import { cx } from './cx.ts';
import { FieldFrame, type FieldProps, judged } from './Field.tsx';
import styles from './field.module.css';

export interface PasswordFieldProps extends FieldProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly size?: 'm' | 'l';
  /** A PIN: digits only on a touch keyboard. */
  readonly pin?: boolean;
  readonly onKeyDown?: (event: KeyboardEvent<HTMLInputElement>) => void;
  readonly inputRef?: Ref<HTMLInputElement>;
}

/** A secret, with an eye to look at it and a word when Caps Lock is on. Pasting is allowed. */
export function PasswordField(props: PasswordFieldProps) {
  const [shown, setShown] = useState(false);
  const [capsLock, setCapsLock] = useState(false);
  const caps = capsLock && !props.pin ? 'Caps Lock is on.' : undefined;
  return (
    <AriaTextField
      {...judged(props)}
      className={styles.field}
      value={props.value}
      onChange={props.onChange}
      type={shown ? 'text' : 'password'}
      autoComplete="off"
      autoFocus={props.autoFocus ?? false}
    >
      <FieldFrame {...props} hint={caps ?? props.hint}>
        <Group
          className={cx(styles.control, styles.group, props.size === 'l' && styles.large)}
          isInvalid={props.error !== undefined}
        >
          <Input
            ref={props.inputRef}
            className={styles.bare}
            spellCheck={false}
            autoCapitalize="off"
            inputMode={props.pin ? 'numeric' : undefined}
            onKeyUp={(event) => setCapsLock(event.getModifierState('CapsLock'))}
            onKeyDown={props.onKeyDown}
          />
          <ToggleButton
            className={styles.inside}
            isSelected={shown}
            onChange={setShown}
            aria-label={props.pin ? 'Show the PIN' : 'Show the password'}
          >
            {shown ? <Eye className={styles.glyph} /> : <EyeOff className={styles.glyph} />}
          </ToggleButton>
        </Group>
      </FieldFrame>
    </AriaTextField>
  );
}
