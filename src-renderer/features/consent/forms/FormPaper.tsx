import { type CalendarDate, showDate } from '#shared/domain/calendar-date.ts';
import { oneLine } from '#shared/features/children/told-apart.rules.ts';
import type { PrintedForm, SchoolHead } from '#shared/features/consent/asking.contract.ts';
import styles from './Paper.module.css';

/** One child's form on A4: what is asked, what is on record, room to answer and sign. Black on white, readable at arm's length. */
export function FormPaper({
  form: { child, lines, maySign },
  school,
  number,
  place,
  replyBy,
}: {
  readonly form: PrintedForm;
  readonly school: SchoolHead;
  /** Null before it is printed. */
  readonly number: string | null;
  /** Which of how many in the family's envelope. */
  readonly place: readonly [number, number] | null;
  readonly replyBy: CalendarDate | null;
}) {
  const titleId = `form-${child.childId}`;
  return (
    <article className={styles.paper} aria-labelledby={titleId}>
      <header className={styles.head}>
        <div>
          <strong className={styles.school}>{school.name}</strong>
          <p>{addressLine(school)}</p>
        </div>
        <p className={styles.number}>
          Form <b>{number ?? 'number comes with the print'}</b>
          {place && (
            <>
              <br />
              {place[0]} of {place[1]} for your family
            </>
          )}
        </p>
      </header>
      <h2 id={titleId} className={styles.title}>
        Pictures of {oneLine(child)}
      </h2>
      <p>
        Please answer each line with a tick, sign and send this form back
        {replyBy && (
          <>
            {' '}
            by <b>{showDate(replyBy)}</b>
          </>
        )}
        . You are free to say no: it makes no difference for your child. A line without an answer is not a yes. You can
        change any answer at any time: speak or write to the school office.
      </p>
      <table className={styles.lines}>
        <thead>
          <tr>
            {/* The head stands on every page: a second one says whose it is. */}
            <th scope="col">
              May we use pictures of {child.name} for this?{' '}
              {number && <span className={styles.version}>Form {number}</span>}
            </th>
            <th scope="col">On record today</th>
            <th scope="col">Yes</th>
            <th scope="col">No</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line, at) => (
            <tr key={line.purposeId}>
              <th scope="row">
                {at + 1}. {line.name} <span className={styles.version}>(version {line.version})</span>
                {line.words.map((words) => (
                  <p key={words} className={styles.words}>
                    {words}
                  </p>
                ))}
                {line.basis !== 'consent' && (
                  <p className={styles.words}>
                    The school does not need your consent for this. Tick “No” if you object, and we will stop.
                  </p>
                )}
              </th>
              <td>{line.recorded}</td>
              <td>
                <span className={styles.box} role="img" aria-label={`Box for yes, ${line.name}`} />
              </td>
              <td>
                <span className={styles.box} role="img" aria-label={`Box for no, ${line.name}`} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <section className={styles.sign} data-keep-together="">
        <p>
          <b>Who may sign: </b>
          {maySign.length > 0
            ? `${maySign.join('; or ')}: recorded with parental responsibility. Somebody else with parental responsibility may sign too and tell us so.`
            : 'anybody with parental responsibility for the child.'}
        </p>
        <div className={styles.fields}>
          <span>Name in capitals</span>
          <span>Relationship to the child</span>
          <span>Signature</span>
          <span>Date</span>
        </div>
      </section>
      <footer className={styles.foot}>
        Return to: School office, {school.name}, {addressLine(school)}
      </footer>
    </article>
  );
}

export const addressLine = ({ street, town, postcode, phone }: SchoolHead): string =>
  [street, [town, postcode].filter(Boolean).join(' '), phone && `Telephone ${phone}`].filter(Boolean).join(', ');
