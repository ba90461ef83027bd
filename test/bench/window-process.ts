// One window in a process of its own, as the app runs: started by run.ts with what to do, answers by messages.
import './argon2-clock.ts';
import { BenchWindow } from './bench-window.ts';
import { measureRegister } from './measure-register.ts';
import { measureSheet } from './measure-sheet.ts';
import { measureWindow } from './measure-window.ts';

export interface WindowWish {
  readonly home: string;
  /** Rounds of printing the class sheet; 0: none. */
  readonly sheets: number;
  /** Null: only start, up to the locked screen. */
  readonly measure: { readonly child: string; readonly names: readonly string[]; readonly rounds: number } | null;
  /** The whole consent register instead, of so many children. */
  readonly register?: { readonly children: number; readonly rounds: number };
}

const wish = JSON.parse(process.argv[2] ?? '') as WindowWish;
const tell = (message: unknown) => process.send?.(message);

const window = await BenchWindow.open(wish.home);
await window.firstPaint();
tell({ kind: 'started' });
if (wish.measure !== null) {
  const { child, names, rounds } = wish.measure;
  await window.toLockedScreen();
  tell({ kind: 'measured', figures: await measureWindow(window, child, names, rounds) });
}
if (wish.sheets > 0) tell({ kind: 'sheets', sheets: await measureSheet(window, wish.sheets) });
if (wish.register) {
  await window.toLockedScreen();
  tell({ kind: 'register', register: await measureRegister(window, wish.register.children, wish.register.rounds) });
}
await window.close();
process.disconnect();
