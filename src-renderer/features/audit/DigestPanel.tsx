import { Check, Printer } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { CallOutput } from '#shared/contract/contract.ts';
import { showDate, showDateTime, showTime } from '#shared/domain/calendar-date.ts';
import { auditWords } from '#shared/features/audit/audit.model.ts';
import type { DigestListLine } from '#shared/features/audit/digest.contract.ts';
import { MANY_RECORDS, SCHOOL_HOURS } from '#shared/features/audit/digest.rules.ts';
import { useCall, useCommand } from '../../api/call.ts';
import { useMe } from '../../api/session-store.ts';
import { go } from '../../app/router.ts';
import { Answer, Banner, Button, Card, FilterChips, toast } from '../../ui/index.ts';
import { printNow } from '../../ui/print.ts';
import styles from './Audit.module.css';
import { PaperCheck } from './PaperCheck.tsx';

type Digest = CallOutput<'audit.digest'>;
const SINCE = [
  { id: 'week' as const, label: 'The last 7 days' },
  { id: 'seen' as const, label: 'Since you last saw it' },
];

/** What a Lead should know of the week, without any child's name, and the head that goes on paper. */
export function DigestPanel() {
  const [since, setSince] = useState<'week' | 'seen'>('week');
  const asked = useCall('audit.digest', { since }, { keepPrevious: true });
  return (
    <div className={styles.digest}>
      <div data-screen-only="">
        <FilterChips label="Which days" chips={SINCE} value={since} onChange={setSince} />
      </div>
      <Answer of={asked} loading="Reading the audit">
        {(digest) => <Sheet digest={digest} />}
      </Answer>
      <div data-screen-only="">
        <PaperCheck />
      </div>
    </div>
  );
}

function Sheet({ digest }: { readonly digest: Digest }) {
  const { breakGlass, manyRecords, outOfHours, refused, clockJumps, rare } = digest;
  const isQuiet = [breakGlass, manyRecords, outOfHours, refused, clockJumps, rare].every((list) => list.length === 0);
  return (
    <>
      <PaperHead to={digest.to} />
      <div className={styles.sheetHead}>
        <p>
          From {showDateTime(digest.from)} to {showDateTime(digest.to)}: {digest.entries} entries.{' '}
          {digest.seenAt ? `You last said “seen” on ${showDateTime(digest.seenAt)}.` : 'You have not said “seen” yet.'}
        </p>
        <Actions to={digest.to} />
      </div>
      {isQuiet && <Banner tone="fine" title="Nothing out of the ordinary in these days." />}
      <Lines
        title="Emergency cards opened outside a role"
        lines={breakGlass}
        count={['card', 'cards']}
        action={
          <span data-screen-only="">
            <Button onPress={() => go({ name: 'break-glass' })}>Review them</Button>
          </span>
        }
      />
      <Lines
        title="Many records at once"
        says={`${MANY_RECORDS.children} or more different children within ${MANY_RECORDS.minutes} minutes by one person.`}
        lines={manyRecords}
        count={['child', 'different children']}
      />
      <Lines
        title="Out of hours"
        says={`Weekends, holidays, and other days before ${SCHOOL_HOURS.from} or after ${SCHOOL_HOURS.to}. ${holidayWords(digest.holidays)}`}
        lines={outOfHours}
        count={['entry', 'entries']}
      />
      <Lines
        title="Refused sign-ins"
        says="Three or more in a day for one name."
        lines={refused}
        count={['try', 'tries']}
      />
      <Lines
        title="The PC’s clock was set to another time"
        says="Times in the audit after it may be wrong."
        lines={clockJumps}
        count={['time', 'times']}
      />
      {rare.length > 0 && (
        <Card>
          <h2>Seldom, and somebody should know why</h2>
          <ul className={styles.lines}>
            {rare.map(({ seq, at, who, what }) => (
              <li key={seq}>
                {showDateTime(at)}: <b>{who ?? 'Nobody known'}</b> {auditWords(what)} (entry {seq})
              </li>
            ))}
          </ul>
        </Card>
      )}
      {digest.head && <Head head={digest.head} />}
    </>
  );
}

function Actions({ to }: { readonly to: Digest['to'] }) {
  const seen = useCommand('audit.digestSeen');
  const printed = useCommand('audit.digestPrinted');
  const print = async () => {
    if ((await printed.run({})).ok) await printNow();
  };
  const say = async () => {
    if ((await seen.run({ to })).ok) toast('Noted: you have seen the digest up to now.');
  };
  const error = seen.error ?? printed.error;
  return (
    <div className={styles.pages} data-screen-only="">
      <Button icon={Check} tone="primary" isPending={seen.pending} onPress={() => void say()}>
        I have seen this
      </Button>
      <Button icon={Printer} isPending={printed.pending} onPress={() => void print()}>
        Print with the fingerprint
      </Button>
      {error && (
        <Banner tone="serious" announce>
          {error.message}
        </Banner>
      )}
    </div>
  );
}

function Lines({
  title,
  says,
  lines,
  count: [one, many],
  action,
}: {
  readonly title: string;
  readonly says?: string;
  readonly lines: readonly DigestListLine[];
  readonly count: readonly [one: string, many: string];
  readonly action?: ReactNode;
}) {
  if (lines.length === 0) return null;
  return (
    <Card>
      <h2>{title}</h2>
      {says && <p className={styles.soft}>{says}</p>}
      <ul className={styles.lines}>
        {lines.map((line) => (
          <li key={line.firstSeq}>
            {showDate(line.day)}, {whenWords(line)}: <b>{line.who ?? 'A name not known here'}</b>, {line.count}{' '}
            {line.count === 1 ? one : many} (from entry {line.firstSeq})
          </li>
        ))}
      </ul>
      {action}
    </Card>
  );
}

/** What stands at the head of the paper: which school's, printed when and by whom. */
function PaperHead({ to }: { readonly to: Digest['to'] }) {
  const school = useCall('settings.school', {}).data?.name;
  const me = useMe();
  return (
    <div className={styles.paperHead}>
      <h1>Digest of the audit</h1>
      <p>
        {school && `${school}. `}As it stood on {showDateTime(to)}
        {me && `, printed by ${me.name}`}. For Leads; keep it where the recovery code is kept, not beside this PC.
      </p>
    </div>
  );
}

const holidayWords = (to: Digest['holidays']): string =>
  to === null ? 'No holidays are entered under School.' : `Holidays are entered up to ${showDate(to)}.`;

const whenWords = ({ from, to }: DigestListLine): string => {
  const [begin, end] = [showTime(from), showTime(to)];
  return begin === end ? begin : `${begin} to ${end}`;
};

function Head({ head: { seq, at, groups } }: { readonly head: NonNullable<Digest['head']> }) {
  return (
    <Card>
      <h2>For the paper: the newest entry</h2>
      <p className={styles.paper}>
        <span>Number {seq}</span>
        <span className={styles.groups}>{groups.join(' ')}</span>
        <span>{showDateTime(at)}</span>
      </p>
      <p className={styles.soft}>
        Keep it outside this PC. Typed back in later, it shows whether any entry up to this one was changed, even by
        somebody who could open the register.
      </p>
    </Card>
  );
}
