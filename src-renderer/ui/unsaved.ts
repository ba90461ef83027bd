import { useEffect, useId } from 'react';
import { create } from 'zustand';

/*
 * What somebody has begun and not saved, and the one question before it is thrown away. A dialog says it by `draft`, a form
 * that is part of a screen by `useUnsaved`; whoever takes something off the screen asks by `leaving`. Ending the session does
 * not ask: nothing may stay on the screen then.
 */

interface Unsaved {
  /** Words for what would be lost, by whose it is. */
  readonly works: ReadonlyMap<string, string>;
  /** Somebody wanted to leave: what they would lose, and how they go on. */
  readonly asked: { readonly words: string; readonly then: () => void } | null;
}
const START: Unsaved = { works: new Map(), asked: null };

export const useUnsavedWork = create<Unsaved>(() => START);

const without = (works: ReadonlyMap<string, string>, id: string): Map<string, string> => {
  const left = new Map(works);
  left.delete(id);
  return left;
};

/** While `words` says what would be lost ("the plan for September"), leaving asks first. Answers the id for `leaving`. */
export function useUnsaved(words: string | null): string {
  const id = useId();
  useEffect(() => {
    if (words === null) return;
    useUnsavedWork.setState(({ works }) => ({ works: new Map(works).set(id, words) }));
    return () => useUnsavedWork.setState(({ works }) => ({ works: without(works, id) }));
  }, [id, words]);
  return id;
}

/** Goes on at once where nothing would be lost, else after the question. `only` is for whoever leaves no more than its own. */
export function leaving(then: () => void, only?: { readonly id: string; readonly words?: string }): void {
  const { works } = useUnsavedWork.getState();
  const lost = (only ? [only.words ?? works.get(only.id)] : [...works.values()]).filter((words) => words !== undefined);
  if (lost.length === 0) then();
  else useUnsavedWork.setState({ asked: { words: [...new Set(lost)].join(' and '), then } });
}

export const hasUnsaved = (): boolean => useUnsavedWork.getState().works.size > 0;

/** Answers the question. */
export function answerLeaving(mayLeave: boolean): void {
  const { asked } = useUnsavedWork.getState();
  useUnsavedWork.setState({ asked: null });
  if (mayLeave) asked?.then();
}

/** All of it is saved, or the session is over. */
export const forgetUnsaved = (): void => useUnsavedWork.setState(START);
