import type { FormEvent, ReactNode } from 'react';
import { Banner } from './Banner.tsx';
import { cx } from './cx.ts';
import styles from './Form.module.css';

export interface FormProps {
  readonly children: ReactNode;
  readonly onSubmit: () => void;
  /** The sentence for the whole form; sentences for single fields go to the fields. */
  readonly error?: string | undefined;
  /** The buttons, the main one (`type="submit"`) first. */
  readonly actions?: ReactNode;
  readonly id?: string;
  readonly label?: string;
}

/** Enter in any field submits, and what is wrong is said once, above the buttons. */
export function Form({ children, onSubmit, error, actions, id, label }: FormProps) {
  const submit = (event: FormEvent) => {
    event.preventDefault();
    // A date that does not exist, or half of one, is not saved as none: the field itself says what is wrong.
    const unfinished = event.currentTarget.querySelector('[data-unfinished]');
    if (unfinished) {
      unfinished.querySelector<HTMLElement>('[role="spinbutton"]')?.focus();
      return;
    }
    onSubmit();
  };
  return (
    <form id={id} aria-label={label} className={styles.form} onSubmit={submit} noValidate autoComplete="off">
      {children}
      {error && (
        <Banner tone="serious" announce>
          {error}
        </Banner>
      )}
      {actions && <div className={styles.actions}>{actions}</div>}
    </form>
  );
}

/** Fields that belong together, under a heading of their own. */
export function FormSection({
  title,
  description,
  children,
}: {
  readonly title: string;
  readonly description?: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <fieldset className={styles.section}>
      <legend className={styles.title}>{title}</legend>
      {description && <p className={styles.description}>{description}</p>}
      <div className={styles.fields}>{children}</div>
    </fieldset>
  );
}

/** Fields side by side where there is room: `<FieldRow columns="2fr 1fr">` is not needed, they share it evenly. */
export function FieldRow({ children, className }: { readonly children: ReactNode; readonly className?: string }) {
  return <div className={cx(styles.row, className)}>{children}</div>;
}
