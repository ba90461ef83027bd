import { ArrowLeft } from 'lucide-react';
import { addDays } from '#shared/domain/calendar-date.ts';
import { bornWords } from '#shared/features/children/told-apart.rules.ts';
import type { ReceiveList } from '#shared/features/kits/kits.contract.ts';
import { INHALER_SOURCE, RULE_SOURCES } from '#shared/features/kits/may-receive.rules.ts';
import { useCall, useCommand } from '../../api/call.ts';
import { back, type ScreenOf } from '../../app/router.ts';
import { Answer, Button, ChildPhoto, EmptyState, Page, PageHeader } from '../../ui/index.ts';
import { CopiesForm, OnRecord } from '../papers/CopiesForm.tsx';
import { NumberedPages } from '../papers/NumberedPages.tsx';
import pages from '../papers/Pages.module.css';
import sheet from '../papers/Sheet.module.css';
import { useCopies } from '../papers/use-copies.ts';

/** A list in a kit is as old as the kit's contents at most: it comes back when the year is over. */
const OUT_DAYS = 365;

/** Who may receive from a kit: looked at, then printed as numbered copies to lie in it. */
export function ReceiveListScreen({ screen: { kitId } }: { readonly screen: ScreenOf<'receive-list'> }) {
  const asked = useCall('kits.receiveList', { kitId });
  return (
    <Page>
      <div data-screen-only="">
        <PageHeader
          title="Who may receive"
          actions={
            <Button icon={ArrowLeft} onPress={back}>
              Back
            </Button>
          }
          help={
            <>
              <p>What stands on the pages is what comes out of the printer, one numbered copy for each name.</p>
              <p>
                Put a copy into the kit. When a permission or the rule changes, print it anew and destroy the old one.
              </p>
            </>
          }
        />
      </div>
      <Answer of={asked} loading="Putting the list together">
        {(list) =>
          list.children.length === 0 ? (
            <EmptyState title="Nobody stands on this list">
              No child on roll is known to be at risk, and no permission is recorded. It is recorded on a child’s
              record, under “For the emergency card”.
            </EmptyState>
          ) : (
            <Filled key={list.fingerprint} list={list} />
          )
        }
      </Answer>
    </Page>
  );
}

function Filled({ list }: { readonly list: ReceiveList }) {
  const { run, pending, error } = useCommand('kits.printReceiveList');
  const { form, issued, heads, out, onLaidOut } = useCopies({
    shown: list,
    as: ({ fingerprint }) => fingerprint,
    names: `In the kit: ${list.kit.name}`,
    collectBy: (today) => addDays(today, OUT_DAYS),
    issue: (wish) => run({ kitId: list.kit.kitId, fingerprint: list.fingerprint, ...wish }),
  });
  const isAdrenaline = list.kit.kind === 'adrenaline';
  const source = isAdrenaline ? RULE_SOURCES[list.rule.rule] : INHALER_SOURCE;
  return (
    <div className={pages.work}>
      <div className={pages.wish} data-screen-only="">
        <CopiesForm {...form} error={error} isPending={pending} />
        {issued && <OnRecord issued={issued} out={out} />}
      </div>
      <NumberedPages
        label="The list"
        of={list}
        {...{ heads, issued }}
        seenBy="staff only, in the kit"
        title={`Who may receive: ${list.kit.name}`}
        under={(words) => (
          <>
            <p>
              {list.schoolName}. {list.kit.place}. {words}
            </p>
            <p>
              Rule: {source.title.toLowerCase()}. {source.words}
            </p>
          </>
        )}
        foot="In an emergency ring 999."
        blocks={list.children.map((child) => (
          <article
            key={child.childId}
            className={sheet.entry}
            aria-label={[child.name, child.className, child.apart].filter(Boolean).join(', ')}
          >
            <div className={sheet.photo}>
              <ChildPhoto url={child.photoUrl} name={child.name} size="fill" />
              {!child.photoUrl && <span className={sheet.noPhoto}>No photo</span>}
            </div>
            <div className={sheet.needs}>
              <h3 className={sheet.name}>
                {child.name}{' '}
                <span className={sheet.where}>
                  {child.className}, {bornWords(child.born)}
                </span>
              </h3>
              <h4 className={sheet.condition}>{child.title}</h4>
              <p className={sheet.small}>{child.words}</p>
            </div>
          </article>
        ))}
        onLaidOut={onLaidOut}
      />
    </div>
  );
}
