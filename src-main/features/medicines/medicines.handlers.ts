import { AppError } from '#main/core/app-error.ts';
import type { Handlers, QueryContext } from '#main/core/handlers.ts';
import { contactsOf, listChildren, toldApart } from '#main/features/children/children.service.ts';
import { scansNamed } from '#main/features/consent/evidence.service.ts';
import { itemInKit } from '#main/features/kits/kits.service.ts';
import { instantOf, londonMidnight } from '#shared/domain/calendar-date.ts';
import { nextMidnight } from '#shared/domain/london-time.ts';
import { ATTENTION, attentionFor } from '#shared/features/medicines/attention.rules.ts';
import { type SlotState, slotState, slotsOn } from '#shared/features/medicines/day-log.rules.ts';
import type { medicinesContract } from '#shared/features/medicines/medicines.contract.ts';
import { doseWords, medicineName, placeWords } from '#shared/features/medicines/medicines.model.ts';
import type { Dose } from '#shared/features/medicines/medicines.view.ts';
import { ledger } from '#shared/features/medicines/stock-ledger.rules.ts';
import { agreementHandlers } from './agreements.handlers.ts';
import * as doses from './doses.repo.ts';
import { inhalerOfKey, inhalerUses, insertInhalerUse } from './inhaler.repo.ts';
import { mayNameParents, oneMedicine, pastInstant } from './judge-dose.ts';
import { type MedicinesRead, medicineChild, medicineView, readMedicines, versionView } from './medicine-view.ts';
import { scansShowing, type VersionRow } from './medicines.repo.ts';
import { childHere, findUse, noteHandlers } from './notes.handlers.ts';
import { stockOf } from './stock.repo.ts';
import { givers, requireGiver } from './witness.ts';

const PAGE = 30;

export const medicinesHandlers: Handlers<keyof typeof medicinesContract> = {
  ...agreementHandlers,
  'medicines.day': (_input, ctx) => dayOf(ctx),
  'medicines.child': (input, ctx) => {
    const child = childHere(ctx, input.childId);
    const now = instantOf(ctx.now);
    const read = readMedicines(ctx.db, { childId: input.childId }, now);
    const mayName = mayNameParents(ctx);
    const counts = new Map(doses.countDoses(ctx.db, input.childId).map((row) => [row.medicineId, row.doses]));
    const views = read.current.map((row) =>
      medicineView(read, row, {
        ...{ now, today: ctx.today, hasLeft: child.leftOn !== null },
        doses: counts.get(row.medicineId) ?? 0,
        mayName,
      }),
    );
    return {
      child: medicineChild(child, toldApart(ctx.db)),
      medicines: views.filter(({ current }) => current.state === 'agreed'),
      ended: views.filter(({ current }) => current.state === 'ended'),
      givers: (mayName ? contactsOf(ctx.db, input.childId) : []).map(
        ({ contactId, title, forename, surname, relationship, responsibility }) => ({
          contactId,
          name: [title, forename, surname].filter(Boolean).join(' '),
          ...{ relationship, responsibility },
        }),
      ),
      inhaler: inhalerUses(ctx.db, input.childId),
      staff: givers(ctx),
      me: ctx.session.staffId,
    };
  },
  'medicines.doses': (input, ctx) => {
    const { current } = oneMedicine(ctx, input.childId, input.medicineId, instantOf(ctx.now));
    const page = doses.dosePage(ctx.db, input.childId, input.medicineId, input.before, PAGE + 1);
    const shown = page.slice(0, PAGE);
    return {
      unit: current.terms.unit,
      doses: shown,
      older: page.length > PAGE ? (shown.at(-1)?.doseId ?? null) : null,
    };
  },
  'medicines.record': (input, ctx) => {
    const one = oneMedicine(ctx, input.childId, input.medicineId, instantOf(ctx.now));
    const moved = stockOf(ctx.db, { childId: input.childId });
    return {
      child: medicineChild(one.child, toldApart(ctx.db)),
      medicine: one.view,
      versions: one.versions.map((row) => versionView(row, mayNameParents(ctx))).reverse(),
      packs: one.view.packs.map((pack) => ({ ...pack, rows: packRows(ctx, one.current, pack.packId, moved) })),
      scans: mayNameParents(ctx) ? scansOf(ctx, input.medicineId) : [],
      staff: givers(ctx),
      me: ctx.session.staffId,
    };
  },
  'medicines.recordInhaler': (input, ctx) => {
    const known = inhalerOfKey(ctx.tx, input.requestKey);
    if (known) {
      ctx.audit({ fields: ['repeated'] });
      return known;
    }
    requireGiver(ctx, input.givenBy, 'givenBy');
    const { childId, puffs, place, words, givenBy, requestKey, kitItemId, spacerItemId } = input;
    if (kitItemId !== null) itemInKit(ctx.tx, kitItemId, ['inhaler']);
    if (spacerItemId !== null) itemInKit(ctx.tx, spacerItemId, ['spacer']);
    const at = pastInstant(input.at, ctx.now);
    return {
      useId: insertInhalerUse(
        ctx.tx,
        { childId, at, puffs, place, words, givenBy, kitItemId, spacerItemId, corrects: null, requestKey },
        ctx.author,
      ),
    };
  },
  'medicines.takeInhalerBack': (input, ctx) => {
    const use = findUse(ctx, input);
    if (!use.counts) throw new AppError('changed-elsewhere');
    const { childId, useId: corrects, words } = input;
    // The key of a taking back is what it takes back: it can be done once.
    const back = {
      at: ctx.author.at,
      puffs: use.puffs,
      place: '',
      givenBy: ctx.author.by,
      ...{ kitItemId: null, spacerItemId: null },
      requestKey: `back ${corrects}`,
    };
    insertInhalerUse(ctx.tx, { ...back, childId, words, corrects }, ctx.author);
    return {};
  },
  ...noteHandlers,
};

