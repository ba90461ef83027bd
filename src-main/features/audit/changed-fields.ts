/** The names of the fields whose value is another one than before, for a change's entry; nested values as JSON has them. */
export const changedFields = <T extends object>(before: Readonly<Record<keyof T, unknown>>, after: T): string[] =>
  (Object.keys(after) as (keyof T & string)[]).filter(
    (field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]),
  );

/** The names of the fields that something new was given, for its first entry: what was left empty says nothing. */
export const filledFields = (fields: object): string[] =>
  Object.entries(fields)
    .filter(([, value]) => value !== null && value !== '' && !(Array.isArray(value) && value.length === 0))
    .map(([field]) => field);
