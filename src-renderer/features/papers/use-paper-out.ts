import { useState } from 'react';
import type { IssuedPaper } from '#shared/features/papers/papers.model.ts';
import { useCommand } from '../../api/call.ts';
import { ownDialogOpens } from '../../ui/own-dialog.ts';
import { picturesReady, printNow } from '../../ui/print.ts';

export type PaperOut = 'print' | 'pdf';

/** How an issued paper leaves Careboard: by the printer, or as a file that a person asked for. */
export function usePaperOut() {
  const [way, setWay] = useState<PaperOut>('print');
  const [saved, setSaved] = useState<IssuedPaper['paperId'] | null>(null);
  const save = useCommand('papers.savePdf');
  const savePdf = async ({ paperId }: IssuedPaper) => {
    await picturesReady();
    ownDialogOpens();
    if ((await save.run({ paperId })).ok) setSaved(paperId);
  };
  return {
    ...{ way, setWay, savePdf, saved },
    /** "Cancelled" is no error: the person knows. */
    error: save.error?.code === 'cancelled' ? null : save.error,
    pending: save.pending,
    /** Its copies stand on their pages now. */
    laidOut: (issued: IssuedPaper | null) => void (way === 'pdf' && issued ? savePdf(issued) : printNow()),
  };
}
