import {
  percentages,
  SHARE_WORDS,
  SHARES,
  type Share,
  type Shares,
  totalOf,
} from '#shared/features/consent/coverage.rules.ts';
import { BarChart, type BarLook } from '../../ui/index.ts';
import { childrenWords } from './children-words.ts';

export interface CoverageRow {
  readonly name: string;
  readonly shares: Shares;
}

/** Yes is quiet, no is the darkest thing there is, what is missing is hollow: as in the register. */
const LOOKS: Readonly<Record<Share, BarLook>> = {
  ...{ yes: 'fine', 'not-needed': 'lined', no: 'loud', 'run-out': 'striped', blank: 'dotted', 'not-asked': 'hollow' },
};

/** Bars that are all of the children, each part what so many of them said. */
export function CoverageChart({
  title,
  rowTitle,
  rows,
  note,
}: {
  readonly title: string;
  readonly rowTitle: string;
  readonly rows: readonly CoverageRow[];
  readonly note: string;
}) {
  const shown = SHARES.filter((share) => share !== 'not-needed' || rows.some(({ shares }) => shares['not-needed'] > 0));
  return (
    <BarChart
      {...{ title, rowTitle, note, totalTitle: 'Children', percent: percentages }}
      parts={shown.map((id) => ({ id, label: SHARE_WORDS[id], look: LOOKS[id] }))}
      rows={rows.map(({ name, shares }) => ({
        ...{ name, values: shares },
        sum: `${shares.yes + shares['not-needed']} of ${childrenWords(totalOf(shares))}`,
      }))}
    />
  );
}
