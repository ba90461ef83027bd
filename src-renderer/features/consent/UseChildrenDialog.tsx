import { type PictureUse, placeLine } from '#shared/features/consent/uses.model.ts';
import { useCall } from '../../api/call.ts';
import { Answer, Button, Dialog } from '../../ui/index.ts';
import styles from './Pictures.module.css';
import { ChildWords } from './RegisterGrid.tsx';

/** Everybody who is in a picture, by class and name. */
export function UseChildrenDialog({ use, onClose }: { readonly use: PictureUse; readonly onClose: () => void }) {
  const asked = useCall('consent.useChildren', { useId: use.useId });
  return (
    <Dialog
      title={`Who is in it: ${use.picture}`}
      isOpen
      onClose={onClose}
      footer={
        <Button tone="primary" onPress={onClose}>
          Close
        </Button>
      }
    >
      <p>{placeLine(use)}</p>
      <Answer of={asked}>
        {({ children }) => (
          <ul className={styles.names}>
            {children.map((child) => (
              <li key={child.childId}>
                <ChildWords child={child} plain />
                {child.apart === null && <span className={styles.soft}>{child.className}</span>}
              </li>
            ))}
          </ul>
        )}
      </Answer>
    </Dialog>
  );
}
