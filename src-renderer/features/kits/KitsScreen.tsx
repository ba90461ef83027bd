import { BriefcaseMedical, ClipboardCheck, MapPin, Plus } from 'lucide-react';
import { useState } from 'react';
import type { Kit } from '#shared/features/kits/kits.model.ts';
import { RULE_SOURCES, type SpareRule } from '#shared/features/kits/may-receive.rules.ts';
import { useCall } from '../../api/call.ts';
import { useCan } from '../../api/session-store.ts';
import { go } from '../../app/router.ts';
import { Answer, Badge, Button, EmptyState, Page, PageHeader } from '../../ui/index.ts';
import { MedicinePlaces } from '../medicines/MedicinePlaces.tsx';
import { KitDialog } from './KitDialog.tsx';
import styles from './Kits.module.css';
import { checkLine, contentsLine, KIT_ICONS, noticeTone } from './kit-look.ts';

/** The school's spare kits: where they are, whether they are checked, in date and whole. */
export function KitsScreen() {
  const asked = useCall('kits.list', {});
  const mayKeep = useCan('medicines.stock');
  const [adding, setAdding] = useState(false);
  return (
    <Page>
      <MedicinePlaces here="kits" />
      <PageHeader
        title="Spare kits"
        actions={
          mayKeep && (
            <Button icon={Plus} onPress={() => setAdding(true)}>
              Add a kit
            </Button>
          )
        }
        help={
          <>
            <p>
              The school’s own adrenaline devices and inhalers. A child’s own device belongs to the child’s medicines.
            </p>
            <p>
              Every kit is checked once a month: press “Check now”, one key for each thing, Enter. What is used or out
              of date is replaced here, so that nobody finds an empty kit.
            </p>
            <p>The emergency card shows where the kits are and what is in date in them.</p>
          </>
        }
      />
      <Answer
        of={asked}
        loading="Loading the kits"
        isEmpty={({ kits, closed }) => kits.length + closed.length === 0}
        empty={
          <EmptyState icon={BriefcaseMedical} title="No spare kit is recorded">
            {mayKeep
              ? 'Press “Add a kit”, say where it is, then put in each device with its batch and expiry.'
              : 'Whoever looks after the school’s spare devices records them here.'}
          </EmptyState>
        }
      >
        {({ kits, closed, rule }) => (
          <>
            <Rule rule={rule.rule} chosen={rule.chosen !== null} />
            <ul className={styles.kits} aria-label="Spare kits">
              {kits.map((kit) => (
                <KitCard key={kit.kitId} kit={kit} mayKeep={mayKeep} />
              ))}
            </ul>
            {closed.length > 0 && (
              <div className={styles.part}>
                <h2>Kept no more</h2>
                {closed.map((kit) => (
                  <p key={kit.kitId} className={styles.item}>
                    {kit.name}, {kit.place}
                    <Button
                      aria-label={`Open ${kit.name}`}
                      data-return={kit.kitId}
                      onPress={() => go({ name: 'kit', kitId: kit.kitId })}
                    >
                      Open
                    </Button>
                  </p>
                ))}
              </div>
            )}
          </>
        )}
      </Answer>
      {adding && <KitDialog kit={null} onClose={() => setAdding(false)} />}
    </Page>
  );
}

function Rule({ rule, chosen }: { readonly rule: SpareRule; readonly chosen: boolean }) {
  return (
    <p className={styles.soft}>
      Who may receive adrenaline: <b>{RULE_SOURCES[rule].title.toLowerCase()}</b>.{' '}
      {chosen ? '' : 'Nobody has chosen yet, so the older rule holds. '}A Lead chooses under School.
    </p>
  );
}

function KitCard({ kit, mayKeep }: { readonly kit: Kit; readonly mayKeep: boolean }) {
  const Icon = KIT_ICONS[kit.kind];
  const isDue = kit.notices.some(({ kind }) => kind === 'never-checked' || kind === 'overdue' || kind === 'check-soon');
  return (
    <li className={styles.kit} aria-label={kit.name}>
      <div className={styles.head}>
        <h2>
          <Icon aria-hidden="true" /> {kit.name}
        </h2>
        <span className={styles.place}>
          <MapPin aria-hidden="true" /> {kit.place}
        </span>
        <span className={styles.buttons}>
          {mayKeep && (
            <Button
              icon={ClipboardCheck}
              tone={isDue ? 'primary' : 'plain'}
              aria-label={`Check ${kit.name} now`}
              data-return={`check ${kit.kitId}`}
              onPress={() => go({ name: 'kit-check', kitId: kit.kitId })}
            >
              Check now
            </Button>
          )}
          <Button
            aria-label={`Open ${kit.name}`}
            data-return={kit.kitId}
            onPress={() => go({ name: 'kit', kitId: kit.kitId })}
          >
            Open
          </Button>
        </span>
      </div>
      {kit.notices.length > 0 && (
        <div className={styles.notices}>
          {kit.notices.map((notice) => (
            <Badge key={notice.kind + notice.words} tone={noticeTone(notice)}>
              {notice.words}
            </Badge>
          ))}
        </div>
      )}
      <p className={styles.soft}>
        {contentsLine(kit)} {checkLine(kit)}
      </p>
    </li>
  );
}
