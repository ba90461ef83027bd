import {
  Activity,
  Car,
  Droplet,
  Ear,
  Eye,
  Hand,
  HeartPulse,
  type LucideIcon,
  Milk,
  Siren,
  Stethoscope,
  Utensils,
  Wheat,
  Wind,
  Zap,
} from 'lucide-react';
import type { NeedKind } from '#shared/features/medical/need-kind.ts';

const ICONS: Readonly<Record<NeedKind, LucideIcon>> = {
  anaphylaxis: Siren,
  allergy: Milk,
  asthma: Wind,
  epilepsy: Zap,
  diabetes: Droplet,
  heart: HeartPulse,
  'sickle-cell': Activity,
  coeliac: Wheat,
  diet: Utensils,
  hearing: Ear,
  sight: Eye,
  skin: Hand,
  'seizure-history': Zap,
  'travel-sickness': Car,
  other: Stethoscope,
};

/** The icon of a kind; a need whose kind nobody knows has the plain one. */
export const needIcon = (kind: NeedKind | null): LucideIcon => (kind ? ICONS[kind] : Stethoscope);
