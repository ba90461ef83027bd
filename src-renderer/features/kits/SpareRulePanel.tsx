import { useState } from 'react';
import { showDateTime } from '#shared/domain/calendar-date.ts';
import { INHALER_SOURCE, RULE_SOURCES, SPARE_RULES, type SpareRule } from '#shared/features/kits/may-receive.rules.ts';
import { useCall, useCommand } from '../../api/call.ts';
import { fieldError, formError } from '../../api/failure.ts';
import { Answer, Button, Form, RadioGroup, TextField, toast } from '../../ui/index.ts';
import styles from './Kits.module.css';

/** Which rule holds for the spare adrenaline devices: a Lead's decision, in words, with where each rule comes from. */
export function SpareRulePanel() {
  const asked = useCall('kits.list', {});
  return (
    <Answer of={asked} loading="Loading the rule">
      {({ rule }) => (
        <div className={styles.check}>
          <h2>Who may receive the spare adrenaline device?</h2>
          <p>
            {rule.chosen
              ? `Chosen by ${rule.chosen.by}, ${showDateTime(rule.chosen.at)}: ${rule.chosen.words}`
              : 'Nobody has chosen yet, so the older rule holds.'}
          </p>
          <Choose key={rule.rule} now={rule.rule} />
          <div>
            <h3>The school’s inhaler</h3>
            <p>
              {INHALER_SOURCE.title}. {INHALER_SOURCE.words}
            </p>
            <p className={styles.soft}>{INHALER_SOURCE.source}</p>
          </div>
        </div>
      )}
    </Answer>
  );
}

function Choose({ now }: { readonly now: SpareRule }) {
  const [rule, setRule] = useState<SpareRule>(now);
  const [words, setWords] = useState('');
  const choose = useCommand('kits.chooseRule');
  const save = async () => {
    const result = await choose.run({ rule, words });
    if (!result.ok) return;
    toast('Chosen. Every emergency card goes by this rule from now on. Print the lists in the kits again.');
    setWords('');
  };
  return (
    <Form
      label="Who may receive the spare adrenaline device"
      onSubmit={() => void save()}
      error={formError(choose.error)}
      actions={
        <Button tone="primary" type="submit" isPending={choose.pending}>
          Choose this rule
        </Button>
      }
    >
      <RadioGroup
        label="The rule"
        options={SPARE_RULES.map((id) => ({
          id,
          label: RULE_SOURCES[id].title,
          hint: `${RULE_SOURCES[id].words} ${RULE_SOURCES[id].source}`,
        }))}
        value={rule}
        onChange={setRule}
      />
      <TextField
        label="Why? On whose advice?"
        hint="It stands here and in the history, with your name"
        value={words}
        onChange={setWords}
        maxLength={300}
        error={fieldError(choose.error, 'words')}
      />
    </Form>
  );
}
