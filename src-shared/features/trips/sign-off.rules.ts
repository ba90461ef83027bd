import type { ChildId } from '#shared/domain/ids.ts';
import { TOPIC_WORDS, type Topic } from './readiness.model.ts';

/** How the plan and the facts stood, each thing by a fingerprint: what it said is not kept twice. */
export interface Stood {
  readonly trip: Readonly<Record<string, string>>;
  readonly children: Readonly<Record<ChildId, Readonly<Partial<Record<Topic, string>>>>>;
}

/** Of the trip itself, in words. */
export const TRIP_PART_WORDS: Readonly<Record<string, string>> = {
  where: 'Where it goes was changed.',
  when: 'The days or times were changed.',
  kind: 'The kind of trip was changed.',
  leader: 'The leader or their number was changed.',
  adults: 'Who comes along was changed.',
  groups: 'The groups or their adults were changed.',
  transport: 'The transport was changed.',
  help: 'The contact in school or the hospital was changed.',
};

/** One difference: of a child (null: of the trip), in words. */
export interface Difference {
  readonly childId: ChildId | null;
  readonly words: string;
}

/**
 * What is not as it was when the leader signed: children who came or went, and everything that the trip stands on. The order of the
 * keys does not matter; nothing changed, nothing is said.
 */
export function changedSince(then: Stood, now: Stood): Difference[] {
  const parts = [...new Set([...Object.keys(then.trip), ...Object.keys(now.trip)])].sort();
  const trip = parts
    .filter((part) => then.trip[part] !== now.trip[part])
    .map((part) => ({ childId: null, words: TRIP_PART_WORDS[part] ?? 'The plan was changed.' }));
  const ids = [...new Set([...Object.keys(then.children), ...Object.keys(now.children)])].sort() as ChildId[];
  return [...trip, ...ids.flatMap((childId) => ofChild(childId, then.children[childId], now.children[childId]))];
}

function ofChild(
  childId: ChildId,
  then: Stood['children'][ChildId] | undefined,
  now: Stood['children'][ChildId] | undefined,
): Difference[] {
  if (!then) return [{ childId, words: 'Came onto the trip.' }];
  if (!now) return [{ childId, words: 'Was taken off the trip.' }];
  const topics = [...new Set([...Object.keys(then), ...Object.keys(now)])].sort() as Topic[];
  const differing = topics
    .filter((topic) => then[topic] !== now[topic])
    .map((topic) => TOPIC_WORDS[topic].toLowerCase());
  return differing.length === 0 ? [] : [{ childId, words: `Changed: ${differing.join(', ')}.` }];
}
