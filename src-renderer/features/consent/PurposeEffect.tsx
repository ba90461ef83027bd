import type { CallInput } from '#shared/contract/contract.ts';
import { changeWords } from '#shared/features/consent/purpose-change.rules.ts';
import { useCall } from '../../api/call.ts';
import { Answer, Banner, RadioGroup } from '../../ui/index.ts';

const WAYS = [
  {
    id: 'stay',
    label: 'They stay: the same question, better said',
    hint: 'Each answer keeps the version that it was given on.',
  },
  {
    id: 'again',
    label: 'Ask everybody again: it asks for more, or for something else',
    hint: 'A yes of before counts no more. A no stays a no.',
  },
] as const;
type Way = (typeof WAYS)[number]['id'];

/** What a change does to the answers of the children on roll: asked of the core, said in words, before anything is saved. */
export function PurposeEffect({
  change,
  askAgain,
  onAskAgain,
  tried,
}: {
  readonly change: Omit<CallInput<'consent.purposeChange'>, 'askAgain'>;
  readonly askAgain: boolean | null;
  readonly onAskAgain: (askAgain: boolean) => void;
  readonly tried: boolean;
}) {
  const effect = useCall('consent.purposeChange', { ...change, askAgain: askAgain ?? false });
  const value: Way | null = askAgain === null ? null : askAgain ? 'again' : 'stay';
  return (
    <>
      <RadioGroup<Way>
        label="What about the answers so far?"
        autoFocus
        options={WAYS}
        value={value}
        onChange={(way) => onAskAgain(way === 'again')}
        error={tried && value === null ? 'Please choose.' : undefined}
      />
      <Answer of={effect} loading="Asking what this changes">
        {(found) => {
          const { title, lines, isGrave } = changeWords(found);
          return (
            <Banner tone={isGrave ? 'serious' : 'know'} title={title}>
              {lines.map((line) => (
                <p key={line}>{line}</p>
              ))}
            </Banner>
          );
        }}
      </Answer>
    </>
  );
}
