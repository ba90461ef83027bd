import { CalendarPlus, ChevronLeft, Megaphone } from 'lucide-react';
import { useState } from 'react';
import { showDate } from '#shared/domain/calendar-date.ts';
import { DAY_LIST_NAMES, type DayLine } from '#shared/features/consent/days.contract.ts';
import { useCall, useCommand } from '../../../api/call.ts';
import { go } from '../../../app/router.ts';
import { TopBarActions } from '../../../app/TopBarActions.tsx';
import { AlertDialog, Answer, Button, Card, EmptyState, Page, PageHeader, toast } from '../../../ui/index.ts';
import { childrenWords } from '../children-words.ts';
import styles from './Days.module.css';

/** Days on which pictures are taken, and the lists for each: kept, so that a list can be printed again. */
export function DaysScreen() {
  const days = useCall('consent.days', {});
  const drop = useCommand('consent.dropDay');
  const [leaving, setLeaving] = useState<DayLine | null>(null);
  const remove = async ({ dayId }: DayLine) => {
    const result = await drop.run({ dayId });
    setLeaving(null);
    toast(
      result.ok ? 'Removed. Papers that were printed for it are kept.' : result.error.message,
      result.ok ? {} : { tone: 'problem' },
    );
  };
  return (
    <Page>
      <TopBarActions>
        <Button icon={ChevronLeft} onPress={() => go({ name: 'consent' })}>
          Register
        </Button>
      </TopBarActions>
      <PageHeader
        title="Lists for the day"
        actions={
          <>
            <Button icon={Megaphone} onPress={() => go({ name: 'event-notice' })}>
              Notice to parents
            </Button>
            <Button tone="primary" icon={CalendarPlus} onPress={() => go({ name: 'day' })}>
              New day
            </Button>
          </>
        }
        help={
          <>
            <p>
              For an event, a class, a club or a trip: say when it is, who is there and what pictures are for. Careboard
              makes the list of those who must not be photographed, with faces, and one for a photographer.
            </p>
            <p>A child nobody has answered for, or whose pictures are stopped, stands on the list as well.</p>
            <p>Each print is a numbered paper: it comes back and is destroyed.</p>
          </>
        }
      />
      <Answer
        of={days}
        isEmpty={(found) => found.days.length === 0}
        empty={
          <EmptyState title="No day yet">
            Make one for the next event, and print who must not be photographed there.
          </EmptyState>
        }
      >
        {(found) => (
          <ul className={styles.days} aria-label="Days">
            {found.days.map((day) => (
              <li key={day.dayId}>
                <DayCard day={day} onRemove={() => setLeaving(day)} />
              </li>
            ))}
          </ul>
        )}
      </Answer>
      <AlertDialog
        title={`Remove “${leaving?.name ?? ''}”?`}
        isOpen={leaving !== null}
        confirmLabel="Remove"
        isPending={drop.pending}
        onConfirm={() => leaving && void remove(leaving)}
        onCancel={() => setLeaving(null)}
      >
        It leaves this screen. Papers that were printed for it stay under Papers.
      </AlertDialog>
    </Page>
  );
}

function DayCard({ day, onRemove }: { readonly day: DayLine; readonly onRemove: () => void }) {
  const { dayId, name, onDay, children, purposes } = day;
  return (
    <Card>
      <div className={styles.head}>
        <div>
          <h2>{name}</h2>
          <p>
            {showDate(onDay)}, {childrenWords(children)} expected
          </p>
          <p className={styles.soft}>
            {purposes.length > 0
              ? `Pictures for: ${purposes.map((one) => one.name).join(', ')}`
              : 'Its purposes are not in use any more. Please change it.'}
          </p>
        </div>
        <div className={styles.buttons}>
          {(['no', 'photographer'] as const).map((list) => (
            <Button
              key={list}
              aria-label={`${DAY_LIST_NAMES[list]}: ${name}`}
              onPress={() => go({ name: 'day-list', dayId, list })}
            >
              {DAY_LIST_NAMES[list]}
            </Button>
          ))}
          <Button aria-label={`Change ${name}`} onPress={() => go({ name: 'day', dayId })}>
            Change
          </Button>
          <Button aria-label={`Remove ${name}`} onPress={onRemove}>
            Remove
          </Button>
        </div>
      </div>
    </Card>
  );
}
