import { useState } from 'react';
import { type Instant, showDateTime } from '#shared/domain/calendar-date.ts';
import type { ReviewedOpening, WaitingOpening } from '#shared/features/medical/emergency.contract.ts';
import { useCall, useCommand } from '../../api/call.ts';
import { formError } from '../../api/failure.ts';
import { go } from '../../app/router.ts';
import {
  Answer,
  Badge,
  Button,
  Cell,
  Column,
  Dialog,
  EmptyState,
  Form,
  Page,
  PageHeader,
  Row,
  Table,
  TableBody,
  TableHeader,
  TextField,
  toast,
} from '../../ui/index.ts';
import styles from './BreakGlass.module.css';
import { BREAK_GLASS_REASONS } from './reasons.ts';

type Opening = WaitingOpening | ReviewedOpening;

/** Every emergency card that somebody opened outside their role, until a Lead has looked into it and said so in words. */
export function BreakGlassScreen() {
  return (
    <Page>
      <PageHeader
        title="Emergency cards opened outside a role"
        actions={<Button onPress={() => go({ name: 'audit' })}>All entries</Button>}
        help={
          <>
            <p>
              Anybody may open any child’s emergency card when it is needed; nothing slows that. A Lead looks at each
              time afterwards and says in words what they found.
            </p>
            <p>
              What waits for five school days turns red. Holidays and INSET days are taken out as they are entered under
              School, Closed days. Nobody reviews what they opened themselves.
            </p>
          </>
        }
      />
      <Queue />
    </Page>
  );
}

function Queue() {
  const asked = useCall('medical.breakGlass', {});
  const [looking, setLooking] = useState<WaitingOpening | null>(null);
  return (
    <Answer of={asked} loading="Loading the openings">
      {({ waiting, reviewed, schoolDays }) => (
        <>
          {waiting.length > 0 && (
            <p className={styles.opened}>What waits for five school days turns red. {schoolDays}</p>
          )}
          {waiting.length === 0 ? (
            <EmptyState title="Nothing waits">No card was opened outside a role since the last look.</EmptyState>
          ) : (
            <Table label="Cards opened outside a role, waiting for a look">
              <TableHeader>
                <Column isRowHeader>Who</Column>
                <Column>Child</Column>
                <Column>When, how long</Column>
                <Column>Why</Column>
                <Column>Review</Column>
              </TableHeader>
              <TableBody items={waiting.map((row) => ({ id: row.openingId, row }))} empty="Nothing waits.">
                {({ row }) => (
                  <Row>
                    <Cell>
                      {row.who} {row.many && <Badge tone="serious">Three or more children in an hour</Badge>}
                    </Cell>
                    <Cell>{row.child}</Cell>
                    <Cell>
                      {showDateTime(row.openedAt)}, {lasted(row)}{' '}
                      {row.overdue && <Badge tone="serious">Waits for five school days or longer</Badge>}
                    </Cell>
                    <Cell>{reasonWords(row)}</Cell>
                    <Cell>
                      {row.own ? (
                        'Opened by you: another Lead must look'
                      ) : (
                        <Button
                          data-return={`review-${row.openingId}`}
                          aria-label={`Review: ${row.who} opened ${row.child}, ${showDateTime(row.openedAt)}`}
                          onPress={() => setLooking(row)}
                        >
                          Review
                        </Button>
                      )}
                    </Cell>
                  </Row>
                )}
              </TableBody>
            </Table>
          )}
          {reviewed.length > 0 && <Reviewed rows={reviewed} />}
          {looking && <ReviewDialog opening={looking} onClose={() => setLooking(null)} />}
        </>
      )}
    </Answer>
  );
}

function Reviewed({ rows }: { readonly rows: readonly ReviewedOpening[] }) {
  return (
    <>
      <h2>Reviewed</h2>
      <Table label="Cards opened outside a role, reviewed" dense>
        <TableHeader>
          <Column isRowHeader>Who</Column>
          <Column>Child</Column>
          <Column>When, how long</Column>
          <Column>Why</Column>
          <Column>Review</Column>
        </TableHeader>
        <TableBody items={rows.map((row) => ({ id: row.openingId, row }))} empty="Nothing reviewed.">
          {({ row }) => (
            <Row>
              <Cell>{row.who}</Cell>
              <Cell>{row.child}</Cell>
              <Cell>
                {showDateTime(row.openedAt)}, {lasted(row)}
              </Cell>
              <Cell>{reasonWords(row)}</Cell>
              <Cell>
                {row.words} ({row.reviewedBy}, {showDateTime(row.reviewedAt)})
              </Cell>
            </Row>
          )}
        </TableBody>
      </Table>
    </>
  );
}

function ReviewDialog({ opening, onClose }: { readonly opening: WaitingOpening; readonly onClose: () => void }) {
  const [words, setWords] = useState('');
  const review = useCommand('medical.reviewBreakGlass');
  const save = async (said: string) => {
    const result = await review.run({ openingId: opening.openingId, words: said });
    if (!result.ok) return;
    toast('The review was written down.');
    onClose();
  };
  return (
    <Dialog
      title={`${opening.who} opened ${opening.child}`}
      isOpen
      onClose={onClose}
      draft={words}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button onPress={() => void save(words)} isDisabled={words.trim() === '' || review.pending}>
            Save these words
          </Button>
          <Button tone="primary" onPress={() => void save('Looked at, fine')} isDisabled={review.pending}>
            Looked at, fine
          </Button>
        </>
      }
    >
      <p className={styles.opened}>
        {showDateTime(opening.openedAt)}, {lasted(opening)}. Reason given: {reasonWords(opening)}. {opening.child}.
      </p>
      <Form onSubmit={() => (words.trim() === '' || review.pending ? undefined : void save(words))}>
        <TextField
          label="What you found"
          optional
          value={words}
          onChange={setWords}
          maxLength={300}
          error={formError(review.error) ?? undefined}
        />
      </Form>
    </Dialog>
  );
}

const reasonWords = (row: Opening): string => BREAK_GLASS_REASONS.find((one) => one.id === row.reason)?.label ?? '';

/** How long the card was open, in words; an end that nobody saw says so. */
function lasted({ openedAt, endedAt, endedHow }: Opening): string {
  if (endedHow === 'open') return 'still open';
  if (endedAt === null) return 'end not recorded (Careboard stopped)';
  const words = `open for ${minutes(openedAt, endedAt)}`;
  return endedHow === 'session-ended' ? `${words}, until the session ended` : words;
}

function minutes(from: Instant, to: Instant): string {
  const seconds = Math.round((Date.parse(to) - Date.parse(from)) / 1000);
  return seconds < 60 ? 'less than a minute' : `${Math.round(seconds / 60)} min`;
}
