import { z } from 'zod';
import { command, query } from '#shared/contract/define.ts';
import { CalendarDate, Instant } from '#shared/domain/calendar-date.ts';
import { CardId, ChildId, IncidentId, StaffId } from '#shared/domain/ids.ts';
import { Moment } from '#shared/domain/london-time.ts';
import { filledLine, line, words } from '#shared/domain/text.ts';
import { RequestKey } from '#shared/features/medicines/medicines.contract.ts';
import { StaffName, TOLD_HOW } from '#shared/features/medicines/medicines.view.ts';
import { Holder, IssuedPaper, MOST_COPIES } from '#shared/features/papers/papers.model.ts';
import { AMBULANCE, INCIDENT_KINDS, Incident, REVIEW_RESULTS } from './incidents.model.ts';

const Done = z.strictObject({});
const filledWords = (max: number) => words(max).refine((text) => text !== '', { error: 'Please fill this in.' });
const Fields = z.strictObject({
  kind: z.enum(INCIDENT_KINDS),
  at: Moment,
  place: line(120),
  what: filledWords(1000),
  done: words(2000),
  used: words(500),
  ambulance: z.enum(AMBULANCE),
  followUp: words(500),
  reporter: StaffId,
});
const One = { childId: ChildId, incidentId: IncidentId };

export const incidentsContract = {
  /** Every incident and near miss of the children within reach, the newest first. */
  'incidents.list': query({
    needs: 'medical.read',
    input: z.strictObject({}),
    output: z.strictObject({ incidents: z.array(Incident) }),
  }),
  /** One child's, and the emergency cards that no incident was made from yet, as drafts. */
  'incidents.child': query({
    needs: 'medical.read',
    input: z.strictObject({ childId: ChildId }),
    output: z.strictObject({
      incidents: z.array(Incident),
      cards: z.array(
        z.strictObject({
          cardId: CardId,
          openedAt: Instant,
          at: Instant,
          place: z.string(),
          done: z.string(),
          used: z.string(),
          ambulance: z.enum(AMBULANCE),
          parentAt: Instant.nullable(),
        }),
      ),
      staff: z.array(StaffName),
      me: StaffId,
    }),
    child: 'childId',
    audit: 'incidents.opened',
  }),
  /** By hand, or from a card of this child, whose record it then is. The same key, or the same card, again adds nothing. Error 'not-found'. */
  'incidents.record': command({
    needs: 'medical.write',
    input: z.strictObject({ childId: ChildId, requestKey: RequestKey, cardId: CardId.nullable(), fields: Fields }),
    output: z.strictObject({ incidentId: IncidentId }),
    child: 'childId',
    audit: 'incidents.recorded',
  }),
  /** A further account, which counts from now on; the one before stays. Error 'changed-elsewhere'. */
  'incidents.correct': command({
    needs: 'medical.write',
    input: z.strictObject({ ...One, version: z.number().int(), fields: Fields, words: filledLine(300) }),
    output: Done,
    child: 'childId',
    audit: 'incidents.corrected',
  }),
  'incidents.tellParent': command({
    needs: 'medical.write',
    input: z.strictObject({
      ...One,
      requestKey: RequestKey,
      whom: filledLine(120),
      by: StaffId,
      at: Moment,
      how: z.enum(TOLD_HOW),
    }),
    output: Done,
    child: 'childId',
    audit: 'incidents.parent-told',
  }),
  /** What the review of the care plan came to, once. Error 'changed-elsewhere'. */
  'incidents.review': command({
    needs: 'medical.write',
    input: z.strictObject({ ...One, result: z.enum(REVIEW_RESULTS), words: filledLine(300), onDay: CalendarDate }),
    output: Done,
    child: 'childId',
    audit: 'incidents.reviewed',
  }),
  /** Makes the report a numbered paper before it is printed. Error 'changed-elsewhere': the account on the screen is not the newest. */
  'incidents.printReport': command({
    needs: 'medical.write',
    input: z.strictObject({
      ...{ ...One, version: z.number().int(), collectBy: CalendarDate },
      holders: z.array(Holder).min(1).max(MOST_COPIES),
    }),
    output: IssuedPaper,
    child: 'childId',
    audit: 'incidents.report-printed',
  }),
};
