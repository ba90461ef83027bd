import { useState } from 'react';
import type { ChildId, ClassId } from '#shared/domain/ids.ts';
import { useCall, useCommand } from '../../api/call.ts';
import { formError } from '../../api/failure.ts';
import { Answer, Button, Dialog, Form, RadioGroup, Select } from '../../ui/index.ts';
import { toastWithUndo, whoOf } from './roll-undo.ts';

const FORM = 'class-choice';
const NONE = 'none';
const BACK = [
  {
    id: 'left',
    label: 'Yes, and back now',
    hint: 'A yes about pictures from before they left counts no more: the parents are asked again. A no stays.',
  },
  { id: 'mistake', label: 'No, marked as a leaver by mistake', hint: 'Everything counts as before.' },
] as const;
type Back = (typeof BACK)[number]['id'];

export interface ChosenChild {
  readonly childId: ChildId;
  readonly name: string;
}

/** Which class? For children who move, and for leavers who come back: their last class may be another year's by now. */
export function ClassChoiceDialog({
  chosen,
  doing,
  onClose,
  onDone,
}: {
  readonly chosen: readonly ChosenChild[];
  readonly doing: 'move' | 'bring-back';
  readonly onClose: () => void;
  readonly onDone?: () => void;
}) {
  const [target, setTarget] = useState<string | null>(null);
  const asked = useCall('children.classes', {});
  const move = useCommand('children.move');
  const bringBack = useCommand('children.bringBack');
  const [back, setBack] = useState<Back | null>(null);
  const { pending, error } = doing === 'move' ? move : bringBack;
  const who = whoOf(chosen);
  /** Nobody guesses which of the two it was. */
  const isOpen = doing === 'bring-back' && back === null;
  const submit = async () => {
    if (target === null || isOpen) return;
    const classId = target === NONE ? null : (target as ClassId);
    const childIds = chosen.map(({ childId }) => childId);
    const result = await (doing === 'move'
      ? move.run({ childIds, classId })
      : bringBack.run({ childIds, classId, hadLeft: back === 'left' }));
    if (!result.ok) return;
    const into = asked.data?.classes.find((one) => one.classId === classId)?.name ?? 'No class';
    toastWithUndo(
      doing === 'move' ? `${who}: moved to ${into}` : `${who}: back on roll in ${into}`,
      result.value.before,
    );
    onClose();
    onDone?.();
  };
  return (
    <Dialog
      title={doing === 'move' ? `Move ${who}` : `Bring back ${who}`}
      size="s"
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button type="submit" form={FORM} tone="primary" isPending={pending} isDisabled={target === null || isOpen}>
            {doing === 'move' ? 'Move' : 'Bring back'}
          </Button>
        </>
      }
    >
      <Form id={FORM} onSubmit={submit} error={formError(error)}>
        <Answer of={asked}>
          {({ classes }) => (
            <Select
              label="Class"
              autoFocus
              hint="Staff of this class see them at once; staff of another class no longer do."
              options={[
                ...classes.map((one) => ({
                  id: one.classId as string,
                  label: one.name,
                  hint: `${one.children} in it now`,
                })),
                { id: NONE, label: 'No class', hint: 'Class staff will not see them' },
              ]}
              value={target}
              onChange={setTarget}
            />
          )}
        </Answer>
        {doing === 'bring-back' && (
          <RadioGroup<Back> label={`Had ${who} left the school?`} options={BACK} value={back} onChange={setBack} />
        )}
      </Form>
    </Dialog>
  );
}
