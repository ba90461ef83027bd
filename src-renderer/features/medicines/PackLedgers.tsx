import { useState } from 'react';
import { showDate, showDateTime } from '#shared/domain/calendar-date.ts';
import type { StockId } from '#shared/domain/ids.ts';
import { quantityWords } from '#shared/features/medicines/medicines.model.ts';
import type { StockRow } from '#shared/features/medicines/medicines.view.ts';
import { useCommand } from '../../api/call.ts';
import { Button, Cell, Column, Row, Table, TableBody, TableHeader } from '../../ui/index.ts';
import styles from './Medicines.module.css';
import { useRequestKey } from './request-key.ts';
import { type MedicineRecord, ReceiveDialog } from './StockDialogs.tsx';
import { NO_WITNESS, WitnessFields, witnessOf } from './WitnessFields.tsx';
import { WrongEntryDialog } from './WrongEntryDialog.tsx';

const KIND: Readonly<Record<StockRow['kind'], string>> = {
  received: 'Received',
  given: 'Dose given',
  wasted: 'Wasted',
  returned: 'Given back',
  counted: 'Counted',
};

/** A medicine of years has had many; the ones in use stand here at once. */
const PACKS_SHOWN = 3;

/** Every pack with its running balance, the newest pack first. */
export function PackLedgers({
  record,
  name,
  mayCorrect,
}: {
  readonly record: MedicineRecord;
  readonly name: string;
  readonly mayCorrect: boolean;
}) {
  const [wrong, setWrong] = useState<{ readonly kind: 'correct' | 'back'; readonly stockId: StockId } | null>(null);
  const [all, setAll] = useState(false);
  const { counted, unit } = record.medicine.current.terms;
  if (record.packs.length === 0) return <p>No pack was received yet.</p>;
  const packs = record.packs.toReversed();
  const shown = all ? packs : packs.slice(0, PACKS_SHOWN);
  return (
    <>
      {shown.map((pack) => (
        <section key={pack.packId} className={styles.part} aria-label={`Pack received ${showDate(pack.receivedOn)}`}>
          <h3>
            {pack.batch ? `Batch ${pack.batch}` : 'Batch not recorded'},{' '}
            {pack.expires ? `in date until ${showDate(pack.expires)}` : 'expiry not recorded'}:{' '}
            {quantityWords(pack.balance, counted ? unit : 'pack')} left
          </h3>
          <Table label={`Balance of the pack received ${showDate(pack.receivedOn)}`} dense>
            <TableHeader>
              <Column isRowHeader>When</Column>
              <Column>What</Column>
              <Column numeric>How many</Column>
              <Column numeric>Balance</Column>
              <Column>By, from or to whom</Column>
              <Column>Correct</Column>
            </TableHeader>
            <TableBody empty="Nothing moved yet.">
              {pack.rows.map((row) => (
                <Row key={row.id} id={row.id}>
                  <Cell>{showDateTime(row.at)}</Cell>
                  <Cell>
                    {KIND[row.kind]}
                    {row.difference
                      ? `, ${row.difference > 0 ? `${row.difference} more` : `${-row.difference} fewer`} than expected`
                      : ''}
                  </Cell>
                  <Cell numeric>{row.quantity}</Cell>
                  <Cell numeric>{row.balance}</Cell>
                  <Cell>
                    {[
                      row.countedBy,
                      row.witness && `with ${row.witness}`,
                      row.party && (row.kind === 'received' ? `from ${row.party}` : `to ${row.party}`),
                      row.words,
                    ]
                      .filter(Boolean)
                      .join(', ')}
                  </Cell>
                  <Cell>
                    {mayCorrect && row.kind !== 'given' && (
                      <Button
                        aria-label={`Correct: ${KIND[row.kind]}, ${showDateTime(row.at)}`}
                        onPress={() =>
                          setWrong({ kind: row.kind === 'received' ? 'correct' : 'back', stockId: row.id as StockId })
                        }
                      >
                        Correct
                      </Button>
                    )}
                  </Cell>
                </Row>
              ))}
            </TableBody>
          </Table>
        </section>
      ))}
      {packs.length > shown.length && (
        <p>
          <Button onPress={() => setAll(true)}>{`Show ${packs.length - shown.length} older packs`}</Button>
        </p>
      )}
      {wrong?.kind === 'correct' && (
        <ReceiveDialog record={record} name={name} corrects={wrong.stockId} onClose={() => setWrong(null)} />
      )}
      {wrong?.kind === 'back' && <StockBack record={record} stockId={wrong.stockId} onClose={() => setWrong(null)} />}
    </>
  );
}

/** A movement was entered wrongly: it counts no more, and stays in the register. */
function StockBack({
  record,
  stockId,
  onClose,
}: {
  readonly record: MedicineRecord;
  readonly stockId: StockId;
  readonly onClose: () => void;
}) {
  const requestKey = useRequestKey();
  const [witness, setWitness] = useState(NO_WITNESS);
  const back = useCommand('medicines.takeStockBack');
  const { controlled } = record.medicine.current.terms;
  const one = { childId: record.child.childId, stockId, requestKey };
  return (
    <WrongEntryDialog
      title="Take back an entry of the stock"
      done="Taken back. Please enter what was right."
      takeBack={back}
      onSave={(words) => back.run({ ...one, words, witness: controlled ? witnessOf(witness) : null })}
      onClose={onClose}
    >
      {controlled && (
        <WitnessFields
          staff={record.staff}
          without={[record.me]}
          value={witness}
          onChange={setWitness}
          error={undefined}
        />
      )}
    </WrongEntryDialog>
  );
}
