import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { cx } from './cx.ts';
import { IconButton } from './IconButton.tsx';
import styles from './overlay.module.css';

export interface DialogProps {
  readonly title: string;
  readonly isOpen: boolean;
  /** Escape, the cross, and what the footer's Cancel should call. */
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** Buttons, the main one last. */
  readonly footer?: ReactNode;
  /** `full` covers the whole screen: for a paper that must be read. */
  readonly size?: 's' | 'm' | 'l' | 'xl' | 'full';
}

/** A question or a form over the screen. A press outside does not close it: what was typed is not lost by a slip. */
export function Dialog({ title, isOpen, onClose, children, footer, size = 'm' }: DialogProps) {
  return (
    <ModalOverlay className={styles.veil} isOpen={isOpen} onOpenChange={(open) => !open && onClose()}>
      <Modal className={cx(styles.modal, styles[size])}>
        <AriaDialog className={styles.dialog}>
          <Framed title={title} onClose={onClose} footer={footer}>
            {children}
          </Framed>
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}

/** The same as a panel along the right edge: for a record beside the list that it belongs to. */
export function Drawer({ title, isOpen, onClose, children, footer }: Omit<DialogProps, 'size'>) {
  return (
    <ModalOverlay
      className={cx(styles.veil, styles.drawerVeil)}
      isOpen={isOpen}
      isDismissable
      onOpenChange={(open) => !open && onClose()}
    >
      <Modal className={styles.drawer}>
        <AriaDialog className={styles.dialog}>
          <Framed title={title} onClose={onClose} footer={footer}>
            {children}
          </Framed>
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}

function Framed({ title, onClose, children, footer }: Pick<DialogProps, 'title' | 'onClose' | 'children' | 'footer'>) {
  return (
    <>
      <header className={styles.head}>
        <Heading slot="title" level={2}>
          {title}
        </Heading>
        <IconButton label="Close" icon={X} onPress={onClose} />
      </header>
      <div className={styles.body}>{children}</div>
      {footer && <footer className={styles.foot}>{footer}</footer>}
    </>
  );
}
