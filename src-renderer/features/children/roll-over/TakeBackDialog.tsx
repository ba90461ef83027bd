import type { RollOverRun } from '#shared/features/children/roll-over.contract.ts';
import { schoolYearWords } from '#shared/features/children/roll-over.rules.ts';
import { useCommand } from '../../../api/call.ts';
import { AlertDialog, toast } from '../../../ui/index.ts';

/** Asks before a roll-over is taken back, does it, and answers in words what became of everybody. */
export function TakeBackDialog({
  run,
  onClose,
  onDone,
}: {
  readonly run: RollOverRun;
  readonly onClose: () => void;
  readonly onDone: (words: string) => void;
}) {
  const undo = useCommand('children.undoRollOver');
  const takeBack = async () => {
    const result = await undo.run({ rollOverId: run.rollOverId });
    onClose();
    if (!result.ok) return toast(result.error.message, { tone: 'problem' });
    const { restored, kept } = result.value;
    const back = restored === 1 ? '1 child is back where they were' : `${restored} children are back where they were`;
    onDone(
      kept.length === 0 ? `${back}.` : `${back}. Left as they are, since somebody changed them: ${kept.join('; ')}.`,
    );
  };
  return (
    <AlertDialog
      title={`Take back the roll-over for ${schoolYearWords(run.schoolYear)}?`}
      isOpen
      confirmLabel="Take back"
      isPending={undo.pending}
      onConfirm={() => void takeBack()}
      onCancel={onClose}
    >
      Every child whom nobody has moved since goes back to the class and year of before, leavers too. The others stay as
      they are and are listed.
    </AlertDialog>
  );
}
