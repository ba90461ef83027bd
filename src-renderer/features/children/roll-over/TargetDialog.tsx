import { useState } from 'react';
import type { RollTarget } from '#shared/features/children/roll-over.rules.ts';
import { Button, Dialog, Form, Select } from '../../../ui/index.ts';
import { BY_YEARS, OTHER_TARGETS } from './plan-words.ts';
import type { Plan, PlannedChild } from './use-plan.ts';

const FORM = 'roll-target';

/** Where these children go, apart from their class. */
export function TargetDialog({
  chosen,
  plan,
  onChosen,
  onClose,
}: {
  readonly chosen: readonly PlannedChild[];
  readonly plan: Plan;
  readonly onChosen: (to: RollTarget | null) => void;
  readonly onClose: () => void;
}) {
  const first = chosen[0];
  const [to, setTo] = useState<string>((first && plan.choices.children.get(first.childId)) ?? BY_YEARS);
  return (
    <Dialog
      title={chosen.length === 1 ? (first?.name ?? '') : `${chosen.length} children`}
      size="s"
      isOpen
      onClose={onClose}
      draft={to}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button type="submit" form={FORM} tone="primary">
            Put in the plan
          </Button>
        </>
      }
    >
      <Form id={FORM} onSubmit={() => onChosen(to === BY_YEARS ? null : (to as RollTarget))}>
        <Select<string>
          label="Goes to"
          autoFocus
          options={[
            { id: BY_YEARS, label: 'With the class' },
            ...plan.next.map((one) => ({
              id: one.classId as string,
              label: one.name,
              hint: one.yearGroup && `Year ${one.yearGroup}`,
            })),
            ...OTHER_TARGETS,
          ]}
          value={to}
          onChange={setTo}
        />
      </Form>
    </Dialog>
  );
}
