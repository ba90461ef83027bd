import { FileDown } from 'lucide-react';
import { useId, useState } from 'react';
import type { CallOutput } from '#shared/contract/contract.ts';
import type { ClassId, PurposeId } from '#shared/domain/ids.ts';
import type { ExportShape, ExportWords } from '#shared/features/consent/export.rules.ts';
import { useCall, useCommand } from '../../api/call.ts';
import { formError } from '../../api/failure.ts';
import { Answer, Banner, Button, Dialog, Form, FormSection, RadioGroup, toast } from '../../ui/index.ts';
import { ownDialogOpens } from '../../ui/own-dialog.ts';
import { childrenWords } from './children-words.ts';
import styles from './Lists.module.css';
import { Ticks } from './Ticks.tsx';

type Choices = CallOutput<'consent.exportChoices'>;
const NO_CLASS = 'none';
const idOf = (classId: ClassId | null): string => classId ?? NO_CLASS;

/** The answers as a list for another system: what is in it, in which words, and that the file is not sealed. */
export function ExportDialog({ onClose }: { readonly onClose: () => void }) {
  const choices = useCall('consent.exportChoices', {});
  return choices.data ? (
    <Filled choices={choices.data} onClose={onClose} />
  ) : (
    <Dialog title="Save the answers as a list" isOpen onClose={onClose}>
      <Answer of={choices}>{() => null}</Answer>
    </Dialog>
  );
}

function Filled({ choices, onClose }: { readonly choices: Choices; readonly onClose: () => void }) {
  const form = useId();
  const [purposes, setPurposes] = useState<ReadonlySet<PurposeId>>(
    new Set(choices.purposes.map(({ purposeId }) => purposeId)),
  );
  const [classes, setClasses] = useState<ReadonlySet<string>>(new Set(choices.classes.map((one) => idOf(one.classId))));
  const [shape, setShape] = useState<ExportShape>('wide');
  const [words, setWords] = useState<ExportWords>('state');
  const { run, pending, error, reset } = useCommand('consent.export');
  const chosen = choices.classes.filter(({ classId }) => classes.has(idOf(classId)));
  const children = chosen.reduce((sum, one) => sum + one.children, 0);
  const ready = children > 0 && purposes.size > 0;
  const save = async () => {
    if (!ready) return;
    ownDialogOpens();
    const classIds = chosen.map(({ classId }) => classId);
    const result = await run({ purposeIds: [...purposes], classIds, shape, words, children });
    if (result.ok) {
      toast(`The answers of ${childrenWords(result.value.children)} were saved as a list. It is not sealed.`);
      onClose();
    }
    // Who pressed Cancel knows that nothing was saved.
    else if (result.error.code === 'cancelled') reset();
  };
  return (
    <Dialog
      title="Save the answers as a list"
      size="l"
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button tone="primary" icon={FileDown} type="submit" form={form} isDisabled={!ready} isPending={pending}>
            {ready ? `Save the list of ${childrenWords(children)}` : 'Save the list'}
          </Button>
        </>
      }
    >
      <Form id={form} onSubmit={() => void save()} error={formError(error)}>
        <Banner tone="watch" title="The file is not sealed.">
          Whoever has it can read every name, number and answer in it. Put it where only the other system’s import needs
          it, delete it afterwards, and empty the recycle bin. The audit keeps that you saved it.
        </Banner>
        <FormSection title="Purposes">
          <Ticks
            all={choices.purposes.map(({ purposeId, name }) => ({ id: purposeId, label: name }))}
            ticked={purposes}
            onChange={setPurposes}
          />
        </FormSection>
        <FormSection title="Classes">
          <Ticks
            all={choices.classes.map((one) => ({ id: idOf(one.classId), label: `${one.name}, ${one.children}` }))}
            ticked={classes}
            onChange={setClasses}
          />
        </FormSection>
        <div className={styles.two}>
          <RadioGroup
            label="How is it laid out?"
            value={shape}
            onChange={setShape}
            options={[
              { id: 'wide', label: 'A row for each child', hint: 'Each purpose is a column.' },
              { id: 'long', label: 'A row for each answer', hint: 'Purpose, answer, date and end stand in columns.' },
            ]}
          />
          <RadioGroup
            label="In which words?"
            value={words}
            onChange={setWords}
            options={[
              {
                id: 'state',
                label: 'A word for each state',
                hint: 'Yes, No, Withdrawn, Objected, Run out, Left blank, Not asked, Not needed, Do not photograph. Careboard reads it back unchanged.',
              },
              {
                id: 'yes-no',
                label: 'Only Yes and No',
                hint: 'What was taken back, ran out or is stopped is No. Not asked, left blank and not needed stay empty.',
              },
            ]}
          />
        </div>
        <p className={styles.soft}>
          With each child: UPN, admission number, surname, forename, date of birth, class. If the file is opened and
          saved again in Excel, zeros at the front of admission numbers are lost.
        </p>
      </Form>
    </Dialog>
  );
}
