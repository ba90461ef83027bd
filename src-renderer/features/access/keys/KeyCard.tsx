import { useState } from 'react';
import { showDateTime } from '#shared/domain/calendar-date.ts';
import type { Security } from '#shared/features/access/recovery.contract.ts';
import { Button, Card, DescriptionList } from '../../../ui/index.ts';
import styles from '../SecurityPanel.module.css';
import { EnrolmentCodeDialog } from './EnrolmentCodeDialog.tsx';
import { NewKeyDialog } from './NewKeyDialog.tsx';

/** The register's key, and the accounts of this PC that hold their half of it. */
export function KeyCard({ security: { mode, keyRotatedAt, needCode } }: { readonly security: Security }) {
  const [open, setOpen] = useState<'key' | 'account' | null>(null);
  const close = () => setOpen(null);
  return (
    <Card>
      <h2>The register’s key</h2>
      <DescriptionList
        facts={[{ term: 'New key', value: keyRotatedAt ? showDateTime(keyRotatedAt) : 'Not yet: it is the first one' }]}
      />
      <p className={styles.words}>
        Give the register a new key when somebody has left who could have copied files from this PC.
        {mode === 'device-bound' && ' To use Careboard in another account of this PC, let that account in by a code.'}
      </p>
      <div className={styles.buttons}>
        <Button onPress={() => setOpen('key')}>Give it a new key</Button>
        {mode === 'device-bound' && <Button onPress={() => setOpen('account')}>Let another account in</Button>}
      </div>
      {open === 'key' && <NewKeyDialog needCode={needCode} onClose={close} />}
      {open === 'account' && <EnrolmentCodeDialog onClose={close} />}
    </Card>
  );
}
