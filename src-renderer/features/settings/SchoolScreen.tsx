import { useState } from 'react';
import { useCan } from '../../api/session-store.ts';
import type { ScreenOf } from '../../app/router.ts';
import { leaving, Page, PageHeader, Tabs } from '../../ui/index.ts';
import { SecurityPanel } from '../access/SecurityPanel.tsx';
import { BackupPanel } from '../backup/BackupPanel.tsx';
import { SheetCard } from '../backup/SheetCard.tsx';
import { SpareRulePanel } from '../kits/SpareRulePanel.tsx';
import { FirstAidPanel } from '../medical/FirstAidPanel.tsx';
import { ClosedDaysList } from './ClosedDaysList.tsx';
import { SchoolForm } from './SchoolForm.tsx';
import { StaffList } from './StaffList.tsx';

/** What belongs to the school and not to a child: its address for the 999 call, its closed days, who works here. */
export function SchoolScreen({ screen }: { readonly screen: ScreenOf<'school'> }) {
  const mayBackUp = useCan('backup.manage');
  const mayPrint = useCan('backup.see');
  const maySee = useCan('staff.manage');
  const mayWrite = useCan('school.write');
  const mayCare = useCan('medical.write');
  const mayClose = useCan('calendar.write');
  const [tab, setTab] = useState<string>(
    screen.part ?? (mayWrite ? 'school' : maySee ? 'staff' : mayPrint ? 'backups' : 'first-aid'),
  );
  return (
    <Page>
      <PageHeader
        title="School"
        help={
          <>
            <p>The address, the entrance and the places are read out in a 999 call: keep them exact.</p>
            <p>
              Closed days are the holidays and INSET days of the term dates: where school days are counted, they are
              left out.
            </p>
            <p>
              First-aid advice is published text that a Lead may put on the emergency cards, or replace with the
              school’s own. It is off until a Lead switches it on.
            </p>
            <p>
              A person’s roles say what they see. Taking a person off ends their way in; their name stays in the audit.
            </p>
          </>
        }
      />
      <Tabs
        label="Parts of the school’s settings"
        value={tab}
        onChange={(next) => leaving(() => setTab(next))}
        tabs={[
          ...(mayWrite ? [{ id: 'school', label: 'School', content: <SchoolForm /> }] : []),
          ...(mayClose ? [{ id: 'closed-days', label: 'Closed days', content: <ClosedDaysList /> }] : []),
          ...(mayWrite ? [{ id: 'spare', label: 'Spare devices', content: <SpareRulePanel /> }] : []),
          ...(mayCare ? [{ id: 'first-aid', label: 'First-aid advice', content: <FirstAidPanel /> }] : []),
          ...(maySee ? [{ id: 'staff', label: 'Staff', content: <StaffList /> }] : []),
          ...(maySee ? [{ id: 'security', label: 'Security', content: <SecurityPanel /> }] : []),
          ...(mayBackUp ? [{ id: 'backups', label: 'Backups', content: <BackupPanel /> }] : []),
          ...(mayPrint && !mayBackUp ? [{ id: 'backups', label: 'Backups', content: <SheetCard /> }] : []),
        ]}
      />
    </Page>
  );
}
