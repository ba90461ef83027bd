import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type App, createApp } from '#main/core/create-app.ts';
import { type Clock, type LogLine, type Ports, systemClock } from '#main/core/ports.ts';
import type { Keychain } from '#main/vault/keychain.ts';
import type { CallInput, CallName, CallOutput } from '#shared/contract/contract.ts';
import type { Result } from '#shared/contract/result.ts';
import type { Instant } from '#shared/domain/calendar-date.ts';
import type { ClassId, StaffId } from '#shared/domain/ids.ts';
import type { Grant, Role } from '#shared/features/access/access.model.ts';
import { isClassBound } from '#shared/features/access/access.rules.ts';

export const LEAD = { name: 'Mrs C Westgate', label: 'Headteacher', password: 'larch otter biscuit 41' };
export const STAFF_PASSWORD = 'quiet maple lantern 27';

/** What a first run is asked, but for the mode. */
export const SET_UP = {
  school: {
    name: 'Test Primary School',
    street: '1 Test Street',
    town: 'Sunderland',
    postcode: 'SR1 2HX',
    phone: '0191 496 0123',
  },
  lead: { name: LEAD.name, label: LEAD.label },
  password: LEAD.password,
};

/** A clock that a test moves; both hands together, unless it is set. */
export function movableClock(start = new Date('2026-11-24T09:00:00Z')): Clock & {
  advance(ms: number): void;
  /** Somebody sets the wall clock; the monotonic one goes on. */
  set(ms: number): void;
} {
  let passed = 0;
  let set = 0;
  return {
    now: () => new Date(start.getTime() + passed + set),
    monotonic: () => passed,
    advance: (ms) => {
      passed += ms;
    },
    set: (ms) => {
      set += ms;
    },
  };
}

/** A role as a Lead gives it: with these classes where it is bound to classes, and with an end for Cover. */
export const grantOf = (role: Role, classIds: readonly ClassId[]): Grant => ({
  role,
  classIds: isClassBound(role) ? [...classIds] : [],
  until: role === 'cover' ? ('2999-12-31T00:00:00.000Z' as Instant) : null,
});

/** A keychain in memory: the port's own shape, for tests of what happens with and without one. */
export const memoryKeychain = (): Keychain => keychainOf(new Map());

/** The same on what was kept before. */
export const keychainOf = (kept: Map<string, string>): Keychain => ({
  get: async (account) => kept.get(account) ?? null,
  set: async (account, value) => void kept.set(account, value),
  delete: async (account) => kept.delete(account),
});

export interface School {
  readonly app: App;
  readonly home: string;
  readonly logs: readonly LogLine[];
  readonly recoveryCode: string;
  readonly leadId: StaffId;
  /** The value, or throws with the code as its message. */
  call<K extends CallName>(name: K, input: CallInput<K>): Promise<CallOutput<K>>;
  tryCall<K extends CallName>(name: K, input: CallInput<K>): Promise<Result<CallOutput<K>>>;
  /** Adds a person with this role (once per role and classes) and signs in as them. Class and Cover need a class. */
  asRole(role: Role, classIds?: readonly ClassId[]): Promise<StaffId>;
  asLead(): Promise<void>;
  close(): void;
}

/** A real school on a real vault and an encrypted store in a fresh folder, its Lead signed in. */
export async function newSchool(
  options: { readonly ports?: Partial<Ports>; readonly home?: string } = {},
): Promise<School> {
  const home = options.home ?? mkdtempSync(join(tmpdir(), 'careboard-test-'));
  const logs: LogLine[] = [];
  const app = createApp({
    home,
    kind: 'practice',
    keychain: memoryKeychain(),
    clock: systemClock,
    device: 'TEST-PC',
    log: (line) => logs.push(line),
    pages: new Map(),
    ...options.ports,
  });
  const tryCall: School['tryCall'] = async (name, input) => (await app.dispatch(name, input)) as never;
  const call: School['call'] = async (name, input) => {
    const result = await tryCall(name, input);
    if (!result.ok) throw new Error(`${result.error.code} ${JSON.stringify(result.error.fields ?? {})}`);
    return result.value;
  };
  const made = await call('access.setUp', {
    ...SET_UP,
    mode:
      options.ports && 'keychain' in options.ports && options.ports.keychain === null
        ? 'password-only'
        : 'device-bound',
  });
  const leadId = (await call('access.state', {})).me!.staffId;
  const known = new Map<string, StaffId>();
  const signIn = (staffId: StaffId, password: string) => call('access.signIn', { staffId, password });
  return {
    app,
    home,
    logs,
    leadId,
    recoveryCode: made.recoveryCode,
    call,
    tryCall,
    async asRole(role, classIds = []) {
      const key = `${role} ${classIds.join(' ')}`;
      let staffId = known.get(key);
      if (!staffId) {
        await signIn(leadId, LEAD.password);
        const added = await call('access.addStaff', {
          name: `Person ${known.size + 1} ${role}`,
          label: role,
          grants: [grantOf(role, classIds)],
          password: STAFF_PASSWORD,
        });
        staffId = added.staffId;
        known.set(key, staffId);
      }
      await signIn(staffId, STAFF_PASSWORD);
      return staffId;
    },
    asLead: async () => void (await signIn(leadId, LEAD.password)),
    close() {
      app.close();
      rmSync(home, { recursive: true, force: true });
    },
  };
}
