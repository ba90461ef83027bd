import { useId, useState } from 'react';
import { showDateTime } from '#shared/domain/calendar-date.ts';
import { type ImportDoubt, KIND_WORDS, type Settling } from '#shared/features/imports/imports.model.ts';
import { useCall, useCommand } from '../../api/call.ts';
import { fieldError, formError } from '../../api/failure.ts';
import { Button, Card, ChildPhoto, Dialog, Form, TextField, toast } from '../../ui/index.ts';
import styles from './Imports.module.css';
import { WhoDialog } from './WhoDialog.tsx';

/** Rows of imports that are done and that nobody could place: settled when somebody knows, or put aside with a word. */
export function DoubtsSection() {
  const asked = useCall('imports.doubts', {});
  const [shown, setShown] = useState(false);
  const [who, setWho] = useState<ImportDoubt | null>(null);
  const [aside, setAside] = useState<readonly ImportDoubt[] | null>(null);
  const settle = useCommand('imports.settleDoubt');
  const total = asked.data?.total ?? 0;
  const doubts = asked.data?.doubts ?? [];
  if (total === 0) return null;
  const choose = async (childId: Settling) => {
    if (!who) return;
    const result = await settle.run({ doubtId: who.doubtId, childId });
    if (!result.ok) return;
    toast(result.value.did);
    setWho(null);
  };
  return (
    <section aria-label="Rows still to decide">
      <Card>
        <div className={styles.run}>
          <div>
            <h2>
              {total} {total === 1 ? 'row' : 'rows'} still to decide
            </h2>
            <p className={styles.soft}>
              Rows of imports that fit no child for certain. Nothing of them is in the register yet.
            </p>
          </div>
          <div className={styles.buttons}>
            <Button pressed={shown} onPress={() => setShown(!shown)}>
              {shown ? 'Close the list' : 'Look at them'}
            </Button>
            {shown && doubts.length > 1 && (
              <Button onPress={() => setAside(doubts)}>Put all {doubts.length} aside</Button>
            )}
          </div>
        </div>
        {shown && (
          <ul className={styles.items} aria-label="Rows still to decide">
            {doubts.map((doubt) => (
              <li key={doubt.doubtId}>
                {doubt.pictureUrl && <ChildPhoto url={doubt.pictureUrl} name={doubt.about} size="s" />}
                <span className={styles.label}>
                  <b>{doubt.about}</b>
                  <span className={styles.detail}>{doubt.reason}</span>
                  <span className={styles.detail}>
                    {KIND_WORDS[doubt.kind]}, {doubt.fileName}
                    {doubt.kind !== 'photos' && `, line ${doubt.line}`}, imported {showDateTime(doubt.ranAt)}
                  </span>
                </span>
                <Button onPress={() => setWho(doubt)} aria-label={`Whose is ${doubt.about}, line ${doubt.line}?`}>
                  Whose is it?
                </Button>
                <Button onPress={() => setAside([doubt])} aria-label={`Put aside ${doubt.about}, line ${doubt.line}`}>
                  Put aside
                </Button>
              </li>
            ))}
          </ul>
        )}
        {shown && total > doubts.length && (
          <p>
            The first {doubts.length} of {total} are shown; the next come as these are decided.
          </p>
        )}
      </Card>
      {who && (
        <WhoDialog
          asked={{ ...who, title: `Whose is ${who.about}?`, where: `${who.fileName}, line ${who.line}` }}
          chosen={null}
          onChoose={(to) => void choose(to)}
          onLeave={() => setWho(null)}
          leaveLabel="Leave for later"
          onClose={() => setWho(null)}
          isPending={settle.pending}
          error={formError(settle.error)}
        />
      )}
      {aside && <AsideDialog doubts={aside} onClose={() => setAside(null)} />}
    </section>
  );
}

function AsideDialog({ doubts, onClose }: { readonly doubts: readonly ImportDoubt[]; readonly onClose: () => void }) {
  const form = useId();
  const [words, setWords] = useState('');
  const dismiss = useCommand('imports.dismissDoubts');
  const submit = async () => {
    const result = await dismiss.run({ doubtIds: doubts.map(({ doubtId }) => doubtId), words });
    if (result.ok) onClose();
  };
  const what = doubts.length === 1 ? doubts[0]?.about : `${doubts.length} rows`;
  return (
    <Dialog
      title={`Put ${what} aside?`}
      isOpen
      onClose={onClose}
      draft={words}
      size="s"
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button tone="primary" type="submit" form={form} isPending={dismiss.pending}>
            Put aside
          </Button>
        </>
      }
    >
      <Form id={form} onSubmit={() => void submit()} error={formError(dismiss.error)}>
        <p>Nothing of it goes into the register, and it is not asked again. The audit keeps that you decided so.</p>
        <TextField
          label="Why, in a few words"
          value={words}
          onChange={setWords}
          autoFocus
          maxLength={200}
          error={fieldError(dismiss.error, 'words')}
        />
      </Form>
    </Dialog>
  );
}
