import { ArrowDown, ArrowUp, Plus, X } from 'lucide-react';
import { useState } from 'react';
import type { ChildId, PlanId } from '#shared/domain/ids.ts';
import { type PlanStep, STEP_TAPS } from '#shared/features/medical/plan.contract.ts';
import { TAP_WORDS } from '#shared/features/medical/tap-words.ts';
import { useCommand } from '../../api/call.ts';
import { Banner, Button, Checkbox, Dialog, IconButton, NumberField, Select, TextField, toast } from '../../ui/index.ts';
import styles from './Plan.module.css';
import { PlanPicture } from './PlanPicture.tsx';

const MOST_STEPS = 12;
const EMPTY: PlanStep = { words: '', savesLife: false, minutes: null, tap: null };
const TAPS = [
  { id: 'none', label: 'No button' },
  ...STEP_TAPS.map((tap) => ({ id: tap, label: `${TAP_WORDS[tap]}, now` })),
] as const;

interface Row extends PlanStep {
  readonly key: number;
}

/** Types the steps of a signed plan beside the plan itself, word for word. Another person checks them before they show. */
export function StepsDialog({
  childId,
  plan,
  before,
  onClose,
}: {
  readonly childId: ChildId;
  readonly plan: { readonly planId: PlanId; readonly url: string; readonly mime: string; readonly title: string };
  readonly before: readonly PlanStep[];
  readonly onClose: () => void;
}) {
  const [rows, setRows] = useState<readonly Row[]>(() =>
    (before.length > 0 ? before : [EMPTY]).map((step, key) => ({ ...step, key })),
  );
  const save = useCommand('medical.typeSteps');
  const change = (key: number, to: Partial<PlanStep>) =>
    setRows(rows.map((row) => (row.key === key ? { ...row, ...to } : only(row, to))));
  const move = (at: number, by: 1 | -1) => {
    const next = [...rows];
    const [row] = next.splice(at, 1);
    if (row) next.splice(at + by, 0, row);
    setRows(next);
  };
  const filled = rows.filter((row) => row.words.trim() !== '');
  const submit = async () => {
    const steps = filled.map(({ key: _key, ...step }) => step);
    const result = await save.run({ childId, planId: plan.planId, steps });
    if (!result.ok) return;
    toast('The steps were saved. Another person must check them against the plan.');
    onClose();
  };
  return (
    <Dialog
      title="Type the steps of the plan"
      size="xl"
      isOpen
      onClose={onClose}
      draft={rows}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button tone="primary" onPress={() => void submit()} isDisabled={filled.length === 0 || save.pending}>
            Save, to be checked by another person
          </Button>
        </>
      }
    >
      <div className={styles.beside}>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and a keyboard must be able to scroll it */}
        <section className={styles.plan} tabIndex={0} aria-label="The plan as signed">
          <PlanPicture plan={plan} />
        </section>
        <div>
          <p className={styles.soft}>
            Type what the plan says, in its words and order. Nothing is added here that the plan does not say.
          </p>
          {save.error && (
            <Banner tone="serious" announce>
              {save.error.message} {Object.values(save.error.fields ?? {}).join(' ')}
            </Banner>
          )}
          <ol className={styles.rows}>
            {rows.map((row, at) => (
              <li key={row.key} className={styles.typed}>
                <div className={styles.step}>
                  <TextField
                    className={styles.grow}
                    label={`Step ${at + 1}`}
                    value={row.words}
                    onChange={(words) => change(row.key, { words })}
                    maxLength={200}
                    autoFocus={at === rows.length - 1}
                  />
                  <IconButton
                    label={`Move step ${at + 1} up`}
                    icon={ArrowUp}
                    onPress={() => move(at, -1)}
                    isDisabled={at === 0}
                  />
                  <IconButton
                    label={`Move step ${at + 1} down`}
                    icon={ArrowDown}
                    onPress={() => move(at, 1)}
                    isDisabled={at === rows.length - 1}
                  />
                  <IconButton
                    label={`Take step ${at + 1} out`}
                    icon={X}
                    onPress={() => setRows(rows.filter((one) => one.key !== row.key))}
                    isDisabled={rows.length === 1}
                  />
                </div>
                <div className={styles.row}>
                  <Checkbox isSelected={row.savesLife} onChange={(savesLife) => change(row.key, { savesLife })}>
                    The one that saves a life
                  </Checkbox>
                  <Select
                    label={`Button of step ${at + 1}`}
                    labelHidden
                    look="pill"
                    options={TAPS}
                    value={row.tap ?? 'none'}
                    onChange={(id) => change(row.key, { tap: id === 'none' ? null : id })}
                  />
                  <div className={styles.timer}>
                    <NumberField
                      label="Timer, minutes"
                      optional
                      value={row.minutes}
                      onChange={(minutes) => change(row.key, { minutes })}
                      min={1}
                      max={60}
                    />
                  </div>
                </div>
              </li>
            ))}
          </ol>
          <Button
            icon={Plus}
            isDisabled={rows.length >= MOST_STEPS}
            onPress={() => setRows([...rows, { ...EMPTY, key: Math.max(...rows.map((row) => row.key)) + 1 }])}
          >
            Add a step
          </Button>
        </div>
      </div>
    </Dialog>
  );
}

/** One step saves the life and one starts a timer: marking another takes the mark from the one before. */
const only = (row: Row, to: Partial<PlanStep>): Row => ({
  ...row,
  savesLife: to.savesLife ? false : row.savesLife,
  minutes: to.minutes === undefined || to.minutes === null ? row.minutes : null,
});
