import { useState } from 'react';
import type { Result } from '#shared/contract/result.ts';
import { type CalendarDate, londonDay } from '#shared/domain/calendar-date.ts';
import type { Holder, IssuedPaper } from '#shared/features/papers/papers.model.ts';
import { useStaffNames } from './HoldersFields.tsx';
import { holderLines, holdersOf, holdersTrouble } from './holders.ts';
import { type PaperOut, usePaperOut } from './use-paper-out.ts';

interface Wish {
  readonly holders: Holder[];
  readonly collectBy: CalendarDate;
}

/**
 * A print of numbered copies: who gets one, until when, and the paper that comes of it. `as` says what the pages show (a fingerprint):
 * pages that are others since were not printed, and a changed wish is a print of its own. `issue` puts it on the record first.
 */
export function useCopies<Shown>({
  shown,
  as,
  names: firstNames,
  collectBy: firstDay,
  issue,
}: {
  readonly shown: Shown;
  readonly as: (shown: Shown) => string;
  readonly names: string;
  readonly collectBy: (today: CalendarDate) => CalendarDate;
  readonly issue: (wish: Wish) => Promise<Result<IssuedPaper>>;
}) {
  const staff = useStaffNames();
  const [today] = useState(() => londonDay(new Date()));
  const [names, setNames] = useState(firstNames);
  const [collectBy, setCollectBy] = useState<CalendarDate | null>(firstDay(today));
  const [tried, setTried] = useState(false);
  const [last, setLast] = useState<{ readonly shown: Shown; readonly issued: IssuedPaper } | null>(null);
  const out = usePaperOut();
  const printed = last !== null && as(last.shown) === as(shown) ? last : null;
  const print = async (way: PaperOut) => {
    out.setWay(way);
    setTried(true);
    if (holdersTrouble(names) !== undefined || collectBy === null) return;
    const result = await issue({ holders: holdersOf(names, staff), collectBy });
    if (result.ok) setLast({ shown, issued: result.value });
  };
  const lines = holderLines(names);
  const issued = printed?.issued ?? null;
  return {
    out,
    issued,
    /** What stands on the pages: as it was when it was printed. */
    shown: printed?.shown ?? shown,
    heads: issued
      ? issued.copies.map(({ number, holder }, _at, { length: of }) => ({ number, of, holder, collectBy }))
      : [{ number: 1, of: Math.max(1, lines.length), holder: lines[0] ?? '…', collectBy }],
    onLaidOut: () => out.laidOut(issued),
    /** For `CopiesForm`. */
    form: {
      ...{ names, collectBy, today, tried },
      onNames: (to: string) => {
        setNames(to);
        setLast(null);
      },
      onCollectBy: (to: CalendarDate | null) => {
        setCollectBy(to);
        setLast(null);
      },
      onPrint: () => print('print'),
      onPdf: () => print('pdf'),
    },
  };
}
