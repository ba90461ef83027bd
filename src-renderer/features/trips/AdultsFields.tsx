import { UserPlus, X } from 'lucide-react';
import type { StaffId } from '#shared/domain/ids.ts';
import { Button, ComboBox, IconButton, TextField } from '../../ui/index.ts';
import type { AdultDraft } from './plan-draft.ts';
import styles from './Trips.module.css';

/** Who comes along beside the leader: members of staff by their name in the register, helpers by name. */
export function AdultsFields({
  adults,
  staff,
  onChange,
  error,
}: {
  readonly adults: readonly AdultDraft[];
  readonly staff: readonly { readonly staffId: StaffId; readonly name: string }[];
  readonly onChange: (adults: readonly AdultDraft[]) => void;
  readonly error: string | undefined;
}) {
  const free = staff.filter(({ staffId }) => !adults.some((adult) => adult.staffId === staffId));
  const change = (place: number, part: Partial<AdultDraft>) =>
    onChange(adults.map((adult, at) => (at === place ? { ...adult, ...part } : adult)));
  return (
    <>
      {adults.length > 0 && (
        <ul className={styles.list} aria-label="Other adults">
          {adults.map((adult, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: an adult is their place in the list until they are saved
            <li key={place} className={styles.row}>
              {adult.staffId ? (
                <span className={styles.grow}>{adult.name}, staff</span>
              ) : (
                <div className={styles.grow}>
                  <TextField
                    label={`Name of helper ${place + 1}`}
                    value={adult.name}
                    onChange={(name) => change(place, { name })}
                    maxLength={80}
                  />
                </div>
              )}
              <div className={styles.grow}>
                <TextField
                  label={`Telephone of ${adult.name || `helper ${place + 1}`}`}
                  optional
                  value={adult.phone}
                  onChange={(phone) => change(place, { phone })}
                  maxLength={30}
                />
              </div>
              <IconButton
                label={`Take ${adult.name || 'this helper'} off`}
                icon={X}
                onPress={() => onChange(adults.filter((_adult, at) => at !== place))}
              />
            </li>
          ))}
        </ul>
      )}
      <div className={styles.bar}>
        <ComboBox
          key={adults.length}
          label="Add a member of staff"
          optional
          options={free.map(({ staffId, name }) => ({ id: staffId, label: name }))}
          value={null}
          onChange={(id) => {
            const person = free.find(({ staffId }) => staffId === id);
            if (!person) return;
            const { staffId, name } = person;
            onChange([...adults, { adultId: null, name, phone: '', kind: 'staff', staffId }]);
          }}
        />
        <Button
          icon={UserPlus}
          onPress={() => onChange([...adults, { adultId: null, name: '', phone: '', kind: 'helper', staffId: null }])}
        >
          Add a helper
        </Button>
      </div>
      {error && <p role="alert">{error}</p>}
    </>
  );
}
