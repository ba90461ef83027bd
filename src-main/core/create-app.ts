import { accessHandlers } from '#main/features/access/access.handlers.ts';
import { auditHandlers } from '#main/features/audit/audit.handlers.ts';
import { backupHandlers } from '#main/features/backup/backup.handlers.ts';
import { finishRestore } from '#main/features/backup/swap-in.ts';
import { childrenHandlers } from '#main/features/children/children.handlers.ts';
import { heldHandlers } from '#main/features/children/held.handlers.ts';
import { mergeHandlers } from '#main/features/children/merge.handlers.ts';
import { rollHandlers } from '#main/features/children/roll.handlers.ts';
import { rollOverHandlers } from '#main/features/children/roll-over.handlers.ts';
import { askingHandlers } from '#main/features/consent/asking.handlers.ts';
import { consentAddresses } from '#main/features/consent/consent.addresses.ts';
import { consentHandlers } from '#main/features/consent/consent.handlers.ts';
import { coverageHandlers } from '#main/features/consent/coverage.handlers.ts';
import { daysHandlers } from '#main/features/consent/days.handlers.ts';
import { evidenceHandlers } from '#main/features/consent/evidence.handlers.ts';
import { consentExportHandlers } from '#main/features/consent/export.handlers.ts';
import { consentFormHandlers } from '#main/features/consent/form.handlers.ts';
import { formCheckHandlers } from '#main/features/consent/form-check.handlers.ts';
import { pictureGroupHandlers } from '#main/features/consent/groups.handlers.ts';
import { pileHandlers } from '#main/features/consent/pile.handlers.ts';
import { purposeHandlers } from '#main/features/consent/purposes.handlers.ts';
import { pictureUseHandlers } from '#main/features/consent/uses.handlers.ts';
import { withdrawalHandlers } from '#main/features/consent/withdrawal.handlers.ts';
import { importsAddresses } from '#main/features/imports/imports.addresses.ts';
import { importsHandlers } from '#main/features/imports/imports.handlers.ts';
import { incidentsHandlers } from '#main/features/incidents/incidents.handlers.ts';
import { kitsHandlers } from '#main/features/kits/kits.handlers.ts';
import { breakGlassHandlers } from '#main/features/medical/break-glass.handlers.ts';
import { carePlanHandlers } from '#main/features/medical/care-plan.handlers.ts';
import { emergencyHandlers } from '#main/features/medical/emergency.handlers.ts';
import { firstAidHandlers } from '#main/features/medical/first-aid.handlers.ts';
import { medicalAddresses } from '#main/features/medical/medical.addresses.ts';
import { medicalHandlers } from '#main/features/medical/medical.handlers.ts';
import { planHandlers } from '#main/features/medical/plan.handlers.ts';
import { readTimerNote } from '#main/features/medical/timer-note.ts';
import { dosesHandlers } from '#main/features/medicines/doses.handlers.ts';
import { medicinesHandlers } from '#main/features/medicines/medicines.handlers.ts';
import { stockHandlers } from '#main/features/medicines/stock.handlers.ts';
import { papersHandlers } from '#main/features/papers/papers.handlers.ts';
import { sheetHandlers } from '#main/features/papers/sheet.handlers.ts';
import { photoAddresses } from '#main/features/photos/photos.addresses.ts';
import { policiesHandlers } from '#main/features/policies/policies.handlers.ts';
import { settingsHandlers } from '#main/features/settings/settings.handlers.ts';
import { todayHandlers } from '#main/features/today/today.handlers.ts';
import { trainingHandlers } from '#main/features/training/training.handlers.ts';
import { packHandlers } from '#main/features/trips/pack/pack.handlers.ts';
import { readinessHandlers } from '#main/features/trips/readiness.handlers.ts';
import { tripsHandlers } from '#main/features/trips/trips.handlers.ts';
import { dropKeptFiles } from '#main/store/keep-file.ts';
import { finishMaking } from '#main/store/making.ts';
import { finishSwap } from '#main/store/swap.ts';
import type { CareboardEvent } from '#shared/contract/events.ts';
import type { Result } from '#shared/contract/result.ts';
import { dispatch, type HandlerTable } from './dispatch.ts';
import type { Kernel, Place } from './kernel.ts';
import { endSession, tick } from './lifecycle.ts';
import { policyOf } from './pc-policy.ts';
import type { Ports } from './ports.ts';
import { type ServedAddress, type ServeRequest, type ServeResponse, serve } from './serve.ts';

