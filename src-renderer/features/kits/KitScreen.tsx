import { ArrowLeft, ClipboardCheck, Ellipsis, HeartPulse, MapPin, Plus, Printer } from 'lucide-react';
import { useState } from 'react';
import type { CallOutput } from '#shared/contract/contract.ts';
import { londonDay, showDate, showDateTime } from '#shared/domain/calendar-date.ts';
import { itemName, KIT_NAMES, type KitItem, type KitUse, PART_NAMES } from '#shared/features/kits/kits.model.ts';
import { useCall, useCommand } from '../../api/call.ts';
import { useCan } from '../../api/session-store.ts';
import { back, go, type ScreenOf } from '../../app/router.ts';
import { Answer, Badge, Button, EmptyState, Menu, Page, PageHeader, toast } from '../../ui/index.ts';
import { MedicinePlaces } from '../medicines/MedicinePlaces.tsx';
import { ItemDialog, OutDialog } from './ItemDialog.tsx';
import { KitDialog } from './KitDialog.tsx';
import styles from './Kits.module.css';
import { checkLine, itemLine, noticeTone } from './kit-look.ts';
import { UseDialog } from './UseDialog.tsx';
import { WrongUseDialog } from './WrongUseDialog.tsx';

type KitAnswer = CallOutput<'kits.kit'>;
type Open =
  | { readonly kind: 'add' | 'use' | 'name' }
  | { readonly kind: 'replace' | 'out'; readonly item: KitItem }
  | { readonly kind: 'wrong'; readonly use: KitUse };

/** One kit: what lies in it, what was used of it, every check. */
export function KitScreen({ screen: { kitId } }: { readonly screen: ScreenOf<'kit'> }) {
  const asked = useCall('kits.kit', { kitId });
  return (
    <Page>
      <MedicinePlaces here="kits" />
      <Answer of={asked} loading="Loading the kit">
        {(answer) => <Filled answer={answer} />}
      </Answer>
    </Page>
  );
}

function Filled({ answer }: { readonly answer: KitAnswer }) {
  const { kit } = answer;
  const mayKeep = useCan('medicines.stock');
  const [open, setOpen] = useState<Open | null>(null);
  const close = () => setOpen(null);
  const hasOwn = kit.items.some(({ state, kind }) => state === 'in' && kind !== 'spacer');
  return (
    <>
      <PageHeader
        title={kit.name}
        subtitle={
          <span className={styles.place}>
            {KIT_NAMES[kit.kind]} · <MapPin aria-hidden="true" /> {kit.place}
          </span>
        }
        actions={
          <>
            <Button icon={ArrowLeft} onPress={back}>
              Back
            </Button>
            {hasOwn && (
              <Button icon={HeartPulse} onPress={() => setOpen({ kind: 'use' })}>
                Record a use
              </Button>
            )}
            {mayKeep && !kit.closed && (
              <Button
                icon={ClipboardCheck}
                tone="primary"
                data-return="check"
                onPress={() => go({ name: 'kit-check', kitId: kit.kitId })}
              >
                Check now
              </Button>
            )}
            {mayKeep && <More answer={answer} onName={() => setOpen({ kind: 'name' })} />}
          </>
        }
        help={
          <>
            <p>“Record a use” says for whom, when and by whom; what was used is then to be replaced.</p>
            <p>
              “Replace” puts a new one in the place of the old, with its own batch and expiry. The old one stays on the
              record.
            </p>
            <p>Keep the kit unlocked, where it can be reached within minutes, apart from children’s own devices.</p>
          </>
        }
      />
      {kit.closed && <p>This kit is kept no more. What was recorded stays.</p>}
      {kit.notices.length > 0 && (
        <div className={styles.notices}>
          {kit.notices.map((notice) => (
            <Badge key={notice.kind + notice.words} tone={noticeTone(notice)}>
              {notice.words}
            </Badge>
          ))}
        </div>
      )}
      <section className={styles.part} aria-label="In the kit">
        <div className={styles.head}>
          <h2>In the kit</h2>
          {mayKeep && (
            <span className={styles.buttons}>
              <Button icon={Plus} onPress={() => setOpen({ kind: 'add' })}>
                Add
              </Button>
            </span>
          )}
        </div>
        {kit.items.length === 0 && (
          <EmptyState title="Nothing is recorded in this kit">
            Add each device with the name and strength that stand on it, its batch and its expiry.
          </EmptyState>
        )}
        <ul className={styles.items} aria-label="Items">
          {kit.items.map((item) => (
            <Item key={item.itemId} item={item} {...(mayKeep ? { onOpen: setOpen } : {})} />
          ))}
        </ul>
        <p className={styles.soft}>
          {checkLine(kit)}
          {kit.partsMissing.length > 0 &&
            ` Missing at the last check: ${kit.partsMissing.map((part) => PART_NAMES[part].toLowerCase()).join(', ')}.`}
        </p>
      </section>
      <Uses answer={answer} {...(mayKeep ? { onWrong: (use) => setOpen({ kind: 'wrong', use }) } : {})} />
      <Checks answer={answer} />
      {open?.kind === 'add' && <ItemDialog kit={kit} replaces={null} onClose={close} />}
      {open?.kind === 'replace' && <ItemDialog kit={kit} replaces={open.item} onClose={close} />}
      {open?.kind === 'out' && <OutDialog item={open.item} onClose={close} />}
      {open?.kind === 'use' && <UseDialog answer={answer} onClose={close} />}
      {open?.kind === 'name' && <KitDialog kit={kit} onClose={close} />}
      {open?.kind === 'wrong' && <WrongUseDialog use={open.use} onClose={close} />}
    </>
  );
}

