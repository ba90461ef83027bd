import { CircleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { FieldError as AriaFieldError, Label, Text, VisuallyHidden } from 'react-aria-components';
import styles from './field.module.css';

/** What every field takes. `error` is the finished sentence; it makes the field invalid. */
export interface FieldProps {
  readonly label: string;
  /** The label is read out but not shown: only where the place itself says what it is. */
  readonly labelHidden?: boolean;
  readonly hint?: ReactNode;
  readonly error?: string | undefined;
  readonly optional?: boolean;
  readonly isDisabled?: boolean;
  readonly autoFocus?: boolean;
}

/** Label above, control, hint, error below: the order in which they are read. Stands inside a React Aria field. */
export function FieldFrame({
  label,
  labelHidden,
  hint,
  error,
  optional,
  children,
}: FieldProps & { readonly children: ReactNode }) {
  const words = (
    <Label className={styles.label}>
      {label}
      {optional && <span className={styles.optional}> (optional)</span>}
    </Label>
  );
  return (
    <>
      {labelHidden ? <VisuallyHidden>{words}</VisuallyHidden> : words}
      {children}
      {hint && (
        <Text slot="description" className={styles.hint}>
          {hint}
        </Text>
      )}
      <FieldError>{error}</FieldError>
    </>
  );
}

/** The sentence under a field that says what to put right. Nothing when there is none. */
export function FieldError({ children }: { readonly children?: string | undefined }) {
  if (!children) return null;
  return (
    <AriaFieldError className={styles.error}>
      <CircleAlert />
      <span>{children}</span>
    </AriaFieldError>
  );
}

/** The props by which a React Aria field is told that we judge its value, in the core. */
export const judged = ({ error, optional, isDisabled }: FieldProps) => ({
  isInvalid: error !== undefined,
  isRequired: !optional,
  isDisabled: isDisabled ?? false,
  validationBehavior: 'aria' as const,
});
