import { showDateTime } from '#shared/domain/calendar-date.ts';
import { auditWords } from '#shared/features/audit/audit.model.ts';
import { fieldWords, roleWords } from '#shared/features/audit/audit-fields.ts';
import { Cell, Column, Row, Table, TableBody, TableHeader } from '../../ui/index.ts';
import styles from './Audit.module.css';
import { joinedRows, type ShownRow } from './joined-rows.ts';

/**
 * Entries newest first: when, who in which role, what with the fields it touched, on which PC. The column of the child stands
 * only where the reader may know it; that of the PC only where more than one is named, else a line below says which.
 */
export function AuditTable({
  label,
  rows,
  withChild,
}: {
  readonly label: string;
  readonly rows: readonly ShownRow[];
  readonly withChild: boolean;
}) {
  const pcs = [...new Set(rows.map((row) => row.device))];
  const withPc = pcs.length > 1;
  return (
    <>
      <Table key={`${withPc}`} label={label} dense>
        <TableHeader>
          <Column numeric>No.</Column>
          <Column>When</Column>
          <Column isRowHeader>Who</Column>
          <Column>What</Column>
          {withChild && <Column>Child</Column>}
          {withPc && <Column>PC’s name</Column>}
        </TableHeader>
        <TableBody
          items={joinedRows(rows).map((row) => ({ id: row.seq, row }))}
          empty="Nothing of this kind is recorded."
        >
          {({ row }) => (
            <Row>
              <Cell numeric>{row.also === null ? row.seq : `${row.also}, ${row.seq}`}</Cell>
              <Cell>
                <span className={styles.when}>{showDateTime(row.at)}</span>
              </Cell>
              <Cell>
                <span className={styles.who}>{row.who ?? 'Nobody signed in'}</span>
                <Second words={roleWords(row.role)} />
              </Cell>
              <Cell>
                {auditWords(row.what)}
                <Second words={fieldWords(row.fields)} />
              </Cell>
              {withChild && <Cell>{row.child ?? ''}</Cell>}
              {withPc && <Cell>{row.device}</Cell>}
            </Row>
          )}
        </TableBody>
      </Table>
      {pcs.length === 1 && <p className={styles.soft}>All on the PC named “{pcs[0]}”.</p>}
    </>
  );
}

const Second = ({ words }: { readonly words: string }) =>
  words === '' ? null : <span className={styles.second}>{words}</span>;
