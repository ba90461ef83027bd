import {
  BellOff,
  Clock,
  Droplet,
  Flag,
  ListChecks,
  type LucideIcon,
  Printer,
  Stethoscope,
  Syringe,
  Utensils,
  Wind,
  Zap,
} from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import type { CallOutput } from '#shared/contract/contract.ts';
import { oneLine } from '#shared/features/children/told-apart.rules.ts';
import {
  type BoardChoices,
  countWith,
  FLAGGED_WORDS,
  groupBoard,
  isFlaggedOnly,
} from '#shared/features/medical/board-groups.rules.ts';
import type { BoardChild } from '#shared/features/medical/medical.contract.ts';
import type { BoardFilter } from '#shared/features/medical/medical.rules.ts';
import { useCall } from '../../api/call.ts';
import { useCan } from '../../api/session-store.ts';
import { go, type ScreenOf } from '../../app/router.ts';
import { TopBarActions } from '../../app/TopBarActions.tsx';
import {
  Answer,
  Button,
  ChipBar,
  EmptyState,
  FilterChip,
  FilterChips,
  Page,
  PageHeader,
  Select,
} from '../../ui/index.ts';
import { BoardCard, boardCardPx } from './BoardCard.tsx';
import { choose, chooseUntold, setDense, showKitchen, useBoardView } from './board-view.ts';
import { FaceGrid } from './FaceGrid.tsx';
import type { FaceGroup } from './grid-rows.ts';
import { KindWorklist } from './KindWorklist.tsx';
import { KitchenBoard, KitchenToo } from './KitchenBoard.tsx';
import { ScriptGapsNotice } from './ScriptGapsNotice.tsx';

type Board = CallOutput<'medical.board'>;
type StaffBoard = Extract<Board, { readonly view: 'staff' }>;

const FILTERS: readonly { readonly id: BoardFilter; readonly label: string; readonly icon?: LucideIcon }[] = [
  { id: 'all', label: 'All' },
  { id: 'adrenaline', label: 'Adrenaline', icon: Syringe },
  { id: 'asthma', label: 'Asthma', icon: Wind },
  { id: 'epilepsy', label: 'Epilepsy', icon: Zap },
  { id: 'diabetes', label: 'Diabetes', icon: Droplet },
  { id: 'other', label: 'Other', icon: Stethoscope },
];

const SIZES = [
  { id: 'large', label: 'Large' },
  { id: 'dense', label: 'Dense' },
] as const;

/** The medical-needs photo board: only what is relevant, only to those whose role needs it. */
export function BoardScreen({ screen: { show } }: { readonly screen: ScreenOf<'board'> }) {
  const board = useCall('medical.board', {});
  const { kitchen } = useBoardView();
  const both = useBothBoards();
  useEffect(() => {
    if (show === 'untold') chooseUntold();
  }, [show]);
  if (both && kitchen && show === undefined) return <KitchenToo />;
  return (
    <Answer of={board} loading="Loading the board">
      {(found) =>
        found.view === 'kitchen' ? (
          <KitchenBoard board={found} />
        ) : (
          <WithFlagged board={found} sorts={show === 'kinds'} />
        )
      }
    </Answer>
  );
}

/** Somebody of a class who also serves lunch needs both: the class's needs, and what the whole school may not eat. */
function useBothBoards(): boolean {
  const staff = useCan('medical.read');
  const kitchen = useCan('medical.dietary');
  return staff && kitchen;
}

/** Whom the file of the school before flags, and of whom nothing is recorded, stands on the board too, in words of its own. */
function WithFlagged({ board, sorts }: { readonly board: StaffBoard; readonly sorts: boolean }) {
  const flagged = useCall('medical.flagged', {}).data?.children;
  const whole = useMemo(() => withFlagged(board, flagged ?? []), [board, flagged]);
  return <Staff board={whole} sorts={sorts} />;
}

const withFlagged = (board: StaffBoard, flagged: CallOutput<'medical.flagged'>['children']): StaffBoard =>
  flagged.length === 0
    ? board
    : {
        ...board,
        children: [
          ...board.children,
          ...flagged.map((face) => ({ ...face, needs: [], outOfDate: [], twoStrengths: false })),
        ],
      };

const idOf = (child: BoardChild) => child.childId;

