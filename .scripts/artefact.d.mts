export function wrongFuses(program: string, wanted: Readonly<Record<string, boolean>>): Promise<string[]>;
export function refuses(
  program: string,
  args: readonly string[],
  env?: Readonly<Record<string, string>>,
  within?: number,
): Promise<boolean>;
export function showsWindow(
  program: string,
  args: readonly string[],
  platform?: string,
  within?: number,
): Promise<boolean>;
