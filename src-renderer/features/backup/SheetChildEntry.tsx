import { showDate } from '#shared/domain/calendar-date.ts';
import type { SheetChild } from '#shared/features/backup/sheet.contract.ts';
import { bornWords } from '#shared/features/children/told-apart.rules.ts';
import { mayReceive } from '#shared/features/kits/may-receive.rules.ts';
import { ChildPhoto } from '../../ui/index.ts';
import styles from './Sheet.module.css';

/** One child on the paper: what the register says, in its own words, and "not recorded" where it says nothing. */
export function SheetChildEntry({ child }: { readonly child: SheetChild }) {
  return (
    <article className={styles.child} aria-label={`${child.name}, ${child.className}, ${bornWords(child.born)}`}>
      <div className={styles.photo}>
        <ChildPhoto url={child.photoUrl} name={child.name} size="fill" />
        {!child.photoUrl && <span className={styles.noPhoto}>No photo</span>}
      </div>
      <div className={styles.said}>
        <h3 className={styles.name}>
          {child.name} <span className={styles.who}>{`${child.className}, ${bornWords(child.born)}`}</span>
        </h3>
        {child.needs.map((need, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the list is read only and its needs may be worded alike
          <Need key={at} need={need} />
        ))}
        <dl className={styles.facts}>
          {child.also.length > 0 && <Fact term="Also recorded">{child.also.join('; ')}</Fact>}
          {child.twoStrengths && (
            <Fact term="Careful">Two device strengths are recorded: look at the plan on paper, if there is one.</Fact>
          )}
          {child.spare && <Spare {...child.spare} />}
          <Fact term="Signed plan">{planWords(child.plan)}</Fact>
          <Fact term="Contacts">
            {child.contacts.length === 0 ? (
              'Not recorded'
            ) : (
              <ol className={styles.contacts}>
                {child.contacts.map(({ name, relationship, numbers }, at) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: in calling order, read only
                  <li key={at}>
                    {name} ({relationship || 'relationship not recorded'}):{' '}
                    <b>{numbers.length > 0 ? numbers.join(', ') : 'number not recorded'}</b>
                  </li>
                ))}
              </ol>
            )}
          </Fact>
        </dl>
      </div>
    </article>
  );
}

function Need({ need }: { readonly need: SheetChild['needs'][number] }) {
  const medicine = [need.medicine || 'Not recorded', need.expires && `expiry date ${showDate(need.expires)}`];
  const noMedicine = /^none$/i.test(need.medicine);
  return (
    <>
      <h4 className={styles.condition}>{need.condition}</h4>
      <dl className={styles.facts}>
        <Fact term="Triggers">{need.triggers || 'Not recorded'}</Fact>
        <Fact term="Signs">{need.signs || 'Not recorded'}</Fact>
        <Fact term="What to do">{need.action || 'Not recorded'}</Fact>
        <Fact term="Medicine">
          <b>{noMedicine ? need.medicine : medicine.filter(Boolean).join(', ')}</b>
        </Fact>
        {!noMedicine && (
          <Fact term="Kept">
            <b>{need.place || 'Place not recorded'}</b>
          </Fact>
        )}
      </dl>
    </>
  );
}

function Spare({ recorded, rule }: NonNullable<SheetChild['spare']>) {
  const { title, words } = mayReceive('adrenaline', rule, recorded);
  return (
    <Fact term="Spare device">
      {title}
      {words && `. ${words}`}
    </Fact>
  );
}

const planWords = (plan: SheetChild['plan']): string =>
  plan
    ? `Held: ${plan.title}, ${plan.signedOn ? `signed ${showDate(plan.signedOn)}` : 'date of signing not recorded'}`
    : 'None held';

function Fact({ term, children }: { readonly term: string; readonly children: React.ReactNode }) {
  return (
    <div className={styles.fact}>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  );
}
