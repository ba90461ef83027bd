import { useState } from 'react';
import type { CallInput, CallOutput } from '#shared/contract/contract.ts';
import { showDateTime } from '#shared/domain/calendar-date.ts';
import { AUDIT_CHECK } from '#shared/features/audit/audit.model.ts';
import { useCall } from '../../api/call.ts';
import { useProgress } from '../../api/use-progress.ts';
import { Banner, Button, Card, FieldRow, Form, ProgressBar, TextField } from '../../ui/index.ts';
import styles from './Audit.module.css';
import { badWords } from './bad-words.ts';

type Asked = CallInput<'audit.checkPaper'>;
const NOTHING: Asked = { seq: 1, groups: '' };

/** Types a head back in from an earlier digest on paper, and says whether this register still has it. */
export function PaperCheck() {
  const [number, setNumber] = useState('');
  const [groups, setGroups] = useState('');
  const [asked, setAsked] = useState<Asked | null>(null);
  const check = useCall('audit.checkPaper', asked ?? NOTHING, { enabled: asked !== null });
  const progress = useProgress(AUDIT_CHECK, check.isFetching);
  const seq = Number(number.replaceAll(/[\s,.]/g, ''));
  const isWhole = Number.isSafeInteger(seq) && seq > 0 && groups.trim() !== '';
  const submit = () => {
    if (!isWhole) return;
    if (asked?.seq === seq && asked.groups === groups) void check.refetch();
    else setAsked({ seq, groups });
  };
  return (
    <Card>
      <div className={styles.choose}>
        <h2>Check a fingerprint from paper</h2>
        <Form
          onSubmit={submit}
          actions={
            <Button type="submit" isDisabled={!isWhole} isPending={check.isFetching}>
              Check this paper
            </Button>
          }
        >
          <FieldRow>
            <TextField label="Number" value={number} onChange={setNumber} maxLength={15} />
            <TextField
              label="Letters"
              hint="Four groups of four, and the last two letters."
              value={groups}
              onChange={setGroups}
              maxLength={60}
            />
          </FieldRow>
        </Form>
        {progress && <ProgressBar label="Checking" done={progress.done} total={progress.total} unit="entries" />}
        {check.error && (
          <Banner tone="serious" announce>
            {check.error.message}
          </Banner>
        )}
        {asked && check.data && !check.isFetching && <Outcome seq={asked.seq} answer={check.data} />}
      </div>
    </Card>
  );
}

function Outcome({ seq, answer }: { readonly seq: number; readonly answer: CallOutput<'audit.checkPaper'> }) {
  const of = answer.at ? ` of ${showDateTime(answer.at)}` : '';
  switch (answer.verdict) {
    case 'matches':
      return (
        <Banner tone="fine" announce title={`It matches entry ${seq}${of}.`}>
          No entry up to this one was changed, taken out or put in since it was printed.
        </Banner>
      );
    case 'slip':
      return (
        <Banner tone="watch" announce title="These letters are not as they were printed.">
          A letter or the number is wrong, missing or too many. Please compare each group with the paper.
        </Banner>
      );
    case 'beyond':
      return (
        <Banner tone="serious" announce title={`This register has no entry ${seq}.`}>
          The paper is newer than the register: an earlier copy was put back, or entries were cut off. Please tell the
          Headteacher and IT, and change nothing.
        </Banner>
      );
    case 'broken':
      return (
        <Banner
          tone="serious"
          announce
          title={`Entry ${seq} is the one on paper, but the entries before it do not fit.`}
        >
          {answer.bad && badWords(answer.bad)} Please tell the Headteacher and IT, and change nothing.
        </Banner>
      );
    case 'differs':
      return (
        <Banner tone="serious" announce title={`Entry ${seq}${of} is not the one on paper.`}>
          The paper belongs to another register, or the entries up to this one were written again. Please tell the
          Headteacher and IT, and change nothing.
        </Banner>
      );
  }
}
