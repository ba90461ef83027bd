/** Where the keyboard stands in a list, where its range began, and what is ticked. */
export interface PickState {
  readonly at: number;
  readonly anchor: number;
  readonly picked: ReadonlySet<string>;
}

interface Press {
  readonly key: string;
  readonly shift: boolean;
  readonly ctrl: boolean;
}

/**
 * The list after a key, or null for a key that is not its own. Arrows, Home, End and Page keys walk; with Shift they tick
 * the range from where it began; Space ticks or unticks; Ctrl+A ticks all; Escape unticks all.
 */
export function afterKey(
  state: PickState,
  ids: readonly string[],
  { key, shift, ctrl }: Press,
  page: number,
): PickState | null {
  if (ids.length === 0) return null;
  if (key === 'a' && ctrl) return { ...state, picked: new Set([...state.picked, ...ids]) };
  if (key === 'Escape') return state.picked.size > 0 ? { ...state, picked: new Set() } : null;
  if (key === ' ') return shift ? ranged(state, ids, state.at) : toggled(state, ids, state.at);
  const to = walked(state.at, key, ids.length, page);
  if (to === null) return null;
  return shift ? ranged(state, ids, to) : { ...state, at: to, anchor: to };
}

function walked(at: number, key: string, count: number, page: number): number | null {
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, PageDown: at + page, PageUp: at - page, Home: 0, End: count - 1 }[
    key
  ];
  return to === undefined ? null : Math.max(0, Math.min(count - 1, to));
}

/** Ticks or unticks one row; a range goes on from it. */
export function toggled(state: PickState, ids: readonly string[], at: number): PickState {
  const picked = new Set(state.picked);
  const id = ids[at];
  if (id !== undefined && !picked.delete(id)) picked.add(id);
  return { at, anchor: at, picked };
}

/** Ticks from where the range began to here; what the range held before and no longer holds is unticked. */
export function ranged(state: PickState, ids: readonly string[], at: number): PickState {
  const span = (to: number) => ids.slice(Math.min(state.anchor, to), Math.max(state.anchor, to) + 1);
  const picked = new Set(state.picked);
  if (state.at !== state.anchor) for (const id of span(state.at)) picked.delete(id);
  for (const id of span(at)) picked.add(id);
  return { ...state, at, picked };
}
