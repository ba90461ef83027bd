import { useState } from 'react';
import type { CalendarDate } from '#shared/domain/calendar-date.ts';
import { schoolYearOf, schoolYearWords, unusualRollOver } from '#shared/features/children/roll-over.rules.ts';
import { useCommand } from '../../../api/call.ts';
import { fieldError, formError } from '../../../api/failure.ts';
import { Banner, Button, Checkbox, DateField, Dialog, Form, Select } from '../../../ui/index.ts';
import type { Plan, RollRegister } from './use-plan.ts';

const FORM = 'roll-run';

/** The last look: how many move, leave and stay without a class, and the leavers' day. */
export function RunDialog({
  register,
  plan,
  onClose,
  onDone,
}: {
  readonly register: RollRegister;
  readonly plan: Plan;
  readonly onClose: () => void;
  readonly onDone: (words: string) => void;
}) {
  const unusual = unusualRollOver(register.today);
  // Out of season nobody but the person knows which year is meant: it is asked, not guessed.
  const [schoolYear, setSchoolYear] = useState(unusual === null ? register.schoolYear : null);
  const [leftOn, setLeftOn] = useState<CalendarDate | null>(register.today);
  const [seen, setSeen] = useState(false);
  const [again, setAgain] = useState(false);
  const { run, pending, error } = useCommand('children.rollOver');
  const unplaced = plan.count('unplaced');
  const before = register.runs.some((one) => one.schoolYear === schoolYear && one.undoneAt === null);
  const submit = async () => {
    if (leftOn === null || schoolYear === null) return;
    const counts = `${plan.count('moves')} moved, ${plan.count('leaves')} left, ${unplaced} in no class`;
    const result = await run({ ...plan.input(), schoolYear, leftOn, again });
    if (!result.ok) return;
    onDone(`The classes are rolled over for ${schoolYearWords(schoolYear)}: ${counts}.`);
  };
  const years = [register.schoolYear - 1, register.schoolYear, register.schoolYear + 1];
  return (
    <Dialog
      title="Roll over now?"
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Back to the plan</Button>
          <Button
            type="submit"
            form={FORM}
            tone="primary"
            isPending={pending}
            isDisabled={leftOn === null || schoolYear === null || (unplaced > 0 && !seen) || (before && !again)}
          >
            Roll over
          </Button>
        </>
      }
    >
      <Form id={FORM} onSubmit={submit} error={fieldError(error, 'next') ?? formError(error)}>
        <p>
          {plan.count('moves')} children move, {plan.count('leaves')} leave, {plan.count('stays')} stay in their class,{' '}
          {unplaced} will be in no class. It takes effect at once, for boards, lists and class staff, and can be taken
          back here.
        </p>
        {unusual && (
          <Banner tone="watch" title="This is unusual.">
            {unusual}
          </Banner>
        )}
        <Select
          label="For the school year"
          hint={
            unusual === null
              ? undefined
              : `The classes will be those of this year. Today lies in ${schoolYearWords(schoolYearOf(register.today))}.`
          }
          options={years.map((year) => ({ id: String(year), label: schoolYearWords(year) }))}
          value={schoolYear === null ? null : String(schoolYear)}
          onChange={(year) => setSchoolYear(Number(year))}
        />
        {plan.count('leaves') > 0 && (
          <DateField
            label="Last day in school of those who leave"
            hint="They go off every board now, so it cannot be a day to come."
            value={leftOn}
            onChange={setLeftOn}
            error={fieldError(error, 'leftOn')}
          />
        )}
        {unplaced > 0 && (
          <Checkbox isSelected={seen} onChange={setSeen}>
            I have seen who will be in no class: {unplaced === 1 ? '1 child' : `${unplaced} children`}, whom class staff
            will not see
          </Checkbox>
        )}
        {before && schoolYear !== null && (
          <>
            <Banner tone="watch" title={`The classes were already rolled over for ${schoolYearWords(schoolYear)}.`}>
              Doing it again moves every child one more year up.
            </Banner>
            <Checkbox isSelected={again} onChange={setAgain}>
              Roll over a second time for {schoolYearWords(schoolYear)}
            </Checkbox>
          </>
        )}
      </Form>
    </Dialog>
  );
}
