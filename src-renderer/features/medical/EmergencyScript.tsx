import { Phone } from 'lucide-react';
import { useState } from 'react';
import type { EmergencyCard } from '#shared/features/medical/emergency.contract.ts';
import { ambulanceScript, placeOf } from '#shared/features/medical/emergency.rules.ts';
import { Button, TextField, VisuallyHidden } from '../../ui/index.ts';
import styles from './Emergency.module.css';
import side from './EmergencySide.module.css';
import type { Taps } from './use-taps.ts';

/** The words for the operator; the exact place is one tap, written at once, so that a hidden screen does not lose it. */
export function EmergencyScript({ card, taps }: { readonly card: EmergencyCard; readonly taps: Taps }) {
  const place = placeOf(card.taps);
  const [asking, setAsking] = useState(false);
  const { places } = card.school;
  const choose = async (words: string) => {
    if (await taps.press('place', { words })) setAsking(false);
  };
  return (
    <>
      <h3>
        <Phone aria-hidden="true" /> Say to 999
      </h3>
      <div className={styles.box}>
        <p className={side.script}>
          “
          {ambulanceScript(card, place).map((part, i) =>
            part.look === 'plain' ? (
              part.say
            ) : (
              // biome-ignore lint/suspicious/noArrayIndexKey: the parts have a fixed order
              <b key={i} className={part.look === 'missing' ? styles.missing : undefined}>
                {part.say}
              </b>
            ),
          )}
          ”
        </p>
        {(place === null || asking) && (
          <fieldset className={side.places}>
            <legend>
              <VisuallyHidden>Exact place</VisuallyHidden>
            </legend>
            {places.map((one) => (
              <Button key={one} onPress={() => void choose(one)}>
                {one}
              </Button>
            ))}
            <OwnPlace hint={places.length > 0 ? 'Or type it' : 'Type the place'} onPlace={choose} />
          </fieldset>
        )}
        {place !== null && !asking && (
          <Button tone="quiet" onPress={() => setAsking(true)}>
            Another place
          </Button>
        )}
      </div>
    </>
  );
}

/** Any place in words, also where the school has listed none: Enter notes it as a tap does. */
function OwnPlace({ hint, onPlace }: { readonly hint: string; readonly onPlace: (words: string) => Promise<void> }) {
  const [words, setWords] = useState('');
  const said = words.trim();
  return (
    <form
      className={side.ownPlace}
      onSubmit={(event) => {
        event.preventDefault();
        if (said !== '') void onPlace(said);
      }}
    >
      <TextField
        label="Exact place in words"
        labelHidden
        placeholder={hint}
        value={words}
        onChange={setWords}
        maxLength={100}
      />
      <Button type="submit" isDisabled={said === ''}>
        Set
      </Button>
    </form>
  );
}
