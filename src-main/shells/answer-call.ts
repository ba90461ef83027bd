import type { App } from '#main/core/create-app.ts';

/** One call: a JSON string in, a JSON string out. What is not JSON, or comes from elsewhere (null), is an unknown call. */
export async function answerCall(app: Pick<App, 'dispatch'>, json: unknown): Promise<string> {
  const asked = typeof json === 'string' ? parse(json) : null;
  return JSON.stringify(await app.dispatch(asked?.name, asked?.input));
}

function parse(json: string): { readonly name?: unknown; readonly input?: unknown } | null {
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === 'object' && value !== null ? value : null;
  } catch {
    return null;
  }
}
