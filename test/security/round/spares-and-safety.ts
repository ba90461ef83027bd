import { randomUUID } from 'node:crypto';
import type { ChildId } from '#shared/domain/ids.ts';
import { KIT_PARTS } from '#shared/features/kits/kits.model.ts';
import type { Call, Words } from './call.ts';

const key = () => ({ requestKey: randomUUID() });

/** For a Lead: the spare kits with everything that can be recorded of them. */
export async function sparesAndSafety(call: Call, words: Words): Promise<void> {
  const { hits } = await call('children.find', { text: words.surname });
  const childId = hits[0]?.childId;
  if (childId === undefined) throw new Error('no child');
  await kits(call, words, childId);
  await training(call, words);
  await incidents(call, words, childId);
  await policies(call, words);
  await firstAid(call, words);
}

/** The rival of an advice that is on goes off with it. */
async function firstAid(call: Call, { allergy, surname }: Words): Promise<void> {
  const { today } = await call('medical.firstAid', {});
  const own = { steps: allergy, source: surname, publishedOn: today };
  await call('medical.setFirstAid', { packId: 'asthma-card', seen: 0, shown: true, own });
  await call('medical.setFirstAid', { packId: 'asthma-newer', seen: 0, shown: true, own: null });
}

async function policies(call: Call, { allergy, surname }: Words): Promise<void> {
  const { today } = await call('policies.desk', {});
  const step = { policy: 'allergy', step: 'published', onDay: today } as const;
  const { entryId } = await call('policies.record', { ...key(), ...step, words: allergy });
  await call('policies.takeBack', { entryId, words: surname });
}

async function incidents(call: Call, { surname, allergy }: Words, childId: ChildId): Promise<void> {
  const { me } = await call('incidents.child', { childId });
  const fields = {
    ...{ kind: 'incident' as const, at: 'now' as const, place: surname, what: allergy, done: allergy, used: allergy },
    ...{ ambulance: 'yes' as const, followUp: surname, reporter: me },
  };
  const { incidentId } = await call('incidents.record', { childId, ...key(), cardId: null, fields });
  const one = { childId, incidentId };
  await call('incidents.correct', { ...one, version: 1, fields, words: allergy });
  await call('incidents.tellParent', { ...one, ...key(), whom: surname, by: me, at: 'now', how: 'phone' });
  const { today } = await call('training.list', {});
  await call('incidents.printReport', { ...one, version: 2, holders: [{ name: surname }], collectBy: today });
  await call('incidents.review', { ...one, result: 'same', words: allergy, onDay: today });
}

async function training(call: Call, { surname, allergy }: Words): Promise<void> {
  const { personId } = await call('training.addPerson', { ...key(), name: surname, label: allergy });
  const { today } = await call('training.list', {});
  const { trainingId } = await call('training.record', {
    ...{ who: { personId }, ...key() },
    fields: {
      ...{ kind: 'other', what: allergy, handled: null, trainedOn: today, trainer: surname, profession: allergy },
      ...{ competent: true, reviewOn: today, words: allergy },
    },
  });
  await call('training.takeBack', { trainingId, words: allergy });
  await call('training.setLeft', { personId, left: true });
}

async function kits(call: Call, { surname, allergy }: Words, childId: ChildId): Promise<void> {
  const { kitId } = await call('kits.save', {
    kitId: null,
    ...key(),
    kind: 'adrenaline',
    name: surname,
    place: allergy,
  });
  const { me } = await call('kits.kit', { kitId });
  const device = { kitId, kind: 'device' as const, device: allergy, strength: surname, batch: allergy, expires: null };
  const { itemId } = await call('kits.addItem', { ...device, ...key(), replaces: null });
  const second = await call('kits.addItem', { ...device, ...key(), replaces: null });
  await call('kits.takeOut', { itemId: second.itemId, why: 'damaged', words: allergy });
  const { today } = await call('kits.list', {});
  await call('kits.recordCheck', {
    ...{ kitId, ...key(), onDay: today, checkedBy: me, words: allergy, items: [{ itemId, found: 'missing' as const }] },
    parts: KIT_PARTS.map((part) => ({ part, there: false })),
  });
  const used = { itemId, at: 'now' as const, place: allergy, words: surname, givenBy: me };
  const { useId } = await call('kits.recordUse', { childId, ...used, ...key() });
  await call('kits.takeUseBack', { useId, words: allergy });
  await call('kits.recordAdultUse', { ...used, ...key(), who: surname });
  await call('kits.chooseRule', { rule: 'anyone', words: allergy });
  await call('medical.recordSpare', {
    ...{ childId, kind: 'adrenaline' },
    fields: { answer: 'yes', parent: surname, doctor: allergy, agreedOn: today },
  });
  const { fingerprint } = await call('kits.receiveList', { kitId });
  await call('kits.printReceiveList', { kitId, fingerprint, holders: [{ name: surname }], collectBy: today });
  await call('kits.setClosed', { kitId, closed: true });
}