/** The signed agreements, the oldest first, each with the version that it shows. */
function scansOf({ db }: QueryContext, medicineId: VersionRow['medicineId']) {
  const showing = new Map(scansShowing(db, medicineId).map(({ evidenceId, version }) => [evidenceId, version]));
  return scansNamed(db, [...showing.keys()]).map((scan) => ({ ...scan, version: showing.get(scan.evidenceId) ?? 0 }));
}

/** The running balance of one pack with everything that moved it. */
function packRows(ctx: QueryContext, { terms }: VersionRow, packId: string, moved: ReturnType<typeof stockOf>) {
  const rows = moved.filter((row) => row.packId === packId);
  const given = terms.counted ? doses.givenFrom(ctx.db, packId as Parameters<typeof doses.givenFrom>[1]) : [];
  const about = new Map<
    string,
    { party: string; countedBy: string; witness: string | null; words: string; recordedBy: string }
  >([
    ...rows.map((row) => [row.id, row] as const),
    ...given.map(
      (row) => [row.id, { party: '', countedBy: row.by, witness: row.witness, words: '', recordedBy: row.by }] as const,
    ),
  ]);
  const entries = [
    ...rows,
    ...given.map(({ id, at, amount }) => ({ id, at, kind: 'given' as const, quantity: amount })),
  ];
  return ledger(entries).map(({ id, at, kind, quantity, balance, difference }) => {
    const { party = '', countedBy = '', witness = null, words = '', recordedBy = '' } = about.get(id) ?? {};
    return { id, at, kind, quantity, balance, difference, party, countedBy, witness, words, recordedBy };
  });
}

