import { mustPrint } from '#shared/features/backup/sheet.rules.ts';
import { useCall } from '../../api/call.ts';
import { useCan } from '../../api/session-store.ts';
import { go, useRouter } from '../../app/router.ts';
import { Banner, Button } from '../../ui/index.ts';
import { printedWords, whyPrint } from './sheet-words.ts';

/** How old the paper in the envelope is, for Leads and the office; undefined for everybody else and while it is asked. */
export function useSheetState() {
  const may = useCan('backup.manage', 'backup.see');
  return useCall('backup.sheetState', {}, { enabled: may }).data;
}

/** Over every screen while the paper cannot be trusted. It cannot be closed: it goes when a new one is printed. */
export function SheetNotice() {
  const state = useSheetState();
  const onSheet = useRouter((router) => router.screen?.name === 'sheet');
  if (!state || !mustPrint(state.state) || onSheet) return null;
  return (
    <Banner
      tone="watch"
      title={`The paper for the day when every computer is down: ${state.printed ? 'print it again.' : 'never printed.'}`}
      action={<Button onPress={() => go({ name: 'sheet' })}>Look at the sheet</Button>}
    >
      {state.printed && printedWords(state)} {whyPrint(state)}
    </Banner>
  );
}
