import {
  BriefcaseMedical,
  BusFront,
  Camera,
  Files,
  HeartPulse,
  type LucideIcon,
  Pill,
  ShieldCheck,
} from 'lucide-react';
import type { DueLevel, DueSubject } from '#shared/features/today/due.model.ts';
import type { BadgeTone } from '../../ui/index.ts';

export const SUBJECT_ICONS: Readonly<Record<DueSubject, LucideIcon>> = {
  medicines: Pill,
  needs: HeartPulse,
  safety: BriefcaseMedical,
  trips: BusFront,
  pictures: Camera,
  papers: Files,
  careboard: ShieldCheck,
};

export const LEVEL_TONES: Readonly<Record<DueLevel, BadgeTone>> = { now: 'serious', soon: 'watch', order: 'know' };
