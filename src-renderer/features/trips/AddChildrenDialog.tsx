import { useId, useState } from 'react';
import type { ClassId, TripId } from '#shared/domain/ids.ts';
import { useCall, useCommand } from '../../api/call.ts';
import { fieldError, formError } from '../../api/failure.ts';
import { Answer, Button, Dialog, Form, FormSection, toast } from '../../ui/index.ts';
import type { ConsentFace } from '../consent/answer-look.ts';
import { PickedChildren } from '../consent/days/PickedChildren.tsx';
import { Ticks } from '../consent/Ticks.tsx';
import { childrenCount } from './trip-words.ts';

/** Whole classes, and children by name. Who is on the trip already stays as they are. */
export function AddChildrenDialog({ tripId, onClose }: { readonly tripId: TripId; readonly onClose: () => void }) {
  const form = useId();
  const choices = useCall('trips.choices', {});
  const [classes, setClasses] = useState<ReadonlySet<ClassId>>(new Set());
  const [picked, setPicked] = useState<readonly ConsentFace[]>([]);
  const add = useCommand('trips.addChildren');
  const save = async () => {
    const childIds = picked.map(({ childId }) => childId);
    const result = await add.run({ tripId, classIds: [...classes], childIds });
    if (!result.ok) return;
    const { added } = result.value;
    toast(added === 0 ? 'They are on the trip already.' : `${childrenCount(added)} put on the trip.`);
    onClose();
  };
  return (
    <Dialog
      title="Who goes?"
      size="l"
      isOpen
      onClose={onClose}
      draft={[[...classes], picked.map(({ childId }) => childId)]}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button
            tone="primary"
            type="submit"
            form={form}
            isPending={add.pending}
            isDisabled={classes.size === 0 && picked.length === 0}
          >
            Put on the trip
          </Button>
        </>
      }
    >
      <Form id={form} onSubmit={() => void save()} error={formError(add.error) ?? fieldError(add.error, 'classIds')}>
        <FormSection title="Whole classes">
          <Answer of={choices} loading="Loading the classes">
            {(found) => (
              <Ticks
                all={found.classes.map(({ classId, name, children }) => ({
                  id: classId,
                  label: `${name}, ${childrenCount(children)}`,
                }))}
                ticked={classes}
                onChange={setClasses}
              />
            )}
          </Answer>
        </FormSection>
        <FormSection title={`Children by name: ${childrenCount(picked.length)}`}>
          <PickedChildren into="the trip" picked={picked} onChange={setPicked} />
        </FormSection>
      </Form>
    </Dialog>
  );
}
