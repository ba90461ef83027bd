import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '#main/core/ports.ts';
import { appendAudit, auditHead, beginEpoch } from '#main/features/audit/audit.service.ts';
import { checkLinks, checkSeals } from '#main/features/audit/check-entries.ts';
import { openStore, type Store } from '#main/store/store.ts';
import { newRecoveryCode, recoveryPublicKeyOf } from '#main/vault/recovery-code.ts';
import type { ChildId, StaffId } from '#shared/domain/ids.ts';
import { timed } from './timed.ts';

const IN_ONE_WRITE = 2_000;
const ACTOR = { staffId: '0198c2f4-0000-7000-8000-000000000001' as StaffId, role: 'office', device: 'OFFICE-PC' };
const CHILD = '0198c2f4-0000-7000-8000-000000000002' as ChildId;

/**
 * Entries judged in a second, in a real encrypted register that holds this many: the everyday check, and the full one with the
 * recovery code. Both as the core runs them, in slices with other work let in between.
 */
export async function measureAudit(rows: number): Promise<{ readonly everyday: number; readonly full: number }> {
  const folder = mkdtempSync(join(tmpdir(), 'careboard-bench-audit-'));
  const code = newRecoveryCode();
  const store = openStore(join(folder, 'register.db'), Buffer.alloc(32, 7), { create: true });
  try {
    fill(store, code, rows);
    const head = auditHead(store.read);
    const wish = { db: () => store.read, anchors: head ? [head] : [], onProgress: () => undefined };
    const verdicts: boolean[] = [];
    const everyday = await timed(async () => verdicts.push((await checkLinks(wish)).ok));
    const full = await timed(async () => verdicts.push((await checkSeals(wish, code)).verdict.ok));
    if (head?.seq !== rows || verdicts.includes(false)) throw new Error('The audit that was measured does not hold.');
    return { everyday: (rows / everyday) * 1000, full: (rows / full) * 1000 };
  } finally {
    store.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

function fill(store: Store, code: string, rows: number): void {
  const start = { recoveryPublicKey: recoveryPublicKeyOf(code), clock: systemClock, actor: ACTOR };
  store.write((tx) => beginEpoch(tx, { ...start, reason: 'made' }));
  for (let done = 0; done < rows; ) {
    const upTo = Math.min(rows, done + IN_ONE_WRITE);
    store.write((tx) => {
      for (; done < upTo; done += 1)
        appendAudit(tx, systemClock, ACTOR, { what: 'child.changed', childId: CHILD, fields: ['surname', 'phone'] });
    });
  }
}
