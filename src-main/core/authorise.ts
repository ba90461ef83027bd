import { childReach } from '#main/features/children/child-reach.ts';
import type { CallDef, Need } from '#shared/contract/define.ts';
import type { Capability, Scope } from '#shared/features/access/access.model.ts';
import { reaches } from '#shared/features/access/access.rules.ts';
import { AppError } from './app-error.ts';
import type { Kernel } from './kernel.ts';
import { requireOpen } from './require-open.ts';
import { capabilitiesNow, overNow } from './session.ts';

/** The need that was met, and how far it reaches. */
export interface Access {
  readonly as: Need;
  readonly scope: Scope;
  readonly capabilities: ReadonlyMap<Capability, Scope>;
}

const NOBODY: Scope = { kind: 'classes', classIds: [], dietary: false, childIds: [] };

/**
 * Who gets which view: the first of the call's needs that the caller meets, for a named child also within the
 * caller's scope. Throws 'signed-out', 'shielded', 'access-ended', 'session-over', 'not-allowed' or, for a child that is not there,
 * 'not-found'.
 */
export function chooseView(kernel: Kernel, def: CallDef, input: unknown): Access {
  if (Object.hasOwn(def.answers, 'public')) return { as: 'public', scope: NOBODY, capabilities: new Map() };
  const session = kernel.session;
  if (!session) throw new AppError('signed-out');
  if (session.state === 'shielded') throw new AppError('shielded');
  const over = overNow(session, kernel.ports.clock);
  if (over && !def.onCard) throw new AppError(over);
  const capabilities = capabilitiesNow(session, kernel.ports.clock);
  const child =
    def.child === undefined ? null : reachOf(kernel, (input as Readonly<Record<string, unknown>>)[def.child]);
  for (const need of Object.keys(def.answers) as Need[]) {
    if (need === 'public') continue;
    if (need === 'signed-in') return { as: need, scope: NOBODY, capabilities };
    const scope = capabilities.get(need);
    if (scope && (child === null || reaches(scope, child))) return { as: need, scope, capabilities };
  }
  throw new AppError('not-allowed');
}

function reachOf(kernel: Kernel, childId: unknown): NonNullable<ReturnType<typeof childReach>> {
  const child = typeof childId === 'string' ? childReach(requireOpen(kernel).store.read, childId) : undefined;
  if (!child) throw new AppError('not-found');
  return child;
}
