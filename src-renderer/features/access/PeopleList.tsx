import { Search } from 'lucide-react';
import { type CSSProperties, type KeyboardEvent, type Ref, useEffect, useId, useRef } from 'react';
import type { SignInName } from '#shared/features/access/access.model.ts';
import { cx } from '../../ui/index.ts';
import { staffInitials } from './people.ts';
import styles from './SignIn.module.css';

interface PeopleListProps {
  readonly headingId: string;
  readonly people: readonly SignInName[];
  readonly chosen: SignInName | undefined;
  readonly typed: string;
  readonly inputRef: Ref<HTMLInputElement>;
  readonly onType: (text: string) => void;
  readonly onChoose: (person: SignInName) => void;
  readonly onEnter: () => void;
}

/**
 * The people of the school, narrowed by typing. One widget (the combobox pattern with a list that is always open): the
 * focus stays in the box, arrows move through the people, Enter goes on to the password.
 */
export function PeopleList(props: PeopleListProps) {
  const { people, chosen, typed, onChoose } = props;
  const listId = useId();
  const optionId = (staffId: string) => `${listId}-${staffId}`;
  const list = useRef<HTMLDivElement>(null);
  const chosenId = chosen?.staffId;
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  });

  const move = (by: number) => {
    const at = people.findIndex(({ staffId }) => staffId === chosenId);
    const next = people[Math.min(people.length - 1, Math.max(0, at + by))];
    if (next) onChoose(next);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    const perColumn = Math.ceil(people.length / columnsOf(list.current));
    const sideways = typed === '' ? perColumn : 0;
    const step = { ArrowDown: 1, ArrowUp: -1, ArrowRight: sideways, ArrowLeft: -sideways }[event.key];
    if (event.key === 'Enter') props.onEnter();
    else if (event.key === 'Escape') props.onType('');
    else if (step) move(step);
    else return;
    event.preventDefault();
  };

  return (
    <>
      <div className={styles.head}>
        <h1 id={props.headingId} className={styles.title}>
          Who is signing in?
        </h1>
        <div className={styles.find}>
          <Search />
          <input
            ref={props.inputRef}
            role="combobox"
            aria-label="Your name"
            aria-expanded="true"
            aria-controls={listId}
            aria-autocomplete="list"
            aria-activedescendant={chosenId && optionId(chosenId)}
            placeholder="type a few letters of your name"
            value={typed}
            onChange={(event) => props.onType(event.target.value)}
            onKeyDown={onKeyDown}
            autoComplete="off"
            spellCheck={false}
            maxLength={80}
          />
        </div>
      </div>
      {people.length === 0 && (
        <p className={styles.nobody} role="status">
          Nobody here has that name. A Lead adds people under School.
        </p>
      )}
      <div
        ref={list}
        id={listId}
        role="listbox"
        aria-labelledby={props.headingId}
        className={styles.people}
        // Two columns that are read downwards, as in a telephone book.
        style={{ '--rows': Math.max(1, Math.ceil(people.length / 2)) } as CSSProperties}
      >
        {people.map((person) => (
          <Person
            key={person.staffId}
            id={optionId(person.staffId)}
            person={person}
            isChosen={person.staffId === chosenId}
            onPress={() => {
              onChoose(person);
              props.onEnter();
            }}
          />
        ))}
      </div>
    </>
  );
}

const columnsOf = (list: HTMLElement | null): number =>
  list === null ? 1 : getComputedStyle(list).gridTemplateColumns.split(' ').length;

function Person({
  id,
  person,
  isChosen,
  onPress,
}: {
  readonly id: string;
  readonly person: SignInName;
  readonly isChosen: boolean;
  readonly onPress: () => void;
}) {
  return (
    // The keyboard is the combobox's: an option of it is never focused by itself.
    // biome-ignore lint/a11y/useFocusableInteractive: see above
    // biome-ignore lint/a11y/useKeyWithClickEvents: see above
    <div
      id={id}
      role="option"
      aria-selected={isChosen}
      className={cx(styles.person, isChosen && styles.chosen)}
      onClick={onPress}
    >
      <span className={styles.disc} aria-hidden="true">
        {staffInitials(person.name)}
      </span>
      <span className={styles.words}>
        <b>{person.name}</b>
        <span className={styles.role}>{person.label}</span>
      </span>
    </div>
  );
}
