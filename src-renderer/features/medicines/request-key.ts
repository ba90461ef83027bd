import { useState } from 'react';

/** One key for each opening of a dialog: whatever is pressed twice in it is one entry. */
export const useRequestKey = (): string => useState(() => crypto.randomUUID())[0];
