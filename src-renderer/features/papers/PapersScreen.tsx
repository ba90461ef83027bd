import { Files, Plus, Printer } from 'lucide-react';
import { useEffect, useState } from 'react';
import { showDate } from '#shared/domain/calendar-date.ts';
import type { PaperId } from '#shared/domain/ids.ts';
import { KIND_NAMES, type PaperLine } from '#shared/features/papers/papers.model.ts';
import { useCall } from '../../api/call.ts';
import { go } from '../../app/router.ts';
import { Answer, Badge, Button, EmptyState, FilterChips, Page, PageHeader, PickGrid } from '../../ui/index.ts';
import { AddPaperDialog } from './AddPaperDialog.tsx';
import { countsWords, STATE_LOOK } from './copy-words.ts';
import { DestroyedList } from './DestroyedList.tsx';
import styles from './Papers.module.css';

const LISTS = [
  { id: 'open' as const, label: 'Out or to destroy' },
  { id: 'done' as const, label: 'Finished' },
  { id: 'destroyed' as const, label: 'List of the destroyed' },
];

/** Confidential papers: who has which copy, what has to come back, what was destroyed and by whom. */
export function PapersScreen() {
  const [list, setList] = useState<(typeof LISTS)[number]['id']>('open');
  const [adding, setAdding] = useState(false);
  const [added, setAdded] = useState<PaperId | null>(null);
  // Once the dialog is gone, and with it what was typed there.
  useEffect(() => {
    if (added !== null) go({ name: 'paper', paperId: added });
  }, [added]);
  const due = useCall('papers.due', {}).data;
  return (
    <Page>
      <PageHeader
        title="Papers"
        {...(due && due.copies > 0 ? { subtitle: `${due.out} out, ${due.overdue} overdue, ${due.lost} lost` } : {})}
        actions={
          <>
            <Button icon={Printer} data-return="class-sheet" onPress={() => go({ name: 'class-sheet' })}>
              Class sheet
            </Button>
            <Button icon={Plus} tone="primary" onPress={() => setAdding(true)}>
              Add a paper
            </Button>
          </>
        }
        help={
          <>
            <p>
              What Careboard prints about children stands here by itself. Add governors’ and other confidential papers
              by hand: every copy gets a number and a holder.
            </p>
            <p>
              Copies are collected after the discussion and destroyed by two people. Keep the master apart from them.
            </p>
            <p>Enter opens a paper. Letters to parents are not numbered: they are the parents’ own.</p>
          </>
        }
      >
        <FilterChips label="Which papers" chips={LISTS} value={list} onChange={setList} />
      </PageHeader>
      {list === 'destroyed' ? <DestroyedList /> : <List key={list} which={list} />}
      {adding && added === null && <AddPaperDialog onClose={() => setAdding(false)} onAdded={setAdded} />}
    </Page>
  );
}

function List({ which }: { readonly which: 'open' | 'done' }) {
  const asked = useCall('papers.list', { which });
  return (
    <Answer
      of={asked}
      loading="Loading the papers"
      isEmpty={({ papers }) => papers.length === 0}
      empty={
        <EmptyState icon={Files} title={which === 'open' ? 'No copy is out' : 'Nothing is finished yet'}>
          {which === 'open'
            ? 'Print a class sheet, or add a governors’ paper: each copy stands here until it is destroyed.'
            : 'A paper stands here once all its copies are destroyed.'}
        </EmptyState>
      }
    >
      {({ papers }) => (
        <div className={styles.grid}>
          <PickGrid
            label={which === 'open' ? 'Papers with copies out or to destroy' : 'Finished papers'}
            rows={papers.map((paper) => ({ ...paper, id: paper.paperId }))}
            columns={[
              { title: 'Paper', width: '84px', cell: ({ reference }) => <b>{reference}</b> },
              { title: 'What it is', width: 'minmax(180px, 2fr)', cell: WhatItIs },
              { title: 'Copies', width: 'minmax(170px, 1.4fr)', cell: (paper) => countsWords(paper) },
              { title: 'Comes back by', width: '150px', cell: Due },
            ]}
            onOpen={(id) => go({ name: 'paper', paperId: id as PaperId })}
            empty={null}
          />
        </div>
      )}
    </Answer>
  );
}

const WhatItIs = ({ title, kind, onDay }: PaperLine) => (
  <span className={styles.what}>
    <b>{title}</b>
    <span>{[KIND_NAMES[kind], onDay && `meeting ${showDate(onDay)}`].filter(Boolean).join(', ')}</span>
  </span>
);

function Due({ due, overdue }: PaperLine) {
  if (due === null) return <>–</>;
  if (overdue === 0) return <>{showDate(due)}</>;
  return (
    <Badge tone="watch" icon={STATE_LOOK.overdue.icon}>
      {showDate(due)}, overdue
    </Badge>
  );
}
