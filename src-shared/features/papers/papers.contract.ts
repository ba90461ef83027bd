import { z } from 'zod';
import { command, query } from '#shared/contract/define.ts';
import { CalendarDate, Instant } from '#shared/domain/calendar-date.ts';
import { CopyEventId, CopyId, PaperId, StaffId } from '#shared/domain/ids.ts';
import { filledLine, line, words } from '#shared/domain/text.ts';
import { Copy, CopyCounts, CopyEvent, HandKind, Holder, IssuedPaper, MOST_COPIES, PaperLine } from './papers.model.ts';

const Nothing = z.strictObject({});
const Holders = z.array(Holder).min(1).max(MOST_COPIES);
const Copies = z.array(CopyId).min(1).max(200);

const Master = z.strictObject({ place: z.string(), at: Instant, by: z.string() });
const Paper = PaperLine.extend({
  /** Where the master is kept; null: not recorded. */
  master: Master.nullable(),
  /** How many children stand on it. */
  children: z.number().int(),
  list: z.array(Copy),
});
export type Paper = z.infer<typeof Paper>;

/** A destroyed copy on the permanent list; an entry that was taken back stays there and says so. */
const Destroyed = CopyEvent.omit({ step: true, told: true, first: true, second: true }).extend({
  first: z.string(),
  second: z.string(),
  reference: z.string(),
  title: z.string(),
  holder: z.string(),
});
export type Destroyed = z.infer<typeof Destroyed>;

/** The register of confidential papers: numbered copies, who has them, what came back, what was destroyed and by whom. */
export const papersContract = {
  /** How many copies are out, overdue, lost or waiting to be destroyed. */
  'papers.due': query({ needs: 'papers.keep', input: Nothing, output: CopyCounts }),
  /** Papers, newest first: `open` has a copy that is not destroyed; of the others the newest two hundred. */
  'papers.list': query({
    needs: 'papers.keep',
    input: z.strictObject({ which: z.enum(['open', 'done']) }),
    output: z.strictObject({ papers: z.array(PaperLine) }),
  }),
  'papers.paper': query({ needs: 'papers.keep', input: z.strictObject({ paperId: PaperId }), output: Paper }),
  /** The permanent list of what was destroyed, newest first, two hundred at a time; `older` asks for what came before it. */
  'papers.destroyed': query({
    needs: 'papers.keep',
    input: z.strictObject({ before: CopyEventId.nullable() }),
    output: z.strictObject({ entries: z.array(Destroyed), older: CopyEventId.nullable() }),
  }),
  /** A paper that was not printed here, with its set of copies: one for each holder, in this order. Error 'bad-input' by field. */
  'papers.add': command({
    needs: 'papers.keep',
    input: z.strictObject({
      kind: HandKind,
      title: filledLine(120),
      onDay: CalendarDate.nullable(),
      masterPlace: line(80),
      holders: Holders,
      collectBy: CalendarDate,
    }),
    output: IssuedPaper,
    audit: 'paper.added',
  }),
  /** More copies of a paper that was recorded by hand. Error 'paper-printed' for one that Careboard prints. */
  'papers.issue': command({
    needs: 'papers.keep',
    input: z.strictObject({ paperId: PaperId, holders: Holders, collectBy: CalendarDate }),
    output: IssuedPaper,
    audit: 'paper.copies-added',
  }),
  'papers.setMaster': command({
    needs: 'papers.keep',
    input: z.strictObject({ paperId: PaperId, place: filledLine(80) }),
    output: Nothing,
    audit: 'paper.master-placed',
  }),
  /** All of them or none. Error 'copy-not-so' where one is destroyed or collected already. */
  'papers.collect': command({
    needs: 'papers.keep',
    input: z.strictObject({ copyIds: Copies, onDay: CalendarDate }),
    output: Nothing,
    audit: 'paper.copies-collected',
  }),
  /** A lost copy stays out until somebody has it again. Error 'copy-not-so'. */
  'papers.lose': command({
    needs: 'papers.keep',
    input: z.strictObject({ copyIds: Copies, onDay: CalendarDate, told: filledLine(80), words: words(500) }),
    output: Nothing,
    audit: 'paper.copy-lost',
  }),
  /** By two different members of staff; a copy that was still out is noted as collected the same day. Errors 'bad-input', 'copy-not-so'. */
  'papers.destroy': command({
    needs: 'papers.keep',
    input: z.strictObject({
      copyIds: Copies,
      onDay: CalendarDate,
      firstStaff: StaffId,
      secondStaff: StaffId,
      words: words(200),
    }),
    output: Nothing,
    audit: 'paper.copies-destroyed',
  }),
  /** A note went to a parent for good: whom. Errors 'copy-not-so', 'not-allowed' for a copy of any other paper. */
  'papers.giveToParent': command({
    needs: 'papers.keep',
    input: z.strictObject({ copyIds: Copies, onDay: CalendarDate, whom: filledLine(80) }),
    output: Nothing,
    audit: 'paper.copies-given',
  }),
  /**
   * Saves the paper that was just issued, as it stands on the screen, where the person chooses in the system's own dialog: whole or not
   * at all, and on the record before it leaves. Only for who issued it, on that day. Errors 'not-found', 'cancelled', 'cannot-save'.
   */
  'papers.savePdf': command({
    needs: 'signed-in',
    input: z.strictObject({ paperId: PaperId }),
    output: Nothing,
    audit: 'paper.saved-as-pdf',
  }),
  /** The newest entry of a copy was a mistake: it stays readable and no longer counts. Error 'changed-elsewhere'. */
  'papers.takeBack': command({
    needs: 'papers.keep',
    input: z.strictObject({ eventId: CopyEventId, words: filledLine(200) }),
    output: Nothing,
    audit: 'paper.entry-taken-back',
  }),
};
