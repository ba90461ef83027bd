import { MapPin, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { showDate } from '#shared/domain/calendar-date.ts';
import type { EmergencyCard } from '#shared/features/medical/emergency.contract.ts';
import { useCommand } from '../../api/call.ts';
import { formError } from '../../api/failure.ts';
import { Badge, Button, ChildPhoto, Dialog, NeedChip, TextField } from '../../ui/index.ts';
import styles from './Emergency.module.css';
import { needIcon } from './need-icons.ts';

/** Left: who this is, and where the medicine is. */
export function EmergencyChild({ card }: { readonly card: EmergencyCard }) {
  const { child, needs } = card;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and a keyboard must be able to scroll it
    <section className={styles.left} aria-label="The child" tabIndex={0}>
      <div className={styles.portrait}>
        <ChildPhoto url={child.photoUrl} name={child.name} size="fill" alt={child.name} />
      </div>
      <h2>{child.name}</h2>
      <p>
        {child.born ? `Born ${showDate(child.born)}, ${child.age} years` : 'Date of birth not recorded'}.{' '}
        {child.className}
      </p>
      {child.sharesName && (
        <Badge icon={TriangleAlert} tone="serious">
          Another child has this name: check the date of birth
        </Badge>
      )}
      {card.twoStrengths && (
        <Badge icon={TriangleAlert} tone="serious">
          Two device strengths are recorded: look at the plan
        </Badge>
      )}
      {needs.length === 0 && <p>No medical need is recorded.</p>}
      {needs.map((need) => (
        <div key={need.needId} className={styles.need}>
          <NeedChip severity={need.severity} icon={needIcon(need.kind ?? need.suggestedKind)} size="l">
            {need.condition}
          </NeedChip>
          {need.medicine && !/^none$/i.test(need.medicine) && <Medicine card={card} need={need} />}
        </div>
      ))}
    </section>
  );
}

function Medicine({ card, need }: { readonly card: EmergencyCard; readonly need: EmergencyCard['needs'][number] }) {
  const [asking, setAsking] = useState(false);
  const [place, setPlace] = useState('');
  const save = useCommand('medical.setPlace');
  const submit = async () => {
    const result = await save.run({ childId: card.child.childId, needId: need.needId, place });
    if (result.ok) setAsking(false);
  };
  return (
    <div className={styles.box}>
      <strong>
        <MapPin aria-hidden="true" /> {need.medicine}
      </strong>
      <p>{need.place || 'Place not recorded'}</p>
      <p>{need.expires ? `In date until ${showDate(need.expires)}` : 'Expiry not recorded'}</p>
      {!need.place && card.mayRecordPlace && <Button onPress={() => setAsking(true)}>Record the place</Button>}
      <Dialog
        title="Where is it kept?"
        isOpen={asking}
        onClose={() => setAsking(false)}
        size="s"
        footer={
          <Button tone="primary" onPress={() => void submit()} isDisabled={save.pending || place.trim() === ''}>
            Save the place
          </Button>
        }
      >
        <TextField
          label={`Place of ${need.medicine}`}
          value={place}
          onChange={setPlace}
          autoFocus
          error={formError(save.error) ?? undefined}
        />
      </Dialog>
    </div>
  );
}
