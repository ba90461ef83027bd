import { useState } from 'react';
import type { CallOutput } from '#shared/contract/contract.ts';
import { showDate, showDateTime } from '#shared/domain/calendar-date.ts';
import { adviceOf, isShown, rivalsOf } from '#shared/features/medical/first-aid.rules.ts';
import { PACKS, PLAN_DECIDES } from '#shared/features/medical/first-aid-packs.ts';
import { NEED_KIND_NAMES } from '#shared/features/medical/need-kind.ts';
import { useCall, useCommand } from '../../api/call.ts';
import { useCan } from '../../api/session-store.ts';
import { Answer, Badge, Banner, Button, toast } from '../../ui/index.ts';
import styles from './FirstAid.module.css';
import { FirstAidDialog } from './FirstAidDialog.tsx';

type Pack = CallOutput<'medical.firstAid'>['packs'][number];

/** Published first-aid advice: what it says, from where, of when, and whether it stands on the emergency cards. */
export function FirstAidPanel() {
  const asked = useCall('medical.firstAid', {});
  return (
    <Answer of={asked} loading="Loading the advice">
      {({ packs, today }) => (
        <div className={styles.packs}>
          <h2>First-aid advice</h2>
          <p>
            Each is off until a Lead switches it on. It then stands last and folded on the emergency card of children
            whose kind of need somebody has confirmed, never on the kitchen’s board. {PLAN_DECIDES} Careboard does not
            judge the advice: ask the school nurse before you switch one on.
          </p>
          {packs.map((pack) => (
            <OnePack key={pack.packId} pack={pack} today={today} />
          ))}
        </div>
      )}
    </Answer>
  );
}

function OnePack({
  pack: { packId, versions },
  today,
}: {
  readonly pack: Pack;
  readonly today: CallOutput<'medical.firstAid'>['today'];
}) {
  const [newest] = versions;
  const [open, setOpen] = useState(false);
  const mayChoose = useCan('school.write');
  const set = useCommand('medical.setFirstAid');
  const pack = PACKS[packId];
  const advice = adviceOf(packId, newest);
  const shown = isShown(newest);
  const decide = async (next: boolean, own: typeof advice.own, done: string) => {
    const seen = newest?.version ?? 0;
    const result = await set.run({ packId, seen, shown: next, own: own ? (newest?.own ?? null) : null });
    if (result.ok) toast(done);
  };
  const rivals = rivalsOf(packId);
  return (
    <section className={styles.pack} aria-label={advice.title}>
      <h3 className={styles.title}>
        {advice.title} <Badge tone={shown ? 'fine' : 'plain'}>{shown ? 'On' : 'Off'}</Badge>
      </h3>
      <p className={styles.soft}>
        For {pack.kinds.map((kind) => NEED_KIND_NAMES[kind]).join(', ')}.{' '}
        {advice.own ? 'The school’s own text, from' : 'Published by'} {advice.source}, {advice.dated}.{' '}
        {newest ? `Decided by ${newest.setBy}, ${showDateTime(newest.setAt)}.` : 'Nobody has decided yet.'}
      </p>
      <p>{pack.note}</p>
      <details>
        <summary>What it says</summary>
        <ol className={styles.steps}>
          {advice.steps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
      </details>
      {versions.length > 1 && <Earlier versions={versions.slice(1)} />}
      {set.error && <Banner tone="serious">{set.error.message}</Banner>}
      {mayChoose && (
        <div className={styles.actions}>
          <Button
            aria-label={`Switch ${shown ? 'off' : 'on'}: ${advice.title}`}
            isPending={set.pending}
            onPress={() =>
              void decide(
                !shown,
                advice.own,
                shown
                  ? 'Switched off. It stands on no card.'
                  : rivals.length > 0
                    ? 'Switched on. The other one for asthma is off.'
                    : 'Switched on.',
              )
            }
          >
            {shown ? 'Switch off' : 'Switch on'}
          </Button>
          <Button aria-label={`The school’s own text: ${advice.title}`} onPress={() => setOpen(true)}>
            {advice.own ? 'Change the school’s text' : 'Put the school’s own text here'}
          </Button>
          {advice.own && (
            <Button
              aria-label={`Back to the published text: ${advice.title}`}
              isPending={set.pending}
              onPress={() => void decide(false, false, 'The published text stands here again, switched off.')}
            >
              Back to the published text
            </Button>
          )}
        </div>
      )}
      {open && <FirstAidDialog packId={packId} newest={newest} today={today} onClose={() => setOpen(false)} />}
    </section>
  );
}

/** What was decided before: nothing is written over. */
function Earlier({ versions }: { readonly versions: Pack['versions'] }) {
  return (
    <details>
      <summary>Earlier decisions: {versions.length}</summary>
      {versions.map(({ version, shown, own, setAt, setBy }) => (
        <div key={version}>
          <p>
            {showDateTime(setAt)}, {setBy}: {shown ? 'on' : 'off'},{' '}
            {own ? `the school’s text from ${own.source}, ${showDate(own.publishedOn)}` : 'the published text'}
          </p>
          {own && <p className={styles.own}>{own.steps}</p>}
        </div>
      ))}
    </details>
  );
}
