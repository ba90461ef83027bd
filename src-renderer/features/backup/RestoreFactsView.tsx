import { showDateTime } from '#shared/domain/calendar-date.ts';
import type { RestoreFacts } from '#shared/features/backup/restore.contract.ts';
import { Banner, Cell, Column, DescriptionList, Row, Table, TableBody, TableHeader } from '../../ui/index.ts';
import styles from './Backup.module.css';

const NOT_KNOWN = 'not known';

/** What goes back, in numbers and names of staff; nothing here is about a child. */
export function RestoreFactsView({ facts }: { readonly facts: RestoreFacts }) {
  const { now, counts } = facts;
  const rows = [
    { id: 'children', what: 'Children', before: counts.children, today: now?.counts.children },
    { id: 'staff', what: 'Staff', before: counts.staff, today: now?.counts.staff },
    { id: 'decisions', what: 'Consent decisions', before: counts.decisions, today: now?.counts.decisions },
    { id: 'audit', what: 'Audit entries', before: facts.auditSeq, today: now?.auditSeq },
  ];
  const lost = now?.changesLost ?? 0;
  return (
    <div className={styles.compare}>
      <DescriptionList
        facts={[
          { term: 'Backup made', value: showDateTime(facts.madeAt) },
          { term: 'Last entry on this PC', value: now ? now.lastEntryAt && showDateTime(now.lastEntryAt) : NOT_KNOWN },
        ]}
      />
      <Table label="The backup beside this PC’s register" dense>
        <TableHeader>
          <Column isRowHeader>How many</Column>
          <Column numeric>In the backup</Column>
          <Column numeric>On this PC now</Column>
        </TableHeader>
        <TableBody items={rows} empty={null}>
          {(row) => (
            <Row>
              <Cell>{row.what}</Cell>
              <Cell numeric>{row.before}</Cell>
              <Cell numeric>{row.today ?? NOT_KNOWN}</Cell>
            </Row>
          )}
        </TableBody>
      </Table>
      {lost > 0 && (
        <Banner tone="serious" title={`${lost} ${lost === 1 ? 'change' : 'changes'} made since would not be in it.`}>
          Needs, doses, decisions, taps: have them entered again from paper.
        </Banner>
      )}
      {!now && (
        <Banner tone="watch" title="The register of this PC cannot be compared.">
          It is not there, or cannot be read. What was written after the backup is not in it.
        </Banner>
      )}
      {facts.staffReturning.length > 0 && (
        <Banner tone="watch" title="These staff need a new password from a Lead:">
          {facts.staffReturning.join(', ')}. Whoever has left the school is to be taken off again, under School, Staff.
        </Banner>
      )}
      {facts.staffLost.length > 0 && (
        <Banner tone="watch" title="These staff are not in the backup and cannot sign in after:">
          {facts.staffLost.join(', ')}.
        </Banner>
      )}
      {facts.older && <Banner>The backup was made by an older Careboard and is brought up to date.</Banner>}
    </div>
  );
}
