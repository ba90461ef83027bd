import type { PurposeColumn } from '#shared/features/imports/imports.model.ts';
import { Select } from '../../ui/index.ts';
import styles from './Imports.module.css';
import type { Columns } from './import-work.ts';

/** Columns of answers, or the purposes that rows name: each is a purpose of the school, or becomes one, or is left out. None is dropped without a word. */
export function ConsentColumns({
  columns,
  view,
  purposes,
  long,
  onChange,
}: {
  readonly columns: Columns['answers'];
  readonly view: Columns;
  readonly purposes: ReadonlyMap<string, PurposeColumn['to']>;
  /** Each row of the file is one answer. */
  readonly long: boolean;
  readonly onChange: (header: string, to: PurposeColumn['to']) => void;
}) {
  return (
    <>
      <h3>{long ? 'Which purpose is which' : 'What each column of answers is for'}</h3>
      {columns.length === 0 && (
        <p className={styles.soft}>
          {long ? 'No row of this file names a purpose.' : 'No other column of this file holds yes or no.'}
        </p>
      )}
      <ul className={styles.columns}>
        {columns.map(({ header, samples, answers }) => (
          <li key={header}>
            <span className={styles.fieldName}>
              {header}
              {answers === 'some' && <em> some of its words are not known: see below</em>}
              {answers === 'none' && <em> none of its words is known</em>}
            </span>
            <Select<string>
              label={`Purpose for “${header}”`}
              labelHidden
              placeholder="Please choose"
              value={purposes.get(header) ?? null}
              onChange={(to) => onChange(header, to as PurposeColumn['to'])}
              options={[
                ...view.purposes.map(({ purposeId, name }) => ({ id: purposeId as string, label: name })),
                ...(view.mayMakePurposes ? [{ id: 'new', label: `Make a new purpose: ${header.slice(0, 60)}` }] : []),
                { id: 'leave', label: 'Leave this column out' },
              ]}
            />
            <span className={styles.samples}>{samples.join(' · ')}</span>
          </li>
        ))}
      </ul>
      {!view.mayMakePurposes && columns.length > 0 && (
        <p className={styles.soft}>A Lead can add a purpose that is missing here.</p>
      )}
    </>
  );
}
