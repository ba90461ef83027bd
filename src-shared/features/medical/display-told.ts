/** How a parent was told what is displayed. */
export const TOLD_HOW = ['phone', 'in-person', 'letter', 'message'] as const;
export const TOLD_HOW_WORDS: Readonly<Record<(typeof TOLD_HOW)[number], string>> = {
  phone: 'By phone',
  'in-person': 'In person',
  letter: 'By letter',
  message: 'By message',
};
