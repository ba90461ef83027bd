import { relationshipWords } from '#shared/features/children/relationships.ts';
import type { Giver } from '#shared/features/consent/consent.model.ts';
import { RadioGroup } from '../../ui/index.ts';

/** Chosen for "the child" beside the contacts' ids. */
export const CHILD = 'child';

/** Who said it: a contact who may have a say, or the child. Nobody else can be named. */
export function GiverChoice({
  givers,
  who,
  onChange,
  error,
  autoFocus,
}: {
  readonly givers: readonly Giver[];
  readonly who: string | null;
  readonly onChange: (who: string) => void;
  readonly error: string | undefined;
  readonly autoFocus?: boolean;
}) {
  return (
    <RadioGroup
      label="Who said it?"
      autoFocus={autoFocus ?? false}
      value={who}
      onChange={onChange}
      {...(error === undefined ? {} : { error })}
      options={[
        ...givers.map((giver) => ({
          id: giver.contactId as string,
          label: [giver.name, relationshipWords(giver.relationship)].filter(Boolean).join(', '),
          hint:
            giver.responsibility === true
              ? 'Parental responsibility'
              : giver.responsibility === false
                ? 'No parental responsibility: cannot decide'
                : 'Parental responsibility not recorded: only a no counts, until the child’s record says more',
          isDisabled: giver.responsibility === false,
        })),
        {
          id: CHILD,
          label: 'The child',
          hint: 'A child’s no is enough. A child’s yes does not stand in for a parent’s.',
        },
      ]}
    />
  );
}
