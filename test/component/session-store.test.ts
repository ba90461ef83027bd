import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { queryClient } from '../../src-renderer/api/query-client.ts';
import { refreshSession, shieldNow, startSession, useSession } from '../../src-renderer/api/session-store.ts';

type State = 'signed-out' | 'active' | 'shielded';
const PERSON = {
  staffId: 'a',
  name: 'Mrs C Westgate',
  roleLabel: '',
  roles: [],
  capabilities: [],
  hasPin: false,
  notices: [],
};
const answer = (state: State) => ({
  ok: true,
  value: {
    state,
    kind: 'practice',
    schoolName: 'S',
    mode: null,
    keychain: false,
    runningTimers: [],
    firstRun: false,
    me: state === 'active' ? PERSON : null,
  },
});

/** The far end of the page's bridge: answers `access.state` when the test says so, in the order it says. */
class Core {
  readonly asked: ((value: unknown) => void)[] = [];
  hear: (event: unknown) => void = () => undefined;
  readonly bridge = {
    call: (name: string) => {
      if (name !== 'access.state') return Promise.resolve({ ok: true, value: {} });
      return new Promise((resolve) => this.asked.push(resolve));
    },
    on: (listener: (event: unknown) => void) => {
      this.hear = listener;
      return () => undefined;
    },
  };
  async answer(at: number, state: State): Promise<void> {
    this.asked[at]?.(answer(state));
    await new Promise((resolve) => setTimeout(resolve, 0));
  }
}

let core: Core;
beforeEach(() => {
  core = new Core();
  vi.stubGlobal('window', { careboard: core.bridge });
  vi.stubGlobal('document', { documentElement: { dataset: {} } });
  useSession.setState({ session: null, failure: null });
  begun.length = 0;
  queryClient.clear();
});
afterEach(() => vi.unstubAllGlobals());

const begun: string[] = [];
const state = () => useSession.getState().session?.state;
async function signedOut(): Promise<void> {
  startSession({ onBegin: (me) => void begun.push(me.staffId), onEnd: () => undefined });
  await core.answer(0, 'signed-out');
}

describe('the page’s knowledge of the session', () => {
  it('asks for a board once at sign-in, though both the event and the form ask for the state', async () => {
    await signedOut();
    const board = vi.fn(async () => 'board');
    useSession.subscribe(({ session }) => {
      if (session?.state === 'active') void queryClient.fetchQuery({ queryKey: ['medical.board', {}], queryFn: board });
    });
    core.hear({ type: 'session', state: 'active' });
    void refreshSession();
    await core.answer(1, 'active');
    await core.answer(2, 'active');
    core.hear({ type: 'changed', features: ['access'] });
    await core.answer(3, 'active');
    expect(state()).toBe('active');
    expect(board).toHaveBeenCalledTimes(1);
  });

  it('says once who began, before anything of theirs is drawn, and not again after a shield', async () => {
    await signedOut();
    const drawn: string[][] = [];
    useSession.subscribe(({ session }) => {
      if (session?.state === 'active') drawn.push([...begun]);
    });
    core.hear({ type: 'session', state: 'active' });
    await core.answer(1, 'active');
    core.hear({ type: 'session', state: 'shielded' });
    await core.answer(2, 'shielded');
    core.hear({ type: 'session', state: 'active' });
    await core.answer(3, 'active');
    expect(drawn).toEqual([['a'], ['a']]);
  });

  it('stays hidden when an older answer says that it was not', async () => {
    await signedOut();
    void refreshSession();
    await core.answer(1, 'active');
    void refreshSession();
    void shieldNow();
    await core.answer(2, 'active');
    expect(state()).toBe('shielded');
    await core.answer(3, 'shielded');
    expect(state()).toBe('shielded');
  });

  it('forgets what the last person was shown before the next one sees anything', async () => {
    await signedOut();
    queryClient.setQueryData(['medical.board', {}], 'of the last person');
    let seen: unknown = 'nothing yet';
    useSession.subscribe(({ session }) => {
      if (session?.state === 'active') seen = queryClient.getQueryData(['medical.board', {}]);
    });
    void refreshSession();
    await core.answer(1, 'active');
    expect(seen).toBeUndefined();
  });
});
