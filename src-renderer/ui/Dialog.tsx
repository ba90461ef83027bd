import { X } from 'lucide-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { cx } from './cx.ts';
import { notePlace } from './dialog-open.ts';
import { IconButton } from './IconButton.tsx';
import styles from './overlay.module.css';
import { leaving, useUnsaved } from './unsaved.ts';

export interface DialogProps {
  readonly title: string;
  readonly isOpen: boolean;
  /** Escape, the cross, and what the footer's Cancel should call. */
  readonly onClose: () => void;
  /**
   * What the form holds now, of any shape that JSON can write. Once it differs from what it was at first, Escape and the cross
   * ask before it is thrown away; a Cancel in words does not.
   */
  readonly draft?: unknown;
  readonly children: ReactNode;
  /** Buttons, the main one last. */
  readonly footer?: ReactNode;
  /** `full` covers the whole screen: for a paper that must be read. */
  readonly size?: 's' | 'm' | 'l' | 'xl' | 'full';
}

/** A question or a form over the screen. A press outside does not close it: what was typed is not lost by a slip. */
export function Dialog({ title, isOpen, onClose, children, footer, size = 'm', draft }: DialogProps) {
  const [closing, body] = useClosing(draft, onClose);
  return (
    <ModalOverlay className={styles.veil} isOpen={isOpen} onOpenChange={(open) => !open && closing()}>
      <Modal className={cx(styles.modal, styles[size])}>
        <AriaDialog ref={body} className={styles.dialog}>
          <Framed title={title} onClose={closing} footer={footer}>
            {children}
          </Framed>
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}

/** The same as a panel along the right edge: for a record beside the list that it belongs to. */
export function Drawer({ title, isOpen, onClose, children, footer }: Omit<DialogProps, 'size' | 'draft'>) {
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

const TYPED = 'what you have typed here';

/** Closing that asks first when something was changed; half a date counts, which no form holds yet. */
function useClosing(draft: unknown, onClose: () => void) {
  const now = JSON.stringify(draft) ?? '';
  const [first] = useState(now);
  const dialog = useRef<HTMLElement>(null);
  const id = useUnsaved(now === first ? null : TYPED);
  useEffect(() => {
    const note = (event: FocusEvent) => notePlace(event.target);
    const body = dialog.current;
    body?.addEventListener('focusin', note);
    return () => body?.removeEventListener('focusin', note);
  }, []);
  const closing = () => {
    const half = draft !== undefined && dialog.current?.querySelector('[data-unfinished]');
    leaving(onClose, half ? { id, words: TYPED } : { id });
  };
  return [closing, dialog] as const;
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
