import { ArrowLeft, CircleHelp, HandHelping, Inbox, MapPin, Plus, Trash2 } from 'lucide-react';
import { type KeyboardEvent, useState } from 'react';
import { londonDay, showDate, showDateTime } from '#shared/domain/calendar-date.ts';
import type { CopyId } from '#shared/domain/ids.ts';
import type { Paper } from '#shared/features/papers/papers.contract.ts';
import { type Copy, HandKind, KIND_NAMES, STATE_WORDS } from '#shared/features/papers/papers.model.ts';
import { type CopyStep, copiesWords, copyReference, mayFollow } from '#shared/features/papers/papers.rules.ts';
import { useCall, useCommand } from '../../api/call.ts';
import { back, type ScreenOf } from '../../app/router.ts';
import { Answer, Badge, Banner, Button, Page, PageHeader, PickGrid, toast } from '../../ui/index.ts';
import { CopyDialog } from './CopyDialog.tsx';
import { copyWords, countsWords, STATE_LOOK } from './copy-words.ts';
import { DestroyDialog } from './DestroyDialog.tsx';
import { GiveDialog } from './GiveDialog.tsx';
import { IssueDialog } from './IssueDialog.tsx';
import { LoseDialog } from './LoseDialog.tsx';
import { MasterDialog } from './MasterDialog.tsx';
import styles from './Papers.module.css';

type Open = 'destroy' | 'lose' | 'give' | 'issue' | 'master' | { readonly copyId: CopyId };

/** One paper: its copies in one list, collected, destroyed and said lost by keyboard, several at once. */
export function PaperScreen({ screen: { paperId } }: { readonly screen: ScreenOf<'paper'> }) {
  const asked = useCall('papers.paper', { paperId });
  return (
    <Page>
      <Answer of={asked} loading="Loading the paper">
        {(paper) => <Filled paper={paper} />}
      </Answer>
    </Page>
  );
}

function Filled({ paper }: { readonly paper: Paper }) {
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const [open, setOpen] = useState<Open | null>(null);
  const collect = useCommand('papers.collect');
  const chosen = paper.list.filter(({ copyId }) => picked.has(copyId));
  const isNote = paper.kind === 'note-home';
  const fits = (step: CopyStep) => chosen.length > 0 && chosen.every(({ state }) => mayFollow(step, state));
  const done = (words: string) => {
    toast(words);
    setPicked(new Set());
    setOpen(null);
  };
  const collectNow = async () => {
    const copyIds = chosen.map(({ copyId }) => copyId);
    const result = await collect.run({ copyIds, onDay: londonDay(new Date()) });
    if (result.ok) done(`${copiesWords(copyIds.length)} collected. Destroy them together with a colleague.`);
  };
  /** Letters act in the list alone, on what is ticked. */
  const onKey = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey || open !== null) return;
    const key = event.key.toLowerCase();
    if (key === 'c' && fits('collected')) void collectNow();
    else if (key === 'd' && fits('destroyed')) setOpen('destroy');
    else if (key === 'g' && isNote && fits('given')) setOpen('give');
    else if (key === 'l' && fits('lost')) setOpen('lose');
    else return;
    event.preventDefault();
  };
  const close = () => setOpen(null);
  const copy =
    typeof open === 'object' && open !== null ? paper.list.find(({ copyId }) => copyId === open.copyId) : null;
  const isHand = HandKind.safeParse(paper.kind).success;
  return (
    <>
      <PageHeader
        title={`${paper.reference} ${paper.title}`}
        actions={
          <>
            <Button icon={ArrowLeft} onPress={back}>
              Back
            </Button>
            <Button icon={MapPin} onPress={() => setOpen('master')}>
              Where is the master?
            </Button>
            {isHand && (
              <Button icon={Plus} onPress={() => setOpen('issue')}>
                Issue more copies
              </Button>
            )}
          </>
        }
        help={
          <>
            <p>In the list: arrows walk, Space ticks, Ctrl A ticks all, Enter shows a copy’s history.</p>
            <p>
              With copies ticked: C is collected, D is destroyed, L is lost. A lost copy stays out until it is found.
            </p>
          </>
        }
      />
      <p>
        {[
          KIND_NAMES[paper.kind],
          paper.onDay && `meeting ${showDate(paper.onDay)}`,
          `recorded ${showDateTime(paper.madeAt)} by ${paper.madeBy}`,
          ...(paper.children > 0 ? [`about ${paper.children === 1 ? '1 child' : `${paper.children} children`}`] : []),
          `master: ${paper.master ? paper.master.place : 'place not recorded'}`,
        ]
          .filter(Boolean)
          .join(', ')}
        .
      </p>
      <div className={styles.bar}>
        <b>{countsWords(paper)}</b>
        <span className={styles.doing}>
          {isNote && (
            <Button icon={HandHelping} kbd="G" isDisabled={!fits('given')} onPress={() => setOpen('give')}>
              Given to the parent
            </Button>
          )}
          <Button
            icon={Inbox}
            kbd="C"
            isDisabled={!fits('collected')}
            isPending={collect.pending}
            onPress={() => void collectNow()}
          >
            Collected
          </Button>
          <Button icon={Trash2} kbd="D" isDisabled={!fits('destroyed')} onPress={() => setOpen('destroy')}>
            Destroyed
          </Button>
          <Button icon={CircleHelp} kbd="L" isDisabled={!fits('lost')} onPress={() => setOpen('lose')}>
            Lost
          </Button>
        </span>
      </div>
      {collect.error && (
        <Banner tone="serious" announce>
          {collect.error.message}
        </Banner>
      )}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the keys of the list within, which has the focus */}
      <div className={styles.grid} onKeyDown={onKey}>
        <PickGrid
          label={`Copies of ${paper.reference}`}
          rows={paper.list.map((one) => ({ ...one, id: one.copyId }))}
          picked={picked}
          onPick={setPicked}
          onOpen={(id) => setOpen({ copyId: id as CopyId })}
          columns={[
            { title: 'Copy', width: '124px', cell: ({ number }) => <b>{copyReference(paper.reference, number)}</b> },
            { title: 'Holder', width: 'minmax(140px, 1fr)', cell: ({ holder }) => holder },
            { title: 'Where it is', width: '190px', cell: State },
            { title: 'What was recorded', width: 'minmax(200px, 2fr)', cell: (one) => copyWords(one) },
          ]}
          empty={null}
        />
      </div>
      {open === 'destroy' && <DestroyDialog copies={chosen} onClose={close} onDone={done} />}
      {open === 'give' && <GiveDialog copies={chosen} onClose={close} onDone={done} />}
      {open === 'lose' && <LoseDialog copies={chosen} onClose={close} onDone={done} />}
      {open === 'issue' && <IssueDialog paper={paper} onClose={close} onDone={done} />}
      {open === 'master' && <MasterDialog paper={paper} onClose={close} onDone={done} />}
      {copy && <CopyDialog copy={copy} reference={paper.reference} onClose={close} />}
    </>
  );
}

const State = ({ state }: Copy) => (
  <Badge tone={STATE_LOOK[state].tone} icon={STATE_LOOK[state].icon}>
    {STATE_WORDS[state]}
  </Badge>
);