/** Today for everybody within the scope: a few statements, then the rules in memory. */
function dayOf(ctx: QueryContext) {
  const { db, scope, today } = ctx;
  const now = instantOf(ctx.now);
  const apart = toldApart(db);
  const onRoll = listChildren(db, scope, false);
  const here = new Set(onRoll.map(({ childId }) => childId));
  const children = new Map(
    [...onRoll, ...listChildren(db, scope, true)].map((child) => [child.childId, medicineChild(child, apart)]),
  );
  const read = readMedicines(db, { scope }, now);
  const byId = new Map(read.current.map((row) => [row.medicineId, row]));
  const who = (row: VersionRow) => {
    const child = children.get(row.childId);
    return child ? [{ child, medicineId: row.medicineId, medicine: medicineName(row.terms) }] : [];
  };
  const ofDose = (dose: Dose) => {
    const row = byId.get(dose.medicineId);
    return row ? who(row).map((one) => ({ ...one, dose, unit: row.terms.unit })) : [];
  };
  const agreed = read.current.filter(({ state, childId }) => state === 'agreed' && here.has(childId));
  const midnight = instantOf(londonMidnight(today));
  return {
    day: today,
    due: agreed
      .flatMap((row) => who(row).flatMap((one) => dueToday(read, row, now, today).map((due) => ({ ...one, ...due }))))
      .sort(bySlot),
    asNeeded: agreed
      .filter(({ terms }) => terms.when === 'as-needed' && terms.startsOn <= today && (terms.endsOn ?? today) >= today)
      .flatMap((row) => who(row).map((one) => ({ ...one, ...asNeeded(read, row, now, today) })))
      .sort(byChild),
    log: doses.doseLog(db, { scope }, midnight, instantOf(nextMidnight(ctx.now))).flatMap(ofDose),
    // A parent is told the same day (domain A3); what nobody told stands here until somebody has.
    toTell: doses
      .untold(db, { scope })
      .flatMap(ofDose)
      .map(({ unit: _unit, ...one }) => one),
    attention: read.current
      .flatMap((row) => {
        const inForce = row.state === 'agreed' && here.has(row.childId);
        const standing = { terms: row.terms, inForce, packs: read.packsOf(row) };
        return who(row).flatMap((one) => attentionFor(standing, today).map((notice) => ({ ...one, notice })));
      })
      .sort((a, b) => ATTENTION.indexOf(a.notice.kind) - ATTENTION.indexOf(b.notice.kind) || byChild(a, b)),
  };
}

type Named = { readonly child: { readonly listName: string } };
const byChild = (a: Named, b: Named): number => a.child.listName.localeCompare(b.child.listName, 'en-GB');
type Due = Named & { readonly slot: string; readonly state: SlotState };
const SETTLED: ReadonlySet<SlotState> = new Set<SlotState>(['given', 'refused', 'not-given']);
/** What is still to do stands first, by its time; what is done after it. */
const bySlot = (a: Due, b: Due): number =>
  Number(SETTLED.has(a.state)) - Number(SETTLED.has(b.state)) ||
  (a.slot === b.slot ? byChild(a, b) : a.slot < b.slot ? -1 : 1);

function dueToday(
  read: MedicinesRead,
  row: VersionRow,
  now: ReturnType<typeof instantOf>,
  today: QueryContext['today'],
) {
  const own = read
    .takenOf(row)
    .filter(({ medicineId }) => medicineId === row.medicineId)
    .map(({ slot, at, outcome, reason }) => ({ slot, at, outcome, refused: reason === 'refused' }));
  const { terms } = row;
  return slotsOn(terms, today).map((slot) => ({
    slot,
    state: slotState(today, slot, own, now),
    dose: doseWords(terms),
    place: placeWords(terms),
    controlled: terms.controlled,
    at: own.findLast((dose) => dose.slot === slot && dose.at >= instantOf(londonMidnight(today)))?.at ?? null,
  }));
}

function asNeeded(
  read: MedicinesRead,
  row: VersionRow,
  now: ReturnType<typeof instantOf>,
  today: QueryContext['today'],
) {
  const { last, notBefore } = medicineView(read, row, { now, today, hasLeft: false, doses: 0, mayName: false });
  const { terms } = row;
  return {
    dose: doseWords(terms),
    reason: terms.reason,
    place: placeWords(terms),
    controlled: terms.controlled,
    last,
    notBefore,
  };
}
