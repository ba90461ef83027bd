import { useId, useState } from 'react';
import { useCall } from '../../api/call.ts';
import { Banner, Button, Dialog, Form, RadioGroup, TextArea } from '../../ui/index.ts';
import type { ConsentFace } from './answer-look.ts';

const NONE = 'none';
const ELSEWHERE = 'A child outside your classes is called this too. If that one is meant, ask the office.';

/** Names from a list, one to a line. Whoever shares a name is asked about, never guessed. */
export function PasteNamesDialog({
  onAdd,
  onClose,
  into = 'the picture',
}: {
  /** What they are added to. */
  readonly into?: string;
  readonly onAdd: (children: readonly ConsentFace[]) => void;
  readonly onClose: () => void;
}) {
  const form = useId();
  const [text, setText] = useState('');
  const [sent, setSent] = useState<string | null>(null);
  const [choices, setChoices] = useState<Readonly<Record<string, string>>>({});
  const found = useCall('consent.pasteNames', { text: sent ?? '' }, { enabled: sent !== null });
  const names = sent === null ? undefined : found.data;
  const open = names?.ambiguous.filter(({ line }) => choices[line] === undefined).length ?? 0;

  const submit = () => {
    if (!names) {
      if (text.trim() !== '') setSent(text);
      return;
    }
    if (open > 0) return;
    const chosen = names.ambiguous.flatMap(({ line, candidates }) =>
      candidates.filter(({ childId }) => childId === choices[line]),
    );
    onAdd([...names.matched.map(({ child }) => child), ...chosen]);
    onClose();
  };
  return (
    <Dialog
      title="Paste names"
      isOpen
      onClose={onClose}
      draft={[text, choices]}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button tone="primary" type="submit" form={form} isDisabled={open > 0}>
            {names ? `Add to ${into}` : 'Find them'}
          </Button>
        </>
      }
    >
      <Form id={form} onSubmit={submit} error={found.error?.message}>
        {!names && <TextArea label="Names, one to a line" autoFocus value={text} onChange={setText} />}
        {names && (
          <>
            <Banner tone={names.matched.length > 0 ? 'fine' : 'know'} announce>
              {names.matched.length} {names.matched.length === 1 ? 'name' : 'names'} found.
            </Banner>
            {names.unknown.length > 0 && (
              <Banner tone="watch" title="Nobody of this name whom you may ask about:">
                {names.unknown.join('; ')}. They are not in it.
              </Banner>
            )}
            {names.ambiguous.map(({ line, candidates, elsewhere }, place) => (
              <RadioGroup
                key={line}
                label={`Who is “${line}”?`}
                hint={elsewhere ? ELSEWHERE : undefined}
                autoFocus={place === 0}
                value={choices[line] ?? null}
                onChange={(value) => setChoices({ ...choices, [line]: value })}
                options={[
                  ...candidates.map((child) => ({
                    id: child.childId as string,
                    label: child.name,
                    hint: [child.className, child.apart].filter(Boolean).join(', '),
                  })),
                  { id: NONE, label: 'None of them' },
                ]}
              />
            ))}
          </>
        )}
      </Form>
    </Dialog>
  );
}
