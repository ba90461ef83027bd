import { UserRoundSearch, X } from 'lucide-react';
import { useState } from 'react';
import type { ChildId, StaffId } from '#shared/domain/ids.ts';
import { type AuditFilter, type AuditKind, EVERY_ENTRY } from '#shared/features/audit/audit.model.ts';
import { oneLine } from '#shared/features/children/told-apart.rules.ts';
import { useCall } from '../../api/call.ts';
import {
  Button,
  ChipBar,
  ChipRule,
  DateField,
  Dialog,
  FilterChips,
  IconButton,
  RadioGroup,
  SearchField,
  Select,
} from '../../ui/index.ts';
import styles from './Audit.module.css';

const KINDS: readonly { readonly id: AuditKind; readonly label: string }[] = [
  { id: 'everything', label: 'Everything' },
  { id: 'looks', label: 'Looks at records' },
  { id: 'changes', label: 'Changes' },
  { id: 'emergency', label: 'Emergency cards' },
  { id: 'break-glass', label: 'Outside a role' },
  { id: 'sessions', label: 'Signing in and out' },
  { id: 'failures', label: 'Refused' },
  { id: 'staff', label: 'Staff' },
];

/** A child as the filter shows them: never by the name alone. */
export interface ChosenChild {
  readonly childId: ChildId;
  readonly words: string;
}

/** Which entries are shown. By person and by child only for those who see others' entries. */
export function AuditFilters({
  filter,
  child,
  onChange,
  seesAll,
  seesChildren,
}: {
  readonly filter: AuditFilter;
  readonly child: ChosenChild | null;
  readonly onChange: (filter: AuditFilter, child: ChosenChild | null) => void;
  readonly seesAll: boolean;
  readonly seesChildren: boolean;
}) {
  const set = (part: Partial<AuditFilter>) => onChange({ ...filter, ...part }, child);
  const isPlain = Object.values({ ...filter, kind: null }).every((value) => value === null);
  return (
    <>
      {(seesAll || !seesChildren) && (
        <ChipBar>
          <FilterChips label="Kind of entry" chips={KINDS} value={filter.kind} onChange={(kind) => set({ kind })} />
        </ChipBar>
      )}
      <ChipBar>
        {seesAll && <PersonFilter value={filter.staffId} onChange={(staffId) => set({ staffId })} />}
        {seesChildren && (
          <ChildFilter
            value={child}
            onChange={(next) => onChange({ ...filter, childId: next?.childId ?? null }, next)}
          />
        )}
        {seesChildren && <ChipRule />}
        <div className={styles.date}>
          <span aria-hidden="true">From</span>
          <DateField label="From" labelHidden optional value={filter.from} onChange={(from) => set({ from })} />
        </div>
        <div className={styles.date}>
          <span aria-hidden="true">to</span>
          <DateField label="To" labelHidden optional value={filter.to} onChange={(to) => set({ to })} />
        </div>
        {!isPlain && (
          <Button tone="quiet" icon={X} onPress={() => onChange({ ...EVERY_ENTRY, kind: filter.kind }, null)}>
            Clear
          </Button>
        )}
      </ChipBar>
    </>
  );
}

function PersonFilter({
  value,
  onChange,
}: {
  readonly value: StaffId | null;
  readonly onChange: (staffId: StaffId | null) => void;
}) {
  const people = useCall('audit.people', {}).data?.people ?? [];
  return (
    <Select
      label="Person"
      labelHidden
      look="pill"
      options={[
        { id: 'everybody', label: 'Everybody' },
        ...people.map((person) => ({ id: person.staffId as string, label: person.name })),
      ]}
      value={value ?? 'everybody'}
      onChange={(id) => onChange(people.find((person) => person.staffId === id)?.staffId ?? null)}
    />
  );
}

function ChildFilter({
  value,
  onChange,
}: {
  readonly value: ChosenChild | null;
  readonly onChange: (child: ChosenChild | null) => void;
}) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button icon={UserRoundSearch} onPress={() => setOpen(true)}>
        {value?.words ?? 'Any child'}
      </Button>
      {value && <IconButton icon={X} label="Show every child" onPress={() => onChange(null)} />}
      {open && (
        <ChildDialog
          onClose={() => setOpen(false)}
          onChoose={(child) => {
            onChange(child);
            setOpen(false);
          }}
        />
      )}
    </>
  );
}

function ChildDialog({
  onChoose,
  onClose,
}: {
  readonly onChoose: (child: ChosenChild) => void;
  readonly onClose: () => void;
}) {
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState<string | null>(null);
  const wanted = text.trim();
  const found = useCall('children.find', { text: wanted }, { enabled: wanted !== '', keepPrevious: true });
  const hits = wanted === '' ? [] : (found.data?.hits ?? []);
  const hit = hits.find(({ childId }) => childId === chosen) ?? (hits.length === 1 ? hits[0] : undefined);
  return (
    <Dialog
      title="Entries about which child?"
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button
            tone="primary"
            isDisabled={hit === undefined}
            onPress={() => hit && onChoose({ childId: hit.childId, words: oneLine(hit) })}
          >
            Show these entries
          </Button>
        </>
      }
    >
      <div className={styles.choose}>
        <SearchField label="Name" placeholder="Type a name" autoFocus value={text} onChange={setText} />
        {hits.length > 0 && (
          <RadioGroup<string>
            label="Child"
            value={hit?.childId ?? null}
            onChange={setChosen}
            options={hits.map((one) => ({ id: one.childId as string, label: oneLine(one) }))}
          />
        )}
        {wanted !== '' && found.data && hits.length === 0 && (
          <p role="status">No child with that name. Try fewer letters.</p>
        )}
      </div>
    </Dialog>
  );
}
