import { useState } from 'react';
import type { CallOutput } from '#shared/contract/contract.ts';
import { oneLine } from '#shared/features/children/told-apart.rules.ts';
import { pileCount } from '#shared/features/consent/pile-count.rules.ts';
import { Banner, Card, NumberField } from '../../../ui/index.ts';
import styles from './Pile.module.css';

type Papers = CallOutput<'consent.sittingToCheck'>;

/** How many papers lie there, held against what was entered; and our own forms that went out with these and are not back. */
export function CountPapers({ papers: { forms, notBack } }: { readonly papers: Papers }) {
  const [counted, setCounted] = useState<number | null>(null);
  const said = counted === null ? null : pileCount(counted, forms.length);
  return (
    <Card>
      <div className={styles.form}>
        <NumberField label="How many papers lie in the pile?" optional value={counted} onChange={setCounted} min={0} />
        {said && (
          <Banner tone={said.tone} announce>
            {said.words}
          </Banner>
        )}
        {notBack.length > 0 && (
          <details>
            <summary>Sent out with these and not back: {notBack.length}. Does one of them lie in the pile?</summary>
            <ul className={styles.soft}>
              {notBack.map(({ number, child }) => (
                <li key={number}>
                  Form {number}, {oneLine(child)}
                </li>
              ))}
            </ul>
          </details>
        )}
      </div>
    </Card>
  );
}
