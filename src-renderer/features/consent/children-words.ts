/** "1 child", "212 children". */
export const childrenWords = (children: number): string => `${children} ${children === 1 ? 'child' : 'children'}`;
