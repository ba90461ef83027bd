import { FileInput, Printer, Undo2 } from 'lucide-react';
import { useState } from 'react';
import type { ChildId } from '#shared/domain/ids.ts';
import { PHOTO_INSTRUCTION_WORDS } from '#shared/features/consent/consent.model.ts';
import { useCall } from '../../api/call.ts';
import { useCan } from '../../api/session-store.ts';
import { go } from '../../app/router.ts';
import { Answer, Button } from '../../ui/index.ts';
import { AnswerBadge } from './AnswerBadge.tsx';
import { answerLook, instructionLook } from './answer-look.ts';
import { ChildPictures } from './ChildPictures.tsx';
import styles from './Consent.module.css';
import pictures from './Pictures.module.css';
import { RecordFormDialog } from './RecordFormDialog.tsx';

/** What was agreed about one child's pictures, for the child's record; in the view of the person's role. */
export function ConsentSection({ childId }: { readonly childId: ChildId }) {
  const answers = useCall('consent.child', { childId });
  const [isRecording, setRecording] = useState(false);
  const mayWrite = useCan('consent.write');
  const mayRead = useCan('consent.read');
  return (
    <>
      <div className={styles.sectionHead}>
        <h2>Pictures</h2>
        {mayWrite && (
          <>
            <Button icon={FileInput} onPress={() => setRecording(true)}>
              Record a form
            </Button>
            <Button icon={Printer} onPress={() => go({ name: 'forms', childIds: [childId], by: null })}>
              Form for the parents
            </Button>
            <Button icon={Undo2} onPress={() => go({ name: 'withdrawal', childId })}>
              Withdraw consent
            </Button>
          </>
        )}
      </div>
      {isRecording && <RecordFormDialog childId={childId} onClose={() => setRecording(false)} />}
      <Answer of={answers}>
        {(found) => (
          <ul className={styles.answers}>
            {found.view === 'reasons'
              ? found.answers.map(({ purpose, effective }) => (
                  <li key={purpose.purposeId}>
                    <b>{purpose.name}</b>
                    <AnswerBadge {...answerLook(effective.answer, effective.reason)} />
                  </li>
                ))
              : found.answers.map(({ purpose, instruction }) => (
                  <li key={purpose.purposeId}>
                    <b>{purpose.name}</b>
                    <AnswerBadge {...instructionLook(instruction)} note={PHOTO_INSTRUCTION_WORDS[instruction]} />
                  </li>
                ))}
          </ul>
        )}
      </Answer>
      {mayRead && (
        <div className={pictures.part}>
          <h3>Where pictures are used</h3>
          <ChildPictures childId={childId} />
        </div>
      )}
    </>
  );
}
