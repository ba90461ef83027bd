import { type CalendarDate, londonDay, showDate } from '#shared/domain/calendar-date.ts';
import { mayReceive } from '#shared/features/kits/may-receive.rules.ts';
import { reviewWords } from '#shared/features/medical/medical.rules.ts';
import type { SheetChild } from '#shared/features/papers/sheet.contract.ts';
import { ChildPhoto, cx } from '../../ui/index.ts';
import { needIcon } from '../medical/need-icons.ts';
import styles from './Sheet.module.css';

type Need = SheetChild['needs'][number];

/** One child on the sheet, in the register's own words; what nobody recorded says so. */
export function SheetEntry({ child, withClass }: { readonly child: SheetChild; readonly withClass: boolean }) {
  const where = [(withClass || child.apart) && child.className, child.apart].filter(Boolean).join(', ');
  return (
    <article
      className={styles.entry}
      aria-label={[child.name, child.className, child.apart].filter(Boolean).join(', ')}
    >
      <div className={styles.photo}>
        <ChildPhoto url={child.photoUrl} name={child.name} size="fill" />
        {!child.photoUrl && <span className={styles.noPhoto}>No photo</span>}
      </div>
      <div className={styles.needs}>
        <h3 className={styles.name}>
          {child.name} {where && <span className={styles.where}>{where}</span>}
        </h3>
        {child.needs.map((need, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the list is read only and its needs may be worded alike
          <NeedRow key={at} need={need} />
        ))}
        <Beside child={child} />
      </div>
    </article>
  );
}

function NeedRow({ need }: { readonly need: Need }) {
  const Icon = needIcon(need.kind);
  const more = [
    `Triggers: ${need.triggers || 'not recorded'}`,
    // For lunch signs are told only where they tell of food: an empty line there says nothing.
    ...('medicine' in need || need.signs ? [`Signs: ${need.signs || 'not recorded'}`] : []),
  ];
  return (
    <div className={cx(styles.need, !('medicine' in need) && styles.alone)}>
      <div>
        <h4 className={styles.condition}>
          <Icon aria-hidden /> {need.condition}
          {need.severity === 'serious' && <span className={styles.serious}>SERIOUS</span>}
        </h4>
        <p className={styles.action}>{need.action || 'What to do: not recorded'}</p>
        <p className={styles.small}>{more.map((line) => line.replace(/[.\s]*$/, '.')).join(' ')}</p>
      </div>
      {'medicine' in need && <Medicine need={need} />}
    </div>
  );
}

function Medicine({ need }: { readonly need: Extract<Need, { readonly medicine: string }> }) {
  const none = /^none$/i.test(need.medicine);
  return (
    <div>
      <p className={styles.medicine}>{need.medicine || 'Medicine: not recorded'}</p>
      {!none && <p className={styles.place}>{need.place || 'Place not recorded'}</p>}
      {!none && 'expires' in need && <p className={styles.small}>{expiryWords(need.expires)}</p>}
    </div>
  );
}

const today = () => londonDay(new Date());
function expiryWords(expires: CalendarDate | null): string {
  if (expires === null) return 'Expiry not recorded';
  return expires < today() ? `OUT OF DATE since ${showDate(expires)}` : `Expires ${showDate(expires)}`;
}

/** What is said of the child beside its needs, where the audience is told. */
function Beside({ child }: { readonly child: SheetChild }) {
  const spare =
    'spare' in child && child.spare ? mayReceive('adrenaline', child.spare.rule, child.spare.recorded) : null;
  const lines = [
    ...('twoStrengths' in child && child.twoStrengths
      ? ['Careful: two device strengths are recorded. Look at the signed plan, if there is one.']
      : []),
    ...(spare ? [`Spare device: ${[spare.title, spare.words].filter(Boolean).join('. ')}`] : []),
    ...('plan' in child && child.plan
      ? [
          `Signed plan held: ${child.plan.title}, ${child.plan.signedOn ? `signed ${showDate(child.plan.signedOn)}` : 'date of signing not recorded'}, ${reviewWords(child.plan.reviewOn, today()).words}`,
        ]
      : []),
  ];
  if (lines.length === 0) return null;
  return <p className={styles.small}>{lines.map((line) => line.replace(/[.\s]*$/, '.')).join(' ')}</p>;
}
