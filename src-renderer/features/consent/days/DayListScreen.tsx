import { ChevronLeft } from 'lucide-react';
import { DAY_LIST_NAMES } from '#shared/features/consent/days.contract.ts';
import { useCall, useCommand } from '../../../api/call.ts';
import { go, type ScreenOf } from '../../../app/router.ts';
import { TopBarActions } from '../../../app/TopBarActions.tsx';
import { Answer, Banner, Button, EmptyState, FilterChips, Page, PageHeader } from '../../../ui/index.ts';
import { CopiesForm, OnRecord } from '../../papers/CopiesForm.tsx';
import pages from '../../papers/Pages.module.css';
import { useCopies } from '../../papers/use-copies.ts';
import { childrenWords } from '../children-words.ts';
import { DayListPaper } from './DayListPaper.tsx';
import type { DayList } from './day-words.ts';

type Screen = ScreenOf<'day-list'>;
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
  const { run, pending, error } = useCommand('consent.printDayList');
  const { form, shown, issued, heads, out, onLaidOut } = useCopies({
    shown: list,
    as: ({ fingerprint }) => fingerprint,
    names: '',
    collectBy: (today) => (list.onDay < today ? today : list.onDay),
    issue: (wish) => run({ dayId: screen.dayId, list: screen.list, fingerprint: list.fingerprint, ...wish }),
  });
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
        <CopiesForm {...form} error={error} isPending={pending} />
        {issued && <OnRecord issued={issued} out={out} />}
      </div>
      <DayListPaper list={shown} kind={screen.list} {...{ heads, issued, onLaidOut }} />
    </div>
  );
}
