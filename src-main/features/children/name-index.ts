import { foldName } from '#shared/domain/names.ts';

/** A child in the index: `called` is the name on the screen, `also` every other name that the register knows. */
export interface NamedEntry {
  readonly called: string;
  readonly also: string;
}

interface Indexed<E> {
  readonly entry: E;
  readonly tokens: readonly string[];
  /** How many of the tokens are of the name on the screen; they weigh more. */
  readonly shown: number;
  /** All letters in one: "o brien" and "maryjane" are found in it. */
  readonly joined: string;
  /** The search that judged it last: a child is judged once, by whichever word it was come upon. */
  judged: number;
}

/** How good a hit is; the smallest stands first. */
const EXACT = 0;
const BEGINS = 2;
const SLIP = 4;

/**
 * Finds names by how their words begin, and forgives small slips when nothing begins so. Made for one school's names: the
 * distinct words (a few thousand) lie sorted, so a key costs a look-up and the scoring of what it found, and one changed
 * child is one taken out and put in. Answers are exact, unlike a scored text search: a child whose name begins as typed is
 * never pushed out by a cut at a number of candidates.
 */
export class NameIndex<E extends NamedEntry> {
  readonly #words: string[] = [];
  readonly #letters: number[] = [];
  readonly #holders = new Map<string, Set<Indexed<E>>>();
  readonly #all = new Map<string, Indexed<E>>();
  #searches = 0;

  /** Many at once: the words are sorted one time. */
  static of<E extends NamedEntry>(entries: Iterable<readonly [string, E]>): NameIndex<E> {
    const index = new NameIndex<E>();
    for (const [id, entry] of entries) index.#hold(id, entry);
    index.#words.push(...[...index.#holders.keys()].sort());
    index.#letters.push(...index.#words.map(lettersOf));
    return index;
  }

  set(id: string, entry: E): void {
    this.delete(id);
    for (const word of this.#hold(id, entry)) {
      const at = this.#from(word);
      if (this.#words[at] === word) continue;
      this.#words.splice(at, 0, word);
      this.#letters.splice(at, 0, lettersOf(word));
    }
  }

  delete(id: string): void {
    const known = this.#all.get(id);
    if (!known) return;
    this.#all.delete(id);
    for (const word of known.tokens) {
      const holders = this.#holders.get(word);
      holders?.delete(known);
      if (holders?.size !== 0) continue;
      this.#holders.delete(word);
      const at = this.#from(word);
      this.#words.splice(at, 1);
      this.#letters.splice(at, 1);
    }
  }

  /** At most `most` entries, the best first, then by name. */
  search(text: string, most: number): E[] {
    const terms = foldName(text).split(' ').filter(Boolean).slice(0, 6);
    if (terms.length === 0) return [];
    const begins = terms.map((term) => this.#beginning(term));
    const sure = this.#matching(begins, most);
    if (sure.length > 0) return sure;
    const joined = this.#joined(terms.join(''), most);
    if (joined.length > 0) return joined;
    return this.#matching(
      terms.map((term, at) => this.#slipped(term, begins[at] ?? new Map())),
      most,
    );
  }

  #hold(id: string, entry: E): readonly string[] {
    const called = foldName(entry.called).split(' ').filter(Boolean);
    const tokens = [...new Set([...called, ...foldName(entry.also).split(' ').filter(Boolean)])];
    const indexed = { entry, tokens, shown: new Set(called).size, joined: called.join(''), judged: 0 };
    this.#all.set(id, indexed);
    for (const token of tokens) {
      const holders = this.#holders.get(token);
      if (holders) holders.add(indexed);
      else this.#holders.set(token, new Set([indexed]));
    }
    return tokens;
  }

  /** The place of the first word that is not before `text`. */
  #from(text: string): number {
    let low = 0;
    let high = this.#words.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#words[middle] ?? '') < text) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Words that begin with the term -> how well they fit. */
  #beginning(term: string): Map<string, number> {
    const found = new Map<string, number>();
    for (let at = this.#from(term); this.#words[at]?.startsWith(term); at += 1) {
      const word = this.#words[at] ?? '';
      found.set(word, word === term ? EXACT : BEGINS);
    }
    return found;
  }

