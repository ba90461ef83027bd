import { ArrowLeft, FileX } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { CallOutput } from '#shared/contract/contract.ts';
import { showDate } from '#shared/domain/calendar-date.ts';
import { oneLine } from '#shared/features/children/told-apart.rules.ts';
import { useCall, useCommand } from '../../../api/call.ts';
import { back, type ScreenOf } from '../../../app/router.ts';
import { TopBarActions } from '../../../app/TopBarActions.tsx';
import { Answer, Banner, Button, EmptyState, FilterChips, Page, PageHeader } from '../../../ui/index.ts';
import { printNow } from '../../../ui/print.ts';
import { FormPaper } from './FormPaper.tsx';
import styles from './Forms.module.css';
import { GoingOut, useGoesOut } from './GoingOut.tsx';

type Forms = CallOutput<'consent.forms'>;
type Order = 'class' | 'family';

/** The forms as they come out of the printer, and the printing of them, which is on the record before it happens. */
export function FormsScreen({ screen: { childIds, by } }: { readonly screen: ScreenOf<'forms'> }) {
  const asked = useCall('consent.forms', { childIds: [...childIds], by });
  return (
    <Page>
      <TopBarActions>
        <Button icon={ArrowLeft} onPress={back}>
          Back
        </Button>
      </TopBarActions>
      <Answer of={asked} loading="Filling in the forms">
        {(found) => <Filled found={found} childIds={childIds} by={by} />}
      </Answer>
    </Page>
  );
}

function Filled({
  found,
  childIds,
  by,
}: {
  readonly found: Forms;
  readonly childIds: ScreenOf<'forms'>['childIds'];
  readonly by: ScreenOf<'forms'>['by'];
}) {
  const [order, setOrder] = useState<Order>('class');
  // What was printed stays on the screen as it was: by then it is asked, and the newest answer leaves it out.
  const [printed, setPrinted] = useState<{
    readonly forms: Forms;
    readonly numbers: ReadonlyMap<string, string>;
  } | null>(null);
  const out = useGoesOut();
  const print = useCommand('consent.printForms');
  useEffect(() => {
    if (printed) void printNow();
  }, [printed]);
  const { forms, school, leftOut, fingerprint } = printed?.forms ?? found;
  const papers = `${forms.length} ${forms.length === 1 ? 'form' : 'forms'}`;
  const sizes = Map.groupBy(forms, ({ family }) => family);
  const shown = order === 'class' ? forms : [...sizes.values()].flat();
  return (
    <>
      <div data-screen-only="" className={styles.asking}>
        <PageHeader
          title="Forms for parents"
          subtitle={by === null ? `${papers}, every purpose` : `${papers}, only what must be asked by ${showDate(by)}`}
          help={
            <>
              <p>This is what comes out of the printer: each form begins on a page of its own.</p>
              <p>
                When you print, every purpose on a form stands as asked on the day it goes out. The number at its head
                opens it again in the pile of forms, in the words of today.
              </p>
              <p>The forms of brothers and sisters lie behind each other when you sort by family: one envelope.</p>
            </>
          }
        />
        {leftOut.length > 0 && (
          <Banner tone="watch" title={`Without a form: ${leftOut.length}.`}>
            {leftOut
              .map(
                ({ child, why }) => `${oneLine(child)} (${why === 'stopped' ? 'ask a Lead first' : 'nothing to ask'})`,
              )
              .join('; ')}
          </Banner>
        )}
        {forms.length > 0 && (
          <GoingOut
            out={out}
            papers={papers}
            done={printed !== null}
            pending={print.pending}
            error={print.error}
            onPrint={async (going) => {
              const result = await print.run({ childIds: [...childIds], by, fingerprint, ...going });
              if (!result.ok) return;
              setPrinted({
                forms: found,
                numbers: new Map(result.value.numbers.map(({ childId, number }) => [childId, number])),
              });
            }}
          />
        )}
        {sizes.size < forms.length && (
          <FilterChips<Order>
            label="Sorted"
            chips={[
              { id: 'class', label: 'By class' },
              { id: 'family', label: 'By family, one envelope' },
            ]}
            value={order}
            onChange={setOrder}
          />
        )}
      </div>
      {forms.length === 0 ? (
        <EmptyState icon={FileX} title="No form to print">
          Nothing has to be asked of the parents of these children.
        </EmptyState>
      ) : (
        <section aria-label="The forms">
          {shown.map((form) => {
            const family = sizes.get(form.family) ?? [form];
            return (
              <FormPaper
                key={form.child.childId}
                form={form}
                school={school}
                number={printed?.numbers.get(form.child.childId) ?? null}
                place={family.length > 1 ? [family.indexOf(form) + 1, family.length] : null}
                replyBy={out.replyBy}
              />
            );
          })}
        </section>
      )}
    </>
  );
}
