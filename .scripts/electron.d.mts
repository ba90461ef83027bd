export const electronMain: string;
export function electronProgram(): string | null;
export function fetchElectron(): string | null;
