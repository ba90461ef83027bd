export const childrenContract = {};
