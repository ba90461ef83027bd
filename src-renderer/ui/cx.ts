/** Joins the class names that apply; what is false or missing falls out. */
export const cx = (...names: readonly (string | false | null | undefined)[]): string => names.filter(Boolean).join(' ');
