import type { ChildId, StaffId } from '#shared/domain/ids.ts';
import type { Role } from '#shared/features/access/access.model.ts';
import { grantOf, LEAD, STAFF_PASSWORD } from '../../support/new-school.ts';
import type { Round } from './call.ts';

/** What the codes were, so that whoever looks afterwards knows what must not stand anywhere. */
export interface Shown {
  /** The code that opens the register now. */
  readonly recoveryCode: string;
  readonly codes: readonly string[];
}

const NEXT = 'copper lantern meadow 58';
const PIN = '831746';

/** The Lead's own way in again, after whatever ended the session. */
export const leadIn = async ({ call }: Pick<Round, 'call'>, leadId: StaffId): Promise<void> =>
  void (await call('access.signIn', { staffId: leadId, password: LEAD.password }));

/** For a Lead who is signed in, and again at the end: staff, codes, keys, sessions, and a card outside a role. */
export async function peopleAndKeys(round: Round, leadId: StaffId, recoveryCode: string): Promise<Shown> {
  const { call, ends } = round;
  const as = async (staffId: StaffId, password: string) => {
    await ends('access.lock', {});
    await call('access.signIn', { staffId, password });
  };
  const add = async (name: string, role: Role) =>
    (await call('access.addStaff', { name, label: role, grants: [grantOf(role, [])], password: STAFF_PASSWORD }))
      .staffId;
  const [deputy, office, kitchen] = [
    await add('Round Deputy', 'lead'),
    await add('Round Office', 'office'),
    await add('Round Kitchen', 'kitchen'),
  ];
  await call('access.setGrants', { staffId: office, label: 'Front desk', grants: [grantOf('office', [])] });
  await stepsByTwo(
    round,
    () => as(deputy, STAFF_PASSWORD),
    () => as(leadId, LEAD.password),
  );
  await cardOutside(
    round,
    () => as(kitchen, STAFF_PASSWORD),
    () => as(leadId, LEAD.password),
  );

  const reset = await call('access.oneTimeCode', { staffId: office });
  await ends('access.lock', {});
  await call('access.signInByCode', { staffId: office, code: reset.code, password: NEXT });
  await as(leadId, LEAD.password);
  const enrolment = await call('access.makeEnrolmentCode', { password: LEAD.password });
  await ends('access.lock', {});
  await round.forgetSecret();
  await call('access.enrol', { code: enrolment.code, staffId: leadId, password: LEAD.password });

  await call('access.changePassword', { current: LEAD.password, next: NEXT });
  await call('access.changePassword', { current: NEXT, next: LEAD.password });
  await call('access.setPin', { pin: PIN });
  await call('access.shield', {});
  await call('access.unshield', { pin: PIN });
  await call('access.checkRecoveryCode', { code: recoveryCode });
  await call('audit.checkSeals', { code: recoveryCode });
  await call('audit.digestSeen', { to: (await call('audit.digest', { since: 'week' })).to });
  await call('audit.digestPrinted', {});
  await call('audit.export', { kind: 'everything', staffId: null });

  const next = await call('access.newRecoveryCode', { password: LEAD.password });
  const groups = next.recoveryCode.split('-');
  await call('access.confirmRecoveryCode', { groups: next.askedGroups.map((at) => groups[at]!) });
  await ends('access.rotateKey', { password: LEAD.password });
  await leadIn(round, leadId);
  await ends('access.lock', {});
  await call('access.recover', {
    ...{
      code: next.recoveryCode,
      lead: { name: 'Round Newcomer', label: 'Head' },
      password: NEXT,
      passwordOnly: false,
    },
  });
  await call('access.removeStaff', { staffId: office });
  await as(leadId, LEAD.password);
  return { recoveryCode: next.recoveryCode, codes: [recoveryCode, reset.code, enrolment.code, next.recoveryCode, PIN] };
}

type Turn = () => Promise<void>;

/** Steps are checked by another person than typed them, and taken off again. */
async function stepsByTwo({ call, words }: Round, asDeputy: Turn, asLead: Turn): Promise<void> {
  const childId = await withPlan({ call, words });
  const { plan } = await call('medical.plan', { childId });
  const steps = [{ words: `${words.allergy}, then 999`, savesLife: true, minutes: null, tap: null }];
  const { setId } = await call('medical.typeSteps', { childId, planId: plan!.planId, steps });
  await asDeputy();
  await call('medical.checkSteps', { childId, setId });
  await asLead();
  await call('medical.takeStepsOff', { childId, setId });
}

async function withPlan({ call, words }: Pick<Round, 'call' | 'words'>): Promise<ChildId> {
  for (const { childId } of (await call('children.find', { text: words.surname })).hits)
    if ((await call('medical.plan', { childId })).plan) return childId;
  throw new Error('No child with a plan.');
}

async function cardOutside({ call, words }: Round, asKitchen: Turn, asLead: Turn): Promise<void> {
  const { childId } = (await call('children.find', { text: words.surname })).hits[0]!;
  await asKitchen();
  const { cardId } = await call('medical.openCard', { childId, reason: 'called' });
  // A timer runs, so the card goes on by itself for whoever is offered it.
  await call('medical.tap', { cardId, kind: 'timer-start', words: words.allergy, minutes: 5 });
  await asLead();
  await call('medical.openOngoing', { cardId, reason: null });
  await call('medical.closeCard', { cardId });
  const { waiting } = await call('medical.breakGlass', {});
  for (const { openingId } of waiting)
    await call('medical.reviewBreakGlass', { openingId, words: `${words.allergy}: asked, all in order` });
}
