import type { Kernel } from '#main/core/kernel.ts';
import { isRoomForStep, KEPT_ROOM, keepMoreRoom, keptRoom } from '#main/vault/kept-room.ts';
import type { DiskAnswer } from '#shared/features/backup/disk.contract.ts';
import { diskState } from '#shared/features/backup/disk.rules.ts';
import { roomAt } from './sticks.ts';

/** What was last told of each place. */
const told = new WeakMap<Kernel, { readonly at: number; readonly state: DiskAnswer['state'] }>();
const EVERY_MS = 1000;
/** The first seconds of a session belong to whoever has just signed in. */
const SETTLE_MS = 2000;

/** How the disk stands on which the register lies. */
export function diskNow({ ports, waiting }: Kernel): DiskAnswer {
  const free = roomAt(ports.home);
  const roomUsed = keptRoom(ports.home) < KEPT_ROOM && free !== null && !isRoomForStep(free);
  return { state: diskState({ free, roomUsed, waiting: waiting.length }), freeBytes: free };
}

/**
 * Makes the kept room ahead, and again where it was given back and there is room, a step each second; the page hears when the disk
 * stands another way than before. Called with each tick of a session. Never throws.
 */
export function keepRoomInStep(kernel: Kernel): void {
  const { session, ports } = kernel;
  const now = ports.clock.monotonic();
  const before = told.get(kernel) ?? { at: -EVERY_MS, state: 'fine' };
  if (!session || now - session.startedMono < SETTLE_MS || now - before.at < EVERY_MS) return;
  try {
    // A slow disk takes a moment for it, and whoever kneels beside a child waits for nothing that can wait.
    if (session.cards.size === 0) keepMoreRoom(ports.home, roomAt(ports.home) ?? 0);
  } catch {
    // Somebody else took that room in the same moment: what could be made of it was given back.
  }
  const { state } = diskNow(kernel);
  told.set(kernel, { at: now, state });
  if (state !== before.state) kernel.emit({ type: 'changed', features: ['backup'] });
}
