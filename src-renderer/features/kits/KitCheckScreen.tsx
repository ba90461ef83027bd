import { ArrowLeft } from 'lucide-react';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { CallOutput } from '#shared/contract/contract.ts';
import { type CalendarDate, showDate } from '#shared/domain/calendar-date.ts';
import { mayFind } from '#shared/features/kits/kit-check.rules.ts';
import { FOUND, FOUND_WORDS, type Found, itemName, KIT_PARTS, PART_NAMES } from '#shared/features/kits/kits.model.ts';
import { useCall, useCommand } from '../../api/call.ts';
import { fieldError, formError } from '../../api/failure.ts';
import { back, type ScreenOf } from '../../app/router.ts';
import {
  Answer,
  Button,
  cx,
  DateField,
  EmptyState,
  FieldRow,
  Form,
  Kbd,
  Page,
  PageHeader,
  Select,
  TextField,
  toast,
  useUnsaved,
} from '../../ui/index.ts';
import { useRequestKey } from '../medicines/request-key.ts';
import { staffOptions } from '../medicines/WitnessFields.tsx';
import styles from './Kits.module.css';
import { itemLine } from './kit-look.ts';

type KitAnswer = CallOutput<'kits.kit'>;
const KEYS: Readonly<Record<string, Found>> = { g: 'good', m: 'missing', d: 'damaged', o: 'out-of-date' };
const KEY_OF: Readonly<Record<Found, string>> = { good: 'G', missing: 'M', damaged: 'D', 'out-of-date': 'O' };

/** The monthly check on one screen: one key for each thing, Enter. */
export function KitCheckScreen({ screen: { kitId } }: { readonly screen: ScreenOf<'kit-check'> }) {
  const asked = useCall('kits.kit', { kitId });
  return (
    <Page>
      <Answer of={asked} loading="Loading the kit">
        {(answer) => <Filled answer={answer} />}
      </Answer>
    </Page>
  );
}

interface Line {
  readonly id: string;
  readonly name: string;
  readonly about: string;
  readonly may: readonly Found[];
}

/** What is looked at: each item with what can be said of it on this day, then each part. */
function linesOf({ kit }: KitAnswer, day: CalendarDate): readonly Line[] {
  const items = kit.items.filter(({ state }) => state === 'in');
  return [
    ...items.map((item) => ({
      id: item.itemId as string,
      name: itemName(item),
      about: itemLine(item).slice(itemName(item).length).replace(/^, /, ''),
      may: FOUND.filter((found) => mayFind(found, item.expires, day)),
    })),
    ...KIT_PARTS.map((part) => ({
      id: part as string,
      name: PART_NAMES[part],
      about: '',
      may: ['good', 'missing'] as const,
    })),
  ];
}

