import { showDate } from '#shared/domain/calendar-date.ts';
import type { ChildId } from '#shared/domain/ids.ts';
import { nameKey, registerName } from '#shared/domain/names.ts';
import type { ListedChild } from '#shared/features/children/children.model.ts';
import { go } from '../../app/router.ts';
import { ChildPhoto, type PickColumn, PickGrid } from '../../ui/index.ts';
import styles from './Children.module.css';

interface ListRow extends ListedChild {
  readonly id: ChildId;
  readonly note: string;
}

const COLUMNS: readonly PickColumn<ListRow>[] = [
  {
    title: 'Name',
    width: 'minmax(190px, 2fr)',
    cell: (row) => (
      <span className={styles.name}>
        <ChildPhoto url={row.photoUrl} name={`${row.forename} ${row.surname}`} size="s" />
        {registerName(row)}
      </span>
    ),
  },
  {
    title: 'Born',
    width: 'minmax(110px, 0.8fr)',
    cell: (row) => (row.born ? showDate(row.born) : 'not recorded'),
  },
  { title: 'Class', width: 'minmax(100px, 1fr)', cell: (row) => row.className },
  { title: 'Note', width: 'minmax(110px, 1.4fr)', cell: (row) => row.note },
];

/** Children by name; with `onPick` several can be ticked. Enter or a press opens the record. */
export function ChildList({
  label,
  shown,
  all,
  picked,
  onPick,
}: {
  readonly label: string;
  readonly shown: readonly ListedChild[];
  /** The whole list: a name that stands twice in the school is marked, be it in another class. */
  readonly all: readonly ListedChild[];
  readonly picked: ReadonlySet<string>;
  readonly onPick?: (picked: ReadonlySet<string>) => void;
}) {
  const twice = doubled(all);
  const rows = shown.map((child) => ({
    ...child,
    id: child.childId,
    note: [child.leftOn && `Left ${showDate(child.leftOn)}`, twice.has(nameKey(child)) && 'Another child has this name']
      .filter(Boolean)
      .join('. '),
  }));
  return (
    <PickGrid
      label={label}
      columns={COLUMNS}
      rows={rows}
      picked={picked}
      {...(onPick ? { onPick } : {})}
      onOpen={(id) => go({ name: 'child', childId: id as ChildId })}
      empty="No child in this class."
    />
  );
}

/** Names that stand more than once in the list. */
function doubled(all: readonly ListedChild[]): ReadonlySet<string> {
  const seen = new Set<string>();
  const twice = new Set<string>();
  for (const child of all) {
    const key = nameKey(child);
    if (seen.has(key)) twice.add(key);
    seen.add(key);
  }
  return twice;
}
