import { showDateTime } from '#shared/domain/calendar-date.ts';
import { type AuditRow, auditWords } from '#shared/features/audit/audit.model.ts';
import { fieldWords, roleWords } from '#shared/features/audit/audit-fields.ts';
import { Cell, Column, Row, Table, TableBody, TableHeader } from '../../ui/index.ts';
import styles from './Audit.module.css';

export type ShownRow = Omit<AuditRow, 'child' | 'childId'> & { readonly child?: string | null };

/**
 * Entries newest first: when, who in which role, what with the fields it touched, on which PC. The column of the child stands
 * only where the reader may know it.
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
  return (
    <Table label={label} dense>
      <TableHeader>
        <Column numeric>No.</Column>
        <Column>When</Column>
        <Column isRowHeader>Who</Column>
        <Column>What</Column>
        {withChild && <Column>Child</Column>}
        <Column>PC</Column>
      </TableHeader>
      <TableBody items={rows.map((row) => ({ id: row.seq, row }))} empty="Nothing of this kind is recorded.">
        {({ row }) => (
          <Row>
            <Cell numeric>{row.seq}</Cell>
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
            <Cell>{row.device}</Cell>
          </Row>
        )}
      </TableBody>
    </Table>
  );
}

const Second = ({ words }: { readonly words: string }) =>
  words === '' ? null : <span className={styles.second}>{words}</span>;
