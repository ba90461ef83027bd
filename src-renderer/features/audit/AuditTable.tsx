import { showDateTime } from '#shared/domain/calendar-date.ts';
import { type AuditRow, auditWords } from '#shared/features/audit/audit.model.ts';
import { Cell, Column, Row, Table, TableBody, TableHeader } from '../../ui/index.ts';

export type ShownRow = Omit<AuditRow, 'child' | 'childId'> & { readonly child?: string | null };

/** Entries newest first. The column of the child stands only where the reader may know it. */
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
        <Column>When</Column>
        <Column isRowHeader>Who</Column>
        <Column>What</Column>
        {withChild && <Column>Child</Column>}
        <Column>On</Column>
      </TableHeader>
      <TableBody items={rows.map((row) => ({ id: row.seq, row }))} empty="Nothing of this kind is recorded.">
        {({ row }) => (
          <Row>
            <Cell>{showDateTime(row.at)}</Cell>
            <Cell>{row.who ?? 'Nobody signed in'}</Cell>
            <Cell>{auditWords(row.what)}</Cell>
            {withChild && <Cell>{row.child ?? ''}</Cell>}
            <Cell>{row.device}</Cell>
          </Row>
        )}
      </TableBody>
    </Table>
  );
}
