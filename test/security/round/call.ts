import type { Page } from 'playwright-core';
import type { CareboardApi } from '#shared/contract/build-api.ts';
import type { CallInput, CallName, CallOutput } from '#shared/contract/contract.ts';

/** The value; throws with name and code where it is refused, which in a round nothing may be. */
export type Call = <K extends CallName>(name: K, input: CallInput<K>) => Promise<CallOutput<K>>;

/** What is put into every place that keeps words about a child. */
export interface Words {
  readonly surname: string;
  readonly allergy: string;
}

/** Where a round is made. */
export interface Round {
  readonly call: Call;
  /** The same for what ends the session, which takes the page's document with it. The value is lost. */
  readonly ends: <K extends CallName>(name: K, input: CallInput<K>) => Promise<void>;
  readonly words: Words;
  /** The folder of the register. */
  readonly home: string;
  /** Backups are named by the second. */
  readonly secondPasses: () => Promise<void>;
  /** This account of the PC forgets its secret of the register. */
  readonly forgetSecret: () => Promise<void>;
}

interface Answer {
  readonly ok: boolean;
  readonly value?: unknown;
  readonly error?: { readonly code: string; readonly fields?: unknown };
}

function valueIn(name: string, answer: Answer): never {
  if (!answer.ok) throw new Error(`${name}: ${answer.error?.code} ${JSON.stringify(answer.error?.fields ?? {})}`);
  return answer.value as never;
}

/** Over the page's own bridge, as its screens ask. */
export const overPage =
  (page: Pick<Page, 'evaluate'>): Call =>
  async (name, input) =>
    valueIn(
      name,
      await page.evaluate(
        ([called, sent]) =>
          (globalThis as unknown as { careboard: CareboardApi }).careboard.call(called as never, sent as never),
        [name, input] as const,
      ),
    );

/** In this process: what a function would do in the page it does here, with the core behind the same bridge. */
export const directly = (dispatch: (name: string, input: unknown) => Promise<unknown>): Pick<Page, 'evaluate'> => ({
  evaluate: (async (work: (argument: unknown) => unknown, argument: unknown) => {
    Object.assign(globalThis, { careboard: { call: dispatch } });
    return work(argument);
  }) as Page['evaluate'],
});

/** Notes the entries that stand in the audit now: a round puts older registers in the place of this one. For a Lead. */
export async function noteWritten(call: Call, written: Set<string>): Promise<void> {
  for (let before: number | null = null; ; ) {
    const { rows, older }: CallOutput<'audit.rows'> = await call('audit.rows', {
      ...{ kind: 'everything', staffId: null, before },
    });
    for (const { what } of rows) written.add(what);
    if (older === null) return;
    before = older;
  }
}
