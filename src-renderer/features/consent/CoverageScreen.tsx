import { ChevronLeft, Printer } from 'lucide-react';
import { useState } from 'react';
import type { CallOutput } from '#shared/contract/contract.ts';
import { showDate } from '#shared/domain/calendar-date.ts';
import type { ClassId, PurposeId } from '#shared/domain/ids.ts';
import { addShares, NO_SHARES, type Shares } from '#shared/features/consent/coverage.rules.ts';
import { useCall } from '../../api/call.ts';
import { go } from '../../app/router.ts';
import { TopBarActions } from '../../app/TopBarActions.tsx';
import { Answer, Button, EmptyState, FilterChips, Page, PageHeader, Select, Tabs } from '../../ui/index.ts';
import { printNow } from '../../ui/print.ts';
import { ChangesPart } from './ChangesPart.tsx';
import { CoverageChart } from './CoverageChart.tsx';
import { childrenWords } from './children-words.ts';
import styles from './Lists.module.css';

type Coverage = CallOutput<'consent.coverage'>;
const ALL = 'all';

/** How many children said what, for each purpose and class, and what changed since a day. */
export function CoverageScreen() {
  const coverage = useCall('consent.coverage', {});
  return (
    <Page>
      <TopBarActions>
        <Button icon={ChevronLeft} onPress={() => go({ name: 'consent' })}>
          Register
        </Button>
      </TopBarActions>
      <div data-screen-only="">
        <PageHeader
          title="Coverage and changes"
          help={
            <>
              <p>Each bar is every child on roll there: also those nobody has asked and those who left it blank.</p>
              <p>The answer is the one that counts today. A child whose pictures are stopped counts as No.</p>
              <p>“What changed” lists answers recorded since a day, and those that ran out by themselves.</p>
            </>
          }
        />
      </div>
      <Tabs
        label="Coverage or changes"
        tabs={[
          {
            id: 'coverage',
            label: 'Coverage',
            content: (
              <Answer
                of={coverage}
                loading="Counting the answers"
                isEmpty={(found) => found.classes.length === 0 || found.purposes.length === 0}
                empty={
                  <EmptyState title="Nothing to count yet">
                    Coverage needs children on roll and at least one purpose.
                  </EmptyState>
                }
              >
                {(found) => <Filled coverage={found} />}
              </Answer>
            ),
          },
          { id: 'changes', label: 'What changed', content: <ChangesPart classes={coverage.data?.classes ?? []} /> },
        ]}
      />
    </Page>
  );
}

function Filled({ coverage }: { readonly coverage: Coverage }) {
  const { purposes, classes } = coverage;
  const [by, setBy] = useState<'purposes' | 'classes'>('purposes');
  const [classId, setClassId] = useState<string>(ALL);
  const [purposeId, setPurposeId] = useState<PurposeId | null>(purposes[0]?.purposeId ?? null);
  const within = classes.filter((one) => classId === ALL || idOf(one.classId) === classId);
  const children = within.reduce((sum, one) => sum + one.children, 0);
  const at = Math.max(
    0,
    purposes.findIndex((one) => one.purposeId === purposeId),
  );
  const rows =
    by === 'purposes'
      ? purposes.map(({ name }, i) => ({ name, shares: sumOf(within.map(({ counts }) => counts[i] ?? NO_SHARES)) }))
      : classes.map(({ name, counts }) => ({ name, shares: counts[at] ?? NO_SHARES }));
  const where = within.length === classes.length ? 'all classes' : (within[0]?.name ?? '');
  const title =
    by === 'purposes'
      ? `Answers about pictures: ${where}, ${childrenWords(children)}`
      : `Answers by class: ${purposes[at]?.name ?? ''}`;
  return (
    <div className={styles.part}>
      <div className={styles.tools} data-screen-only="">
        <FilterChips
          label="What the bars are"
          chips={[
            { id: 'purposes', label: 'By purpose' },
            { id: 'classes', label: 'By class' },
          ]}
          value={by}
          onChange={setBy}
        />
        {by === 'purposes' ? (
          <Select
            label="Class"
            labelHidden
            look="pill"
            options={[
              { id: ALL, label: 'All classes' },
              ...classes.map((one) => ({ id: idOf(one.classId), label: `${one.name}, ${one.children}` })),
            ]}
            value={classId}
            onChange={setClassId}
          />
        ) : (
          <Select
            label="Purpose"
            labelHidden
            look="pill"
            options={purposes.map((one) => ({ id: one.purposeId, label: one.name }))}
            value={purposeId}
            onChange={setPurposeId}
          />
        )}
        <Button icon={Printer} onPress={() => void printNow()}>
          Print
        </Button>
      </div>
      <CoverageChart
        title={title}
        rowTitle={by === 'purposes' ? 'Purpose' : 'Class'}
        rows={rows}
        note={`${coverage.schoolName}. Answers as they count on ${showDate(coverage.on)}. 100 % is every child on roll, asked or not.`}
      />
    </div>
  );
}

const idOf = (classId: ClassId | null): string => classId ?? 'none';
const sumOf = (all: readonly Shares[]): Shares => all.reduce(addShares, NO_SHARES);
