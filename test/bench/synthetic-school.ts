import { readdirSync, readFileSync } from 'node:fs';
import { createApp } from '#main/core/create-app.ts';
import { openRegister } from '#main/core/lifecycle.ts';
import { systemClock } from '#main/core/ports.ts';
import type { Author } from '#main/core/session.ts';
import { addChild, addContact, ensureClass } from '#main/features/children/children.service.ts';
import { currentPurposes, insertImportedDecision } from '#main/features/consent/consent.service.ts';
import { insertNeed, insertPlan } from '#main/features/medical/medical.service.ts';
import { type ProcessedPhoto, savePhoto } from '#main/features/photos/photos.service.ts';
import { registerAsItIs } from '#main/store/as-left.ts';
import type { Store } from '#main/store/store.ts';
import { unlockWithPassword } from '#main/vault/vault.ts';
import type { CallInput, CallName, CallOutput } from '#shared/contract/contract.ts';
import { type CalendarDate, instantOf, londonDay } from '#shared/domain/calendar-date.ts';
import type { ClassId, StaffId } from '#shared/domain/ids.ts';
import { pick, type Random, seeded } from './random.ts';
import { type SyntheticChild, syntheticChild } from './synthetic-child.ts';

export const LEAD = { name: 'Mrs C Westgate', label: 'Headteacher', password: 'quiet maple lantern 27' };
const SEED = 20_261_124;
const PER_CLASS = 30;
const PER_TRANSACTION = 2_000;
const TREES = ['Acorn', 'Willow', 'Rowan', 'Hazel', 'Birch', 'Maple', 'Oak'];
const YEARS = ['R', '1', '2', '3', '4', '5', '6'];
const PLANS = new URL('../../assets/demo/plans/', import.meta.url);
const FORM_DAY = '2026-09-21' as CalendarDate;

/** An app over the folder as the benches open it: no keychain, since its time is the system's own. */
export const openApp = (home: string) =>
  createApp({
    home,
    kind: 'practice',
    keychain: null,
    clock: systemClock,
    device: 'bench',
    log: () => undefined,
    pages: new Map(),
  });

/** Dispatches and gives the value; throws with the code where it is refused. */
export async function ask<K extends CallName>(
  app: ReturnType<typeof openApp>,
  name: K,
  input: CallInput<K>,
): Promise<CallOutput<K>> {
  const result = await app.dispatch(name, input);
  if (!result.ok) throw new Error(`${name}: ${result.error.code} ${JSON.stringify(result.error.fields ?? {})}`);
  return result.value as CallOutput<K>;
}

/**
 * Makes a school of `size` children in an empty folder: a real vault through the calls of the first run, then the children
 * straight through the features' services, as an import would, but thousands to a transaction. The same seed, the same
 * school. Answers its Lead's id and how many bytes were put in: texts, pictures and plans, without ids and dates of our own.
 */
export async function makeSyntheticSchool(
  home: string,
  size: number,
  photos: readonly ProcessedPhoto[],
): Promise<{ readonly leadId: StaffId; readonly bytes: number }> {
  const leadId = await makeVault(home);
  const { file, dataKey } = await unlockWithPassword({
    home,
    staffId: leadId,
    password: LEAD.password,
    keychain: null,
  });
  const { store } = openRegister(home, file, dataKey, { found: registerAsItIs(home) });
  try {
    return { leadId, bytes: fill(store, size, photos, leadId) };
  } finally {
    store.close();
  }
}

async function makeVault(home: string): Promise<StaffId> {
  const app = openApp(home);
  try {
    const school = {
      name: 'Synthetic Primary School',
      street: '1 Test Street',
      town: 'Sunderland',
      postcode: 'SR1 2HX',
    };
    const { name, label, password } = LEAD;
    const address = { ...school, phone: '0191 496 0123' };
    const { recoveryCode, askedGroups } = await ask(app, 'access.setUp', {
      school: address,
      lead: { name, label },
      password,
      mode: 'password-only',
    });
    const groups = recoveryCode.split('-');
    await ask(app, 'access.confirmRecoveryCode', { groups: askedGroups.map((at) => groups[at] ?? '') });
    await ask(app, 'access.finishFirstRun', {});
    const { me } = await ask(app, 'access.state', {});
    if (!me) throw new Error('Nobody is signed in after the first run.');
    return me.staffId;
  } finally {
    app.close();
  }
}

