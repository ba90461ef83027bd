import { LONGEST_PASSWORD, normalisePassword } from './key-derivation.ts';
import type { VaultMode } from './vault-schema.ts';

const LONG = 12;
const SHORTEST = 8;
/**
 * The judge's time grows steeply with length and with look-alike signs (18 s were measured for 128 characters); more
 * letters only make a password better, so the first ones decide.
 */
const JUDGED = 28;
const LOOK_ALIKES = 16;
/** Joined runs of a school's or person's words ("hudsonroadprimary") up to this many words. */
const JOINED_WORDS = 6;

/**
 * Why a password cannot be used here, as a sentence for the person choosing it, or null when it can (OWASP ASVS 5.0, Cyber
 * Essentials): 12 characters, or 8 that are hard to guess; never a common one, never made of the names given in `userWords`
 * (school, person). Where no device secret stands beside the password it must be strong by itself.
 */
export async function passwordProblem(
  password: string,
  context: { readonly mode: VaultMode; readonly userWords: readonly string[] },
): Promise<string | null> {
  const normal = normalisePassword(password);
  if (normal === null) return `Please use at most ${LONGEST_PASSWORD} characters.`;
  const length = [...normal].length;
  if (length < SHORTEST)
    return `Please use at least ${LONG} characters. Three or four unrelated words are easy to remember.`;
  const { isCommon, scoreOf } = await judge();
  if (isCommon(normal)) return 'This is one of the passwords that everybody tries first. Please choose another.';
  const words = namesAsWords(context.userWords);
  // Once as typed and once closed up: the spaces in "Hudson Road Primary" make it no harder to guess.
  const score = Math.min(
    ...[normal, normal.replace(/[\s._,'-]/gu, '')].map((text) => scoreOf(text.slice(0, JUDGED), words)),
  );
  if (context.mode === 'password-only' && score < 4) {
    return 'On this PC the password alone protects the register, so it must be stronger. Please use four or more unrelated words.';
  }
  if (score < 2) {
    return 'This is easy to guess: a name, a date, a row of keys or a repeat. Please use three or four unrelated words.';
  }
  if (length < LONG && score < 3) {
    return `This is too short to be hard to guess. Please use at least ${LONG} characters.`;
  }
  return null;
}

interface Judge {
  readonly isCommon: (password: string) => boolean;
  /** 0 (first tries) to 4 (very hard), as zxcvbn counts. */
  readonly scoreOf: (password: string, words: string[]) => number;
}

let loading: Promise<Judge> | undefined;

/** Word lists of four megabytes, all inside the app: loaded when somebody first chooses a password, not at start. */
function judge(): Promise<Judge> {
  loading ??= loadJudge();
  return loading;
}

async function loadJudge(): Promise<Judge> {
  const [{ zxcvbn, zxcvbnOptions }, common, english] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
    import('@zxcvbn-ts/language-en'),
  ]);
  zxcvbnOptions.setOptions({
    dictionary: { ...common.dictionary, ...english.dictionary },
    graphs: common.adjacencyGraphs,
    maxLength: JUDGED,
    l33tMaxSubstitutions: LOOK_ALIKES,
  });
  const denied = new Set(common.dictionary.passwords.map((word) => word.toLowerCase()));
  return {
    isCommon: (password) => denied.has(password.toLowerCase()),
    scoreOf: (password, words) => zxcvbn(password, words).score,
  };
}

/** "Hudson Road Primary" as hudson, road, primary, hudsonroad, roadprimary, hudsonroadprimary. */
function namesAsWords(names: readonly string[]): string[] {
  return names.flatMap((name) => {
    const words = name
      .normalize('NFC')
      .toLowerCase()
      .split(/[^\p{L}\p{N}]+/u)
      .filter((word) => word.length > 1);
    return words.flatMap((_, from) =>
      words.slice(from, from + JOINED_WORDS).map((__, more) => words.slice(from, from + more + 1).join('')),
    );
  });
}
