import { Bus, ClipboardPaste, Plus, Users, X } from 'lucide-react';
import { useState } from 'react';
import { foldName } from '#shared/domain/names.ts';
import { oneLine } from '#shared/features/children/told-apart.rules.ts';
import { useCall } from '../../../api/call.ts';
import { useCan } from '../../../api/session-store.ts';
import { Button, IconButton, SearchField } from '../../../ui/index.ts';
import type { ConsentFace } from '../answer-look.ts';
import { GroupsDialog } from '../GroupsDialog.tsx';
import { PasteNamesDialog } from '../PasteNamesDialog.tsx';
import styles from './Days.module.css';
import { FromTripDialog } from './FromTripDialog.tsx';

const MOST_PICKED = 500;
const MOST_FOUND = 6;

/** Children added one by one, from a pasted list, from a saved group or, for a day, from a trip. */
export function PickedChildren({
  picked,
  into,
  fromTrips = false,
  onChange,
}: {
  readonly picked: readonly ConsentFace[];
  /** What they are put into, in words: "the day". */
  readonly into: string;
  /** Whether a trip's children are offered, to whoever plans trips. */
  readonly fromTrips?: boolean;
  readonly onChange: (picked: readonly ConsentFace[]) => void;
}) {
  const [text, setText] = useState('');
  const [pasting, setPasting] = useState(false);
  const [grouping, setGrouping] = useState(false);
  const [travelling, setTravelling] = useState(false);
  const seesTrips = useCan('trips.plan') && fromTrips;
  const wanted = foldName(text);
  const found = useCall('children.find', { text }, { enabled: wanted !== '', keepPrevious: true });
  const chosen = new Set(picked.map(({ childId }) => childId));
  const hits = wanted === '' ? [] : (found.data?.hits ?? []).filter(({ childId }) => !chosen.has(childId));
  const add = (more: readonly ConsentFace[]) =>
    onChange([...new Map([...picked, ...more].map((child) => [child.childId, child])).values()].slice(0, MOST_PICKED));
  return (
    <>
      <div className={styles.buttons}>
        <SearchField label="Find by name" placeholder="Find by name" value={text} onChange={setText} />
        <Button icon={ClipboardPaste} onPress={() => setPasting(true)}>
          Paste names
        </Button>
        <Button icon={Users} onPress={() => setGrouping(true)}>
          Saved groups
        </Button>
        {seesTrips && (
          <Button icon={Bus} onPress={() => setTravelling(true)}>
            From a trip
          </Button>
        )}
      </div>
      {hits.length > 0 && (
        <ul className={styles.hits} aria-label="Found">
          {hits.slice(0, MOST_FOUND).map((child) => (
            <li key={child.childId}>
              <Button
                icon={Plus}
                onPress={() => {
                  add([{ ...child, listName: '' }]);
                  setText('');
                }}
              >
                {oneLine(child)}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {picked.length > 0 && (
        <ul className={styles.picked} aria-label="Children by name">
          {picked.map((child) => (
            <li key={child.childId}>
              <span>{oneLine(child)}</span>
              <IconButton
                label={`Take out ${oneLine(child)}`}
                icon={X}
                onPress={() => onChange(picked.filter(({ childId }) => childId !== child.childId))}
              />
            </li>
          ))}
        </ul>
      )}
      {pasting && <PasteNamesDialog into={into} onAdd={add} onClose={() => setPasting(false)} />}
      {grouping && <GroupsDialog into={into} picked={[]} onAdd={add} onClose={() => setGrouping(false)} />}
      {travelling && <FromTripDialog onAdd={add} onClose={() => setTravelling(false)} />}
    </>
  );
}
