import styles from './Kbd.module.css';

/** A key cap: what to press. Read to a screen reader through `aria-keyshortcuts` of the control, so hidden here. */
export function Kbd({ children }: { readonly children: string }) {
  return (
    <span className={styles.kbd} aria-hidden="true">
      {children}
    </span>
  );
}
