/** A child of a shared name, and the words that must stand wherever a screen names one of them. */
export interface Namesakes {
  readonly forename: string;
  readonly surname: string;
  /** "born 3 Feb 2018", "date of birth not recorded": of each that bears the name. */
  readonly birthdays: readonly string[];
}

type Plain = Readonly<Record<string, unknown>>;

/**
 * Every place of an answer in which a shared name stands without a birthday, as a path; and how many places named one.
 * A place is a string with the name in it, or an object with forename and surname apart. The birthday stands in the same
 * string, or beside it: as the words of `apart`, or as `born`, which every screen shows with "not recorded" for null.
 */
export function namesAlone(answer: unknown, all: readonly Namesakes[]): { alone: string[]; places: number } {
  const alone: string[] = [];
  let places = 0;
  const judge = (path: string, one: Namesakes, said: string, beside: Plain) => {
    places += 1;
    const inWords = one.birthdays.some((words) => said.includes(words) || beside.apart === words);
    if (!inWords && !('born' in beside)) alone.push(`${path}: ${said}`);
  };
  const walk = (value: unknown, path: string, beside: Plain): void => {
    if (typeof value === 'string') {
      for (const one of all) {
        const names = [`${one.forename} ${one.surname}`, `${one.surname}, ${one.forename}`];
        if (names.some((name) => value.includes(name))) judge(path, one, value, beside);
      }
    } else if (Array.isArray(value)) {
      for (const [at, item] of value.entries()) walk(item, `${path}[${at}]`, beside);
    } else if (value !== null && typeof value === 'object') {
      const own = value as Plain;
      for (const one of all)
        if (own.forename === one.forename && own.surname === one.surname)
          judge(path, one, `${one.surname}, ${one.forename} in parts`, own);
      for (const [key, item] of Object.entries(own)) walk(item, `${path}.${key}`, own);
    }
  };
  walk(answer, '', {});
  return { alone, places };
}
