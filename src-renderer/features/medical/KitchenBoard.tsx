import { Printer } from 'lucide-react';
import { useMemo } from 'react';
import type { CallOutput } from '#shared/contract/contract.ts';
import { oneLine } from '#shared/features/children/told-apart.rules.ts';
import { mentionsFood, namesFood } from '#shared/features/medical/food-words.ts';
import { bySeverity, worst } from '#shared/features/medical/medical.rules.ts';
import { useCall } from '../../api/call.ts';
import { useCan } from '../../api/session-store.ts';
import { go } from '../../app/router.ts';
import { TopBarActions } from '../../app/TopBarActions.tsx';
import { Answer, Banner, Button, ChildPhoto, cx, EmptyState, NeedChip, Page, PageHeader } from '../../ui/index.ts';
import styles from './Board.module.css';
import { facePx } from './BoardCard.tsx';
import { showKitchen, useBoardView } from './board-view.ts';
import { FaceGrid } from './FaceGrid.tsx';
import type { FaceGroup } from './grid-rows.ts';
import { needIcon } from './need-icons.ts';

type Kitchen = CallOutput<'medical.kitchenBoard'>;
type KitchenChild = Kitchen['children'][number];

const idOf = (child: KitchenChild) => child.childId;
const countWords = (n: number) => (n === 1 ? '1 child' : `${n} children`);

/** The same board for whoever also has the staff's, with the way back to it. */
export function KitchenToo() {
  const board = useCall('medical.kitchenBoard', {});
  return (
    <>
      <TopBarActions>
        <Button onPress={() => showKitchen(false)}>Medical needs</Button>
      </TopBarActions>
      <Answer of={board} loading="Loading the board">
        {(found) => <KitchenBoard board={found} />}
      </Answer>
    </>
  );
}

/** Lunch and kitchen: face, name, class, what not to eat, what to do; nothing else. */
export function KitchenBoard({ board }: { readonly board: Kitchen }) {
  const { memory } = useBoardView();
  const mayPrint = useCan('papers.kitchen');
  const groups = useMemo(() => byClass(board), [board]);
  return (
    <Page>
      {mayPrint && (
        <TopBarActions>
          <Button icon={Printer} data-return="class-sheet" onPress={() => go({ name: 'class-sheet', kitchen: true })}>
            Print the sheet
          </Button>
        </TopBarActions>
      )}
      <PageHeader
        title="Allergies and diets"
        subtitle={countWords(board.children.length)}
        help={
          <>
            <p>Children with an allergy, a diet or another need that concerns food, by class, most serious first.</p>
            <p>Arrow keys move between children. Ask the office when unsure.</p>
          </>
        }
      />
      {board.unsorted > 0 && (
        <div className={styles.notice}>
          <Banner tone="serious">
            {board.unsorted === 1 ? '1 need is' : `${board.unsorted} needs are`} not sorted yet and may concern food:
            ask the office before serving a child whom you do not know.
          </Banner>
        </div>
      )}
      {groups.length === 0 ? (
        <EmptyState title="No allergy or diet is recorded." />
      ) : (
        <FaceGrid
          label="Children with an allergy or a diet"
          groups={groups}
          idOf={idOf}
          nameOf={spoken}
          leastPx={220}
          heightOf={kitchenCardPx}
          memory={memory}
        >
          {(child) => <KitchenCard child={child} />}
        </FaceGrid>
      )}
    </Page>
  );
}

function byClass(board: Kitchen): FaceGroup<KitchenChild>[] {
  const ranked = board.children
    .map((child) => ({ child, severity: worst(child.needs) }))
    .toSorted(bySeverity)
    .map(({ child }) => child);
  const inClass = Map.groupBy(ranked, (child) => child.className);
  const known = board.groups.flatMap(({ className }) => (inClass.has(className) ? [className] : []));
  const others = [...inClass.keys()].filter((className) => !known.includes(className));
  return [...known, ...others].map((className) => {
    const items = inClass.get(className) ?? [];
    return { id: className, title: className, note: countWords(items.length), items };
  });
}

const spoken = (child: KitchenChild) => `${oneLine(child)}: ${child.needs.map(needWords).join('; ')}`;

const needWords = (need: KitchenChild['needs'][number]) => {
  const { condition, triggers, signs, action } = need;
  return [condition, triggers && `triggers: ${triggers}`, signs && `signs: ${signs}`, action, foodUnsaid(need)]
    .filter(Boolean)
    .join(', ');
};

/** Which food is not said for every need that may be an allergy: better asked than guessed. */
const foodUnsaid = ({ kind, condition, triggers, signs, action }: KitchenChild['needs'][number]): string =>
  (kind === null || kind === 'anaphylaxis' || kind === 'allergy') &&
  !namesFood(condition) &&
  !namesFood(triggers) &&
  !mentionsFood(`${signs} ${action}`)
    ? 'Which food: not recorded. Ask the office.'
    : '';

function KitchenCard({ child }: { readonly child: KitchenChild }) {
  return (
    <article className={cx(styles.card, styles[worst(child.needs)])}>
      <div className={styles.face}>
        <ChildPhoto url={child.photoUrl} name={child.name} size="fill" />
      </div>
      <div className={styles.words}>
        <h3 className={styles.name}>{child.name}</h3>
        <p className={styles.small}>
          {child.className}
          {child.apart && `, ${child.apart}: another child has this name`}
        </p>
        {child.needs.map((need) => (
          <div key={needWords(need)} className={styles.need}>
            <NeedChip severity={need.severity} icon={needIcon(need.kind)}>
              {need.condition}
            </NeedChip>
            <p className={styles.small}>
              <b>Triggers:</b> {need.triggers || 'not recorded'}
            </p>
            {need.signs && (
              <p className={styles.small}>
                <b>Signs:</b> {need.signs}
              </p>
            )}
            <p className={styles.small}>
              <b>Do:</b> {need.action || 'not recorded'}
            </p>
            {foodUnsaid(need) && <p className={styles.ask}>{foodUnsaid(need)}</p>}
          </div>
        ))}
      </div>
    </article>
  );
}

/** About how high a card will be; the drawn one is measured. */
function kitchenCardPx(child: KitchenChild, widthPx: number): number {
  const lines = (text: string) => Math.ceil((text.length * 7.4) / Math.max(60, widthPx - 24));
  return child.needs.reduce(
    (sum, need) =>
      sum +
      36 +
      19 *
        [need.triggers, need.signs, need.action, need.condition, foodUnsaid(need)].reduce(
          (n, text) => n + lines(text),
          0,
        ),
    facePx(widthPx) + 24 + 50,
  );
}
