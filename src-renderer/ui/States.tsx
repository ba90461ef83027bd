import { CircleAlert, type LucideIcon, RotateCw } from 'lucide-react';
import { createContext, type ReactNode, useContext, useEffect, useState } from 'react';
import { Button } from './Button.tsx';
import { cx } from './cx.ts';
import styles from './States.module.css';

/** Nothing to show, and why that may be right: what it means, and the way on if there is one. */
export function EmptyState({
  icon: Icon,
  title,
  children,
  action,
}: {
  readonly icon?: LucideIcon;
  readonly title: string;
  readonly children?: ReactNode;
  readonly action?: ReactNode;
}) {
  return (
    <div className={styles.state}>
      {Icon && <Icon className={styles.icon} />}
      <h2 className={styles.title}>{title}</h2>
      {children && <div className={styles.words}>{children}</div>}
      {action && <div className={styles.action}>{action}</div>}
    </div>
  );
}

/** What stands beside "Try again" on every failure: the way to what IT asks for. Set once, by the page's root. */
export const FailureHelp = createContext<ReactNode>(null);

/** A screen that could not be filled: the sentence of the core, the reference for IT, and another try. */
export function ErrorState({
  message,
  reference,
  onRetry,
}: {
  readonly message: string;
  readonly reference?: string | undefined;
  readonly onRetry?: (() => void) | undefined;
}) {
  const help = useContext(FailureHelp);
  return (
    <div className={cx(styles.state, styles.problem)} role="alert">
      <CircleAlert className={styles.icon} />
      <h2 className={styles.title}>This could not be shown</h2>
      <p className={styles.words}>{message}</p>
      {reference && <p className={styles.reference}>Reference {reference}</p>}
      <div className={styles.action}>
        {onRetry && (
          <Button icon={RotateCw} onPress={onRetry}>
            Try again
          </Button>
        )}
        {help}
      </div>
    </div>
  );
}

/** True once the time has passed; a wait shorter than that shows nothing at all. */
export function useAfter(ms: number): boolean {
  const [passed, setPassed] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setPassed(true), ms);
    return () => clearTimeout(timer);
  }, [ms]);
  return passed;
}

/** Says that something is on its way, but only after 150 ms: anything faster would only flicker. */
export function Loading({ label = 'Loading' }: { readonly label?: string }) {
  const late = useAfter(150);
  return (
    <div className={styles.loading} role="status">
      {late && (
        <>
          <span className={styles.bar} aria-hidden="true" />
          <span>{label}</span>
        </>
      )}
    </div>
  );
}
