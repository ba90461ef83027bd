import { Check, CircleHelp, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import type { CallOutput } from '#shared/contract/contract.ts';
import { showDateTime } from '#shared/domain/calendar-date.ts';
import { oneLine } from '#shared/features/children/told-apart.rules.ts';
import type { Difference } from '#shared/features/consent/pile.contract.ts';
import { useCommand } from '../../../api/call.ts';
import { Badge, type BadgeTone, Banner, Button, Card, RadioGroup, TextField } from '../../../ui/index.ts';
import styles from './Pile.module.css';

type Paper = CallOutput<'consent.sittingToCheck'>['forms'][number];
const STATES: Readonly<
  Record<Paper['state'], { readonly words: string; readonly tone: BadgeTone; readonly icon: typeof Check }>
> = {
  'not-checked': { words: 'Not entered again yet', tone: 'hollow', icon: CircleHelp },
  same: { words: 'Both read the same', tone: 'fine', icon: Check },
  differs: { words: 'Read differently', tone: 'watch', icon: TriangleAlert },
  settled: { words: 'Decided', tone: 'fine', icon: Check },
};

/** One paper of the sitting: where its check stands, and where two readings differ, both side by side. */
export function CheckedForm({ paper, onEnter }: { readonly paper: Paper; readonly onEnter: () => void }) {
  const { child, state, check } = paper;
  const { words, tone, icon } = STATES[state];
  const again = state === 'not-checked' || state === 'same' || state === 'settled';
  return (
    <div className={styles.form}>
      <div className={styles.entered}>
        <div>
          <b>{oneLine(child)}</b>{' '}
          <Badge tone={tone} icon={icon}>
            {words}
          </Badge>
          {check && (
            <p className={styles.soft}>
              Second entry by {check.checkedBy}, {showDateTime(check.checkedAt)}.
              {check.settled && ` Decided by ${check.settled.by}, ${showDateTime(check.settled.at)}.`}
            </p>
          )}
        </div>
        {again && (
          <Button aria-label={`Enter again: ${oneLine(child)}`} onPress={onEnter}>
            Enter again
          </Button>
        )}
      </div>
      {state === 'differs' && <Decide key={check?.checkId} paper={paper} />}
      {state === 'settled' && check && <Settled differences={check.differences} />}
    </div>
  );
}

function Settled({ differences }: { readonly differences: readonly Difference[] }) {
  return (
    <ul className={styles.soft}>
      {differences.map(({ field, about, first, second, kept }) => (
        <li key={field}>
          {about}: first {first}, second {second}. Kept: {kept === 'second' ? second : first}.
        </li>
      ))}
    </ul>
  );
}

/** Which reading is right stands on the paper: nothing is chosen before somebody has looked. */
function Decide({ paper: { child, check } }: { readonly paper: Paper }) {
  const settle = useCommand('consent.settleCheck');
  const [kept, setKept] = useState<Readonly<Record<string, 'first' | 'second'>>>({});
  const [words, setWords] = useState('');
  const [tried, setTried] = useState(false);
  if (!check) return null;
  const asksWords = settle.error?.code === 'consent-unrecorded-no';
  const decide = async () => {
    setTried(true);
    if (check.differences.some(({ field }) => kept[field] === undefined)) return;
    await settle.run({
      ...{ childId: child.childId, checkId: check.checkId, words },
      kept: Object.entries(kept).map(([field, which]) => ({ field, which })),
    });
  };
  return (
    <Card>
      <section aria-label={`Differences: ${oneLine(child)}`} className={styles.form}>
        <p>Look at the paper. Which is right?</p>
        {check.differences.map(({ field, about, first, second }) => (
          <RadioGroup<'first' | 'second'>
            key={field}
            label={about}
            row
            value={kept[field] ?? null}
            onChange={(which) => setKept({ ...kept, [field]: which })}
            error={tried && kept[field] === undefined ? 'Please choose.' : undefined}
            options={[
              { id: 'first', label: `First entry: ${first}` },
              { id: 'second', label: `Second entry: ${second}` },
            ]}
          />
        ))}
        {(asksWords || words !== '') && (
          <TextField
            label="Why does it replace the old no?"
            value={words}
            onChange={setWords}
            maxLength={500}
            hint="An old record says no and does not say who decided."
          />
        )}
        {settle.error && (
          <Banner tone="serious" announce>
            {settle.error.message}
          </Banner>
        )}
        <div>
          <Button tone="primary" isPending={settle.pending} onPress={() => void decide()}>
            Keep these
          </Button>
        </div>
      </section>
    </Card>
  );
}