function fill(store: Store, size: number, photos: readonly ProcessedPhoto[], by: StaffId): number {
  const random = seeded(SEED);
  const now = new Date();
  const author: Author = { by, at: instantOf(now), today: londonDay(now) };
  const plans = readdirSync(PLANS).map((name) => readFileSync(new URL(name, PLANS)));
  const classes = store.write((tx) =>
    Array.from({ length: Math.ceil(size / PER_CLASS) }, (_, i) => {
      const yearGroup = YEARS[i % YEARS.length] ?? '';
      const round = Math.floor(i / YEARS.length);
      const name = `${TREES[i % TREES.length]}${round === 0 ? '' : ` ${round + 1}`} (${yearGroup})`;
      return { classId: ensureClass(tx, name, yearGroup), yearGroup };
    }),
  );
  let bytes = 0;
  for (let from = 0; from < size; from += PER_TRANSACTION) {
    store.write((tx) => {
      const purposes = currentPurposes(tx);
      for (let at = from; at < Math.min(size, from + PER_TRANSACTION); at += 1) {
        const place = classes[at % classes.length] ?? { classId: '' as ClassId, yearGroup: '' };
        const child = syntheticChild(random, at, place.yearGroup, place.classId);
        const photo = random() < 0.97 ? photos[at % photos.length] : undefined;
        bytes += save(tx, child, { photo, plan: planFor(child, plans, random), purposes, random, author });
      }
    });
  }
  return bytes;
}

/** A signed plan for every serious need, as the fixture's school has. */
const planFor = (child: SyntheticChild, plans: readonly Buffer[], random: Random): Buffer | undefined =>
  child.needs.some((need) => need.severity === 'serious') ? pick(random, plans) : undefined;

type Tx = Parameters<Parameters<Store['write']>[0]>[0];
interface Beside {
  readonly photo: ProcessedPhoto | undefined;
  readonly plan: Buffer | undefined;
  readonly purposes: ReturnType<typeof currentPurposes>;
  readonly random: Random;
  readonly author: Author;
}

/** Saves one child with all that belongs to it; answers the bytes put in. */
function save(tx: Tx, child: SyntheticChild, { photo, plan, purposes, random, author }: Beside): number {
  const childId = addChild(tx, child.fields, author);
  for (const contact of child.contacts) addContact(tx, childId, contact, author);
  for (const need of child.needs) insertNeed(tx, childId, need, author, null);
  const signed = plan && {
    mime: 'image/jpeg',
    title: child.needs[0]?.condition ?? '',
    signedOn: FORM_DAY,
    reviewOn: null,
    signsVersionId: null,
  };
  if (plan && signed) insertPlan(tx, { childId, bytes: plan, ...signed }, author);
  if (photo) savePhoto(tx, childId, photo, author, null);
  const answers = purposes.map(({ purposeId }) => ({
    purposeId,
    state: random() < 0.83 ? ('given' as const) : ('refused' as const),
    decidedOn: FORM_DAY,
    validUntil: null,
    words: '',
  }));
  const returned = random() < 0.95 ? answers : [];
  for (const answer of returned) insertImportedDecision(tx, { childId, ...answer }, author, 'bench');
  return weight([child.fields, child.contacts, child.needs, plan, signed, photo, returned]);
}

/** Bytes of the words, numbers, pictures and papers in a value. */
function weight(value: unknown): number {
  if (typeof value === 'string') return Buffer.byteLength(value);
  if (typeof value === 'number' || typeof value === 'boolean') return String(Number(value)).length;
  if (Buffer.isBuffer(value)) return value.length;
  if (typeof value !== 'object' || value === null) return 0;
  return Object.values(value).reduce((sum: number, part) => sum + weight(part), 0);
}
