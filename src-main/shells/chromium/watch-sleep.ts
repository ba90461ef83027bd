const EVERY_MS = 5_000;
/** Longer than any pause of a busy machine, far shorter than a break in which a PC is left alone. */
const SLEPT_MS = 60_000;

/**
 * Tells when this PC has slept: the system says so to Electron and not to us, so a long hole between two beats of the wall
 * clock is taken for it (a clock set far ahead looks the same, and the safe answer is the same). Returns what stops it.
 */
export function watchSleep(onWake: () => void): () => void {
  let last = Date.now();
  const beat = setInterval(() => {
    const now = Date.now();
    const slept = now - last > SLEPT_MS;
    last = now;
    if (slept) onWake();
  }, EVERY_MS);
  beat.unref();
  return () => clearInterval(beat);
}
