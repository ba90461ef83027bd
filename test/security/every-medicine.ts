import type { Page } from 'playwright-core';
import type { CareboardApi } from '#shared/contract/build-api.ts';
import type { Words } from './round/call.ts';

/** Makes each kind of write about a medicine of the child of this surname, as `makeEveryWrite` does the others. */
export const makeEveryMedicine = (page: Pick<Page, 'evaluate'>, words: Words): Promise<void> =>
  page.evaluate(
    async ([surname, allergy]) => {
      const { careboard } = globalThis as unknown as { careboard: CareboardApi };
      const call = async (name: string, input: object): Promise<Record<string, never>> => {
        const answer = await careboard.call(`medicines.${name}` as never, input as never);
        if (!answer.ok) throw new Error(`${name}: ${answer.error.code} ${JSON.stringify(answer.error.fields ?? {})}`);
        return answer.value as never;
      };
      const found = await careboard.call('children.find', { text: surname });
      const childId = found.ok ? found.value.hits[0]?.childId : undefined;
      if (childId === undefined) throw new Error('no child');
      const parent = {
        ...{ title: 'Mr', forename: allergy, surname, relationship: 'Father', responsibility: true, livesWith: true },
        ...{ phones: [], email: '', street: '', town: '', postcode: '' },
      };
      const saved = await careboard.call('children.saveContact', { childId, contactId: null, fields: parent });
      const contactId = saved.ok ? saved.value.contactId : null;
      const key = () => ({ requestKey: crypto.randomUUID() });
      const terms = {
        ...{ name: allergy, strength: surname, form: 'tablets', unit: 'tablet', counted: true, amount: 1 },
        ...{
          amountMost: null,
          label: allergy,
          route: 'mouth',
          when: 'as-needed',
          times: [],
          days: [],
          reason: allergy,
        },
        ...{ minMinutes: null, most: null, noLimit: allergy, prescribed: true, controlled: false, giving: 'staff' },
        ...{ expires: null, startsOn: '2020-01-01', endsOn: null, storage: 'cupboard', place: surname },
        ...{ precautions: allergy, sideEffects: allergy, emergency: allergy },
      };
      const fields = {
        ...{ terms, contactId, method: 'paper', agreedOn: '2026-09-01', evidence: surname },
        head: { state: 'agreed', by: surname, on: '2026-09-01' },
      };
      const { medicineId } = await call('agree', { childId, ...key(), fields });
      const one = { childId, medicineId };
      const record = await call('record', one);
      const { me: by, medicine } = record as unknown as { me: string; medicine: { current: { versionId: string } } };
      await call('change', { ...one, versionId: medicine.current.versionId, fields, words: allergy });
      const base64 = btoa(`%PDF-1.4\n${allergy}\n%%EOF\n`);
      const scan = { ...one, versionId: medicine.current.versionId, title: `${surname} agreement`, base64 };
      const kept = await call('attachScan', scan);
      await call('takeScanOff', { childId, ...(kept as object), words: allergy });
      await call('attachScan', scan);
      const moved = { ...one, at: 'now', countedBy: by, witness: null };
      const pack = {
        ...{ ...moved, quantity: 20, from: surname, batch: allergy, expires: '2099-01-01', container: 'original' },
        corrects: null,
      };
      const { stockId: packId } = await call('receive', { ...pack, ...key() });
      const { stockId: wrong } = await call('receive', { ...pack, ...key() });
      await call('takeStockBack', { childId, stockId: wrong, ...key(), words: allergy, witness: null });
      await call('takeOut', { ...moved, ...key(), packId, kind: 'wasted', quantity: 1, to: surname, words: allergy });
      await call('count', { ...moved, ...key(), packId, found: 18, words: allergy });
      const asked = { at: 'now', amount: null, how: null, slot: null, packId, corrects: null };
      const seen = await call('beforeDose', { ...one, ...asked });
      const { child, versionId } = seen as unknown as { child: { photoId: string | null }; versionId: string };
      const { doseId } = await call('give', {
        ...{ ...one, ...key(), versionId, at: 'now', amount: 1, how: 'staff', slot: null, packId, givenBy: by },
        confirmed: child.photoId === null ? { by: 'name' } : { by: 'photo', photoId: child.photoId },
        ...{
          witness: null,
          override: { by: surname, words: allergy },
          late: allergy,
          reaction: allergy,
          corrects: null,
        },
      });
      await call('tellParent', { childId, doseId, ...key(), whom: surname, by, at: 'now', how: 'phone' });
      await call('takeBack', { childId, doseId, ...key(), words: allergy, witness: null });
      const entry = { ...one, at: 'now', corrects: null };
      await call('notGiven', { ...entry, ...key(), slot: null, reason: 'other', words: allergy });
      await call('atHome', { ...entry, ...key(), amount: 1, toldBy: surname });
      const { useId } = await call('recordInhaler', {
        ...{ childId, ...key(), at: 'now', puffs: 2, place: allergy, words: surname, givenBy: by },
        ...{ kitItemId: null, spacerItemId: null },
      });
      const about = { kind: 'inhaler', useId };
      const { paperId } = await call('printNote', { childId, about, holders: [surname] });
      await call('noteGiven', { childId, about, paperId, whom: allergy, ...key() });
      const second = (await call('printNote', { childId, about, holders: [allergy] })) as unknown as {
        at: string;
        copies: { copyId: string }[];
      };
      const gave = await careboard.call('papers.giveToParent', {
        ...{ copyIds: second.copies.map(({ copyId }) => copyId) as never, whom: surname },
        onDay: new Date(second.at).toLocaleDateString('sv-SE', { timeZone: 'Europe/London' }) as never,
      });
      const pdf = await careboard.call('papers.savePdf', {
        paperId: (second as unknown as { paperId: never }).paperId,
      });
      if (!pdf.ok) throw new Error(`savePdf: ${pdf.error.code}`);
      if (!gave.ok) throw new Error(`giveToParent: ${gave.error.code}`);
      await call('takeInhalerBack', { childId, useId, words: allergy });
      const last = await call('record', one);
      const { current } = (last as unknown as { medicine: { current: { versionId: string } } }).medicine;
      await call('end', { ...one, versionId: current.versionId, reason: 'finished', words: allergy });
    },
    [words.surname, words.allergy] as const,
  );
