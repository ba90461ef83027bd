import {
  foldAnswer,
  SAID_MEANING_WORDS,
  SAID_MEANINGS,
  type SaidMeaning,
} from '#shared/features/imports/answer-words.rules.ts';
import { Select } from '../../ui/index.ts';
import styles from './Imports.module.css';

const OPTIONS = SAID_MEANINGS.map((id) => ({ id, label: SAID_MEANING_WORDS[id] }));

/** Words among the answers that Careboard does not know: a person says what each means, since a guess could make a yes of a no. */
export function ConsentWords({
  words,
  means,
  onChange,
}: {
  readonly words: readonly string[];
  readonly means: ReadonlyMap<string, SaidMeaning>;
  readonly onChange: (word: string, to: SaidMeaning) => void;
}) {
  return (
    <>
      <h3>Words that Careboard does not know</h3>
      <ul className={styles.columns}>
        {words.map((word) => (
          <li key={foldAnswer(word)}>
            <span className={styles.fieldName}>“{word}”</span>
            <Select<SaidMeaning>
              label={`Meaning of “${word}”`}
              labelHidden
              placeholder="Please choose"
              value={means.get(foldAnswer(word)) ?? null}
              onChange={(to) => onChange(word, to)}
              options={OPTIONS}
            />
          </li>
        ))}
      </ul>
    </>
  );
}
