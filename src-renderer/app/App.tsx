import { QueryClientProvider } from '@tanstack/react-query';
import { useEffect, useLayoutEffect, useState } from 'react';
import { I18nProvider } from 'react-aria-components';
import type { AccessState, Me } from '#shared/features/access/access.contract.ts';
import { useCall } from '../api/call.ts';
import { uncover } from '../api/cover.ts';
import { queryClient } from '../api/query-client.ts';
import { refreshSession, shieldNow, startSession, useSession } from '../api/session-store.ts';
import { MakingDemo } from '../features/access/demo/MakingDemo.tsx';
import { FirstRun } from '../features/access/FirstRun.tsx';
import { KeyFileMissing } from '../features/access/KeyFileMissing.tsx';
import { PolicyRefused } from '../features/access/PolicyRefused.tsx';
import { CodeGate } from '../features/access/recovery/CodeGate.tsx';
import { ShieldScreen } from '../features/access/ShieldScreen.tsx';
import { SignInScreen } from '../features/access/SignInScreen.tsx';
import { RestoreScreen } from '../features/backup/RestoreScreen.tsx';
import { closeRestore, offerRestore, useRestoreOffer } from '../features/backup/restore-offer.ts';
import { forgetPile } from '../features/consent/pile/pile-work.ts';
import { forgetBoardView } from '../features/medical/board-view.ts';
import { ItDetailsButton } from '../features/settings/ItDetails.tsx';
import { forgetTodayView } from '../features/today/today-view.ts';
import { clearToasts, ErrorState, FailureHelp, forgetUnsaved, Loading, ToastHost, toast } from '../ui/index.ts';
import { useActivity } from './activity.ts';
import { destinationsFor, homeOf } from './destinations.ts';
import { Frame } from './Frame.tsx';
import { resetRouter } from './router.ts';
import { askAheadFor } from './screens.tsx';

/** The first screen's answer is then on its way while the frame around it is drawn. */
function onBegin(me: Me): void {
  const first = homeOf(destinationsFor(me.capabilities));
  if (first) askAheadFor(first.screen);
}

function onEnd(): void {
  resetRouter();
  forgetBoardView();
  forgetTodayView();
  forgetPile();
  clearToasts();
  forgetUnsaved();
}

/** The whole page: which of first run, sign-in, shield and frame is shown is decided by the session's state alone. */
export function App() {
  useEffect(() => startSession({ onBegin, onEnd }), []);
  useHideKey();
  useNoBarePrint();
  return (
    <I18nProvider locale="en-GB">
      <QueryClientProvider client={queryClient}>
        <FailureHelp value={<ItDetailsButton />}>
          <Stage />
        </FailureHelp>
      </QueryClientProvider>
    </I18nProvider>
  );
}

function Stage() {
  const session = useSession((store) => store.session);
  const failure = useSession((store) => store.failure);
  const state = session?.state;
  const inside = state === 'active' || state === 'shielded';
  const [opened, setOpened] = useState(false);
  // Mounted once the core has said "active", and kept under the shield: what was half typed is still there afterwards.
  if (state === 'active' && !opened) setOpened(true);
  if (!inside && opened) setOpened(false);
  const [later, setLater] = useState(false);
  // Whoever has just set up was asked in the middle of it.
  if (inside && session?.firstRun && !later) setLater(true);
  if (!inside && later) setLater(false);

  const restoring = useRestoreOffer();
  useStagedBackup(session);
  const damagedNow = session?.state === 'signed-out' && session.foundDamaged;
  useEffect(() => {
    if (damagedNow) offerRestore('closed');
  }, [damagedNow]);

  useActivity(state === 'active');
  useLayoutEffect(() => {
    if (state !== 'shielded') uncover();
  }, [state]);

  if (restoring.open && !inside)
    return <RestoreScreen session={session ?? NOBODY} damaged={restoring.damaged} onBack={closeRestore} />;
  if (!session) {
    // The key file itself: nothing else of this PC can be shown.
    if (failure?.code === 'vault-damaged') return <RestoreScreen session={NOBODY} damaged="not-opened" onBack={null} />;
    return failure ? (
      <ErrorState message={failure.message} reference={failure.ref} onRetry={() => void refreshSession()} />
    ) : (
      <Loading label="Starting" />
    );
  }
  if (session.policyTroubles.length > 0) return <PolicyRefused session={session} />;
  if (state === 'signed-out') return <SignInScreen session={session} />;
  return (
    <>
      {firstScreen(session, opened, later, () => setLater(true))}
      {opened && <ToastHost />}
      {state === 'shielded' && <ShieldScreen session={session} />}
    </>
  );
}

/** What the locked page shows where not even the key file can be read. */
const NOBODY = { schoolName: null, kind: 'school', place: 'own', runningTimers: [], mode: null } as const;

/** A backup that IT laid into the restore folder is offered as soon as nobody is signed in, once for each start of the page. */
function useStagedBackup(session: AccessState | null): void {
  const locked = session?.place === 'own' && session.me === null && session.state !== 'shielded';
  const staged = useCall('backup.found', { staged: true }, { enabled: locked }).data?.backups.length ?? 0;
  useEffect(() => {
    if (locked && staged > 0) offerRestore();
  }, [locked, staged]);
}

/** What a session begins with: setting up, the question about the recovery code, or the work itself. */
function firstScreen(session: AccessState, opened: boolean, later: boolean, onLater: () => void) {
  if (isEmpty(session) && session.place === 'demo') return <MakingDemo session={session} />;
  if (session.state === 'key-file-missing') return <KeyFileMissing session={session} />;
  if (session.state === 'no-vault' || session.firstRun) return <FirstRun session={session} />;
  if (session.codeUnconfirmed && !later) return <CodeGate session={session} onLater={onLater} />;
  return opened && <Frame />;
}

/** In the demo's folder, a register without its key file is what a kill left: it is made anew. */
const isEmpty = ({ state }: AccessState): boolean => state === 'no-vault' || state === 'key-file-missing';

/** F9 hides, from anywhere, before anything else hears the key. */
function useHideKey(): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'F9') return;
      event.preventDefault();
      event.stopPropagation();
      void shieldNow();
    };
    window.addEventListener('keydown', onKey, { capture: true });
    return () => window.removeEventListener('keydown', onKey, { capture: true });
  }, []);
}

/** A screen printed by the browser's own key would be a copy without a number or a line in the audit. */
function useNoBarePrint(): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'p' || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      event.stopPropagation();
      toast('Please print where a screen has a Print button: those papers are on the record');
    };
    window.addEventListener('keydown', onKey, { capture: true });
    return () => window.removeEventListener('keydown', onKey, { capture: true });
  }, []);
}
