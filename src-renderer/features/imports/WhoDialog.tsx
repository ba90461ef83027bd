import { useState } from 'react';
import { bornWords, oneLine } from '#shared/features/children/told-apart.rules.ts';
import type { ImportItem, Settling } from '#shared/features/imports/imports.model.ts';
import { useCall } from '../../api/call.ts';
import { Button, ChildPhoto, Dialog, RadioGroup, SearchField } from '../../ui/index.ts';
import styles from './Imports.module.css';

type Candidate = ImportItem['candidates'][number];
interface Asked {
  readonly title: string;
  readonly where: string;
  readonly reason: string;
  readonly candidates: readonly Candidate[];
  readonly mayAdd: boolean;
  readonly pictureUrl: string | null;
}

/** Whose row or picture is this? Photo, class and date of birth tell candidates apart; any other child is found by name. */
export function WhoDialog({
  asked,
  chosen,
  onChoose,
  onLeave,
  leaveLabel,
  onClose,
  isPending,
  error,
}: {
  readonly asked: Asked;
  readonly chosen: Settling | null;
  readonly onChoose: (to: Settling, name: string) => void;
  readonly onLeave: () => void;
  readonly leaveLabel: string;
  readonly onClose: () => void;
  readonly isPending?: boolean;
  readonly error?: string | undefined;
}) {
  const [value, setValue] = useState<string | null>(chosen);
  const [text, setText] = useState('');
  const found = useCall('children.find', { text }, { enabled: text.trim().length > 1, keepPrevious: true });
  const others = text.trim().length > 1 ? (found.data?.hits ?? []) : [];
  const known = new Set<string>(asked.candidates.map(({ childId }) => childId));
  const all = [
    ...asked.candidates.map(({ born, ...child }) => ({ ...child, apart: bornWords(born) })),
    ...others.filter(({ childId }) => !known.has(childId)),
  ];
  const nameOf = (id: string) => {
    const child = all.find(({ childId }) => childId === id);
    return child ? oneLine(child) : '';
  };
  return (
    <Dialog
      title={asked.title}
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onLeave}>{leaveLabel}</Button>
          <Button
            tone="primary"
            isDisabled={value === null}
            isPending={isPending ?? false}
            onPress={() =>
              value !== null && onChoose(value as Settling, value === 'new' ? 'A new child' : nameOf(value))
            }
          >
            Choose
          </Button>
        </>
      }
    >
      <div className={styles.who}>
        {asked.pictureUrl && (
          <ChildPhoto url={asked.pictureUrl} name={asked.title} size="xl" alt="The picture of this file" />
        )}
        <div className={styles.whoWords}>
          <p>
            {asked.where}. {asked.reason}
          </p>
          <SearchField
            label="Find another child by name"
            placeholder="Find another child by name"
            value={text}
            onChange={setText}
          />
          <RadioGroup<string>
            label="Who is it?"
            value={value}
            onChange={setValue}
            error={error}
            options={[
              ...all.map((child) => ({
                id: child.childId as string,
                label: (
                  <span className={styles.candidate}>
                    <ChildPhoto url={child.photoUrl} name={child.name} size="m" />
                    <span>
                      <b>{child.name}</b>, {child.className}
                      <br />
                      {child.apart}
                    </span>
                  </span>
                ),
              })),
              ...(asked.mayAdd ? [{ id: 'new', label: 'A new child, not in the register yet' }] : []),
            ]}
          />
          {all.length === 0 && !asked.mayAdd && <p className={styles.soft}>Type a name to find the child.</p>}
        </div>
      </div>
    </Dialog>
  );
}
