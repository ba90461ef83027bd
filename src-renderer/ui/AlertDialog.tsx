import { TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { Button } from './Button.tsx';
import { cx } from './cx.ts';
import styles from './overlay.module.css';

export interface AlertDialogProps {
  /** A question: "Remove Mrs L Bell?" */
  readonly title: string;
  /** What will happen, and whether it can be undone. */
  readonly children: ReactNode;
  readonly isOpen: boolean;
  readonly confirmLabel: string;
  readonly cancelLabel?: string;
  readonly tone?: 'danger' | 'primary';
  readonly isPending?: boolean;
  /** A third way, which answers neither. */
  readonly further?: ReactNode;
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
}

/** Asks before something that cannot be taken back. The safe answer has the focus; Escape is the safe answer. */
export function AlertDialog(props: AlertDialogProps) {
  const { tone = 'danger', cancelLabel = 'Cancel' } = props;
  return (
    <ModalOverlay className={styles.veil} isOpen={props.isOpen} onOpenChange={(open) => !open && props.onCancel()}>
      <Modal className={cx(styles.modal, !props.further && styles.s)}>
        <AriaDialog className={cx(styles.dialog, styles.alert)} role="alertdialog">
          <header className={styles.head}>
            {tone === 'danger' && <TriangleAlert className={styles.alertIcon} />}
            <Heading slot="title" level={2}>
              {props.title}
            </Heading>
          </header>
          <div className={styles.body}>{props.children}</div>
          <footer className={styles.foot}>
            {props.further}
            <Button autoFocus onPress={props.onCancel}>
              {cancelLabel}
            </Button>
            <Button tone={tone} isPending={props.isPending ?? false} onPress={props.onConfirm}>
              {props.confirmLabel}
            </Button>
          </footer>
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
