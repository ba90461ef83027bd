import { useState } from 'react';
import type { CallInput, CallOutput } from '#shared/contract/contract.ts';
import { showDate } from '#shared/domain/calendar-date.ts';
import { useCommand } from '../../api/call.ts';
import { Badge, Banner, Button, Card, Select, toast } from '../../ui/index.ts';
import styles from './Imports.module.css';

type Preview = CallOutput<'imports.preview'>;
type Choice = CallInput<'imports.apply'>['choices'][number];

const OUTCOMES = {
  added: 'New',
  changed: 'Changed',
  unchanged: 'Unchanged',
  doubtful: 'Doubtful',
  skipped: 'Left out',
} as const;
const TONES = { added: 'fine', changed: 'know', unchanged: 'plain', doubtful: 'watch', skipped: 'hollow' } as const;

/** What the file would do, doubtful rows first; a person decides on those, or leaves them out. */
export function PreviewPanel({ preview, onDone }: { readonly preview: Preview; readonly onDone: () => void }) {
  const [choices, setChoices] = useState<ReadonlyMap<number, Choice['childId']>>(new Map());
  const apply = useCommand('imports.apply');
  const { counts } = preview;
  const missing = preview.columns.filter((column) => column.required && column.header === null);
  const submit = async () => {
    const result = await apply.run({
      previewId: preview.previewId,
      choices: [...choices].map(([line, childId]) => ({ line, childId })),
    });
    if (!result.ok) return;
    toast(`Imported: ${result.value.counts.added} new, ${result.value.counts.changed} changed.`);
    onDone();
  };
  return (
    <section aria-label="Preview" className={styles.preview}>
      <Card>
        <h2>{preview.fileName}</h2>
        <p className={styles.counts}>
          <Badge tone="fine">{counts.added} new</Badge>
          <Badge tone="know">{counts.changed} changed</Badge>
          <Badge>{counts.unchanged} unchanged</Badge>
          <Badge tone="watch">{counts.doubtful} doubtful</Badge>
          <Badge tone="hollow">{counts.skipped} left out</Badge>
          {counts.missing > 0 && <Badge tone="watch">{counts.missing} on roll but not in the file</Badge>}
        </p>
        <div className={styles.buttons}>
          <Button tone="primary" onPress={() => void submit()} isDisabled={apply.pending || missing.length > 0}>
            Import
          </Button>
          <Button onPress={onDone}>Do not import</Button>
        </div>
        {apply.error && (
          <Banner tone="serious" announce>
            {apply.error.message}
          </Banner>
        )}
        {missing.length > 0 && (
          <Banner tone="serious">
            These columns are needed and were not found: {missing.map((column) => column.label).join(', ')}.
          </Banner>
        )}
        {preview.warnings.map((warning) => (
          <Banner key={warning} tone="watch">
            {warning}
          </Banner>
        ))}
      </Card>
      <ul className={styles.items}>
        {preview.items.map((item) => (
          <li key={`${item.line} ${item.label}`}>
            <Badge tone={TONES[item.outcome]}>{OUTCOMES[item.outcome]}</Badge>
            <span className={styles.label}>
              <b>{item.label}</b> <span>line {item.line}</span>
              {item.details.length > 0 && <span> · {item.details.join(', ')}</span>}
            </span>
            {item.candidates.length > 0 && (
              <Select
                label={`Who is ${item.label}, line ${item.line}?`}
                labelHidden
                placeholder="Leave out"
                value={choices.get(item.line) ?? null}
                onChange={(childId) => setChoices(new Map(choices).set(item.line, childId))}
                options={item.candidates.map((child) => ({
                  id: child.childId,
                  label: child.name,
                  hint: `${child.className}${child.born ? `, born ${showDate(child.born)}` : ''}`,
                }))}
              />
            )}
          </li>
        ))}
      </ul>
      {preview.missing.length > 0 && (
        <Card>
          <h3>On roll, but not in this file</h3>
          <p>Nobody is removed. Mark leavers by hand.</p>
          <ul>
            {preview.missing.slice(0, 50).map((name) => (
              <li key={name}>{name}</li>
            ))}
          </ul>
        </Card>
      )}
    </section>
  );
}
