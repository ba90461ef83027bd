import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '#main/core/app-error.ts';
import { createApp } from '#main/core/create-app.ts';
import { systemClock } from '#main/core/ports.ts';
import { lockFolder } from '#main/store/folder-lock.ts';
import { beginMaking, moveIn, REGISTER_FILE } from '#main/store/making.ts';
import type { Keychain } from '#main/vault/keychain.ts';
import { keychainWorks } from '#main/vault/keychain.ts';
import { vaultFilePath } from '#main/vault/vault-file.ts';
import { londonDay } from '#shared/domain/calendar-date.ts';
import { demoAsOf } from './demo-as-of.ts';
import { type DemoChild, type DemoFile, demoFile, demoPicture } from './demo-file.ts';
import { type Call, type Enrolled, tellStory } from './demo-story.ts';

const RELATIONSHIPS = { MOT: 'Mother', FAT: 'Father' } as const;

/**
 * Makes the demo school in a folder that has no register yet, through the same calls as a person's: nothing in it can be
 * what the app itself could not make. It is made beside and moved in when whole, vault.json last, so a kill in the middle
 * leaves no half school (store/making.ts). Answers how to sign in.
 */
export async function makeDemoSchool(
  home: string,
  keychain: Keychain | null,
  onChild: (done: number, total: number) => void = () => undefined,
): Promise<{ name: string; password: string }> {
  const demo = demoAsOf(demoFile(), londonDay(systemClock.now()));
  const lead = demo.staff.find(({ role }) => role === 'lead');
  if (!lead) throw new Error('The demo school has no Lead.');
  const answer = { name: lead.name, password: demo.password };
  if (existsSync(vaultFilePath(home))) return answer;
  const unlock = lockFolder(home);
  if (unlock === null) throw new AppError('busy');
  try {
    // Never anybody's own: without its vault.json it is what a kill left of an earlier making.
    for (const end of ['', '-wal', '-shm']) rmSync(join(home, `${REGISTER_FILE}${end}`), { force: true });
    await makeIn(beginMaking(home), demo, keychain, onChild);
    moveIn(home);
  } finally {
    unlock();
  }
  return answer;
}

async function makeIn(
  home: string,
  demo: DemoFile,
  keychain: Keychain | null,
  onChild: (done: number, total: number) => void,
): Promise<void> {
  const app = createApp({
    home,
    kind: 'practice',
    keychain,
    clock: systemClock,
    device: 'demo',
    log: () => undefined,
    pages: new Map(),
  });
  try {
    const mode = keychain !== null && (await keychainWorks(keychain)) ? 'device-bound' : 'password-only';
    await fill(
      demo,
      mode,
      async (name, input) => {
        const result = await app.dispatch(name, input);
        if (!result.ok) throw new Error(`${name}: ${result.error.code} ${JSON.stringify(result.error.fields ?? {})}`);
        return result.value as never;
      },
      onChild,
    );
  } finally {
    app.close();
  }
}

async function fill(
  demo: DemoFile,
  mode: 'device-bound' | 'password-only',
  call: Call,
  onChild: (done: number, total: number) => void,
): Promise<void> {
  const { name, street, town, postcode, phone } = demo.school;
  const [lead, ...others] = demo.staff;
  const { recoveryCode, askedGroups } = await call('access.setUp', {
    school: { name, street, town, postcode, phone },
    lead: { name: lead?.name ?? '', label: lead?.label ?? '' },
    password: demo.password,
    mode,
  });
  const groups = recoveryCode.split('-');
  await call('access.confirmRecoveryCode', { groups: askedGroups.map((at) => groups[at] ?? '') });
  await call('settings.saveSchool', demo.school);
  const classes = new Map<string, string>();
  for (const { name: className, year, teacher } of demo.classes) {
    const saved = await call('children.saveClass', { classId: null, name: className, yearGroup: year, teacher });
    classes.set(className, saved.classId);
  }
  for (const member of others) {
    const classId = member.className === null ? undefined : classes.get(member.className);
    await call('access.addStaff', {
      name: member.name,
      label: member.label,
      grants: [{ role: member.role, classIds: classId === undefined ? [] : [classId], until: null }],
      password: demo.password,
    });
  }
  const { purposes } = await call('consent.purposes', {});
  const purposeIds = purposes.map(({ purposeId }) => purposeId);
  const enrolled: Enrolled[] = [];
  for (const [at, child] of demo.children.entries()) {
    onChild(at, demo.children.length);
    const { childId, planId, asked } = await addChild(child, classes.get(child.className) ?? null, call);
    enrolled.push({ child, childId, planId });
    if (asked !== null) await addAnswers(childId, asked, child, purposeIds, call);
  }
  await call('access.finishFirstRun', {});
  await tellStory(demo, enrolled, call);
}

