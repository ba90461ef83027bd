import { z } from 'zod';
import { command, query } from '#shared/contract/define.ts';
import { ChildId, ClassId, StaffId, TripId } from '#shared/domain/ids.ts';
import { filledLine, words } from '#shared/domain/text.ts';
import {
  GroupFields,
  MOST_CHILDREN,
  MOST_GROUPS,
  TripAdult,
  TripChild,
  TripDecision,
  TripFields,
  TripGroup,
  TripLine,
  TripPlan,
} from './trips.model.ts';

const Nothing = z.strictObject({});
const OneTrip = z.strictObject({ tripId: TripId });

/** The trip as it is planned: for who plans trips, and for its leader until its last day is over. */
const Trip = z.strictObject({
  tripId: TripId,
  plan: TripPlan,
  leaderId: StaffId,
  leader: z.string(),
  adults: z.array(TripAdult),
  groups: z.array(TripGroup),
  children: z.array(TripChild),
  /** Newest first. */
  decisions: z.array(TripDecision),
  calledOff: z.boolean(),
  /** Whether the reader leads it. */
  mine: z.boolean(),
});
export type Trip = z.infer<typeof Trip>;

const TripList = z.strictObject({ coming: z.array(TripLine), past: z.array(TripLine) });

/**
 * Trips, planned in the office. `trips.plan` sees and plans all of them; `trips.lead` sees the trips that the person leads and are
 * not over ('not-allowed' for any other), and arranges their groups.
 */
export const tripsContract = {
  /** Coming trips, the next first; past ones, the last first, the newest hundred. A leader's own, while they are not over. */
  'trips.list': query({ answers: { 'trips.plan': TripList, 'trips.lead': TripList }, input: Nothing }),
  /** Error 'not-found'. */
  'trips.trip': query({ answers: { 'trips.plan': Trip, 'trips.lead': Trip }, input: OneTrip }),
  /** Who may lead a trip, and the classes to take along. */
  'trips.choices': query({
    needs: 'trips.plan',
    input: Nothing,
    output: z.strictObject({
      leaders: z.array(z.strictObject({ staffId: StaffId, name: z.string() })),
      staff: z.array(z.strictObject({ staffId: StaffId, name: z.string() })),
      classes: z.array(z.strictObject({ classId: ClassId, name: z.string(), children: z.number().int() })),
      schoolPhone: z.string(),
    }),
  }),
  /** Keeps the plan; null makes a new trip. Errors 'not-found'; 'bad-input' for a leader who may not lead, or somebody who has left. */
  'trips.save': command({
    needs: 'trips.plan',
    input: z.strictObject({ tripId: TripId.nullable(), fields: TripFields }),
    output: OneTrip,
    audit: 'trip.saved',
  }),
  /** Whole classes and children by name, on roll. Answers how many are new on the trip. Errors 'not-found', 'not-allowed'. */
  'trips.addChildren': command({
    needs: 'trips.plan',
    input: z.strictObject({
      tripId: TripId,
      classIds: z.array(ClassId).max(60),
      childIds: z.array(ChildId).max(MOST_CHILDREN),
    }),
    output: z.strictObject({ added: z.number().int() }),
    audit: 'trip.children-added',
  }),
  /** Only a person takes a child off, with the reason; both stay in the trip's decisions. */
  'trips.takeOff': command({
    needs: 'trips.plan',
    input: z.strictObject({ tripId: TripId, childId: ChildId, words: filledLine(200) }),
    output: Nothing,
    child: 'childId',
    audit: 'trip.child-taken-off',
  }),
  /** The groups anew, in this order; whoever stands in none is in no group. Error 'bad-input' for a child or adult not on the trip. */
  'trips.saveGroups': command({
    answers: { 'trips.plan': Nothing, 'trips.lead': Nothing },
    input: z.strictObject({ tripId: TripId, groups: z.array(GroupFields).max(MOST_GROUPS) }),
    audit: 'trip.groups-saved',
  }),
  /** Calls it off with the reason, or on again. Error 'changed-elsewhere': it is so already. */
  'trips.call': command({
    needs: 'trips.plan',
    input: z
      .strictObject({ tripId: TripId, takesPlace: z.boolean(), words: words(200) })
      .refine(({ takesPlace, words: reason }) => takesPlace || reason !== '', {
        error: 'Please say why.',
        path: ['words'],
      }),
    output: Nothing,
    audit: 'trip.called',
  }),
};
