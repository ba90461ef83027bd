import { ZoomIn, ZoomOut } from 'lucide-react';
import { type KeyboardEvent, useState } from 'react';
import { Button, cx, Dialog } from '../../ui/index.ts';
import styles from './PlanPicture.module.css';
import { PlanPicture } from './PlanPicture.tsx';

const ZOOMS = [100, 150, 200, 300] as const;
const ZOOM_CLASSES = { 100: styles.zoom100, 150: styles.zoom150, 200: styles.zoom200, 300: styles.zoom300 } as const;

/** The plan over the whole screen: + and - change its size, arrows and touch move it, Escape goes back to the card. */
export function PlanViewer({
  plan,
  onClose,
}: {
  readonly plan: { readonly url: string; readonly mime: string; readonly title: string };
  readonly onClose: () => void;
}) {
  const [at, setAt] = useState(0);
  const zoom = ZOOMS[at] ?? 100;
  const step = (by: 1 | -1) => setAt((now) => Math.min(ZOOMS.length - 1, Math.max(0, now + by)));
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === '+' || event.key === '=') step(1);
    else if (event.key === '-') step(-1);
    else if (event.key === '0') setAt(0);
    else return;
    event.preventDefault();
  };
  return (
    <Dialog
      title={`${plan.title}, as signed`}
      isOpen
      onClose={onClose}
      size="full"
      footer={
        <>
          <Button icon={ZoomOut} kbd="-" onPress={() => step(-1)} isDisabled={at === 0}>
            Smaller
          </Button>
          <span aria-live="polite">{zoom} %</span>
          <Button icon={ZoomIn} kbd="+" onPress={() => step(1)} isDisabled={at === ZOOMS.length - 1}>
            Larger
          </Button>
          <Button tone="primary" kbd="Esc" onPress={onClose}>
            Back to the card
          </Button>
        </>
      }
    >
      <section
        className={styles.paper}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and a keyboard must be able to scroll it
        tabIndex={0}
        aria-label="The plan as signed"
        onKeyDown={onKeyDown}
        ref={focusOnce}
      >
        <div className={cx(ZOOM_CLASSES[zoom])}>
          <PlanPicture plan={plan} />
        </div>
      </section>
    </Dialog>
  );
}

/** The paper has the focus from the start, so that the keys work without looking for it. */
const focusOnce = (paper: HTMLElement | null): void => paper?.focus();
