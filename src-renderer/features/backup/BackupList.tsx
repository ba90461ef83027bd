import { useState } from 'react';
import type { ListedBackup } from '#shared/features/backup/backup.contract.ts';
import { useCall } from '../../api/call.ts';
import { Answer, Badge, Button, Cell, Column, Row, Table, TableBody, TableHeader } from '../../ui/index.ts';
import { REASON_WORDS, sizeInWords, stateInWords, whenInWords } from './backup-words.ts';
import { DestroyDialog } from './DestroyDialog.tsx';

/** What can be put back: by a Lead's password only where today's key opens it. */
const isUsable = ({ state }: ListedBackup): boolean => state === 'good' || state === 'other-code';

/** The files in the backup folder, newest first, each with what it is. */
export function BackupList({ onPutBack }: { readonly onPutBack: (backup: ListedBackup) => void }) {
  const asked = useCall('backup.list', {});
  const [going, setGoing] = useState<ListedBackup | null>(null);
  return (
    <section aria-label="Backups in the folder">
      <Answer of={asked} loading="Looking into the backup folder">
        {({ backups }) => (
          <Table label="Backups in the folder" dense>
            <TableHeader>
              <Column isRowHeader>Made</Column>
              <Column>How</Column>
              <Column numeric>Children</Column>
              <Column numeric>Size</Column>
              <Column>State</Column>
              <Column>What to do</Column>
            </TableHeader>
            <TableBody items={backups} empty={<p>No backup lies in the folder yet.</p>}>
              {(one) => (
                <Row id={one.fileId}>
                  <Cell>{one.madeAt ? whenInWords(one.madeAt, new Date()) : one.fileName}</Cell>
                  <Cell>{one.reason ? REASON_WORDS[one.reason] : 'not known'}</Cell>
                  <Cell numeric>{one.children ?? ''}</Cell>
                  <Cell numeric>{sizeInWords(one.bytes)}</Cell>
                  <Cell>
                    <Badge tone={stateInWords(one).tone}>{stateInWords(one).words}</Badge>
                  </Cell>
                  <Cell>
                    {isUsable(one) && one.madeAt && (
                      <Button
                        tone="quiet"
                        onPress={() => onPutBack(one)}
                        aria-label={`Put back the one made ${whenInWords(one.madeAt, new Date())}`}
                      >
                        Put back
                      </Button>
                    )}
                    {one.mayDestroy && one.madeAt && (
                      <Button
                        tone="quiet"
                        onPress={() => setGoing(one)}
                        aria-label={`Destroy the one made ${whenInWords(one.madeAt, new Date())}`}
                      >
                        Destroy
                      </Button>
                    )}
                  </Cell>
                </Row>
              )}
            </TableBody>
          </Table>
        )}
      </Answer>
      {going && <DestroyDialog backup={going} onClose={() => setGoing(null)} />}
    </section>
  );
}
