import type { CarePlanFields, PartKind } from '#shared/features/medical/care-plan.model.ts';
import { PART_KINDS, PART_NAMES } from '#shared/features/medical/care-plan.model.ts';
import { partSpecs } from '#shared/features/medical/care-plan-lines.rules.ts';
import { Checkbox, FormSection } from '../../../ui/index.ts';
import styles from './CarePlan.module.css';
import { PlanFieldInput } from './PlanFieldInput.tsx';
import { withPart } from './plan-draft.ts';

type Parts = CarePlanFields['parts'];
type Values = Readonly<Record<string, string | number | null>>;

/** Which conditions the plan speaks of, and the boxes of each. */
export function PartFields({
  parts,
  onChange,
  errorOf,
}: {
  readonly parts: Parts;
  readonly onChange: (parts: Parts) => void;
  readonly errorOf: (field: string) => string | undefined;
}) {
  return (
    <>
      <fieldset className={styles.ticks}>
        <legend>Which conditions does the plan speak of?</legend>
        {PART_KINDS.map((kind) => (
          <Checkbox
            key={kind}
            isSelected={parts[kind] !== null}
            isDisabled={isFilled(parts, kind)}
            onChange={(isOn) => onChange(withPart(parts, kind, isOn))}
          >
            {PART_NAMES[kind]}
          </Checkbox>
        ))}
      </fieldset>
      {PART_KINDS.filter((kind) => parts[kind] !== null).map((kind) => {
        const values = parts[kind] as Values;
        return (
          <FormSection key={kind} title={PART_NAMES[kind]}>
            <div className={styles.two}>
              {partSpecs(kind).map(([key, spec]) => (
                <PlanFieldInput
                  key={key}
                  spec={spec}
                  value={values[key] ?? null}
                  onChange={(value) => onChange({ ...parts, [kind]: { ...values, [key]: value } } as Parts)}
                  error={errorOf(`fields.parts.${kind}.${key}`)}
                />
              ))}
            </div>
          </FormSection>
        );
      })}
    </>
  );
}

/** A condition with words in it is not taken off by a slip of the tick: empty its boxes first. */
const isFilled = (parts: Parts, kind: PartKind): boolean =>
  Object.values((parts[kind] ?? {}) as Values).some((value) => value !== null && value !== '');
