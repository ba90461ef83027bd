import type { ComponentType } from 'react';
import { askAhead } from '../api/call.ts';
import { AuditScreen } from '../features/audit/AuditScreen.tsx';
import { SheetScreen } from '../features/backup/SheetScreen.tsx';
import { ChildrenScreen } from '../features/children/ChildrenScreen.tsx';
import { ChildScreen } from '../features/children/ChildScreen.tsx';
import { DoublesScreen } from '../features/children/doubles/DoublesScreen.tsx';
import { RollOverScreen } from '../features/children/roll-over/RollOverScreen.tsx';
import { CoverageScreen } from '../features/consent/CoverageScreen.tsx';
import { DayListScreen } from '../features/consent/days/DayListScreen.tsx';
import { DayScreen } from '../features/consent/days/DayScreen.tsx';
import { DaysScreen } from '../features/consent/days/DaysScreen.tsx';
import { EventNoticeScreen } from '../features/consent/days/EventNoticeScreen.tsx';
import { AskingScreen } from '../features/consent/forms/AskingScreen.tsx';
import { FormsScreen } from '../features/consent/forms/FormsScreen.tsx';
import { RemindersScreen } from '../features/consent/forms/RemindersScreen.tsx';
import { PhotoCheckScreen } from '../features/consent/PhotoCheckScreen.tsx';
import { PicturesScreen } from '../features/consent/PicturesScreen.tsx';
import { PurposesScreen } from '../features/consent/PurposesScreen.tsx';
import { PileCheckScreen } from '../features/consent/pile/PileCheckScreen.tsx';
import { PileScreen } from '../features/consent/pile/PileScreen.tsx';
import { RegisterScreen } from '../features/consent/RegisterScreen.tsx';
import { WithdrawalScreen } from '../features/consent/WithdrawalScreen.tsx';
import { ImportsScreen } from '../features/imports/ImportsScreen.tsx';
import { IncidentsScreen } from '../features/incidents/IncidentsScreen.tsx';
import { ReportScreen } from '../features/incidents/ReportScreen.tsx';
import { KitCheckScreen } from '../features/kits/KitCheckScreen.tsx';
import { KitScreen } from '../features/kits/KitScreen.tsx';
import { KitsScreen } from '../features/kits/KitsScreen.tsx';
import { ReceiveListScreen } from '../features/kits/ReceiveListScreen.tsx';
import { BoardScreen } from '../features/medical/BoardScreen.tsx';
import { BreakGlassScreen } from '../features/medical/BreakGlassScreen.tsx';
import { CarePlanEditScreen } from '../features/medical/care-plan/CarePlanEditScreen.tsx';
import { CarePlanScreen } from '../features/medical/care-plan/CarePlanScreen.tsx';
import { EmergencyScreen } from '../features/medical/EmergencyScreen.tsx';
import { MedicineScreen } from '../features/medicines/MedicineScreen.tsx';
import { MedicinesScreen } from '../features/medicines/MedicinesScreen.tsx';
import { NoteScreen } from '../features/medicines/NoteScreen.tsx';
import { ClassSheetScreen } from '../features/papers/ClassSheetScreen.tsx';
import { PaperScreen } from '../features/papers/PaperScreen.tsx';
import { PapersScreen } from '../features/papers/PapersScreen.tsx';
import { PoliciesScreen } from '../features/policies/PoliciesScreen.tsx';
import { SchoolScreen } from '../features/settings/SchoolScreen.tsx';
import { TodayScreen } from '../features/today/TodayScreen.tsx';
import { TrainingScreen } from '../features/training/TrainingScreen.tsx';
import { TripPlanScreen } from '../features/trips/TripPlanScreen.tsx';
import { TripScreen } from '../features/trips/TripScreen.tsx';
import { TripsScreen } from '../features/trips/TripsScreen.tsx';
import type { Screen, ScreenName, ScreenOf } from './router.ts';

interface ScreenEntry<N extends ScreenName> {
  readonly component: ComponentType<{ readonly screen: ScreenOf<N> }>;
  /** `full` covers rail and top bar: for the emergency card alone. */
  readonly place?: 'frame' | 'full';
  /** For screens that somebody may have as their first: what they ask, so that it is on its way while the frame is drawn. */
  readonly askAhead?: () => void;
}

/** One map from screens to components. A feature registers its screen here; the rail offers only what is registered. */
const SCREENS: { readonly [N in ScreenName]?: ScreenEntry<N> } = {
  today: { component: TodayScreen },
  board: { component: BoardScreen, askAhead: () => askAhead('medical.board', {}) },
  emergency: { component: EmergencyScreen, place: 'full' },
  'care-plan': { component: CarePlanScreen },
  'care-plan-edit': { component: CarePlanEditScreen },
  medicines: { component: MedicinesScreen },
  medicine: { component: MedicineScreen },
  'medicine-note': { component: NoteScreen },
  kits: { component: KitsScreen },
  kit: { component: KitScreen },
  'kit-check': { component: KitCheckScreen },
  training: { component: TrainingScreen },
  incidents: { component: IncidentsScreen },
  policies: { component: PoliciesScreen },
  'incident-report': { component: ReportScreen },
  'receive-list': { component: ReceiveListScreen },
  consent: { component: RegisterScreen },
  'photo-check': { component: PhotoCheckScreen },
  purposes: { component: PurposesScreen },
  pictures: { component: PicturesScreen },
  withdrawal: { component: WithdrawalScreen },
  asking: { component: AskingScreen },
  forms: { component: FormsScreen },
  reminders: { component: RemindersScreen },
  pile: { component: PileScreen },
  'pile-check': { component: PileCheckScreen },
  coverage: { component: CoverageScreen },
  days: { component: DaysScreen },
  day: { component: DayScreen },
  'day-list': { component: DayListScreen },
  'event-notice': { component: EventNoticeScreen },
  trips: { component: TripsScreen },
  trip: { component: TripScreen },
  'trip-plan': { component: TripPlanScreen },
  imports: { component: ImportsScreen },
  children: { component: ChildrenScreen },
  child: { component: ChildScreen },
  doubles: { component: DoublesScreen },
  'roll-over': { component: RollOverScreen },
  audit: { component: AuditScreen },
  'break-glass': { component: BreakGlassScreen },
  sheet: { component: SheetScreen },
  papers: { component: PapersScreen },
  paper: { component: PaperScreen },
  'class-sheet': { component: ClassSheetScreen },
  school: { component: SchoolScreen },
};

export const isRegistered = (name: ScreenName): boolean => SCREENS[name] !== undefined;
export const askAheadFor = (name: ScreenName): void => SCREENS[name]?.askAhead?.();
export const isFull = (name: ScreenName): boolean => SCREENS[name]?.place === 'full';

/** Draws a screen; a new child is a new instance, so nothing of the last one stays. */
export function ScreenView({ screen }: { readonly screen: Screen }) {
  const Component = SCREENS[screen.name]?.component as ComponentType<{ readonly screen: Screen }> | undefined;
  return Component ? <Component key={JSON.stringify(screen)} screen={screen} /> : null;
}
