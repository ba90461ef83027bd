import { ArrowLeft, Undo2, UsersRound } from 'lucide-react';
import { useState } from 'react';
import type { CallOutput } from '#shared/contract/contract.ts';
import type { ChildId } from '#shared/domain/ids.ts';
import { call } from '../../../api/bridge.ts';
import { useCall, useCommand } from '../../../api/call.ts';
import { back } from '../../../app/router.ts';
import {
  Answer,
  Banner,
  Button,
  Card,
  ChildPhoto,
  EmptyState,
  Page,
  PageHeader,
  Tabs,
  thenToScreen,
  toast,
} from '../../../ui/index.ts';
import styles from './Doubles.module.css';
import { DIFFER_WORDS, numbersOf, placeOf, REASON_WORDS, wholeOf } from './double-words.ts';
import { MergeDialog } from './MergeDialog.tsx';
import { MergesDone } from './MergesDone.tsx';

/** What was just done, until it is closed: the pair that it was done to is gone from the list, and the focus with it. */
interface Said {
  readonly id: string;
  readonly words: string;
  readonly undo: (() => void) | undefined;
}
type Pair = CallOutput<'children.doubles'>['pairs'][number];

/** Records that may be one child twice. A person decides on each; nothing is put together by itself. */
export function DoublesScreen() {
  const asked = useCall('children.doubles', {});
  const [open, setOpen] = useState<readonly [ChildId, ChildId] | null>(null);
  const [said, setSaid] = useState<Said | null>(null);
  const say = (words: string, undo?: () => void) => setSaid({ id: crypto.randomUUID(), words, undo });
  return (
    <Page>
      <PageHeader
        title="Doubled children"
        actions={
          <Button icon={ArrowLeft} onPress={back}>
            Back
          </Button>
        }
        help={
          <>
            <p>These records share something that most often only one child has. The surest stand first.</p>
            <p>
              Compare shows both side by side. Put together, all needs, plans, contacts, answers and photos stand under
              the record that you keep, and no refusal is lost.
            </p>
            <p>
              Twins have one birthday and one surname: if these are two children, say so, and they are not asked again.
            </p>
            <p>It can be taken back under Put together, as long as nothing was written in the record since.</p>
          </>
        }
      />
      {said && (
        <div className={styles.said}>
          <Banner
            key={said.id}
            tone="fine"
            announce
            focus="always"
            onClose={() => setSaid(null)}
            action={
              said.undo && (
                <Button
                  icon={Undo2}
                  onPress={() =>
                    thenToScreen(() => {
                      said.undo?.();
                      setSaid(null);
                    })
                  }
                >
                  Undo
                </Button>
              )
            }
          >
            {said.words}
          </Banner>
        </div>
      )}
      <Answer of={asked} loading="Comparing the records">
        {({ pairs, total, merges }) => (
          <Tabs
            label="Doubled children"
            tabs={[
              {
                id: 'pairs',
                label: 'To look at',
                count: total,
                content:
                  pairs.length === 0 ? (
                    <EmptyState icon={UsersRound} title="No doubled records found">
                      No two records share a UPN, an admission number, or a name and date of birth.
                    </EmptyState>
                  ) : (
                    <>
                      {total > pairs.length && (
                        <p>
                          The first {pairs.length} of {total}. More follow when these are settled.
                        </p>
                      )}
                      <ul className={styles.pairs} aria-label="Records that may be one child">
                        {pairs.map((pair) => (
                          <PairCard
                            key={`${pair.one.childId} ${pair.other.childId}`}
                            pair={pair}
                            onSaid={say}
                            onCompare={() => setOpen([pair.one.childId, pair.other.childId])}
                          />
                        ))}
                      </ul>
                    </>
                  ),
              },
              {
                id: 'done',
                label: 'Put together',
                count: merges.length,
                content: <MergesDone merges={merges} onSaid={say} />,
              },
            ]}
          />
        )}
      </Answer>
      {open && <MergeDialog pair={open} onClose={() => setOpen(null)} onSaid={say} />}
    </Page>
  );
}

function PairCard({
  pair,
  onCompare,
  onSaid,
}: {
  readonly pair: Pair;
  readonly onCompare: () => void;
  readonly onSaid: (words: string, undo: () => void) => void;
}) {
  const say = useCommand('children.sayTwoChildren');
  const ids = { oneId: pair.one.childId, otherId: pair.other.childId };
  const two = async () => {
    const result = await say.run({ ...ids, two: true });
    if (!result.ok) toast(result.error.message, { tone: 'problem' });
    else onSaid('Two children: not asked again.', () => void call('children.sayTwoChildren', { ...ids, two: false }));
  };
  return (
    <li>
      <Card className={styles.pair}>
        <div className={styles.why}>
          <b>{REASON_WORDS[pair.reasons[0] ?? 'same-name']}</b>
          {[
            ...pair.reasons.slice(1).map((reason) => REASON_WORDS[reason]),
            ...pair.differ.map((field) => DIFFER_WORDS[field]),
          ]
            .map((words) => `. ${words.charAt(0).toUpperCase()}${words.slice(1)}`)
            .join('')}
          .
        </div>
        {[pair.one, pair.other].map((face) => (
          <div key={face.childId} className={styles.face}>
            <ChildPhoto url={face.photoUrl} name={face.name} size="s" />
            <span>
              <b>{face.name}</b>
              <span className={styles.small}>{placeOf(face)}</span>
              <span className={styles.small}>{numbersOf(face)}</span>
            </span>
          </div>
        ))}
        <div className={styles.doing}>
          <Button
            tone="primary"
            aria-label={`Compare ${wholeOf(pair.one)} and ${wholeOf(pair.other)}`}
            onPress={onCompare}
          >
            Compare
          </Button>
          <Button
            isPending={say.pending}
            aria-label={`${wholeOf(pair.one)} and ${wholeOf(pair.other)} are two children`}
            onPress={two}
          >
            Two children
          </Button>
        </div>
      </Card>
    </li>
  );
}
