import { z } from 'zod';

/** Ids are UUIDv7 (they sort by time); the brand stops a contact's id from being used as a child's. */
const idOf = <B extends string>(_brand: B) => z.uuid().brand<B>();

export const ChildId = idOf('ChildId');
export const ContactId = idOf('ContactId');
export const ClassId = idOf('ClassId');
export const StaffId = idOf('StaffId');
export const NeedId = idOf('NeedId');
export const PlanId = idOf('PlanId');
export const StepSetId = idOf('StepSetId');
export const PurposeId = idOf('PurposeId');
export const DecisionId = idOf('DecisionId');
export const EvidenceId = idOf('EvidenceId');
export const PictureUseId = idOf('PictureUseId');
export const PictureGroupId = idOf('PictureGroupId');
export const ImportId = idOf('ImportId');
export const ClosedDaysId = idOf('ClosedDaysId');
export const CardId = idOf('CardId');
export const PhotoId = idOf('PhotoId');
export const PaperId = idOf('PaperId');
export const CopyId = idOf('CopyId');
export const CopyEventId = idOf('CopyEventId');
export const MedicineId = idOf('MedicineId');
export const MedicineVersionId = idOf('MedicineVersionId');
export const DoseId = idOf('DoseId');
/** A movement of a medicine's stock; a pack is named by the row that received it. */
export const StockId = idOf('StockId');
export const InhalerUseId = idOf('InhalerUseId');

export type ChildId = z.infer<typeof ChildId>;
export type ContactId = z.infer<typeof ContactId>;
export type ClassId = z.infer<typeof ClassId>;
export type StaffId = z.infer<typeof StaffId>;
export type NeedId = z.infer<typeof NeedId>;
export type PlanId = z.infer<typeof PlanId>;
export type StepSetId = z.infer<typeof StepSetId>;
export type PurposeId = z.infer<typeof PurposeId>;
export type DecisionId = z.infer<typeof DecisionId>;
export type EvidenceId = z.infer<typeof EvidenceId>;
export type PictureUseId = z.infer<typeof PictureUseId>;
export type PictureGroupId = z.infer<typeof PictureGroupId>;
export type ImportId = z.infer<typeof ImportId>;
export type ClosedDaysId = z.infer<typeof ClosedDaysId>;
export type CardId = z.infer<typeof CardId>;
export type PhotoId = z.infer<typeof PhotoId>;
export type PaperId = z.infer<typeof PaperId>;
export type CopyId = z.infer<typeof CopyId>;
export type CopyEventId = z.infer<typeof CopyEventId>;
export type MedicineId = z.infer<typeof MedicineId>;
export type MedicineVersionId = z.infer<typeof MedicineVersionId>;
export type DoseId = z.infer<typeof DoseId>;
export type StockId = z.infer<typeof StockId>;
export type InhalerUseId = z.infer<typeof InhalerUseId>;
