import { ChartColumn, ChevronDown, ClipboardList, FileDown } from 'lucide-react';
import { useState } from 'react';
import { useCan } from '../../api/session-store.ts';
import { go } from '../../app/router.ts';
import { Button, Menu, type MenuEntry } from '../../ui/index.ts';
import { ExportDialog } from './ExportDialog.tsx';

/** What else can be made of the register: its picture, lists for a day, a file for another system. */
export function RegisterMenu() {
  const [saving, setSaving] = useState(false);
  const mayWrite = useCan('consent.write');
  const maySave = useCan('imports.run');
  const items: readonly MenuEntry[] = [
    {
      ...{ id: 'coverage', label: 'Coverage and changes', hint: 'How many said what, and what changed since a day' },
      ...{ icon: ChartColumn, onAction: () => go({ name: 'coverage' }) },
    },
    ...(mayWrite
      ? [
          {
            ...{
              id: 'days',
              label: 'Lists for the day',
              hint: 'Do not photograph, photographer, notice to parents',
            },
            ...{ icon: ClipboardList, onAction: () => go({ name: 'days' }) },
          },
        ]
      : []),
    ...(maySave
      ? [
          {
            ...{ id: 'export', label: 'Save the answers as a list', hint: 'A CSV file for another system' },
            ...{ icon: FileDown, startsGroup: true, onAction: () => setSaving(true) },
          },
        ]
      : []),
  ];
  return (
    <>
      <Menu label="Lists and figures" items={items} trigger={<Button icon={ChevronDown}>Lists and figures</Button>} />
      {saving && <ExportDialog onClose={() => setSaving(false)} />}
    </>
  );
}
