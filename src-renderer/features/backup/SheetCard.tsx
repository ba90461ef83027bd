import { FileText } from 'lucide-react';
import { mustPrint } from '#shared/features/backup/sheet.rules.ts';
import { useCall } from '../../api/call.ts';
import { go } from '../../app/router.ts';
import { Answer, Banner, Button, Card } from '../../ui/index.ts';
import styles from './Backup.module.css';
import { printedWords, whyPrint } from './sheet-words.ts';

/** How old the paper in the sealed envelope is, and the way to print it. For Leads and the office. */
export function SheetCard() {
  const asked = useCall('backup.sheetState', {});
  return (
    <Answer of={asked} loading="Asking about the paper">
      {(state) => (
        <Card>
          <h2>Paper for the day when every computer is down</h2>
          {state.children === 0 && !state.printed ? (
            <p className={styles.words}>
              Nobody on roll has a serious need recorded, so there is nothing to print yet.
            </p>
          ) : mustPrint(state.state) ? (
            <Banner tone="watch" title={printedWords(state)}>
              {whyPrint(state)}
            </Banner>
          ) : (
            <p>
              {printedWords(state)} {state.printed && 'It says what the register says.'}
            </p>
          )}
          <p className={styles.words}>
            Every child with a serious need on roll: photo, need, medicine and its place, contacts. It is kept in a
            sealed envelope, in the safe or the school office, and is opened only when no computer works.
          </p>
          <div className={styles.buttons}>
            <Button icon={FileText} onPress={() => go({ name: 'sheet' })}>
              Look at the sheet
            </Button>
          </div>
        </Card>
      )}
    </Answer>
  );
}