function More({ answer: { kit }, onName }: { readonly answer: KitAnswer; readonly onName: () => void }) {
  const setClosed = useCommand('kits.setClosed');
  const toggle = async (closed: boolean) => {
    const result = await setClosed.run({ kitId: kit.kitId, closed });
    if (!result.ok) return;
    const words = closed ? 'Kept no more. What was recorded stays.' : 'Kept again.';
    toast(words, { undo: () => void setClosed.run({ kitId: kit.kitId, closed: !closed }) });
  };
  return (
    <Menu
      label="More about this kit"
      trigger={
        <Button icon={Ellipsis} data-return="more">
          More
        </Button>
      }
      items={[
        {
          id: 'list',
          label: 'Print who may receive',
          icon: Printer,
          onAction: () => go({ name: 'receive-list', kitId: kit.kitId }),
        },
        { id: 'name', label: 'Change name or place', onAction: onName },
        {
          id: 'close',
          label: kit.closed ? 'Keep this kit again' : 'This kit is kept no more',
          onAction: () => void toggle(!kit.closed),
        },
      ]}
    />
  );
}

function Item({ item, onOpen }: { readonly item: KitItem; readonly onOpen?: (open: Open) => void }) {
  const isIn = item.state === 'in';
  return (
    <li className={styles.item}>
      <b className={isIn ? undefined : styles.struck}>{itemName(item)}</b>
      <span>{itemLine(item).slice(itemName(item).length).replace(/^, /, '')}</span>
      {!isIn && (
        <Badge tone="watch">
          {item.leftWords}
          {item.leftAt && `, ${showDate(londonDay(new Date(item.leftAt)))}`}. Not replaced
        </Badge>
      )}
      {onOpen && (
        <span className={styles.buttons}>
          <Button
            tone={isIn ? 'plain' : 'primary'}
            aria-label={`Replace ${itemLine(item)}`}
            onPress={() => onOpen({ kind: 'replace', item })}
          >
            Replace
          </Button>
          {isIn && (
            <Button aria-label={`Take out ${itemLine(item)}`} onPress={() => onOpen({ kind: 'out', item })}>
              Take out
            </Button>
          )}
        </span>
      )}
    </li>
  );
}

function Uses({ answer: { uses }, onWrong }: { readonly answer: KitAnswer; readonly onWrong?: (use: KitUse) => void }) {
  return (
    <section className={styles.part} aria-label="Used">
      <h2>Used</h2>
      {uses.length === 0 && <p className={styles.soft}>Nothing of this kit was used.</p>}
      <ul className={styles.items} aria-label="Uses, newest first">
        {uses.map((use) => (
          <li key={use.useId} className={styles.item}>
            <span className={use.takenBack ? styles.struck : undefined}>
              {showDateTime(use.at)}: {use.item} for <b>{use.who}</b>, given by {use.givenBy || 'somebody not recorded'}
              {use.place && `, ${use.place}`}. {use.words}
            </span>
            {use.takenBack && (
              <span className={styles.soft}>
                Taken back by {use.takenBack.by}: {use.takenBack.words}
              </span>
            )}
            <span className={styles.buttons}>
              {use.childId && (
                <Button
                  aria-label={`Open ${use.who}`}
                  data-return={use.useId}
                  onPress={() => use.childId && go({ name: 'child', childId: use.childId })}
                >
                  Record
                </Button>
              )}
              {onWrong && !use.takenBack && !use.inRecord && (
                <Button aria-label={`Take back the use of ${showDateTime(use.at)}`} onPress={() => onWrong(use)}>
                  Take back
                </Button>
              )}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

const FIRST_CHECKS = 6;
function Checks({ answer: { checks, gone } }: { readonly answer: KitAnswer }) {
  const [all, setAll] = useState(false);
  const shown = all ? checks : checks.slice(0, FIRST_CHECKS);
  return (
    <section className={styles.part} aria-label="Checks">
      <h2>Checks</h2>
      {checks.length === 0 && <p className={styles.soft}>Never checked.</p>}
      <ul className={styles.items} aria-label="Checks, newest first">
        {shown.map((check) => (
          <li key={check.checkId} className={styles.item}>
            <span>
              <b>{showDate(check.onDay)}</b>, {check.checkedBy || 'somebody not recorded'}:{' '}
              {check.wrong.length === 0 ? 'all there and in date' : check.wrong.join('; ')}. {check.words}
            </span>
          </li>
        ))}
      </ul>
      {!all && checks.length > FIRST_CHECKS && (
        <Button onPress={() => setAll(true)}>{`Show all ${checks.length}`}</Button>
      )}
      {gone.length > 0 && (
        <details>
          <summary>What lay in it before</summary>
          <ul className={styles.items}>
            {gone.map((item) => (
              <li key={item.itemId} className={styles.soft}>
                {itemLine(item)}. {item.leftWords}
                {item.leftAt && `, ${showDate(londonDay(new Date(item.leftAt)))}`}
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}
