import { type ReactNode, useEffect } from 'react';
import { Dialog, Modal, ModalOverlay } from 'react-aria-components';
import styles from './CoverScreen.module.css';
import { backToPlace } from './dialog-open.ts';
import overlay from './overlay.module.css';

/** Stands over everything, dialogs included, and cannot be dismissed: the only thing left while the page is covered. */
export function CoverScreen({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <ModalOverlay className={styles.overlay} isOpen isKeyboardDismissDisabled data-cover="">
      <Modal className={styles.fill}>
        <Dialog className={styles.fill} aria-label={label}>
          {children}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

/**
 * Stands over what somebody is writing, dialogs included, which stays as it is: for an emergency. Its own questions and popovers
 * come above it.
 */
export function OverScreen({
  label,
  onClose,
  children,
}: {
  readonly label: string;
  /** Escape; without it only what stands within closes it. */
  readonly onClose?: () => void;
  readonly children: ReactNode;
}) {
  useEffect(() => backToPlace, []);
  return (
    <ModalOverlay
      className={overlay.over}
      isOpen
      isKeyboardDismissDisabled={onClose === undefined}
      onOpenChange={(open) => !open && onClose?.()}
    >
      <Modal className={styles.fill}>
        <Dialog className={styles.fill} aria-label={label}>
          {children}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
