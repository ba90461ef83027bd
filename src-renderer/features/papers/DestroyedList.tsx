import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import { showDate } from '#shared/domain/calendar-date.ts';
import type { CopyEventId } from '#shared/domain/ids.ts';
import { useCall } from '../../api/call.ts';
import { Answer, Button, Cell, Column, EmptyState, Row, Table, TableBody, TableHeader } from '../../ui/index.ts';
import styles from './Papers.module.css';

/** The permanent list: it only grows, and an entry that was a mistake says so. */
export function DestroyedList() {
  const [before, setBefore] = useState<CopyEventId | null>(null);
  const asked = useCall('papers.destroyed', { before }, { keepPrevious: true });
  return (
    <Answer
      of={asked}
      loading="Loading the list"
      isEmpty={({ entries }) => entries.length === 0 && before === null}
      empty={
        <EmptyState icon={Trash2} title="Nothing was destroyed yet">
          Each destroyed copy stands here for good: which, when, and by which two people.
        </EmptyState>
      }
    >
      {({ entries, older }) => (
        <div className={styles.destroyed}>
          <Table label="Destroyed copies">
            <TableHeader>
              <Column isRowHeader>Copy</Column>
              <Column>Paper</Column>
              <Column>Holder</Column>
              <Column>Destroyed</Column>
              <Column>By</Column>
            </TableHeader>
            <TableBody empty={null}>
              {entries.map((entry) => (
                <Row key={entry.eventId}>
                  <Cell>{entry.reference}</Cell>
                  <Cell>{entry.title}</Cell>
                  <Cell>{entry.holder}</Cell>
                  <Cell>{showDate(entry.onDay)}</Cell>
                  <Cell>
                    {entry.first} and {entry.second}
                    {entry.words && `: ${entry.words}`}
                    {entry.takenBack && (
                      <b>
                        {' '}
                        Taken back by {entry.takenBack.by}: {entry.takenBack.words}
                      </b>
                    )}
                  </Cell>
                </Row>
              ))}
            </TableBody>
          </Table>
          <div className={styles.pages}>
            {before && <Button onPress={() => setBefore(null)}>Newest</Button>}
            {older && <Button onPress={() => setBefore(older)}>Older</Button>}
          </div>
        </div>
      )}
    </Answer>
  );
}
