import { type RefObject, useRef, useState } from 'react';
import { useMe } from '../api/session-store.ts';
import { BackupNotice } from '../features/backup/BackupNotice.tsx';
import { DiskNotice } from '../features/backup/DiskNotice.tsx';
import { SheetNotice } from '../features/backup/SheetNotice.tsx';
import { FindOver } from '../features/children/FindOver.tsx';
import { BreakGlassNotice } from '../features/medical/BreakGlassNotice.tsx';
import { OngoingCards } from '../features/medical/OngoingCards.tsx';
import { Banner, EmptyState, OverScreen, Page, PageHeader } from '../ui/index.ts';
import { destinationsFor, homeOf } from './destinations.ts';
import styles from './Frame.module.css';
import { LeaveQuestion } from './LeaveQuestion.tsx';
import { Rail } from './Rail.tsx';
import { useFocusAfterNotices, useFocusOnChange } from './return-focus.ts';
import { type Screen, useRouter } from './router.ts';
import { isFull, ScreenView } from './screens.tsx';
import { TopBar } from './TopBar.tsx';
import { ActionsSlot } from './TopBarActions.tsx';

/** What stands around every screen: the rail, the top bar with Hide and Lock in one corner, the main part. */
export function Frame() {
  const me = useMe();
  const home = homeOf(destinationsFor(me?.capabilities ?? []));
  const gone = useRouter((router) => router.screen);
  const returning = useRouter((router) => router.returning);
  const under = useRouter((router) => router.under);
  const first: Screen | null = home ? { name: home.screen } : null;
  const screen = gone ?? first;
  const card = screen && isFull(screen.name) ? screen : null;
  const whole = useRef<HTMLElement>(null);
  const main = useRef<HTMLElement>(null);
  useFocusOnChange(screen, returning, card ? whole : main);
  const cardView = card && (
    <section ref={whole} tabIndex={-1} className={styles.whole}>
      <ScreenView screen={card} />
    </section>
  );
  return (
    <>
      {/* In one place with and without a card over it, so that what is written there stays. */}
      {(!card || under) && (
        <Framed screen={card ? (under?.screen ?? first) : screen} isUnder={card !== null} main={main} />
      )}
      {under && card ? <OverScreen label="Emergency card">{cardView}</OverScreen> : cardView}
      <FindOver />
      <LeaveQuestion />
    </>
  );
}

function Framed({
  screen,
  isUnder,
  main,
}: {
  readonly screen: Screen | null;
  readonly isUnder: boolean;
  readonly main: RefObject<HTMLElement | null>;
}) {
  const me = useMe();
  const [slot, setSlot] = useState<HTMLElement | null>(null);
  return (
    <ActionsSlot value={slot}>
      <button type="button" hidden={isUnder} className={styles.skip} onClick={() => main.current?.focus()}>
        Skip to the screen
      </button>
      <div className={styles.frame} hidden={isUnder}>
        <Rail destinations={destinationsFor(me?.capabilities ?? [])} current={screen?.name ?? null} />
        <div className={styles.column}>
          <TopBar slotRef={setSlot} />
          <Notices notices={me?.notices ?? []} />
          <main ref={main} tabIndex={-1} className={styles.main}>
            {screen ? (
              <ScreenView screen={screen} />
            ) : (
              <Page>
                <PageHeader title="Careboard" titleHidden />
                <EmptyState title="Nothing to open yet">
                  Your role has no screens at the moment. A Lead can change that under School.
                </EmptyState>
              </Page>
            )}
          </main>
        </div>
      </div>
    </ActionsSlot>
  );
}

/** An emergency that goes on, what waits for a Lead, and what the core has to say once after a sign-in. */
function Notices({ notices }: { readonly notices: readonly string[] }) {
  const [closed, setClosed] = useState<readonly string[]>([]);
  const open = notices.filter((notice) => !closed.includes(notice));
  const section = useRef<HTMLElement>(null);
  useFocusAfterNotices(section);
  return (
    <section ref={section} className={styles.notices} aria-label="Notices">
      <OngoingCards />
      <BreakGlassNotice />
      <DiskNotice />
      <BackupNotice />
      <SheetNotice />
      {open.map((notice) => (
        <Banner key={notice} tone="watch" onClose={() => setClosed([...closed, notice])}>
          {notice}
        </Banner>
      ))}
    </section>
  );
}
