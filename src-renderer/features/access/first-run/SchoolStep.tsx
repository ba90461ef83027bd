import type { CallError } from '#shared/contract/result.ts';
import { postcodeWarning } from '#shared/domain/postcode.ts';
import { telephoneWarning } from '#shared/domain/telephone.ts';
import { fieldError } from '../../../api/failure.ts';
import { Button, FieldRow, Form, SoftChecks, TextField } from '../../../ui/index.ts';
import { offerRestore } from '../../backup/restore-offer.ts';
import { JustLook } from '../demo/JustLook.tsx';
import type { Draft } from './draft.ts';
import styles from './Step.module.css';
import { Step } from './Step.tsx';

/** Name and address: an ambulance is sent to what is typed here. */
export function SchoolStep({
  draft,
  error,
  demoOffered,
  onChange,
  onNext,
}: {
  readonly draft: Draft;
  readonly error: CallError | null;
  readonly demoOffered: boolean;
  readonly onChange: (part: Partial<Draft>) => void;
  readonly onNext: () => void;
}) {
  const { school } = draft;
  const set = (part: Partial<Draft['school']>) => onChange({ school: { ...school, ...part } });
  const isWhole = school.name.trim() !== '' && school.street.trim() !== '' && school.postcode.trim() !== '';
  return (
    <Step
      at={1}
      title="Which school is this?"
      intro="The address is what somebody reads out to 999, so write it as a driver needs it."
    >
      <Form
        onSubmit={() => isWhole && onNext()}
        actions={
          <Button type="submit" tone="primary" size="l" isDisabled={!isWhole}>
            Next
          </Button>
        }
      >
        <TextField
          label="Name of the school"
          autoFocus
          maxLength={120}
          value={school.name}
          onChange={(name) => set({ name })}
          error={fieldError(error, 'school.name')}
        />
        <TextField
          label="Street"
          maxLength={200}
          value={school.street}
          onChange={(street) => set({ street })}
          error={fieldError(error, 'school.street')}
        />
        <FieldRow>
          <TextField
            label="Town"
            optional
            maxLength={80}
            value={school.town}
            onChange={(town) => set({ town })}
            error={fieldError(error, 'school.town')}
          />
          <TextField
            label="Postcode"
            maxLength={10}
            value={school.postcode}
            onChange={(postcode) => set({ postcode })}
            error={fieldError(error, 'school.postcode')}
          />
          <TextField
            label="Telephone"
            optional
            type="tel"
            maxLength={30}
            value={school.phone}
            onChange={(phone) => set({ phone })}
            error={fieldError(error, 'school.phone')}
          />
        </FieldRow>
        <SoftChecks of={[postcodeWarning(school.postcode), telephoneWarning(school.phone)]} />
      </Form>
      <p className={styles.aside}>
        <span>This school has used Careboard before, on another PC?</span>
        <Button onPress={() => offerRestore()}>Put a backup back</Button>
      </p>
      {demoOffered && <JustLook />}
    </Step>
  );
}
