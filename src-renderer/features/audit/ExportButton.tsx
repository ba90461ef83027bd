import { FileDown } from 'lucide-react';
import type { AuditFilter } from '#shared/features/audit/audit.model.ts';
import { useCommand } from '../../api/call.ts';
import { Banner, Button, toast } from '../../ui/index.ts';
import { ownDialogOpens } from '../../ui/own-dialog.ts';

/** Takes the entries that the filter leaves out as a list for Excel, to a place that the system's own dialog asks for. */
export function ExportButton({ filter }: { readonly filter: AuditFilter }) {
  const { run, pending, error, reset } = useCommand('audit.export');
  const save = async () => {
    ownDialogOpens();
    const result = await run(filter);
    if (result.ok) toast(`${result.value.rows} entries were saved as a list. Children stand in it by number.`);
    // Who pressed Cancel knows that nothing was saved.
    else if (result.error.code === 'cancelled') reset();
  };
  return (
    <>
      <Button icon={FileDown} isPending={pending} onPress={() => void save()}>
        Save as a list
      </Button>
      {error && (
        <Banner tone="serious" announce onClose={reset}>
          {error.message}
        </Banner>
      )}
    </>
  );
}
