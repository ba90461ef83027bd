import { scriptGaps } from '#shared/features/medical/emergency.rules.ts';
import { useCall } from '../../api/call.ts';
import { useCan } from '../../api/session-store.ts';
import { go } from '../../app/router.ts';
import { Banner, Button } from '../../ui/index.ts';
import styles from './Board.module.css';

/** For who can mend it, on a quiet day: what the words for 999 lack on every child's card. */
export function ScriptGapsNotice() {
  const may = useCan('school.write');
  const { data } = useCall('settings.school', {}, { enabled: may });
  const gaps = may && data ? scriptGaps(data) : [];
  if (gaps.length === 0) return null;
  return (
    <div className={styles.notice}>
      <Banner tone="watch" action={<Button onPress={() => go({ name: 'school' })}>Fill in</Button>}>
        The words for 999 lack: {gaps.join(', ')}.
      </Banner>
    </div>
  );
}
