import { ChevronLeft } from 'lucide-react';
import { useState } from 'react';
import type { CallOutput } from '#shared/contract/contract.ts';
import { type CalendarDate, londonDay } from '#shared/domain/calendar-date.ts';
import type { ClassId, PurposeId } from '#shared/domain/ids.ts';
import { useCall, useCommand } from '../../../api/call.ts';
import { fieldError, formError } from '../../../api/failure.ts';
import { go, type ScreenOf } from '../../../app/router.ts';
import { TopBarActions } from '../../../app/TopBarActions.tsx';
import {
  Answer,
  Banner,
  Button,
  DateField,
  FieldRow,
  Form,
  FormSection,
  Page,
  PageHeader,
  TextField,
  toast,
  useUnsaved,
} from '../../../ui/index.ts';
import type { ConsentFace } from '../answer-look.ts';
import { childrenWords } from '../children-words.ts';
import { Ticks } from '../Ticks.tsx';
import styles from './Days.module.css';
import { PickedChildren } from './PickedChildren.tsx';

type Day = CallOutput<'consent.day'>;
type Register = CallOutput<'consent.register'>;

/** When it is, who is there, and what pictures are for. */
export function DayScreen({ screen }: { readonly screen: ScreenOf<'day'> }) {
  const { dayId } = screen;
  const register = useCall('consent.register', { classId: 'first' });
  const day = useCall('consent.day', { dayId: dayId as Day['dayId'] }, { enabled: dayId !== undefined });
  return (
    <Page width="form">
      <TopBarActions>
        <Button icon={ChevronLeft} onPress={() => go({ name: 'days' })}>
          Lists for the day
        </Button>
      </TopBarActions>
      <PageHeader
        title={dayId === undefined ? 'New day' : 'Change the day'}
        help={
          <>
            <p>Tick the classes that are there: whoever is in them when the list is made stands on it.</p>
            <p>For a club, add its saved group, or the children by name. For a trip, press “From a trip”.</p>
            <p>Classes and children by name go together. A trip’s children are those on it when you add them.</p>
            <p>Tick each purpose that pictures of this day are for. One that is not a yes puts a child on the list.</p>
          </>
        }
      />
      <Answer of={register}>
        {(found) =>
          dayId === undefined ? (
            <DayForm register={found} day={null} />
          ) : (
            <Answer of={day}>{(kept) => <DayForm register={found} day={kept} />}</Answer>
          )
        }
      </Answer>
    </Page>
  );
}

function DayForm({ register, day }: { readonly register: Register; readonly day: Day | null }) {
  const [name, setName] = useState(day?.name ?? '');
  const [onDay, setOnDay] = useState<CalendarDate | null>(day?.onDay ?? londonDay(new Date()));
  const [classes, setClasses] = useState<ReadonlySet<ClassId>>(new Set(day?.classIds));
  const [purposes, setPurposes] = useState<ReadonlySet<PurposeId>>(
    new Set(day?.purposes.map(({ purposeId }) => purposeId)),
  );
  const [picked, setPicked] = useState<readonly ConsentFace[]>(day?.picked ?? []);
  const [tried, setTried] = useState(false);
  const save = useCommand('consent.saveDay');
  const now = JSON.stringify([name, onDay, [...classes], [...purposes], picked.map(({ childId }) => childId)]);
  const [kept, setKept] = useState(now);
  useUnsaved(now === kept ? null : 'what you have chosen for the day');
  const nobody = classes.size === 0 && picked.length === 0;
  const submit = async () => {
    setTried(true);
    if (name.trim() === '' || onDay === null || nobody || purposes.size === 0) return;
    const result = await save.run({
      ...{ dayId: day?.dayId ?? null, name, onDay, classIds: [...classes], purposeIds: [...purposes] },
      childIds: picked.map(({ childId }) => childId),
    });
    if (!result.ok) return;
    setKept(now);
    toast('The day is saved.');
    // After the form no longer has anything unsaved.
    setTimeout(() => go({ name: 'day-list', dayId: result.value.dayId, list: 'no' }));
  };
  const lack = (is: boolean, words = 'Please fill this in.') => (tried && is ? words : undefined);
  return (
    <Form
      onSubmit={() => void submit()}
      error={formError(save.error)}
      actions={
        <Button tone="primary" type="submit" isPending={save.pending}>
          Save and show the list
        </Button>
      }
    >
      <FieldRow>
        <TextField
          label="What is it?"
          hint="Winter fair, class 3 assembly, choir, trip to the museum"
          autoFocus
          value={name}
          onChange={setName}
          maxLength={80}
          error={fieldError(save.error, 'name') ?? lack(name.trim() === '')}
        />
        <DateField
          label="When?"
          value={onDay}
          onChange={setOnDay}
          error={fieldError(save.error, 'onDay') ?? lack(onDay === null)}
        />
      </FieldRow>
      <FormSection title="What are pictures for?">
        <Ticks
          all={register.purposes.map((one) => ({ id: one.purposeId, label: one.name }))}
          ticked={purposes}
          onChange={setPurposes}
        />
        <Lack
          words={fieldError(save.error, 'purposeIds') ?? lack(purposes.size === 0, 'Please tick at least one purpose.')}
        />
      </FormSection>
      <FormSection title="Who is there?">
        <Ticks
          all={register.classes.map((one) => ({ id: one.classId, label: `${one.name}, ${one.children}` }))}
          ticked={classes}
          onChange={setClasses}
        />
        <Lack
          words={fieldError(save.error, 'classIds') ?? lack(nobody, 'Please tick a class, or add children below.')}
        />
      </FormSection>
      <FormSection title={`Children by name: ${childrenWords(picked.length)}`}>
        {day !== null && day.left > 0 && (
          <Banner tone="know">
            {childrenWords(day.left)} of this day left the school since and will not be expected.
          </Banner>
        )}
        <PickedChildren into="the day" fromTrips picked={picked} onChange={setPicked} />
      </FormSection>
    </Form>
  );
}

const Lack = ({ words }: { readonly words: string | undefined }) =>
  words === undefined ? null : (
    <p role="alert" className={styles.lack}>
      {words}
    </p>
  );
