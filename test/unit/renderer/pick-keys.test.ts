import { describe, expect, it } from 'vitest';
import { afterKey, type PickState } from '../../../src-renderer/ui/pick-keys.ts';

const IDS = ['a', 'b', 'c', 'd', 'e'];
const START: PickState = { at: 0, anchor: 0, picked: new Set() };

/** `S-` is Shift, `C-` is Ctrl. */
function press(keys: readonly string[], from = START): PickState {
  return keys.reduce((state, word) => {
    const key = word.replace(/^[SC]-/, '');
    const next = afterKey(state, IDS, { key, shift: word.startsWith('S-'), ctrl: word.startsWith('C-') }, 3);
    return next ?? state;
  }, from);
}

describe('ticking by keyboard', () => {
  it.each([
    [['ArrowDown', ' '], 1, 'b'],
    [[' ', 'ArrowDown', ' '], 1, 'ab'],
    [[' ', ' '], 0, ''],
    [['S-ArrowDown', 'S-ArrowDown'], 2, 'abc'],
    [['S-ArrowDown', 'S-ArrowDown', 'S-ArrowUp'], 1, 'ab'],
    [['ArrowDown', 'S-ArrowDown', 'S-ArrowUp', 'S-ArrowUp'], 0, 'ab'],
    [['End', ' ', 'Home', 'S-ArrowDown'], 1, 'abe'],
    [['S-End'], 4, 'abcde'],
    [['C-a'], 0, 'abcde'],
    [['C-a', 'Escape'], 0, ''],
    [['PageDown', ' '], 3, 'd'],
    [[' ', 'End', 'S- '], 4, 'ae'],
    [['ArrowUp'], 0, ''],
  ])('%j stands at %i with %s', (keys, at, picked) => {
    const state = press(keys);
    expect(state.at).toBe(at);
    expect([...state.picked].sort().join('')).toBe(picked);
  });

  it('leaves other keys to others, and Escape when nothing is ticked', () => {
    for (const key of ['x', 'Tab', 'Escape'])
      expect(afterKey(START, IDS, { key, shift: false, ctrl: false }, 3)).toBe(null);
  });
});
