// npm run bench [-- --quick]: measures Careboard against honest baselines; the table goes to the screen, all of it to out/bench.json.
import './argon2-clock.ts';
import { fork } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, release, totalmem } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { measureAudit } from './measure-audit.ts';
import { measureAuditView } from './measure-audit-view.ts';

      ...(medicines && { 'medicines.child.ms': medicines.childMs, 'medicines.day.ms': medicines.dayMs }),
