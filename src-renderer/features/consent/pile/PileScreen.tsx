import { CheckCheck, ChevronLeft } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { ChildId, PrintedFormId } from '#shared/domain/ids.ts';
import { readFormNumber } from '#shared/features/consent/form-number.ts';
import { call } from '../../../api/bridge.ts';
import { go } from '../../../app/router.ts';
import { TopBarActions } from '../../../app/TopBarActions.tsx';
import { Button, Card, leaving, Page, PageHeader } from '../../../ui/index.ts';
import { ChildCombobox } from '../../children/ChildCombobox.tsx';
import { FormPaperFields } from '../FormPaperFields.tsx';
import { saysNothing } from '../form-said.ts';
import styles from './Pile.module.css';
import { PileForm } from './PileForm.tsx';
import { openForm, setPaper, usePileWork } from './pile-work.ts';
import { SittingList } from './SittingList.tsx';

/** A pile of returned forms in any order: whose, one key a purpose, next. What was entered today stands at the side. */
export function PileScreen() {
  const { paper, childId } = usePileWork();
  const box = useRef<HTMLInputElement>(null);
  const [tried, setTried] = useState(false);
  const [done, setDone] = useState('');
  useEffect(() => {
    if (usePileWork.getState().childId === null) box.current?.focus();
  }, []);
  const next = (words: string) => {
    openForm(null);
    setTried(false);
    setDone(words);
    box.current?.focus();
  };
  return (
    <Page panel={<SittingList />} panelLabel="Entered today">
      <TopBarActions>
        <Button icon={ChevronLeft} onPress={() => go({ name: 'consent' })}>
          Register
        </Button>
        <Button icon={CheckCheck} onPress={() => go({ name: 'pile-check' })}>
          Check by a second entry
        </Button>
      </TopBarActions>
      <PageHeader
        title="Pile of forms"
        titleHidden
        help={
          <>
            <p>Say once what is the same for all: the date on the forms, how they came, where they are kept.</p>
            <p>
              Then for each form: letters of the name, or the number at the head of one of our own forms, and Enter; a
              digit for who signed, where it is asked; Y, N or B for each line; Enter saves. Escape on a form goes back
              to the name.
            </p>
            <p>What you begin here waits for you when you look elsewhere. Everything entered can be taken back.</p>
          </>
        }
      >
        <ChildCombobox
          label="Whose form is next?"
          box={box}
          className={styles.next}
          words={{ enter: 'open the form', withOthers: false }}
          onPick={(hit) => pickNext(hit.childId, null, () => setDone(''))}
          onText={(text) => byNumber(text, setDone)}
        />
      </PageHeader>
      <div className={styles.entry}>
        <Card className={styles.paper}>
          <FormPaperFields paper={paper} tried={tried} error={null} onPaper={setPaper} />
        </Card>
        <p role="status" className={styles.done}>
          {done || (childId === null ? 'Type letters of the name, or the number on one of our forms, then Enter.' : '')}
        </p>
        {childId !== null && (
          <PileForm key={childId} childId={childId} onTried={setTried} onLeave={() => next('')} onSaved={next} />
        )}
      </div>
    </Page>
  );
}

/** Another name while answers stand unsaved asks first. */
function pickNext(childId: ChildId, printedId: PrintedFormId | null, then: () => void): void {
  const open = () => {
    then();
    openForm(childId, printedId);
  };
  const { childId: before, said } = usePileWork.getState();
  if (before === null || saysNothing(said.answers)) open();
  else leaving(open, { id: 'pile', words: 'the form that you have begun' });
}

/** The number on one of our own forms opens it in the words that stand on it. False: it is no number. */
function byNumber(text: string, say: (words: string) => void): boolean {
  const number = readFormNumber(text);
  if (number === null) return false;
  const unknown = () =>
    say(`${text}: no form here bears this number. Please compare it with the paper, or type the name.`);
  if (number === 'slip') unknown();
  else
    void call('consent.formByNumber', { number }).then((result) => {
      const found = result.ok ? result.value.found : null;
      if (!found) return unknown();
      pickNext(found.child.childId, found.printedId, () => say(''));
    });
  return true;
}
