import type { InputHTMLAttributes, Ref } from 'react';
import { TextArea as AriaTextArea, TextField as AriaTextField, Input } from 'react-aria-components';
import { cx } from './cx.ts';
import { FieldFrame, type FieldProps, judged } from './Field.tsx';
import styles from './field.module.css';

export interface TextFieldProps extends FieldProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly placeholder?: string;
  readonly inputMode?: InputHTMLAttributes<HTMLInputElement>['inputMode'];
  readonly type?: 'text' | 'tel' | 'email';
  readonly maxLength?: number;
  readonly size?: 'm' | 'l';
  readonly className?: string | undefined;
  readonly inputRef?: Ref<HTMLInputElement>;
}

/** One line of text. The browser never offers what others typed: this PC is shared. */
export function TextField(props: TextFieldProps) {
  return (
    <AriaTextField
      {...judged(props)}
      className={cx(styles.field, props.className)}
      value={props.value}
      onChange={props.onChange}
      type={props.type ?? 'text'}
      autoComplete="off"
      autoFocus={props.autoFocus ?? false}
      {...(props.maxLength === undefined ? {} : { maxLength: props.maxLength })}
    >
      <FieldFrame {...props}>
        <Input
          ref={props.inputRef}
          className={cx(styles.control, props.size === 'l' && styles.large)}
          placeholder={props.placeholder}
          inputMode={props.inputMode}
          spellCheck={false}
        />
      </FieldFrame>
    </AriaTextField>
  );
}

export interface TextAreaProps extends FieldProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly rows?: number;
  readonly maxLength?: number;
}

/** Several lines, as somebody would write them. */
export function TextArea(props: TextAreaProps) {
  return (
    <AriaTextField
      {...judged(props)}
      className={styles.field}
      value={props.value}
      onChange={props.onChange}
      autoComplete="off"
      autoFocus={props.autoFocus ?? false}
      {...(props.maxLength === undefined ? {} : { maxLength: props.maxLength })}
    >
      <FieldFrame {...props}>
        <AriaTextArea className={cx(styles.control, styles.area)} rows={props.rows ?? 3} spellCheck={false} />
      </FieldFrame>
    </AriaTextField>
  );
}
