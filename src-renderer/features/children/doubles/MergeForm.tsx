import { useState } from 'react';
import type { CallOutput } from '#shared/contract/contract.ts';
import { showDate } from '#shared/domain/calendar-date.ts';
import type { ChildRecord } from '#shared/features/children/children.model.ts';
import type { Takeable } from '#shared/features/children/merge.contract.ts';
import { bornWords } from '#shared/features/children/told-apart.rules.ts';
import { useCommand } from '../../../api/call.ts';
import { formError } from '../../../api/failure.ts';
import { Banner, ChildPhoto, Form, RadioGroup } from '../../../ui/index.ts';
import styles from './Doubles.module.css';
import { holdingWords } from './double-words.ts';
import { choicesOf, type FieldChoice, lacking, onlyOne } from './merge-fields.ts';

type Preview = CallOutput<'children.mergePreview'>;
const ANSWER_WORDS = { yes: 'Yes', no: 'No', 'no-answer': 'No answer', 'not-asked': 'Not asked' } as const;
const NOT_RECORDED = 'not recorded';

/** What differs, with a choice for each; what comes over by itself; what the answers will be. */
export function MergeForm({
  kept,
  other,
  preview,
  onDone,
}: {
  readonly kept: ChildRecord;
  readonly other: ChildRecord;
  readonly preview: Preview;
  readonly onDone: (words: string) => void;
}) {
  const choices = choicesOf(kept, other);
  const [take, setTake] = useState<ReadonlySet<Takeable>>(() => lacking(choices));
  const merge = useCommand('children.merge');
  const choose = (field: Takeable, which: 'kept' | 'other') => {
    const next = new Set(take);
    if (which === 'other') next.add(field);
    else next.delete(field);
    setTake(next);
  };
  const submit = async () => {
    const result = await merge.run({
      keepId: kept.childId,
      otherId: other.childId,
      keepRevision: kept.revision,
      otherRevision: other.revision,
      take: [...take],
    });
    if (!result.ok) return;
    onDone(`${kept.told}: one record now. It can be taken apart under Put together.`);
  };
  const twoPlans = preview.kept.plan !== null && preview.other.plan !== null;
  const twoPhotos = preview.kept.photoUrl !== null && preview.other.photoUrl !== null;
  return (
    <Form id="merge-form" onSubmit={submit} error={formError(merge.error)}>
      <div className={styles.sides}>
        <Side title="This one is kept" record={kept} holding={preview.kept} />
        <Side title="This one goes under it" record={other} holding={preview.other} />
      </div>
      {(preview.flagged || preview.spareDiffers) && (
        <Banner tone="watch">
          {[
            preview.flagged && 'A restricted flag stands on one of them: it will stand on the one record.',
            preview.spareDiffers && 'They do not say the same about the school’s spare devices: a no stays a no.',
          ]
            .filter(Boolean)
            .join(' ')}
        </Banner>
      )}
      {choices.length === 0 && <p>Their own details are the same.</p>}
      <div className={styles.choices}>
        {choices
          .filter((choice) => !onlyOne(choice))
          .map((choice) => (
            <OneChoice key={choice.field} choice={choice} takes={take.has(choice.field)} onChoose={choose} />
          ))}
        {twoPhotos && (
          <OneChoice
            choice={{
              field: 'photo',
              label: 'Photo',
              kept: 'The photo of the kept record',
              other: 'The photo of the other',
            }}
            takes={take.has('photo')}
            onChoose={choose}
          />
        )}
        {twoPlans && (
          <OneChoice
            choice={{
              field: 'plan',
              label: 'Which signed plan is in force? Please look at both first.',
              kept: planWords(preview.kept.plan),
              other: planWords(preview.other.plan),
            }}
            takes={take.has('plan')}
            onChoose={choose}
          />
        )}
      </div>
      {choices.some(onlyOne) && (
        <p>
          Only one of them has these, and they are kept:{' '}
          {choices
            .filter(onlyOne)
            .map(({ label, kept, other }) => `${label} ${kept || other}`)
            .join(', ')}
          .
        </p>
      )}
      {preview.answers.length > 0 && (
        <div>
          <b>Photos: where their answers differ</b>
          <ul className={styles.answers}>
            {preview.answers.map((one) => (
              <li key={one.purpose}>
                {one.purpose}: {ANSWER_WORDS[one.kept]} in the kept one, {ANSWER_WORDS[one.other].toLowerCase()} in the
                other. Together: <b>{ANSWER_WORDS[one.together]}</b>
              </li>
            ))}
          </ul>
        </div>
      )}
    </Form>
  );
}

function Side({
  title,
  record,
  holding,
}: {
  readonly title: string;
  readonly record: ChildRecord;
  readonly holding: Preview['kept'];
}) {
  return (
    <section className={styles.side} aria-label={title}>
      <span className={styles.small}>{title}</span>
      <div className={styles.face}>
        <ChildPhoto url={record.photoUrl} name={record.knownAs} size="m" />
        <span>
          <b>{record.knownAs}</b>
          <span className={styles.small}>
            {record.className}, {bornWords(record.born)}
          </span>
          <span className={styles.small}>{holdingWords(holding)}</span>
        </span>
      </div>
    </section>
  );
}

function OneChoice({
  choice,
  takes,
  onChoose,
}: {
  readonly choice: FieldChoice;
  readonly takes: boolean;
  readonly onChoose: (field: Takeable, which: 'kept' | 'other') => void;
}) {
  return (
    <RadioGroup<'kept' | 'other'>
      label={choice.label}
      row
      options={[
        { id: 'kept', label: choice.kept || NOT_RECORDED },
        { id: 'other', label: choice.other || NOT_RECORDED },
      ]}
      value={takes ? 'other' : 'kept'}
      onChange={(which) => onChoose(choice.field, which)}
    />
  );
}

const planWords = (plan: Preview['kept']['plan']): string =>
  plan ? `${plan.title}, ${plan.signedOn ? `signed ${showDate(plan.signedOn)}` : 'signing date not recorded'}` : '';
