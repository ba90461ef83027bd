import { ChevronLeft } from 'lucide-react';
import { useState } from 'react';
import { type CalendarDate, londonDay } from '#shared/domain/calendar-date.ts';
import { DAY_LIST_NAMES } from '#shared/features/consent/days.contract.ts';
import type { IssuedPaper } from '#shared/features/papers/papers.model.ts';
import { useCall, useCommand } from '../../../api/call.ts';
import { go, type ScreenOf } from '../../../app/router.ts';
import { TopBarActions } from '../../../app/TopBarActions.tsx';
import { Answer, Banner, Button, EmptyState, FilterChips, Page, PageHeader } from '../../../ui/index.ts';
import { CopiesForm, OnRecord } from '../../papers/CopiesForm.tsx';
import { useStaffNames } from '../../papers/HoldersFields.tsx';
import { holderLines, holdersOf, holdersTrouble } from '../../papers/holders.ts';
import pages from '../../papers/Pages.module.css';
import { type PaperOut, usePaperOut } from '../../papers/use-paper-out.ts';
import { childrenWords } from '../children-words.ts';
import { DayListPaper } from './DayListPaper.tsx';
import type { DayList } from './day-words.ts';

type Screen = ScreenOf<'day-list'>;
/** What was printed, with the list as it was then: an answer that comes in afterwards is another paper. */
interface Printed {
  readonly list: DayList;
  readonly issued: IssuedPaper;
}

/** A list on its pages, and the printing of it, which is on the record before it happens. */
export function DayListScreen({ screen }: { readonly screen: Screen }) {
  const { dayId, list } = screen;
  const asked = useCall('consent.dayList', { dayId, list });
  return (
    <Page>
      <TopBarActions>
        <Button icon={ChevronLeft} onPress={() => go({ name: 'days' })}>
          Lists for the day
        </Button>
      </TopBarActions>
      <div data-screen-only="">
        <PageHeader
          title={asked.data ? `${DAY_LIST_NAMES[list]}: ${asked.data.name}` : DAY_LIST_NAMES[list]}
          actions={<Button onPress={() => go({ name: 'day', dayId })}>Change the day</Button>}
          help={
            <>
              <p>What stands on the pages is what comes out of the printer: one numbered copy for each name.</p>
              <p>
                It says what to do and never why. Whoever has not answered, or is stopped, stands on it like a no. It is
                by the answers of this moment: print it shortly before the day.
              </p>
              <p>Collect it afterwards, and two people destroy it: under Papers.</p>
            </>
          }
        >
          <FilterChips
            label="Which list"
            chips={(['no', 'photographer'] as const).map((id) => ({ id, label: DAY_LIST_NAMES[id] }))}
            value={list}
            onChange={(to) => go({ ...screen, list: to })}
          />
        </PageHeader>
      </div>
      <Answer of={asked} loading="Putting the list together">
        {(found) => <Filled list={found} screen={screen} />}
      </Answer>
    </Page>
  );
}

function Filled({ list, screen }: { readonly list: DayList; readonly screen: Screen }) {
  const staff = useStaffNames();
  const [today] = useState(() => londonDay(new Date()));
  const [names, setNames] = useState('');
  const [collectBy, setCollectBy] = useState<CalendarDate | null>(list.onDay < today ? today : list.onDay);
  const [tried, setTried] = useState(false);
  const [last, setLast] = useState<Printed | null>(null);
  const { run, pending, error } = useCommand('consent.printDayList');
  const trouble = holdersTrouble(names);
  const lines = holderLines(names);
  // What changed since is not what was printed.
  const printed = last?.list.fingerprint === list.fingerprint ? last : null;
  const out = usePaperOut();
  const print = async (way: PaperOut) => {
    out.setWay(way);
    setTried(true);
    if (trouble !== undefined || collectBy === null) return;
    const { fingerprint } = list;
    const { dayId, list: kind } = screen;
    const result = await run({ dayId, list: kind, fingerprint, holders: holdersOf(names, staff), collectBy });
    if (result.ok) setLast({ list, issued: result.value });
  };
  const change =
    <T,>(set: (value: T) => void) =>
    (value: T) => {
      set(value);
      setLast(null);
    };
  const heads = printed
    ? printed.issued.copies.map(({ number, holder }, _at, { length: of }) => ({ number, of, holder, collectBy }))
    : [{ number: 1, of: Math.max(1, lines.length), holder: lines[0] ?? '…', collectBy }];
  if (list.children.length === 0)
    return (
      <EmptyState title={list.expected === 0 ? 'Nobody is expected' : 'Nobody stands on this list'}>
        {list.expected === 0
          ? 'The classes of this day are empty, and its children have left. Please change the day.'
          : `All ${childrenWords(list.expected)} expected may be photographed for all purposes of the day.`}
      </EmptyState>
    );
  return (
    <div className={pages.work}>
      <div className={pages.wish} data-screen-only="">
        {list.left > 0 && <Banner tone="know">{childrenWords(list.left)} of this day left the school since.</Banner>}
        {list.retired.length > 0 && (
          <Banner tone="watch">
            Not in use any more, so not asked: {list.retired.join(', ')}. Please change the day.
          </Banner>
        )}
        <CopiesForm
          {...{ names, collectBy, today, tried, error }}
          isPending={pending}
          onNames={change(setNames)}
          onCollectBy={change(setCollectBy)}
          onPrint={() => print('print')}
          onPdf={() => print('pdf')}
        />
        {printed && <OnRecord issued={printed.issued} out={out} />}
      </div>
      <DayListPaper
        list={printed?.list ?? list}
        kind={screen.list}
        heads={heads}
        issued={printed?.issued ?? null}
        onLaidOut={() => out.laidOut(printed?.issued ?? null)}
      />
    </div>
  );
}
