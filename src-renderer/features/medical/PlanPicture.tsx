import { useState } from 'react';
import { PdfPages } from './PdfPages.tsx';
import styles from './PlanPicture.module.css';

/** A signed plan as it is, as wide as the place that holds it. */
export function PlanPicture({
  plan,
}: {
  readonly plan: { readonly url: string; readonly mime: string; readonly title: string };
}) {
  const [broken, setBroken] = useState(false);
  if (plan.mime === 'application/pdf') return <PdfPages url={plan.url} title={plan.title} />;
  if (broken) return <p role="alert">This plan cannot be shown. Look at the paper plan.</p>;
  return (
    <img
      className={styles.page}
      src={plan.url}
      alt={`${plan.title}, as signed`}
      draggable={false}
      onError={() => setBroken(true)}
    />
  );
}
