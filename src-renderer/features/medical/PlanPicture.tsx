import { useEffect, useState } from 'react';
import { PlanId } from '#shared/domain/ids.ts';
import { useCall } from '../../api/call.ts';
import { PdfPages } from './PdfPages.tsx';
import styles from './PlanPicture.module.css';

/**
 * A signed plan as it is, as wide as the place that holds it. One that cannot be read to its end is not shown at all, since a
 * browser draws half of it as if it were the plan; `onLost` tells whoever has other words for it.
 */
export function PlanPicture({
  plan,
  onLost,
}: {
  readonly plan: { readonly url: string; readonly mime: string; readonly title: string };
  readonly onLost?: () => void;
}) {
  const [broken, setBroken] = useState(false);
  const planId = PlanId.parse(plan.url.slice('/plan/'.length));
  const isLost = useCall('medical.planWhole', { planId }).data?.whole === false || broken;
  useEffect(() => {
    if (isLost) onLost?.();
  }, [isLost, onLost]);
  if (isLost) {
    return (
      <p role="alert" className={styles.lost}>
        This plan cannot be shown whole. Open the paper plan.
      </p>
    );
  }
  if (plan.mime === 'application/pdf') return <PdfPages url={plan.url} title={plan.title} />;
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
