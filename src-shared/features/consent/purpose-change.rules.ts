interface Tally {
  readonly yes: number;
  readonly no: number;
  readonly missing: number;
}
/** What the core counted of a change that is not saved yet. */
export interface ChangeCounted {
  readonly newVersion: number | null;
  readonly children: number;
  readonly before: Tally;
  readonly after: Tally;
  readonly becomeYes: number;
  readonly loseYes: number;
  /** Pictures in use that would have to come down by it. */
  readonly picturesDown: number;
}

const children = (count: number): string => (count === 1 ? 'one child' : `${count} children`);
const tallyWords = ({ yes, no, missing }: Tally): string => `${yes} yes, ${no} no, ${missing} without an answer`;

/**
 * What a change of a purpose does to the answers so far, to be read before it is saved. Grave: an answer turns to yes without a parent
 * saying so, or a yes is lost.
 */
export function changeWords(change: ChangeCounted): { title: string; lines: string[]; isGrave: boolean } {
  const { newVersion, before, after, becomeYes, loseYes, picturesDown } = change;
  if (newVersion === null)
    return { title: 'Nothing changes', lines: ['No parent would read anything else than now.'], isGrave: false };
  const moves = [
    ...(loseYes > 0 ? [`The yes of ${children(loseYes)} counts no more, until a parent answers again.`] : []),
    ...(becomeYes > 0
      ? [`For ${children(becomeYes)} without a yes the answer becomes yes, though no parent said so.`]
      : []),
  ];
  const down =
    picturesDown === 0
      ? []
      : [
          picturesDown === 1
            ? 'One picture in use has to come down.'
            : `${picturesDown} pictures in use have to come down.`,
        ];
  return {
    title: moves.length > 0 ? `This is version ${newVersion}, and answers change` : `This is version ${newVersion}`,
    lines: [
      ...(moves.length > 0 ? moves : ['No child’s answer changes today.']),
      ...down,
      `Now: ${tallyWords(before)}. After it: ${tallyWords(after)}.`,
      ...(loseYes > 0 ? [] : ['A yes given before keeps the day on which it ends.']),
      'Forms already printed bear the old words.',
    ],
    isGrave: moves.length + down.length > 0,
  };
}
