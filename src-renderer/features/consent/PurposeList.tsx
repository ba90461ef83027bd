import { useEffect, useRef, useState } from 'react';
import type { CallOutput } from '#shared/contract/contract.ts';
import type { Purpose } from '#shared/features/consent/consent.model.ts';
import { useCommand } from '../../api/call.ts';
import { toast, VisuallyHidden } from '../../ui/index.ts';
import { PurposeRow } from './PurposeRow.tsx';
import styles from './Purposes.module.css';

/** The purposes in the school's order. The two arrows of a row move it, by keyboard as by mouse. */
export function PurposeList({
  purposes,
  versions,
  onChange,
  onRetire,
}: {
  readonly purposes: readonly Purpose[];
  readonly versions: CallOutput<'consent.purposeHistory'>['versions'];
  readonly onChange: (purpose: Purpose) => void;
  readonly onRetire: (purpose: Purpose) => void;
}) {
  const [said, setSaid] = useState('');
  const list = useRef<HTMLOListElement>(null);
  const moved = useRef<{ readonly purposeId: string; readonly way: 'earlier' | 'later' } | null>(null);
  const order = useCommand('consent.orderPurposes');
  // The button that was pressed moves with its row: the focus goes with it, or to the other one at an end of the list.
  useEffect(() => {
    const last = moved.current;
    if (last === null || purposes.length === 0) return;
    const button = (way: string) =>
      list.current?.querySelector<HTMLButtonElement>(`[data-move="${last.purposeId} ${way}"]:not([disabled])`);
    (button(last.way) ?? button(last.way === 'earlier' ? 'later' : 'earlier'))?.focus();
    moved.current = null;
  }, [purposes]);
  const move = async ({ purposeId, name }: Purpose, from: number, way: 'earlier' | 'later') => {
    if (order.pending) return;
    const ids = purposes.map((one) => one.purposeId);
    const to = way === 'earlier' ? from - 1 : from + 1;
    ids.splice(from, 1);
    ids.splice(to, 0, purposeId);
    moved.current = { purposeId, way };
    const result = await order.run({ purposeIds: ids });
    if (result.ok) setSaid(`${name} is now number ${to + 1}.`);
    else toast(result.error.message, { tone: 'problem' });
  };
  return (
    <>
      <VisuallyHidden role="status">{said}</VisuallyHidden>
      <ol ref={list} className={styles.purposes}>
        {purposes.map((purpose, at) => (
          <li key={purpose.purposeId}>
            <PurposeRow
              purpose={purpose}
              versions={versions.filter(({ purposeId }) => purposeId === purpose.purposeId)}
              isFirst={at === 0}
              isLast={at === purposes.length - 1}
              onMove={(way) => void move(purpose, at, way)}
              onChange={() => onChange(purpose)}
              onRetire={() => onRetire(purpose)}
            />
          </li>
        ))}
      </ol>
    </>
  );
}
