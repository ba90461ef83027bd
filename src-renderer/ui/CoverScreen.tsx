import type { ReactNode } from 'react';
import { Dialog, Modal, ModalOverlay } from 'react-aria-components';
import styles from './CoverScreen.module.css';

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
