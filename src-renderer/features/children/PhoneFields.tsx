import { Plus, Trash2 } from 'lucide-react';
import { Fragment } from 'react';
import { telephoneWarning } from '#shared/domain/telephone.ts';
import type { Phone } from '#shared/features/children/children.model.ts';
import { Button, FieldRow, IconButton, Select, SoftChecks, TextField } from '../../ui/index.ts';
import styles from './Children.module.css';

const USUAL = ['Mobile', 'Home', 'Work', 'Other'];
const MOST = 6;

/** A number as it is being typed; `key` keeps its field when another one goes. */
export interface PhoneDraft extends Phone {
  readonly key: number;
}

let lastKey = 0;
const draft = (phone: Phone): PhoneDraft => {
  lastKey += 1;
  return { ...phone, key: lastKey };
};

/** The recorded numbers to be edited; a contact without any gets one empty field. */
export const phoneDrafts = (phones: readonly Phone[]): readonly PhoneDraft[] =>
  (phones.length > 0 ? phones : [{ kind: 'Mobile', number: '' }]).map(draft);

/** What is to be saved: numbers that say something, in the order they stand in. */
export const phonesFrom = (drafts: readonly PhoneDraft[]): Phone[] =>
  drafts.filter(({ number }) => number.trim() !== '').map(({ kind, number }) => ({ kind, number }));

/** A contact's numbers in calling order, each with its kind. */
export function PhoneFields({
  drafts,
  onChange,
}: {
  readonly drafts: readonly PhoneDraft[];
  readonly onChange: (drafts: readonly PhoneDraft[]) => void;
}) {
  const set = (key: number, change: Partial<Phone>) =>
    onChange(drafts.map((one) => (one.key === key ? { ...one, ...change } : one)));
  return (
    <div className={styles.stack}>
      {drafts.map((phone, place) => (
        <Fragment key={phone.key}>
          <FieldRow>
            <Select
              label={`Kind of number ${place + 1}`}
              options={kindsFor(phone.kind).map((kind) => ({ id: kind, label: kind }))}
              value={phone.kind || null}
              placeholder="Not recorded"
              onChange={(kind) => set(phone.key, { kind })}
            />
            <TextField
              label={`Number ${place + 1}`}
              optional
              type="tel"
              value={phone.number}
              onChange={(number) => set(phone.key, { number })}
            />
            <span className={styles.atFoot}>
              <IconButton
                label={`Remove number ${place + 1}`}
                icon={Trash2}
                onPress={() => onChange(drafts.filter((one) => one.key !== phone.key))}
              />
            </span>
          </FieldRow>
          <SoftChecks of={[telephoneWarning(phone.number)]} />
        </Fragment>
      ))}
      {drafts.length < MOST && (
        <span>
          <Button icon={Plus} onPress={() => onChange([...drafts, draft({ kind: nextKind(drafts), number: '' })])}>
            Add a number
          </Button>
        </span>
      )}
    </div>
  );
}

/** The usual kinds, and the one that an import brought. */
const kindsFor = (kind: string): readonly string[] => (kind === '' || USUAL.includes(kind) ? USUAL : [...USUAL, kind]);

const nextKind = (drafts: readonly PhoneDraft[]): string =>
  USUAL.find((kind) => !drafts.some((one) => one.kind === kind)) ?? 'Other';
