import type { CallError } from '#shared/contract/result.ts';
import { fieldError } from '../../../api/failure.ts';
import { Banner, Button, Checkbox, FieldRow, Form, PasswordField, TextField } from '../../../ui/index.ts';
import { PASSWORD_HINT, passwordError } from '../password-words.ts';
import type { Draft } from './draft.ts';
import { Step } from './Step.tsx';

interface LeadStepProps {
  readonly draft: Draft;
  readonly keychain: boolean;
  readonly pending: boolean;
  readonly error: CallError | null;
  readonly onChange: (part: Partial<Draft>) => void;
  readonly onBack: () => void;
  readonly onNext: () => void;
}

/** The first person: a Lead, who lets in everybody else. */
export function LeadStep({ draft, keychain, pending, error, onChange, onBack, onNext }: LeadStepProps) {
  const differs = draft.again !== '' && draft.again !== draft.password;
  const isWhole =
    draft.leadName.trim() !== '' &&
    draft.password !== '' &&
    draft.again === draft.password &&
    (keychain || draft.acceptsPasswordOnly);
  const weak = passwordError(error);
  const formWords = error?.fields ? undefined : weak.form;
  return (
    <Step
      at={2}
      title="Who is the first Lead?"
      intro="The head or the DSL, usually. A Lead sees everything, adds the other staff and says what each may see."
    >
      <Form
        onSubmit={() => isWhole && !pending && onNext()}
        error={formWords}
        actions={
          <>
            <Button type="submit" tone="primary" size="l" isDisabled={!isWhole} isPending={pending}>
              Make the register
            </Button>
            <Button size="l" onPress={onBack} isDisabled={pending}>
              Back
            </Button>
          </>
        }
      >
        <FieldRow>
          <TextField
            label="Your name"
            hint="As colleagues look for you: Mrs C Westgate"
            autoFocus
            maxLength={80}
            value={draft.leadName}
            onChange={(leadName) => onChange({ leadName })}
            error={fieldError(error, 'lead.name')}
          />
          <TextField
            label="Your post"
            optional
            maxLength={60}
            value={draft.leadLabel}
            onChange={(leadLabel) => onChange({ leadLabel })}
            error={fieldError(error, 'lead.label')}
          />
        </FieldRow>
        <PasswordField
          label="Password"
          hint={PASSWORD_HINT}
          value={draft.password}
          onChange={(password) => onChange({ password })}
          error={weak.next ?? fieldError(error, 'password')}
        />
        <PasswordField
          label="Password again"
          value={draft.again}
          onChange={(again) => onChange({ again })}
          error={differs ? 'The two are not the same yet.' : undefined}
        />
        {!keychain && (
          <>
            <Banner tone="watch" title="This PC has no password store.">
              The register can then be protected by passwords only: whoever copies its file can try passwords elsewhere.
              Choose a longer one. This stays shown under School. If you expected a password store, ask IT first.
            </Banner>
            <Checkbox
              isSelected={draft.acceptsPasswordOnly}
              onChange={(acceptsPasswordOnly) => onChange({ acceptsPasswordOnly })}
            >
              Make it with passwords only
            </Checkbox>
          </>
        )}
      </Form>
    </Step>
  );
}
