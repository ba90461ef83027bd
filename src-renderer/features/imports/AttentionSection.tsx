import { useState } from 'react';
import { bornWords } from '#shared/features/children/told-apart.rules.ts';
import type { Attention } from '#shared/features/imports/imports.model.ts';
import { useCall } from '../../api/call.ts';
import { go } from '../../app/router.ts';
import { Button, Card, FilterChips } from '../../ui/index.ts';
import styles from './Imports.module.css';

const WORDS: Readonly<Record<Attention['what'], { readonly label: string; readonly help: string }>> = {
  'flagged-nothing-recorded': {
    label: 'Flagged medical, nothing recorded',
    help: 'The transfer file says that there is a medical need and never says which. Ask the parent or the school before, and add the need.',
  },
  'upn-bad': {
    label: 'UPN fails its check',
    help: 'The number was kept as it came. Compare it with the school’s own system.',
  },
  'upn-temporary': {
    label: 'Temporary UPN',
    help: 'A temporary number is replaced as soon as the permanent one is known.',
  },
  'upn-missing': {
    label: 'No UPN',
    help: 'Rows of other files find these children by name and date of birth or class only.',
  },
  'no-class': { label: 'In no class', help: 'Class staff do not see a child who is in no class.' },
};

/** Children whose records ask for a look: from the register as it is now, so a list empties as it is worked off. */
export function AttentionSection() {
  const asked = useCall('imports.attention', {});
  const lists = (asked.data?.lists ?? []).filter(({ children }) => children.length > 0);
  const [chosen, setChosen] = useState<Attention['what'] | null>(null);
  const list = lists.find(({ what }) => what === chosen);
  if (lists.length === 0) return null;
  return (
    <section aria-label="Records to look at">
      <Card>
        <h2>Records to look at</h2>
        <FilterChips
          label="Which records"
          chips={[
            { id: 'none' as const, label: 'Show none' },
            ...lists.map(({ what, children }) => ({ id: what, label: WORDS[what].label, count: children.length })),
          ]}
          value={list?.what ?? 'none'}
          onChange={(id) => setChosen(id === 'none' ? null : id)}
        />
        {list && (
          <>
            <p className={styles.soft}>{WORDS[list.what].help}</p>
            <ul className={styles.items} aria-label={WORDS[list.what].label}>
              {list.children.map((child) => (
                <li key={child.childId}>
                  <span className={styles.label}>
                    <b>{child.name}</b>, {child.className}, {bornWords(child.born)}
                    {child.upn && list.what !== 'flagged-nothing-recorded' && list.what !== 'no-class' && (
                      <span className={styles.detail}>UPN {child.upn}</span>
                    )}
                  </span>
                  <Button
                    onPress={() => go({ name: 'child', childId: child.childId })}
                    aria-label={`Open the record of ${child.name}, ${child.className}, ${bornWords(child.born)}`}
                  >
                    Open the record
                  </Button>
                </li>
              ))}
            </ul>
          </>
        )}
      </Card>
    </section>
  );
}