function Staff({ board, sorts }: { readonly board: StaffBoard; readonly sorts: boolean }) {
  const { choices: chosen, dense, memory } = useBoardView();
  const [sorting, setSorting] = useState(sorts);
  const mayConfirm = useCan('medical.write');
  // Who keeps the papers finds it there, with everything else that is printed.
  const keepsPapers = useCan('papers.keep');
  const mayPrint = useCan('papers.class-sheet') && !keepsPapers;
  const both = useBothBoards();
  // A class that is not there any more hides nobody.
  const choices = useMemo(
    () =>
      board.groups.some(({ className }) => className === chosen.className) ? chosen : { ...chosen, className: '' },
    [board, chosen],
  );
  const groups = useMemo(
    () =>
      groupBoard(board.children, board.groups, choices).map(({ children, ...group }) => ({
        ...group,
        items: children,
      })),
    [board, choices],
  );
  const toConfirm = useMemo(
    () => board.children.reduce((sum, { needs }) => sum + needs.filter(({ kind }) => kind === null).length, 0),
    [board],
  );
  const untold = useMemo(() => countWith(board.children, choices, { untold: true }), [board, choices]);
  const byNeed = choices.grouping === 'need';
  return (
    <Page>
      <TopBarActions>
        {mayConfirm && toConfirm > 0 && (
          <Button icon={ListChecks} onPress={() => setSorting(true)}>
            Kind to confirm: {toConfirm}
          </Button>
        )}
        {(untold > 0 || choices.untold) && (
          <FilterChip
            chip={{ id: 'untold', label: 'Parent not told', icon: BellOff, count: untold }}
            isSelected={choices.untold}
            onChange={(chosen) => choose({ untold: chosen })}
          />
        )}
        {mayPrint && (
          <Button icon={Printer} data-return="class-sheet" onPress={() => go({ name: 'class-sheet' })}>
            Class sheet
          </Button>
        )}
        {both && (
          <Button icon={Utensils} onPress={() => showKitchen(true)}>
            Allergies and diets
          </Button>
        )}
        <FilterChips
          label="Size of the cards"
          chips={SIZES}
          value={dense ? 'dense' : 'large'}
          onChange={(size) => setDense(size === 'dense')}
        />
      </TopBarActions>
      <PageHeader title="Medical needs" titleHidden help={<Help />}>
        <Choices board={board} choices={choices} />
      </PageHeader>
      <ScriptGapsNotice />
      {groups.length === 0 ? (
        <EmptyState
          title={board.children.length === 0 ? 'No medical need is recorded yet' : 'No child stands under this filter.'}
        >
          {board.children.length === 0
            ? 'Import the school’s medical list, or add a need to a child’s record.'
            : 'Choose “All” and “All classes” to see every child.'}
        </EmptyState>
      ) : (
        <FaceGrid
          key={`${JSON.stringify(choices)} ${dense}`}
          label="Children with medical needs"
          groups={groups}
          idOf={idOf}
          nameOf={spoken}
          leastPx={dense ? 124 : 180}
          heightOf={(child, widthPx) => boardCardPx(child, widthPx, dense, byNeed)}
          memory={memory}
          onOpen={(child) => go({ name: 'emergency', childId: child.childId })}
        >
          {(child) => <BoardCard child={child} dense={dense} withClass={byNeed} />}
        </FaceGrid>
      )}
      {sorting && <KindWorklist onClose={() => setSorting(false)} />}
    </Page>
  );
}

const spoken = (child: BoardChild, _group: FaceGroup<BoardChild>) =>
  `${oneLine(child)}: ${isFlaggedOnly(child) ? FLAGGED_WORDS : child.needs.map((need) => need.condition).join(', ')}`;

/** One row: how the board is grouped, and who stands on it. A count says how many a choice would leave. */
function Choices({ board, choices }: { readonly board: StaffBoard; readonly choices: BoardChoices }) {
  const count = (changed: Partial<BoardChoices>) => countWith(board.children, choices, changed);
  const flagged = count({ flagged: true });
  return (
    <ChipBar foldedAs={choiceWords(choices)}>
      <Select
        label="Group"
        labelHidden
        look="pill"
        value={choices.grouping}
        onChange={(grouping) => choose({ grouping })}
        options={[
          { id: 'class', label: 'By class' },
          { id: 'need', label: 'By need' },
        ]}
      />
      <Select
        label="Class"
        labelHidden
        look="pill"
        value={choices.className || 'all'}
        onChange={(value) => choose({ className: value === 'all' ? '' : value })}
        options={[
          { id: 'all', label: 'All classes' },
          ...board.groups.map((group) => ({ id: group.className, label: group.className })),
        ]}
      />
      <FilterChips
        label="Filter by need"
        chips={FILTERS.map((chip) => ({ ...chip, count: count({ filter: chip.id }) }))}
        value={choices.filter}
        onChange={(filter) => choose({ filter })}
      />
      <FilterChip
        chip={{ id: 'out-of-date', label: 'Out of date', icon: Clock, count: count({ outOfDate: true }) }}
        isSelected={choices.outOfDate}
        onChange={(outOfDate) => choose({ outOfDate })}
      />
      {(flagged > 0 || choices.flagged) && (
        <FilterChip
          chip={{ id: 'flagged', label: 'Flagged, nothing recorded', icon: Flag, count: flagged }}
          isSelected={choices.flagged}
          onChange={(chosen) => choose({ flagged: chosen })}
        />
      )}
    </ChipBar>
  );
}

/** What is chosen, where the row is folded: a filter that is on is never out of sight. */
const choiceWords = ({ grouping, className, filter, outOfDate, flagged }: BoardChoices): string =>
  [
    grouping === 'class' ? 'By class' : 'By need',
    className || 'All classes',
    FILTERS.find(({ id }) => id === filter)?.label,
    outOfDate && 'Out of date',
    flagged && 'Flagged',
  ]
    .filter(Boolean)
    .join(' · ');

const Help = () => (
  <>
    <p>Every child with a recorded need, most serious first. By need, a child with two kinds stands under both.</p>
    <p>
      Arrow keys move between children, Page Up and Page Down by a screen, Home and End along a row, with Ctrl to the
      first or last child. Enter opens the emergency card.
    </p>
    <p>
      “Adrenaline” shows the children who hold an adrenaline device. A clock marks a plan past its review date or a
      medicine past its date.
    </p>
    <p>
      A need may stand here when three tests are met: only what is relevant is shown, to the smallest audience that
      needs it, and a parent was told that it is displayed. “Parent not told” shows the children for whom the third is
      not met.
    </p>
    <p>
      “Flagged, nothing recorded” shows children of whom the previous school’s file says that there is a medical need,
      without saying which. Ask there or at home, and add the need: the flag then gives way to it.
    </p>
    <p>
      “Kind to confirm” sorts needs that came in free words. Until somebody has, the board goes by what the words look
      like, and lunch staff may miss one that concerns food.
    </p>
  </>
);
