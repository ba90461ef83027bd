type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json | undefined };

/** JSON in exactly one way: keys sorted, no white space, what is undefined left out. What is authenticated must not depend on how it was written. */
export function canonicalJson(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  const texts = entries.flatMap(([key, inner]) =>
    inner === undefined ? [] : [`${JSON.stringify(key)}:${canonicalJson(inner)}`],
  );
  return `{${texts.join(',')}}`;
}