  /** The same with words added that begin nearly so: one slip from four letters, two from eight. */
  #slipped(term: string, begins: ReadonlyMap<string, number>): ReadonlyMap<string, number> {
    if (term.length < 4) return begins;
    const allowed = term.length < 8 ? 1 : 2;
    const letters = lettersOf(term);
    const found = new Map(begins);
    for (const [at, word] of this.#words.entries()) {
      // A letter of the term that the word lacks costs a slip each: most words end here.
      if (word.length < term.length - allowed || bits(letters & ~(this.#letters[at] ?? 0)) > allowed) continue;
      const slips = slipsToBegin(term, word, allowed);
      if (slips <= allowed && !found.has(word)) found.set(word, SLIP + slips);
    }
    return found;
  }

  /** Entries that hold a word for every term, by the sum of how well they fit. */
  #matching(terms: readonly ReadonlyMap<string, number>[], most: number): E[] {
    this.#searches += 1;
    const found = new Best<E>(most);
    const rarest = terms.reduce((least, term) => (term.size < least.size ? term : least));
    for (const word of rarest.keys()) {
      for (const holder of this.#holders.get(word) ?? []) {
        if (holder.judged === this.#searches) continue;
        holder.judged = this.#searches;
        let sum = 0;
        for (const term of terms) sum += fitOf(holder, term);
        found.offer(holder, sum);
      }
    }
    return found.entries();
  }

  #joined(letters: string, most: number): E[] {
    const found = new Best<E>(most);
    if (letters.length < 4) return [];
    for (const one of this.#all.values()) {
      const at = one.joined.indexOf(letters);
      if (at >= 0) found.offer(one, at === 0 ? EXACT : BEGINS);
    }
    return found.entries();
  }
}

/** How well the best of a child's words fits a term; infinite when none does. */
function fitOf<E>({ tokens, shown }: Indexed<E>, term: ReadonlyMap<string, number>): number {
  let least = Number.POSITIVE_INFINITY;
  for (let at = 0; at < tokens.length; at += 1) {
    const score = term.get(tokens[at] ?? '');
    if (score !== undefined) least = Math.min(least, score + (at < shown ? 0 : 1));
  }
  return least;
}

/** The few best of many, kept in order while they are offered: by score, then by name. */
class Best<E> {
  readonly #kept: { readonly one: Indexed<E>; readonly score: number }[] = [];
  readonly #most: number;

  constructor(most: number) {
    this.#most = most;
  }

  offer(one: Indexed<E>, score: number): void {
    if (score === Number.POSITIVE_INFINITY) return;
    const before = (other: { readonly one: Indexed<E>; readonly score: number } | undefined) =>
      other === undefined || score < other.score || (score === other.score && one.joined < other.one.joined);
    const kept = this.#kept;
    if (kept.length === this.#most && !before(kept[kept.length - 1])) return;
    const at = kept.findIndex(before);
    kept.splice(at < 0 ? kept.length : at, 0, { one, score });
    if (kept.length > this.#most) kept.pop();
  }

  entries(): E[] {
    return this.#kept.map(({ one }) => one.entry);
  }
}

/** The Latin letters of a word as bits. */
function lettersOf(word: string): number {
  let set = 0;
  for (let at = 0; at < word.length; at += 1) {
    const letter = word.charCodeAt(at) - 97;
    if (letter >= 0 && letter < 26) set |= 1 << letter;
  }
  return set;
}

function bits(set: number): number {
  let count = 0;
  for (let left = set; left !== 0; left &= left - 1) count += 1;
  return count;
}

/**
 * The fewest slips (a letter wrong, missing, too many, or two swapped) by which `typed` becomes a beginning of `word`; more
 * than `allowed` is any larger number.
 */
export function slipsToBegin(typed: string, word: string, allowed: number): number {
  const width = Math.min(word.length, typed.length + allowed);
  let before: number[] = [];
  let above = Array.from({ length: width + 1 }, (_, at) => at);
  for (let row = 1; row <= typed.length; row += 1) {
    const line = [row];
    for (let at = 1; at <= width; at += 1) {
      const same = typed[row - 1] === word[at - 1];
      let least = Math.min((above[at - 1] ?? 0) + Number(!same), (above[at] ?? 0) + 1, (line[at - 1] ?? 0) + 1);
      const swapped = row > 1 && at > 1 && typed[row - 1] === word[at - 2] && typed[row - 2] === word[at - 1];
      if (swapped) least = Math.min(least, (before[at - 2] ?? 0) + 1);
      line.push(least);
    }
    if (Math.min(...line) > allowed) return allowed + 1;
    before = above;
    above = line;
  }
  return Math.min(...above);
}
