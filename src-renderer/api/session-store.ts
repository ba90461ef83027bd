import { create } from 'zustand';
import type { CallError } from '#shared/contract/result.ts';
import type { AccessState, Me } from '#shared/features/access/access.contract.ts';
import type { Capability } from '#shared/features/access/access.model.ts';
import { call, listen } from './bridge.ts';
import { cover } from './cover.ts';
import { invalidateFeatures } from './invalidate.ts';
import { queryClient } from './query-client.ts';

interface SessionStore {
  /** Null until the core has answered for the first time. */
  readonly session: AccessState | null;
  readonly failure: CallError | null;
}

/** Who is signed in, and whether the screen is hidden. Fed by the core alone. */
export const useSession = create<SessionStore>(() => ({ session: null, failure: null }));

interface SessionListener {
  /** Somebody signed in; nothing of theirs is drawn yet. */
  readonly onBegin: (me: Me) => void;
  readonly onEnd: () => void;
}
let listener: SessionListener = { onBegin: () => undefined, onEnd: () => undefined };

/** Counts what has been learnt or decided about the session: an answer asked for before the last of these is out of date. */
let turn = 0;

/** Asks the core for the state of the session. */
export async function refreshSession(): Promise<void> {
  turn += 1;
  const asked = turn;
  const result = await call('access.state', {});
  // Hidden or asked again since: an old "active" must not uncover the screen, nor empty the memory a second time.
  if (asked !== turn) return;
  if (!result.ok) {
    useSession.setState({ failure: result.error });
    return;
  }
  const before = useSession.getState().session;
  const { state, me } = result.value;
  // Under the shield the core names nobody; the page still knows whose PIN lifts it.
  const person = me ?? (state === 'shielded' ? (before?.me ?? null) : null);
  // Another person, or the same one after a shield: what the page remembers is not theirs, or may be old. Before a screen
  // asks for anything: what it asked first would be thrown away and asked again.
  if (state === 'active' && before?.state !== 'active') {
    if (person?.staffId !== before?.me?.staffId) {
      queryClient.clear();
      if (person && !result.value.firstRun) listener.onBegin(person);
    } else void queryClient.invalidateQueries();
  }
  useSession.setState({ session: { ...result.value, me: person }, failure: null });
}

/** Starts listening to the core; returns the function that stops. */
export function startSession(wish: SessionListener): () => void {
  listener = wish;
  void refreshSession();
  return listen((event) => {
    if (event.type === 'changed') {
      invalidateFeatures(event.features);
      if (event.features.includes('access') || event.features.includes('settings')) void refreshSession();
    }
    if (event.type !== 'session') return;
    if (event.state !== 'active') cover();
    if (event.state === 'signed-out') {
      queryClient.clear();
      wish.onEnd();
    }
    if (event.state !== 'active') setState(event.state);
    void refreshSession();
  });
}

/** Hides everything now; the core is told after. */
export async function shieldNow(): Promise<void> {
  if (useSession.getState().session?.state !== 'active') return;
  cover();
  setState('shielded');
  await call('access.shield', {});
  await refreshSession();
}

/** Ends the session. */
export async function lockNow(): Promise<void> {
  cover();
  await call('access.lock', {});
  await refreshSession();
}

/** Goes back from the demo school to the PC's own register, locked. */
export async function leaveDemo(): Promise<void> {
  cover();
  await call('access.leaveDemo', {});
  await refreshSession();
}

function setState(state: 'signed-out' | 'shielded'): void {
  turn += 1;
  const { session } = useSession.getState();
  if (session) useSession.setState({ session: { ...session, state, me: state === 'signed-out' ? null : session.me } });
}

/** The person signed in, or null. */
export const useMe = (): Me | null => useSession(({ session }) => session?.me ?? null);

/** Whether the person signed in holds one of these. Only decides what is offered: the core decides what is allowed. */
export const useCan = (...any: readonly Capability[]): boolean =>
  useSession(({ session }) => any.some((capability) => session?.me?.capabilities.includes(capability)));