function Filled({ answer }: { readonly answer: KitAnswer }) {
  const { kit, staff, me, today } = answer;
  const requestKey = useRequestKey();
  const [onDay, setOnDay] = useState<CalendarDate | null>(today);
  const [checkedBy, setCheckedBy] = useState(me);
  const [said, setSaid] = useState<ReadonlyMap<string, Found>>(new Map());
  const [words, setWords] = useState('');
  const [tried, setTried] = useState(false);
  const save = useCommand('kits.recordCheck');
  const [saved, setSaved] = useState(false);
  useUnsaved(!saved && (said.size > 0 || words !== '') ? 'this check' : null);
  // Once nothing unsaved stands here any more.
  useEffect(() => {
    if (saved) back();
  }, [saved]);
  const list = useRef<HTMLUListElement>(null);
  const wordsBox = useRef<HTMLDivElement>(null);
  const lines = linesOf(answer, onDay ?? today);
  const foundOf = ({ id, may }: Line): Found | undefined => {
    const found = said.get(id);
    return found !== undefined && may.includes(found) ? found : undefined;
  };
  const open = lines.filter((line) => foundOf(line) === undefined);
  const isWrong = lines.some((line) => !['good', undefined].includes(foundOf(line)));
  const focusLine = (at: number) => focusIn(list.current, at);
  // The keys work at once: the first thing to look at has the focus.
  useEffect(() => focusIn(list.current, 0), []);
  const say = (at: number, found: Found) => {
    const line = lines[at];
    if (!line?.may.includes(found)) return;
    setSaid(new Map(said).set(line.id, found));
    const wrong = found !== 'good' || isWrong;
    if (at + 1 < lines.length) focusLine(at + 1);
    else if (wrong) wordsBox.current?.querySelector('input')?.focus();
    else wordsBox.current?.closest('form')?.querySelector<HTMLElement>('button[type="submit"]')?.focus();
  };
  /** Letters and arrows act on the line that has the focus. */
  const onKey = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const at = lines.findIndex(
      ({ id }) => (event.target as HTMLElement).closest('[data-line]')?.getAttribute('data-line') === id,
    );
    const found = KEYS[event.key.toLowerCase()];
    if (at < 0) return;
    if (event.key === 'ArrowDown') focusLine(Math.min(lines.length - 1, at + 1));
    else if (event.key === 'ArrowUp') focusLine(Math.max(0, at - 1));
    else if (found) say(at, found);
    else return;
    event.preventDefault();
  };
  const submit = async () => {
    setTried(true);
    if (open.length > 0) {
      focusLine(lines.findIndex((line) => foundOf(line) === undefined));
      return;
    }
    if (onDay === null || (isWrong && words.trim() === '')) return;
    const found = lines.map((line) => ({ id: line.id, found: foundOf(line) ?? 'missing' }));
    const isPart = (id: string) => KIT_PARTS.some((part) => part === id);
    const result = await save.run({
      ...{ kitId: kit.kitId, requestKey, onDay, checkedBy, words },
      items: found.filter(({ id }) => !isPart(id)).map(({ id, ...one }) => ({ itemId: id as never, ...one })),
      parts: KIT_PARTS.map((part) => ({ part, there: said.get(part) === 'good' })),
    });
    if (!result.ok) return;
    toast(isWrong ? 'Recorded. What was wrong stands on the kit until it is put right.' : 'Recorded: all in order.');
    setSaved(true);
  };
  return (
    <>
      <PageHeader
        title={`Check ${kit.name}`}
        subtitle={kit.place}
        actions={
          <Button icon={ArrowLeft} onPress={back}>
            Back
          </Button>
        }
        help={
          <>
            <p>Take the kit in your hand. For each line press one key, and the next line has the focus; then Enter.</p>
            <p>
              G: there and good. M: missing. D: damaged. O: out of date. Something past its date can never be called
              good.
            </p>
          </>
        }
      />
      {lines.length === KIT_PARTS.length && (
        <EmptyState title="Nothing is recorded in this kit">
          Open the kit and add what lies in it with batch and expiry. The papers can be checked all the same.
        </EmptyState>
      )}
      <div className={styles.check}>
        <Form
          label={`Check ${kit.name}`}
          onSubmit={() => void submit()}
          error={
            formError(save.error) ??
            fieldError(save.error, 'items') ??
            (tried && open.length > 0 ? 'Please look at every line.' : undefined)
          }
          actions={
            <Button tone="primary" type="submit" isPending={save.pending}>
              Record the check
            </Button>
          }
        >
          <ul ref={list} className={styles.rows} aria-label="What to look at" onKeyDown={onKey}>
            {lines.map((line, at) => (
              <Row key={line.id} line={line} found={foundOf(line)} onSay={(found) => say(at, found)} />
            ))}
          </ul>
          <div ref={wordsBox}>
            <TextField
              label="What was wrong, and what did you do?"
              optional={!isWrong}
              value={words}
              onChange={setWords}
              maxLength={300}
              error={
                fieldError(save.error, 'words') ??
                (tried && isWrong && words.trim() === '' ? 'Please say it in a few words.' : undefined)
              }
            />
          </div>
          <FieldRow>
            <Select
              label="Checked by"
              options={staffOptions(staff)}
              value={checkedBy}
              onChange={setCheckedBy}
              error={fieldError(save.error, 'checkedBy')}
            />
            <DateField
              label="On"
              value={onDay}
              onChange={setOnDay}
              max={today}
              error={fieldError(save.error, 'onDay')}
            />
          </FieldRow>
        </Form>
        {kit.lastCheck && (
          <p className={styles.soft}>
            Last checked {showDate(kit.lastCheck.onDay)}.{' '}
            {kit.lastCheck.wrong.length > 0 && `Then wrong: ${kit.lastCheck.wrong.join('; ')}.`} {kit.lastCheck.words}
          </p>
        )}
      </div>
    </>
  );
}

const focusIn = (list: HTMLElement | null, at: number): void =>
  list?.querySelectorAll<HTMLElement>('[data-line]')[at]?.querySelector<HTMLElement>('button')?.focus();

/** One thing to look at, and the answers that are possible. */
function Row({
  line,
  found,
  onSay,
}: {
  readonly line: Line;
  readonly found: Found | undefined;
  readonly onSay: (found: Found) => void;
}) {
  const { id, name, about, may } = line;
  return (
    <li data-line={id} className={cx(styles.row, found !== undefined && found !== 'good' && styles.wrong)}>
      <span>
        <b>{name}</b> <span className={styles.soft}>{about}</span>
      </span>
      <span className={styles.answers}>
        {may.map((one) => (
          <Button
            key={one}
            pressed={found === one}
            aria-label={`${name} ${about}: ${wordsOf(one, about)}`}
            onPress={() => onSay(one)}
          >
            <Kbd>{KEY_OF[one]}</Kbd> {wordsOf(one, about)}
          </Button>
        ))}
      </span>
    </li>
  );
}
/** A paper has no date. */
const wordsOf = (found: Found, about: string): string =>
  found === 'good' && about === '' ? 'There' : FOUND_WORDS[found];
