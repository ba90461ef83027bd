import { Undo2 } from 'lucide-react';
import { type FormEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { UnconfirmedNeed } from '#shared/features/medical/medical.contract.ts';
import { NEED_KIND_NAMES, NEED_KINDS, type NeedKind } from '#shared/features/medical/need-kind.ts';
import { useCall, useCommand } from '../../api/call.ts';
import { Answer, Banner, Button, ChildPhoto, Dialog, EmptyState, Kbd, NeedChip, RadioGroup } from '../../ui/index.ts';
import styles from './KindWorklist.module.css';
import { asksOfFood, KitchenAnswer } from './KitchenAnswer.tsx';
import { needIcon } from './need-icons.ts';

/** The needs whose kind no person has confirmed, one after the other: Enter confirms, arrows choose another. */
export function KindWorklist({ onClose }: { readonly onClose: () => void }) {
  const asked = useCall('medical.unconfirmed', {});
  return (
    <Dialog title="Kind to confirm" isOpen onClose={onClose} size="l">
      <Answer of={asked} loading="Loading the list">
        {({ needs }) => <List first={needs} onClose={onClose} />}
      </Answer>
    </Dialog>
  );
}

interface Confirmed {
  readonly need: UnconfirmedNeed;
  readonly kind: NeedKind;
  readonly revision: number;
}

/** Works through the list as it was when it was opened: a need that is confirmed does not move the next one away. */
function List({ first, onClose }: { readonly first: readonly UnconfirmedNeed[]; readonly onClose: () => void }) {
  const [needs, setNeeds] = useState(first);
  const [at, setAt] = useState(0);
  const [done, setDone] = useState<readonly Confirmed[]>([]);
  const confirm = useCommand('medical.confirmKind');
  const need = needs[at];
  const last = done.at(-1);
  const save = async (kind: NeedKind, notFood: boolean) => {
    if (!need || confirm.pending) return;
    const { childId, needId, revision } = need;
    const result = await confirm.run({ childId, needId, revision, kind, notFood });
    if (!result.ok) return;
    setDone([...done, { need, kind, revision: result.value.revision }]);
    setAt(at + 1);
  };
  const undo = async () => {
    if (!last || confirm.pending) return;
    const { childId, needId } = last.need;
    const result = await confirm.run({
      childId,
      needId,
      revision: last.revision,
      kind: null,
      notFood: last.need.notFood,
    });
    if (!result.ok) return;
    const place = needs.findIndex((one) => one.needId === needId);
    setNeeds(needs.map((one) => (one.needId === needId ? { ...one, revision: result.value.revision } : one)));
    setDone(done.slice(0, -1));
    setAt(place);
  };
  const left = needs.length - done.length;
  return (
    <div className={styles.list}>
      <p className={styles.soft} role="status">
        {need ? `Need ${at + 1} of ${needs.length}` : 'That was the last one'}
        {last && `. Confirmed: ${last.need.condition} of ${last.need.name} as ${NEED_KIND_NAMES[last.kind]}`}
      </p>
      {confirm.error && (
        <Banner tone="serious" announce>
          {confirm.error.message}
        </Banner>
      )}
      {need ? (
        <Question key={`${need.needId} ${need.revision}`} need={need} onConfirm={save} onSkip={() => setAt(at + 1)} />
      ) : (
        <EmptyState
          title={left === 0 ? 'Every kind is confirmed.' : `${left} left for later.`}
          action={
            <Button tone="primary" autoFocus onPress={onClose}>
              Back to the board
            </Button>
          }
        >
          {left === 0
            ? 'Lunch staff see every need that concerns food.'
            : 'Until they are confirmed, the board goes by what their words look like.'}
        </EmptyState>
      )}
      {last && (
        <div>
          <Button tone="quiet" icon={Undo2} onPress={() => void undo()}>
            Undo the last one
          </Button>
        </div>
      )}
    </div>
  );
}

function Question({
  need,
  onConfirm,
  onSkip,
}: {
  readonly need: UnconfirmedNeed;
  readonly onConfirm: (kind: NeedKind, notFood: boolean) => Promise<void>;
  readonly onSkip: () => void;
}) {
  const [kind, setKind] = useState<NeedKind | null>(need.suggestedKind);
  const [notFood, setNotFood] = useState(need.notFood);
  const [missing, setMissing] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    const box = form.current;
    const radio = box?.querySelector<HTMLInputElement>('input:checked') ?? box?.querySelector('input');
    radio?.focus();
  }, []);
  const submit = (event: FormEvent | KeyboardEvent) => {
    event.preventDefault();
    if (kind === null) setMissing(true);
    else void onConfirm(kind, notFood && asksOfFood(need, kind));
  };
  // A radio keeps Enter for itself, before the form would hear of it.
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.target as HTMLElement).matches('input')) return;
    event.stopPropagation();
    submit(event);
  };
  return (
    <form ref={form} className={styles.question} onSubmit={submit} onKeyDownCapture={onKey} noValidate>
      <div className={styles.who}>
        <ChildPhoto url={need.photoUrl} name={need.name} size="m" />
        <div>
          <b>{need.name}</b>
          <p className={styles.soft}>
            {need.className}
            {need.apart && `, ${need.apart}: another child has this name`}
          </p>
        </div>
      </div>
      <NeedChip severity={need.severity} icon={needIcon(kind)} size="l">
        {need.condition}
      </NeedChip>
      <p className={styles.soft}>
        Triggers: {need.triggers || 'not recorded'}. Signs: {need.signs || 'not recorded'}. What to do:{' '}
        {need.action || 'not recorded'}. Medicine: {need.medicine || 'not recorded'}.
      </p>
      <RadioGroup
        label={need.suggestedKind ? 'What kind is it? Its words look like the one chosen.' : 'What kind is it?'}
        row
        value={kind}
        onChange={(value) => {
          setKind(value);
          setMissing(false);
        }}
        error={missing ? 'Please choose one with the arrow keys.' : undefined}
        options={NEED_KINDS.map((id) => ({ id, label: NEED_KIND_NAMES[id] }))}
      />
      <KitchenAnswer need={need} kind={kind} notFood={notFood} onChange={setNotFood} />
      <div className={styles.buttons}>
        <span className={styles.soft}>
          <Kbd>←</Kbd> <Kbd>→</Kbd> choose, <Kbd>Enter</Kbd> confirms
        </span>
        <Button onPress={onSkip}>Leave for later</Button>
        <Button type="submit" tone="primary">
          Confirm
        </Button>
      </div>
    </form>
  );
}
