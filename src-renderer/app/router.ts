import { create } from 'zustand';
import type { CallInput } from '#shared/contract/contract.ts';
import type { CalendarDate } from '#shared/domain/calendar-date.ts';
import type {
  CardId,
  ChildId,
  IncidentId,
  KitId,
  MedicineId,
  PaperId,
  PictureDayId,
  PurposeId,
  StaffId,
  TripId,
} from '#shared/domain/ids.ts';
import type { DayListKind } from '#shared/features/consent/days.contract.ts';
import { hasUnsaved, isDialogOpen, leaving } from '../ui/index.ts';
import { returnPoint } from './return-focus.ts';

export type TripPart = 'ready' | 'children' | 'plan';

/**
 * Every place that a person can be, with what it needs to be drawn. No addresses: nothing about a child stands in a history,
 * a title or a file. A feature adds its line here and its component in screens.tsx.
 */
export type Screen =
  | { readonly name: 'today' }
  // `show`: the worklist of kinds is open, or only those stand there of whom no parent was told.
  | { readonly name: 'board'; readonly show?: 'kinds' | 'untold' }
  | { readonly name: 'emergency'; readonly childId: ChildId }
  // A card that goes on, of a child whom this person may not be told before it is open.
  | { readonly name: 'emergency'; readonly cardId: CardId }
  | { readonly name: 'medicines'; readonly list?: 'see-to' }
  | { readonly name: 'care-plan'; readonly childId: ChildId }
  | { readonly name: 'care-plan-edit'; readonly childId: ChildId }
  | { readonly name: 'medicine'; readonly childId: ChildId; readonly medicineId: MedicineId }
  | {
      readonly name: 'medicine-note';
      readonly childId: ChildId;
      readonly about: CallInput<'medicines.note'>['about'];
    }
  | { readonly name: 'kits' }
  | { readonly name: 'kit'; readonly kitId: KitId }
  | { readonly name: 'kit-check'; readonly kitId: KitId }
  | { readonly name: 'training' }
  | { readonly name: 'incidents' }
  | { readonly name: 'policies' }
  | { readonly name: 'incident-report'; readonly childId: ChildId; readonly incidentId: IncidentId }
  | { readonly name: 'receive-list'; readonly kitId: KitId }
  | { readonly name: 'consent' }
  | { readonly name: 'photo-check' }
  | { readonly name: 'purposes' }
  | { readonly name: 'pictures'; readonly list?: 'toTakeDown' | 'inUse' | 'ended' }
  | { readonly name: 'withdrawal'; readonly childId: ChildId; readonly purposeId?: PurposeId }
  | { readonly name: 'pile' }
  | { readonly name: 'pile-check'; readonly of?: { readonly day: CalendarDate; readonly staffId: StaffId } }
  | { readonly name: 'coverage' }
  | { readonly name: 'days' }
  | { readonly name: 'day'; readonly dayId?: PictureDayId }
  | { readonly name: 'day-list'; readonly dayId: PictureDayId; readonly list: DayListKind }
  | { readonly name: 'event-notice' }
  | { readonly name: 'asking' }
  | { readonly name: 'forms'; readonly childIds: readonly ChildId[]; readonly by: CalendarDate | null }
  | { readonly name: 'reminders'; readonly childIds: readonly ChildId[] }
  | { readonly name: 'trips' }
  | { readonly name: 'trip'; readonly tripId: TripId; readonly part?: TripPart }
  // The form: a new trip, one like an earlier one, or a change.
  | { readonly name: 'trip-plan'; readonly tripId?: TripId; readonly like?: TripId }
  | { readonly name: 'children' }
  | { readonly name: 'child'; readonly childId: ChildId }
  | { readonly name: 'roll-over' }
  | { readonly name: 'doubles' }
  | { readonly name: 'imports' }
  | { readonly name: 'audit' }
  | { readonly name: 'break-glass' }
  | { readonly name: 'sheet' }
  | { readonly name: 'papers' }
  | { readonly name: 'paper'; readonly paperId: PaperId }
  | { readonly name: 'class-sheet'; readonly kitchen?: boolean }
  | { readonly name: 'school'; readonly part?: 'backups' | 'security' };

export type ScreenName = Screen['name'];
export type ScreenOf<N extends ScreenName> = Extract<Screen, { readonly name: N }>;

interface Past {
  readonly screen: Screen | null;
  /** What had the focus when the person left, see return-focus.ts. */
  readonly from: string | null;
}

interface Router {
  /** Null until somebody has gone anywhere: the frame then shows the first screen that the role has. */
  readonly screen: Screen | null;
  readonly past: readonly Past[];
  /** Where the focus belongs on this screen, because somebody came back to it, or came for that one thing; null: on the screen. */
  readonly returning: string | null;
  /** What stays as it was under an emergency card, because something unsaved stands there. */
  readonly under: { readonly screen: Screen | null } | null;
}

const START: Router = { screen: null, past: [], returning: null, under: null };
const LONGEST_PAST = 20;

export const useRouter = create<Router>(() => START);

/**
 * Shows a screen; `back` returns. `at` is the `data-return` word of what somebody comes for: it takes the focus. With unsaved work it asks first, but never before an emergency card: that opens at once, and
 * what was begun waits under it.
 */
export function go(screen: Screen, at: string | null = null): void {
  const from = returnPoint();
  const isCard = screen.name === 'emergency';
  const keeps = isCard && (hasUnsaved() || isDialogOpen());
  const show = () =>
    useRouter.setState(({ screen: left, past }) => ({
      screen,
      past: [...past, { screen: left, from }].slice(-LONGEST_PAST),
      returning: at,
      under: keeps ? { screen: left } : null,
    }));
  if (isCard) show();
  else leaving(show);
}

/** Returns to where the person came from. */
export function back(): void {
  const show = () =>
    useRouter.setState(({ past }) => {
      const to = past[past.length - 1];
      return { screen: to?.screen ?? null, past: past.slice(0, -1), returning: to?.from ?? null, under: null };
    });
  if (useRouter.getState().under) show();
  else leaving(show);
}

/** Forgets where anybody was: at the end of a session. */
export const resetRouter = (): void => useRouter.setState(START);