interface Added {
  readonly childId: string;
  readonly planId: string | null;
  /** The contact who filled in the form: the first with parental responsibility. */
  readonly asked: string | null;
}

async function addChild(child: DemoChild, classId: string | null, call: Call): Promise<Added> {
  const { surname, forename, born, sex, upn, admissionNumber, street, town, postcode } = child;
  const address = { street, town, postcode };
  const { childId } = await call('children.add', {
    fields: {
      ...{ surname, forename, born, sex, upn, admissionNumber, classId, ...address },
      ...{ yearGroup: child.year, middleNames: '', preferredSurname: '', preferredForename: '' },
      ...{ phone: '', email: '', cpomsRef: '', paperPlace: '' },
    },
  });
  let asked: string | null = null;
  for (const { phone, relationship, ...contact } of child.contacts) {
    const { contactId } = await call('children.saveContact', {
      childId,
      contactId: null,
      fields: {
        ...contact,
        relationship: RELATIONSHIPS[relationship],
        phones: [{ kind: 'Mobile', number: phone }],
        email: '',
        ...(contact.livesWith ? address : { street: '', town: '', postcode: '' }),
      },
    });
    if (contact.responsibility) asked ??= contactId;
  }
  if (child.photo !== null) {
    await call('children.savePhoto', { childId, base64: demoPicture('portraits', child.photo) });
  }
  const planId = await addNeeds(childId, child, call);
  for (const flag of child.flags) await call('children.setFlag', { childId, flag, set: true, words: '' });
  return { childId, planId, asked };
}

/** Answers the plan's id, where there is one. */
async function addNeeds(childId: string, { needs, plan, formDate }: DemoChild, call: Call): Promise<string | null> {
  for (const { kind, plan: _signed, ...words } of needs) {
    await call('medical.addNeed', { childId, kind, fields: { ...words, toldParentOn: formDate } });
  }
  const planned = needs.find((need) => need.plan);
  if (!plan || !planned) return null;
  const { planId } = await call('medical.attachPlan', {
    childId,
    title: planned.condition,
    signedOn: plan.signedOn,
    reviewOn: plan.reviewOn,
    base64: demoPicture('plans', plan.file),
  });
  return planId;
}

const STATES: Readonly<Record<string, 'given' | 'refused' | 'no-answer'>> = {
  y: 'given',
  n: 'refused',
  '-': 'no-answer',
};

/** The answers of one paper form, purpose by purpose; nothing where no form came back. */
async function addAnswers(
  childId: string,
  contactId: string,
  { consent, formDate }: DemoChild,
  purposeIds: readonly string[],
  call: Call,
): Promise<void> {
  for (const [at, letter] of [...consent].entries()) {
    const purposeId = purposeIds[at];
    const state = STATES[letter];
    if (formDate === null || purposeId === undefined || state === undefined) continue;
    await call('consent.record', {
      childId,
      purposeId,
      state,
      who: { kind: 'contact', contactId },
      method: 'paper',
      decidedOn: formDate,
      evidence: '',
      words: '',
      validUntil: null,
      replacesUnrecorded: false,
    });
  }
}
