import { useState } from 'react';
import type { ClassId } from '#shared/domain/ids.ts';
import type { RollTarget } from '#shared/features/children/roll-over.rules.ts';
import { Button, Dialog, FieldRow, Form, FormSection, Select, TextField } from '../../../ui/index.ts';
import { BY_YEARS, OTHER_TARGETS } from './plan-words.ts';
import type { Plan, RollRegister } from './use-plan.ts';

const FORM = 'roll-class';

/** One class: where its children go, and its name, year and teacher from September. */
export function RollClassDialog({
  classId,
  register,
  plan,
  onClose,
}: {
  readonly classId: ClassId;
  readonly register: RollRegister;
  readonly plan: Plan;
  readonly onClose: () => void;
}) {
  const now = register.classes.find((one) => one.classId === classId);
  const [next, setNext] = useState(plan.next.find((one) => one.classId === classId));
  const [to, setTo] = useState<string>(plan.choices.classes.get(classId) ?? BY_YEARS);
  if (!now || !next) return null;
  const taken = plan.next.some((one) => one.classId !== classId && one.name === next.name.trim());
  const submit = () => {
    if (next.name.trim() === '') return;
    plan.setClass(classId, to === BY_YEARS ? null : (to as RollTarget));
    if (
      next.name !== now.name ||
      next.yearGroup !== now.yearGroup ||
      next.teacher !== now.teacher ||
      plan.choices.next.has(classId)
    )
      plan.setNext({ ...next, name: next.name.trim() });
    onClose();
  };
  return (
    <Dialog
      title={now.name}
      isOpen
      onClose={onClose}
      draft={[next, to]}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button type="submit" form={FORM} tone="primary" isDisabled={next.name.trim() === ''}>
            Put in the plan
          </Button>
        </>
      }
    >
      <Form id={FORM} onSubmit={submit}>
        <Select<string>
          label="Its children go to"
          autoFocus
          hint="Children for whom you chose something of their own keep that."
          options={[
            { id: BY_YEARS, label: 'The class of the next year' },
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
        <FormSection
          title="The class from September"
          description="Staff whose role names this class see the children who are in it then."
        >
          <FieldRow>
            <TextField label="Name" value={next.name} onChange={(name) => setNext({ ...next, name })} />
            <TextField
              label="Year"
              optional
              hint="N, R or 1 to 6; 3/4 for a mixed class"
              value={next.yearGroup}
              onChange={(yearGroup) => setNext({ ...next, yearGroup })}
            />
          </FieldRow>
          <TextField
            label="Teacher"
            optional
            value={next.teacher}
            onChange={(teacher) => setNext({ ...next, teacher })}
          />
          {taken && (
            <p>
              Another class has this name. That is fine while you swap two names; before the end each needs its own.
            </p>
          )}
        </FormSection>
      </Form>
    </Dialog>
  );
}
