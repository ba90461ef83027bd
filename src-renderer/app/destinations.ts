import {
  Baby,
  BusFront,
  CalendarCheck,
  Camera,
  Files,
  FileUp,
  LayoutPanelTop,
  type LucideIcon,
  Pill,
  ScrollText,
  Settings,
} from 'lucide-react';
import type { Capability } from '#shared/features/access/access.model.ts';
import { TODAY_NEEDS } from '#shared/features/today/due.model.ts';
import type { ScreenName } from './router.ts';
import { isRegistered } from './screens.tsx';

export interface Destination {
  readonly screen: Extract<
    ScreenName,
    'today' | 'board' | 'medicines' | 'consent' | 'trips' | 'children' | 'imports' | 'papers' | 'audit' | 'school'
  >;
  readonly label: string;
  readonly icon: LucideIcon;
  /** Any one of these opens it. */
  readonly needs: readonly Capability[];
  /** Screens that belong under it: the rail marks it there too. */
  readonly also?: readonly ScreenName[];
  readonly atFoot?: boolean;
}

/** The rail, from the top. */
export const DESTINATIONS: readonly Destination[] = [
  { screen: 'today', label: 'Today', icon: CalendarCheck, needs: TODAY_NEEDS },
  { screen: 'board', label: 'Board', icon: LayoutPanelTop, needs: ['medical.read', 'medical.dietary'] },
  {
    screen: 'medicines',
    label: 'Medicines',
    icon: Pill,
    needs: ['medicines.give'],
    also: [
      'medicine',
      'medicine-note',
      'kits',
      'kit',
      'kit-check',
      'receive-list',
      'training',
      'incidents',
      'policies',
      'incident-report',
    ],
  },
  {
    screen: 'consent',
    label: 'Consent',
    icon: Camera,
    needs: ['consent.read', 'consent.instruction'],
    also: [
      'photo-check',
      'purposes',
      'pictures',
      'withdrawal',
      'pile',
      'pile-check',
      'coverage',
      'days',
      'day',
      'day-list',
      'event-notice',
      'asking',
      'forms',
      'reminders',
    ],
  },
  {
    screen: 'children',
    label: 'Children',
    icon: Baby,
    needs: ['children.read'],
    also: ['child', 'care-plan', 'care-plan-edit', 'roll-over', 'doubles'],
  },
  {
    screen: 'trips',
    label: 'Trips',
    icon: BusFront,
    needs: ['trips.plan', 'trips.lead'],
    also: ['trip', 'trip-plan'],
  },
  { screen: 'imports', label: 'Imports', icon: FileUp, needs: ['imports.run'] },
  { screen: 'papers', label: 'Papers', icon: Files, needs: ['papers.keep'], also: ['paper', 'class-sheet'] },
  {
    screen: 'audit',
    label: 'Audit',
    icon: ScrollText,
    needs: ['audit.all', 'audit.children', 'audit.own'],
    also: ['break-glass'],
  },
  {
    screen: 'school',
    label: 'School',
    icon: Settings,
    // The office comes here for the paper in the envelope alone; first aid and the SENCo for the first-aid advice.
    needs: ['staff.manage', 'school.write', 'calendar.write', 'backup.see', 'medical.write'],
    also: ['sheet'],
    atFoot: true,
  },
];

/** What the rail offers to somebody with these capabilities. */
export const destinationsFor = (capabilities: readonly Capability[]): readonly Destination[] =>
  DESTINATIONS.filter(
    ({ screen, needs }) => isRegistered(screen) && needs.some((capability) => capabilities.includes(capability)),
  );

/**
 * Where somebody is after a sign-in: the first of these that is not Today. Whoever has a child at the hatch needs the board and the
 * find box in two seconds, not a list of work; the number on the rail says that there is some.
 */
export const homeOf = (destinations: readonly Destination[]): Destination | undefined =>
  destinations.find(({ screen }) => screen !== 'today') ?? destinations[0];
