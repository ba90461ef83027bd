import type { z } from 'zod';
import { accessContract } from '#shared/features/access/access.contract.ts';
import { auditContract } from '#shared/features/audit/audit.contract.ts';
import { backupContract } from '#shared/features/backup/backup.contract.ts';
import { childrenContract } from '#shared/features/children/children.contract.ts';
import { heldContract } from '#shared/features/children/held.contract.ts';
import { mergeContract } from '#shared/features/children/merge.contract.ts';
import { rollContract } from '#shared/features/children/roll.contract.ts';
import { rollOverContract } from '#shared/features/children/roll-over.contract.ts';
import { askingContract } from '#shared/features/consent/asking.contract.ts';
import { consentContract } from '#shared/features/consent/consent.contract.ts';
import { coverageContract } from '#shared/features/consent/coverage.contract.ts';
import { daysContract } from '#shared/features/consent/days.contract.ts';
import { evidenceContract } from '#shared/features/consent/evidence.contract.ts';
import { consentExportContract } from '#shared/features/consent/export.contract.ts';
import { consentFormContract } from '#shared/features/consent/form.contract.ts';
import { pictureGroupsContract } from '#shared/features/consent/groups.contract.ts';
import { pileContract } from '#shared/features/consent/pile.contract.ts';
import { purposesContract } from '#shared/features/consent/purposes.contract.ts';
import { pictureUsesContract } from '#shared/features/consent/uses.contract.ts';
import { withdrawalContract } from '#shared/features/consent/withdrawal.contract.ts';
import { importsContract } from '#shared/features/imports/imports.contract.ts';
import { incidentsContract } from '#shared/features/incidents/incidents.contract.ts';
import { kitsContract } from '#shared/features/kits/kits.contract.ts';
import { carePlanContract } from '#shared/features/medical/care-plan.contract.ts';
import { emergencyContract } from '#shared/features/medical/emergency.contract.ts';
import { firstAidContract } from '#shared/features/medical/first-aid.contract.ts';
import { medicalContract } from '#shared/features/medical/medical.contract.ts';
import { planContract } from '#shared/features/medical/plan.contract.ts';
import { dosesContract } from '#shared/features/medicines/doses.contract.ts';
import { medicinesContract } from '#shared/features/medicines/medicines.contract.ts';
import { stockContract } from '#shared/features/medicines/stock.contract.ts';
import { papersContract } from '#shared/features/papers/papers.contract.ts';
import { sheetContract } from '#shared/features/papers/sheet.contract.ts';
import { policiesContract } from '#shared/features/policies/policies.contract.ts';
import { settingsContract } from '#shared/features/settings/settings.contract.ts';
import { todayContract } from '#shared/features/today/today.contract.ts';
import { trainingContract } from '#shared/features/training/training.contract.ts';
import { packContract } from '#shared/features/trips/pack.contract.ts';
import { readinessContract } from '#shared/features/trips/readiness.contract.ts';
import { tripsContract } from '#shared/features/trips/trips.contract.ts';

/** Every call that exists. A feature declares its calls in its own contract file; this only joins them. */
export const contract = {
  ...accessContract,
  ...auditContract,
  ...backupContract,
  ...childrenContract,
  ...heldContract,
  ...consentContract,
  ...consentFormContract,
  ...evidenceContract,
  ...purposesContract,
  ...consentExportContract,
  ...coverageContract,
  ...daysContract,
  ...pictureGroupsContract,
  ...pileContract,
  ...askingContract,
  ...pictureUsesContract,
  ...withdrawalContract,
  ...importsContract,
  ...kitsContract,
  ...trainingContract,
  ...incidentsContract,
  ...policiesContract,
  ...emergencyContract,
  ...medicalContract,
  ...firstAidContract,
  ...planContract,
  ...carePlanContract,
  ...papersContract,
  ...medicinesContract,
  ...dosesContract,
  ...stockContract,
  ...sheetContract,
  ...mergeContract,
  ...rollContract,
  ...rollOverContract,
  ...settingsContract,
  ...tripsContract,
  ...todayContract,
  ...readinessContract,
  ...packContract,
};

export type Contract = typeof contract;
export type CallName = keyof Contract;
/** What the page sends, before parsing. */
export type CallInput<K extends CallName> = z.input<Contract[K]['input']>;
/** What the handler gets, parsed. */
export type ParsedInput<K extends CallName> = z.output<Contract[K]['input']>;
type AnswersOf<K extends CallName> = Contract[K]['answers'];
type SchemaOf<K extends CallName> = AnswersOf<K>[keyof AnswersOf<K>];
/** What the page receives: one of the views. */
export type CallOutput<K extends CallName> = SchemaOf<K> extends z.ZodType ? z.output<SchemaOf<K>> : never;
/** What a handler returns, before the output schema takes away what the caller's view does not name. */
export type HandlerOutput<K extends CallName> = SchemaOf<K> extends z.ZodType ? z.input<SchemaOf<K>> : never;

/** The feature a call belongs to: the part before the dot. */
export const featureOf = (name: CallName): string => name.slice(0, name.indexOf('.'));
