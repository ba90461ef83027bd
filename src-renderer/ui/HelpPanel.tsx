import { CircleQuestionMark } from 'lucide-react';
import type { ReactNode } from 'react';
import { Dialog, DialogTrigger, Heading, Popover } from 'react-aria-components';
import styles from './HelpPanel.module.css';
import { IconButton } from './IconButton.tsx';
import overlay from './overlay.module.css';

/** The short help that each screen has: a few plain sentences behind a question mark, never in the way. */
export function HelpPanel({
  title,
  overCover,
  children,
}: {
  readonly title: string;
  /** On a screen that covers everything: its help is all that may stand there besides. */
  readonly overCover?: boolean;
  readonly children: ReactNode;
}) {
  return (
    <DialogTrigger>
      <IconButton label={`Help: ${title}`} icon={CircleQuestionMark} />
      <Popover
        className={overlay.popover}
        placement="bottom end"
        offset={6}
        {...(overCover ? { 'data-cover': '' } : {})}
      >
        <Dialog className={styles.help}>
          <Heading slot="title" level={2} className={styles.title}>
            {title}
          </Heading>
          {children}
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
