import type { ReactNode } from 'react';
import { VisuallyHidden } from 'react-aria-components';
import { cx } from './cx.ts';
import { HelpPanel } from './HelpPanel.tsx';
import styles from './Page.module.css';

export interface PageProps {
  readonly children: ReactNode;
  /** Stands at the right edge, scrolls by itself; on a narrow screen it comes below. */
  readonly panel?: ReactNode;
  /** What the panel holds, for a screen reader. */
  readonly panelLabel?: string;
  /** `form` keeps lines short enough to read. */
  readonly width?: 'full' | 'form';
}

/** The place of one screen within the frame: content that scrolls, and beside it what the chosen thing says. */
export function Page({ children, panel, panelLabel = 'Details', width = 'full' }: PageProps) {
  return (
    <div className={cx(styles.page, Boolean(panel) && styles.withPanel)}>
      <div className={styles.scroll}>
        <div className={cx(styles.content, styles[width])}>{children}</div>
      </div>
      {panel && (
        <aside className={styles.panel} aria-label={panelLabel}>
          {panel}
        </aside>
      )}
    </div>
  );
}

export interface PageHeaderProps {
  readonly title: string;
  /** The heading is read out but not shown: where the filters say what the screen is. */
  readonly titleHidden?: boolean;
  readonly subtitle?: ReactNode;
  readonly actions?: ReactNode;
  /** The screen's short help: a few plain sentences. */
  readonly help?: ReactNode;
  /** Filters, on the same row when the title is hidden. */
  readonly children?: ReactNode;
}

/** The one `h1` of a screen, its actions, its help. */
export function PageHeader({ title, titleHidden, subtitle, actions, help, children }: PageHeaderProps) {
  const aside = (actions || help) && (
    <div className={styles.actions}>
      {actions}
      {help && <HelpPanel title={title}>{help}</HelpPanel>}
    </div>
  );
  if (titleHidden) {
    return (
      <header className={styles.header}>
        <VisuallyHidden elementType="h1">{title}</VisuallyHidden>
        <div className={styles.bar}>{children}</div>
        {aside}
      </header>
    );
  }
  return (
    <>
      <header className={styles.header}>
        <h1 className={styles.title}>{title}</h1>
        {subtitle && <p className={styles.subtitle}>{subtitle}</p>}
        {aside}
      </header>
      {children && <div className={styles.below}>{children}</div>}
    </>
  );
}

/** A white sheet on the page: one thing that belongs together. */
export function Card({
  children,
  className,
  quiet,
}: {
  readonly children: ReactNode;
  readonly className?: string;
  readonly quiet?: boolean;
}) {
  return <div className={cx(styles.card, quiet && styles.quiet, className)}>{children}</div>;
}