/** The whole core behind five doors. A shell makes one and passes everything through it. */
export interface App {
  dispatch(name: unknown, input: unknown): Promise<Result<unknown>>;
  serve(request: ServeRequest): ServeResponse;
  /** Returns the function that stops listening. */
  subscribe(listener: (event: CareboardEvent) => void): () => void;
  /** The PC was locked, sleeps, or another person came to it: the session ends at once. */
  signal(kind: 'screen-locked' | 'suspend' | 'user-switched'): void;
  /** Whether the page may have the camera at this moment: a shell asks before it lets a page have it. */
  mayUseCamera(): boolean;
  close(): void;
}

const HANDLERS = {
  ...accessHandlers,
  ...auditHandlers,
  ...backupHandlers,
  ...childrenHandlers,
  ...heldHandlers,
  ...consentHandlers,
  ...consentFormHandlers,
  ...evidenceHandlers,
  ...purposeHandlers,
  ...consentExportHandlers,
  ...coverageHandlers,
  ...daysHandlers,
  ...pictureGroupHandlers,
  ...pileHandlers,
  ...askingHandlers,
  ...formCheckHandlers,
  ...pictureUseHandlers,
  ...withdrawalHandlers,
  ...importsHandlers,
  ...breakGlassHandlers,
  ...kitsHandlers,
  ...trainingHandlers,
  ...incidentsHandlers,
  ...policiesHandlers,
  ...emergencyHandlers,
  ...medicalHandlers,
  ...firstAidHandlers,
  ...planHandlers,
  ...carePlanHandlers,
  ...papersHandlers,
  ...medicinesHandlers,
  ...dosesHandlers,
  ...stockHandlers,
  ...sheetHandlers,
  ...mergeHandlers,
  ...rollHandlers,
  ...rollOverHandlers,
  ...settingsHandlers,
  ...tripsHandlers,
  ...todayHandlers,
  ...readinessHandlers,
  ...packHandlers,
} as unknown as HandlerTable;
/** Every address that answers with something about a child. */
export const ADDRESSES: readonly ServedAddress[] = [
  ...photoAddresses,
  ...medicalAddresses,
  ...consentAddresses,
  ...importsAddresses,
];

/** What a kill cut off. A folder that cannot be read or written says so itself, at the next step of a person. */
function finishLeftOver({ home, clock, log }: Ports): void {
  try {
    finishMaking(home);
    finishSwap(home);
    finishRestore(home);
    dropKeptFiles(home);
  } catch {
    log({ at: clock.now().toISOString(), level: 'error', event: 'folder-not-tidied' });
  }
}

/** Makes the core over the given ports. Opens nothing: a vault is opened by a sign-in. */
export function createApp(given: Ports): App {
  const ports: Ports = { ...given, kiosk: given.kiosk === true || policyOf(given)?.kiosk === true };
  const listeners = new Set<(event: CareboardEvent) => void>();
  const emit = (event: CareboardEvent) => {
    for (const listener of listeners) listener(event);
  };
  const kernelAt = (place: Place, at: Ports): Kernel => {
    finishLeftOver(at);
    return {
      ports: at,
      place,
      moveTo,
      open: null,
      session: null,
      runningTimers: readTimerNote(ports.home),
      waiting: [],
      foundDamaged: false,
      emit,
    };
  };
  const own = kernelAt('own', ports);
  // Its own session, delays, staging, everything: two kernels share no state that could be mixed up.
  const demo = ports.demo ? kernelAt('demo', { ...ports, home: ports.demo.home, kind: 'practice' }) : null;
  let kernel = ports.demo?.first && demo ? demo : own;
  function moveTo(place: Place): void {
    const before = kernel;
    kernel = place === 'demo' && demo ? demo : own;
    // First gone, then ended: the page that hears of the end and asks again asks the new place.
    if (before.session) endSession(before, place === 'demo' ? 'demo.opened' : 'demo.left');
    else emit({ type: 'session', state: 'signed-out' });
  }
  const heartbeat = setInterval(() => tick(kernel), 1000);
  heartbeat.unref();
  return {
    dispatch: (name, input) => {
      tick(kernel); // a sleeping PC may not have ticked: time is judged before every call
      return dispatch(kernel, HANDLERS, name, input);
    },
    serve: (request) => serve(kernel, ADDRESSES, request),
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    signal: () => endSession(kernel, 'session.pc-locked'),
    mayUseCamera: () => {
      const { session } = kernel;
      const until = session?.state === 'active' ? session.cameraUntil : null;
      return until !== null && until > ports.clock.monotonic();
    },
    close: () => {
      clearInterval(heartbeat);
      endSession(kernel, 'session.locked');
    },
  };
}
