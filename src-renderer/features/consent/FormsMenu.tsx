import { ChevronDown, Files, ListChecks, Mail } from 'lucide-react';
import { useCan } from '../../api/session-store.ts';
import { go } from '../../app/router.ts';
import { Button, Menu, type MenuEntry } from '../../ui/index.ts';

/** What is done with forms: those that came back, those that go out, and what they ask. Nothing for who may do none of it. */
export function FormsMenu() {
  const mayWrite = useCan('consent.write');
  const mayWord = useCan('purposes.write');
  const items: MenuEntry[] = [];
  if (mayWrite) {
    items.push(
      {
        ...{ id: 'pile', label: 'Pile of forms', hint: 'Enter what came back, one form after the other' },
        ...{ icon: Files, onAction: () => go({ name: 'pile' }) },
      },
      {
        ...{ id: 'asking', label: 'Ask parents', hint: 'Who has not answered; forms, reminders, yearly renewal' },
        ...{ icon: Mail, onAction: () => go({ name: 'asking' }) },
      },
    );
  }
  if (mayWord) {
    items.push({
      ...{ id: 'purposes', label: 'Purposes', hint: 'What parents are asked, and in which words' },
      ...{ icon: ListChecks, startsGroup: mayWrite, onAction: () => go({ name: 'purposes' }) },
    });
  }
  if (items.length === 0) return null;
  return <Menu label="Forms" items={items} trigger={<Button icon={ChevronDown}>Forms</Button>} />;
}
