import { Check, MapPin, Pill, TriangleAlert, X } from 'lucide-react';
import { useState } from 'react';
import { londonDay, showDate } from '#shared/domain/calendar-date.ts';
import { foldName } from '#shared/domain/names.ts';
import { mayReceive } from '#shared/features/kits/may-receive.rules.ts';
import { noNeedWords } from '#shared/features/medical/board-groups.rules.ts';
import type { EmergencyCard } from '#shared/features/medical/emergency.contract.ts';
import { placeOf } from '#shared/features/medical/emergency.rules.ts';
import { trainingName } from '#shared/features/training/training.model.ts';
import { useCommand } from '../../api/call.ts';
import { formError } from '../../api/failure.ts';
import { Badge, Button, ChildPhoto, cx, Dialog, NeedChip, TextField } from '../../ui/index.ts';
import styles from './Emergency.module.css';
import { needIcon } from './need-icons.ts';
import { isPressing, type Need } from './pressing.ts';

/** Left: who this is, and where the medicine is. */
export function EmergencyChild({ card }: { readonly card: EmergencyCard }) {
  const { child, needs } = card;
  const one = (need: Need) => (
    <div key={need.needId} className={styles.need}>
      <NeedChip severity={need.severity} icon={needIcon(need.kind ?? need.suggestedKind)} size="l">
        {need.condition}
      </NeedChip>
      <Medicine card={card} need={need} />
    </div>
  );
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and a keyboard must be able to scroll it
    <section className={styles.left} aria-label="The child" tabIndex={0} id="card-child">
      <div className={styles.person}>
        <div className={styles.portrait}>
          <ChildPhoto url={child.photoUrl} name={child.name} size="fill" alt={child.name} />
        </div>
        <div>
          <h2>{child.name}</h2>
          <p>
            {child.born ? `Born ${showDate(child.born)}, ${child.age} years` : 'Date of birth not recorded'}.{' '}
            {child.className}
          </p>
        </div>
      </div>
      {card.twoStrengths && (
        <Badge icon={TriangleAlert} tone="serious">
          Two device strengths are recorded: look at the plan
        </Badge>
      )}
      {needs.length === 0 && <p>{noNeedWords(card.flagged)}</p>}
      {needs.filter(isPressing).map(one)}
      {card.spares.map((spare) => (
        <Spare key={spare.kind} spare={spare} rule={card.spareRule} at={placeOf(card.taps)} />
      ))}
      <Trained trained={card.trained} />
      {needs.filter((need) => !isPressing(need)).map(one)}
    </section>
  );
}

const SPARE_ICONS = { fine: Check, watch: TriangleAlert, serious: X } as const;

/** Whether the school's own device may be given, by its rule and what somebody recorded; and where it is, the kit of this place first. */
function Spare({
  spare: { kind, recorded, kits },
  rule,
  at,
}: {
  readonly spare: EmergencyCard['spares'][number];
  readonly rule: EmergencyCard['spareRule'];
  readonly at: string | null;
}) {
  const { tone, title, words } = mayReceive(kind, rule, recorded);
  const Icon = SPARE_ICONS[tone];
  const isHere = (place: string) => at !== null && foldName(place).includes(foldName(at));
  const nearest = kits.toSorted((a, b) => Number(isHere(b.place)) - Number(isHere(a.place)));
  return (
    <div className={cx(styles.box, styles[tone])}>
      <strong>
        <Icon aria-hidden="true" /> {title}
      </strong>
      {words && <p>{words}</p>}
      {nearest.map((kit) => (
        <p key={kit.name} className={cx(styles.kit, kit.usable === 0 && styles.out)}>
          <MapPin aria-hidden="true" />
          <span>
            <b>{kit.name}</b>, {kit.place}: {kit.contents || 'nothing in date'}
          </span>
        </p>
      ))}
      {kits.length === 0 && <p>{NO_KIT[kind]}</p>}
    </div>
  );
}
/** Who can help: only those whose training is in date today. Nothing recorded is said, once. */
function Trained({ trained }: { readonly trained: EmergencyCard['trained'] }) {
  if (trained.length === 0) return <p className={styles.soft}>Trained today: not recorded</p>;
  return (
    <div className={styles.box}>
      <strong>Trained today</strong>
      {trained.map((one) => (
        <p key={one.kind + one.what} className={styles.trained}>
          {/* The device alone where it has a name: the need above says what it is for. */}
          <span>
            <b>{one.what || trainingName(one)}:</b> {one.names.join(', ') || 'nobody in date'}
          </span>
        </p>
      ))}
    </div>
  );
}

const NO_KIT = { adrenaline: 'No spare adrenaline kit recorded', inhaler: 'No spare inhaler kit recorded' } as const;

function Medicine({ card, need }: { readonly card: EmergencyCard; readonly need: Need }) {
  const [asking, setAsking] = useState(false);
  if (/^none$/i.test(need.medicine)) return <p className={styles.soft}>Medicine: {need.medicine}</p>;
  if (!need.medicine && !need.place) return <p className={styles.soft}>Medicine: not recorded</p>;
  const today = londonDay(new Date());
  const out = need.expires !== null && need.expires < today;
  // Good to know and nothing wrong with it: one line, so that it takes no room from what the card is opened for.
  if (!isPressing(need) && need.medicine && need.place && !out)
    return (
      <p className={styles.soft}>
        {need.medicine}, {need.place}
      </p>
    );
  return (
    <div className={styles.box}>
      <strong>
        <Pill aria-hidden="true" /> {need.medicine || 'Medicine not recorded'}
      </strong>
      <p className={need.place ? styles.place : styles.missing}>
        <MapPin aria-hidden="true" /> {need.place || 'Place not recorded'}
      </p>
      {need.expires ? (
        <p className={out ? styles.out : undefined}>
          {out ? `Out of date since ${showDate(need.expires)}` : `In date until ${showDate(need.expires)}`}
        </p>
      ) : (
        <p>Expiry not recorded</p>
      )}
      {!need.place && card.mayRecordPlace && <Button onPress={() => setAsking(true)}>Record the place</Button>}
      {asking && <PlaceDialog card={card} need={need} onClose={() => setAsking(false)} />}
    </div>
  );
}

function PlaceDialog({
  card,
  need,
  onClose,
}: {
  readonly card: EmergencyCard;
  readonly need: Need;
  readonly onClose: () => void;
}) {
  const [place, setPlace] = useState('');
  const save = useCommand('medical.setPlace');
  const submit = async () => {
    const result = await save.run({ childId: card.child.childId, needId: need.needId, place });
    if (result.ok) onClose();
  };
  return (
    <Dialog
      title="Where is it kept?"
      isOpen
      onClose={onClose}
      draft={place}
      size="s"
      footer={
        <Button tone="primary" onPress={() => void submit()} isDisabled={save.pending || place.trim() === ''}>
          Save the place
        </Button>
      }
    >
      <TextField
        label={`Place of ${need.medicine || 'the medicine'}`}
        value={place}
        onChange={setPlace}
        autoFocus
        error={formError(save.error) ?? undefined}
      />
    </Dialog>
  );
}
