/** The three ranks of a need, in the order in which they are shown. Always said in words. */
export const SEVERITIES = ['serious', 'watch', 'know'] as const;
export type Severity = (typeof SEVERITIES)[number];

export const SEVERITY_WORDS: Readonly<Record<Severity, string>> = { serious: 'Serious', watch: 'Watch', know: 'Know' };
