import type { CallOutput } from '#shared/contract/contract.ts';
import { showDate } from '#shared/domain/calendar-date.ts';
import { worst } from '#shared/features/medical/medical.rules.ts';
import { ChildPhoto, cx, EmptyState, NeedChip, Page, PageHeader } from '../../ui/index.ts';
import styles from './Board.module.css';
import { needIcon } from './need-icons.ts';

/** Lunch and kitchen: face, name, class, what not to eat, what to do; nothing else. */
export function KitchenBoard({
  board,
}: {
  readonly board: Extract<CallOutput<'medical.board'>, { readonly view: 'kitchen' }>;
}) {
  return (
    <Page>
      <PageHeader
        title="Allergies and diets"
        subtitle={`${board.children.length} children`}
        help={<p>Children with an allergy or a diet, by class. Ask the office when unsure.</p>}
      />
      {board.children.length === 0 && <EmptyState title="No allergy or diet is recorded." />}
      <div className={styles.grid}>
        {board.children.map((child) => (
          <article key={child.childId} className={cx(styles.card, styles[worst(child.needs)])}>
            <div className={styles.face}>
              <ChildPhoto url={child.photoUrl} name={child.name} size="fill" />
            </div>
            <div className={styles.words}>
              <h2 className={styles.name}>{child.name}</h2>
              <p className={styles.small}>
                {child.className}
                {child.born && `, born ${showDate(child.born)}`}
              </p>
              {child.needs.map((need) => (
                <div key={need.condition}>
                  <NeedChip severity={need.severity} icon={needIcon(null)}>
                    {need.condition}
                  </NeedChip>
                  {need.triggers && <p className={styles.small}>Not: {need.triggers}</p>}
                  {need.action && <p className={styles.small}>{need.action}</p>}
                </div>
              ))}
            </div>
          </article>
        ))}
      </div>
    </Page>
  );
}
