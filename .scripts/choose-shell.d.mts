export function chooseShell(where: {
  readonly hasDisplay: boolean;
  readonly isDemo: boolean;
  readonly electron: () => string | null;
}): { readonly shell: 'electron' | 'chromium' | 'tour'; readonly program: string | null; readonly line: string };
export function hasDisplay(platform: NodeJS.Platform, env: NodeJS.ProcessEnv): boolean;
