import type { Page } from 'playwright-core';
import type { CareboardApi } from '#shared/contract/build-api.ts';
import type { Words } from './round/call.ts';

/**
 * Makes each kind of write about the child of this surname that the walk through the screens does not, over the page's own bridge,
 * with the marked words in every field that takes words. What takes them back again is in `round/`.
 */
export const makeEveryWrite = (page: Pick<Page, 'evaluate'>, words: Words): Promise<void> =>
  page.evaluate(
    async ([surname, allergy]) => {
      const { careboard } = globalThis as unknown as { careboard: CareboardApi };
      const call = async (name: string, input: object): Promise<never> => {
        const answer = await careboard.call(name as never, input as never);
        if (!answer.ok) throw new Error(`${name}: ${answer.error.code} ${JSON.stringify(answer.error.fields ?? {})}`);
        return answer.value as never;
      };
      const { today } = (await call('children.rollOverRegister', {})) as { today: string };
      const { hits } = (await call('children.find', { text: surname })) as { hits: { childId: string }[] };
      const childId = hits[0]?.childId;
      const record = (await call('children.record', { childId })) as {
        fields: object;
        revision: number;
        contacts: { contactId: string }[];
      };
      await call('children.edit', {
        childId,
        revision: record.revision,
        fields: {
          ...record.fields,
          middleNames: surname,
          street: allergy,
          town: allergy,
          phone: surname,
          cpomsRef: allergy,
        },
      });
      await call('children.checkHeld', { childId, onDay: today });
      await call('children.saveFilePlace', { placeId: null, name: allergy });
      const { places } = (await call('children.filePlaces', {})) as { places: { placeId: string }[] };
      await call('children.removeFilePlace', { placeId: places[0]?.placeId });
      const contact = {
        ...{ title: 'Ms', forename: surname, surname, relationship: 'Mother', responsibility: true, livesWith: true },
        ...{
          phones: [{ kind: 'Mobile', number: '0191 496 0000' }],
          email: '',
          street: allergy,
          town: allergy,
          postcode: '',
        },
      };
      const { contactId } = (await call('children.saveContact', { childId, contactId: null, fields: contact })) as {
        contactId: string;
      };
      const second = (await call('children.saveContact', { childId, contactId: null, fields: contact })) as {
        contactId: string;
      };
      const before = record.contacts.map((one) => one.contactId);
      await call('children.orderContacts', { childId, contactIds: [second.contactId, contactId, ...before] });

      await call('children.removeContact', { childId, contactId: second.contactId });
      await call('children.setFlag', { childId, flag: 'court-order', set: true, words: allergy });
      const { classId } = (await call('children.saveClass', {
        ...{ classId: null, name: 'Maple', yearGroup: '3', teacher: surname },
      })) as { classId: string };
      await call('children.move', { childIds: [childId], classId });
      const need = {
        ...{ condition: `${allergy} asthma`, severity: 'serious', triggers: allergy, signs: allergy, action: allergy },
        ...{ medicine: allergy, place: allergy, expires: null, reviewOn: null, toldParentOn: null },
      };
      const { needId } = (await call('medical.addNeed', { childId, fields: need, kind: null })) as { needId: string };
      await call('medical.editNeed', {
        ...{ childId, needId, revision: 1, fields: { ...need, signs: `${allergy} too` }, kind: null },
      });
      await call('medical.removeNeed', { childId, needId });
      await call('medical.restoreNeed', { childId, needId });
      await call('medical.setPlace', { childId, needId, place: allergy });
      await call('medical.recordSpare', {
        childId,
        kind: 'adrenaline',
        fields: { answer: 'yes', parent: surname, doctor: allergy, agreedOn: '2026-09-01' },
      });
      const asked = {
        ...{ name: `${surname} page`, description: allergy, basis: 'consent', wording: allergy, condition: surname },
        ...{ validity: { kind: 'years', years: 3 }, noFullName: true },
      };
      const made = (await call('consent.addPurpose', { ...asked, kind: 'pictures' })) as { purposeId: string };
      await call('consent.rewordPurpose', { ...asked, ...made, seen: 1, wording: `${allergy}?`, askAgain: true });
      await call('consent.retirePurpose', made);
      await call('consent.bringPurposeBack', made);
      const { purposes } = (await call('consent.purposes', {})) as { purposes: { purposeId: string }[] };
      await call('consent.orderPurposes', { purposeIds: purposes.map(({ purposeId }) => purposeId).reverse() });
      const decided = { childId, purposeId: purposes[0]?.purposeId, method: 'paper', decidedOn: '2026-09-07' };
      const { decisionId } = (await call('consent.record', {
        ...{ ...decided, state: 'refused', who: { kind: 'contact', contactId }, evidence: allergy, words: surname },
        ...{ validUntil: null, replacesUnrecorded: false },
      })) as { decisionId: string };
      await call('consent.record', {
        ...{ ...decided, state: 'given', who: { kind: 'contact', contactId }, evidence: surname, words: allergy },
        ...{ validUntil: null, replacesUnrecorded: false },
      });
      const { purposeId, ...how } = decided;
      await call('consent.withdraw', {
        ...{ ...how, purposeIds: [purposeId] },
        who: { kind: 'contact', contactId },
        evidence: allergy,
        words: surname,
      });
      const base64 = btoa(`%PDF-1.4\n${allergy}\n%%EOF\n`);
      const scan = { childId, decisionIds: [decisionId], wholeForm: true, title: `${surname} form`, base64 };
      const kept = (await call('consent.attachEvidence', scan)) as { evidenceId: string };
      await call('consent.takeEvidenceOff', { childId, ...kept, words: allergy });
      await call('consent.attachEvidence', scan);
      const line = (answer: string) => [{ purposeId, answer }];
      const { formId } = (await call('consent.enterForm', {
        ...{ ...how, contactId, wording: 'in-use', evidence: allergy, words: surname, replacesUnrecorded: false },
        ...{ answers: line('no'), printedId: null },
      })) as { formId: string };
      const again = { childId, formId, contactId, decidedOn: how.decidedOn, answers: line('blank') };
      await call('consent.checkForm', again);
      const { sittings } = (await call('consent.sittings', {})) as { sittings: { day: string; staffId: string }[] };
      const { day, staffId } = sittings[0] ?? {};
      const { forms } = (await call('consent.sittingToCheck', { day, staffId })) as {
        forms: { check: { checkId: string } }[];
      };
      const right = [{ field: purposeId, which: 'second' }];
      await call('consent.settleCheck', { childId, checkId: forms[0]?.check.checkId, kept: right, words: allergy });
      const { dayId } = (await call('consent.saveDay', {
        ...{ dayId: null, name: `${surname} fair`, onDay: '2099-01-01', classIds: [classId], childIds: [childId] },
        purposeIds: [purposeId],
      })) as { dayId: string };
      const list = (await call('consent.dayList', { dayId, list: 'photographer' })) as { fingerprint: string };
      await call('consent.printDayList', {
        ...{ dayId, list: 'photographer', fingerprint: list.fingerprint, holders: [{ name: surname }] },
        collectBy: new Date(Date.now() + 86_400_000).toISOString().slice(0, 10),
      });
      await call('consent.dropDay', { dayId });
      await call('consent.saveNotice', { words: `${allergy} notice` });
      const group = (await call('consent.saveGroup', { name: `${allergy} choir`, childIds: [childId] })) as {
        groupId: string;
      };
      await call('consent.changeGroup', { ...group, name: `${surname} choir`, childIds: [childId] });
      await call('consent.correct', { childId, decisionId, words: allergy, replacement: null });
      const { plan } = (await call('medical.plan', { childId })) as { plan: { planId: string } };
      const steps = [{ words: `${allergy}, then 999`, savesLife: true, minutes: null, tap: null }];
      await call('medical.typeSteps', { childId, planId: plan.planId, steps });
      const { cardId } = (await call('medical.openCard', { childId, reason: null })) as { cardId: string };
      const { tapId } = (await call('medical.tap', { cardId, kind: 'note', words: allergy })) as { tapId: string };
      await call('medical.undoTap', { cardId, tapId });
      await call('medical.tap', { cardId, kind: 'place', words: surname });
      await call('medical.closeCard', { cardId });
      const { childId: other } = (await call('children.add', {
        fields: { ...record.fields, surname, forename: 'Mia', upn: '', admissionNumber: '' },
      })) as { childId: string };
      const childIds = [other];
      const out = { handedOutOn: '2026-11-24', how: 'bag', replyBy: null };
      const toPrint = (await call('consent.forms', { childIds, by: null })) as { fingerprint: string };
      const went = (await call('consent.printForms', {
        childIds,
        by: null,
        ...out,
        fingerprint: toPrint.fingerprint,
      })) as {
        batchId: string;
      };
      const letters = (await call('consent.reminders', { childIds })) as { fingerprint: string };
      await call('consent.printReminders', { childIds, ...out, fingerprint: letters.fingerprint });
      await call('consent.voidBatch', { batchId: went.batchId });
      await call('children.setLeavers', { childIds: [other], leftOn: '2026-09-01' });
      // A whole copy of the register, and the pages of the restore look at it.
      await call('backup.choosePlace', { placeId: null });
      await call('backup.now', {});
      await call('backup.list', {});
      const { fingerprint } = (await call('backup.sheet', {})) as { fingerprint: string };
      await call('backup.sheetPrinted', { fingerprint });
      const colleague = { name: 'Mr B Elm', label: 'Office', password: 'quiet maple lantern 27' };
      await call('access.addStaff', { ...colleague, grants: [{ role: 'office', classIds: [], until: null }] });
      const { names } = (await call('access.signInNames', {})) as { names: { staffId: string }[] };
      const holders = [{ name: surname }, { name: allergy }];
      const paper = (await call('papers.add', {
        ...{ kind: 'governors', title: allergy, onDay: null, masterPlace: surname, holders, collectBy: today },
      })) as { paperId: string; copies: { copyId: string }[] };
      await call('papers.issue', { paperId: paper.paperId, holders, collectBy: today });
      await call('papers.setMaster', { paperId: paper.paperId, place: allergy });
      const copyIds = paper.copies.map(({ copyId }) => copyId);
      await call('papers.lose', { copyIds, onDay: today, told: surname, words: allergy });
      await call('papers.collect', { copyIds, onDay: today });
      await call('papers.destroy', {
        ...{ copyIds, onDay: today, firstStaff: names[0]?.staffId, secondStaff: names[1]?.staffId, words: surname },
      });
      const { classes } = (await call('papers.sheetClasses', {})) as { classes: { classId: string }[] };
      const printed = { holders: [{ name: surname }], collectBy: today };
      for (const one of classes) {
        const wish = { classId: one.classId, audience: 'first-aid' };
        const sheet = (await call('papers.classSheet', wish)) as { fingerprint: string; children: object[] };
        if (sheet.children.length > 0)
          await call('papers.printClassSheet', { ...wish, ...printed, fingerprint: sheet.fingerprint });
      }
      const { me } = (await call('access.state', {})) as { me: { staffId: string } };
      const lead = { role: 'lead', classIds: [], until: null };
      const roles = { staffId: me.staffId, label: 'Headteacher' };
      await call('access.setGrants', { ...roles, grants: [lead, { ...lead, role: 'kitchen' }] });
      const kitchen = (await call('papers.kitchenSheet', { classId: null })) as { fingerprint: string };
      await call('papers.printKitchenSheet', { classId: null, ...printed, fingerprint: kitchen.fingerprint });
      await call('access.setGrants', { ...roles, grants: [lead] });
      const { entries } = (await call('papers.destroyed', { before: null })) as { entries: { eventId: string }[] };
      await call('papers.takeBack', { eventId: entries[0]?.eventId, words: allergy });
    },
    [words.surname, words.allergy] as const,
  );
