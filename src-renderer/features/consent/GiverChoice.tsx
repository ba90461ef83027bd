import { isMotherOrFather, relationshipWords } from '#shared/features/children/relationships.ts';
import type { Giver } from '#shared/features/consent/consent.model.ts';
import type { PurposeKind } from '#shared/features/consent/purpose.model.ts';
import { RadioGroup } from '../../ui/index.ts';

const PR_HINTS = {
  true: 'Parental responsibility',
  false: 'No parental responsibility: cannot decide',
  null: 'Parental responsibility not recorded: only a no counts, until the child’s record says more',
} as const;
const mayOnlyObject = ({ responsibility, relationship }: Giver, kind: PurposeKind): boolean =>
  kind === 'biometrics' && responsibility === false && isMotherOrFather(relationship);

/** Chosen for "the child" beside the contacts' ids. */
export const CHILD = 'child';

/** Who said it: a contact who may have a say, or the child. Nobody else can be named. */
export function GiverChoice({
  givers,
  kind = 'pictures',
  who,
  onChange,
  error,
  autoFocus,
}: {
  readonly givers: readonly Giver[];
  /** For biometrics a mother or father without responsibility may say no. */
  readonly kind?: PurposeKind;
  readonly who: string | null;
  readonly onChange: (who: string) => void;
  readonly error: string | undefined;
  readonly autoFocus?: boolean;
}) {
  return (
    <RadioGroup
      label="Who said it?"
      autoFocus={autoFocus ?? false}
      pairs
      value={who}
      onChange={onChange}
      {...(error === undefined ? {} : { error })}
      options={[
        ...givers.map((giver) => ({
          id: giver.contactId as string,
          label: [giver.name, relationshipWords(giver.relationship)].filter(Boolean).join(', '),
          hint: mayOnlyObject(giver, kind)
            ? 'A parent without parental responsibility: may say no'
            : PR_HINTS[`${giver.responsibility}`],
          isDisabled: giver.responsibility === false && !mayOnlyObject(giver, kind),
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
