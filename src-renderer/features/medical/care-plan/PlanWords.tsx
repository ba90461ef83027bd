import type { PlanContent } from '#shared/features/medical/care-plan.model.ts';
import { type PlanLine, planParts } from '#shared/features/medical/care-plan-lines.rules.ts';
import { Card, DescriptionList } from '../../../ui/index.ts';
import styles from './CarePlan.module.css';

/** All that a version says, part by part; what nobody recorded once in one line, so that it neither hides nor shouts. */
export function PlanWords({ content }: { readonly content: PlanContent }) {
  return (
    <div className={styles.parts}>
      {planParts(content).map(({ id, title, lines }) => (
        <Card key={id}>
          <h2>{title}</h2>
          <Lines lines={lines} />
        </Card>
      ))}
    </div>
  );
}

function Lines({ lines }: { readonly lines: readonly PlanLine[] }) {
  const missing = lines.filter(({ words }) => words === '');
  return (
    <>
      <DescriptionList
        stacked
        facts={lines.filter(({ words }) => words !== '').map(({ label, words }) => ({ term: label, value: words }))}
      />
      {missing.length > 0 && (
        <p className={styles.soft}>
          {`${missing.map(({ label }, at) => (at === 0 ? label : label.charAt(0).toLowerCase() + label.slice(1))).join(', ')}: not recorded`}
        </p>
      )}
    </>
  );
}
