import { useState } from 'react';
import type { AccessState } from '#shared/features/access/access.contract.ts';
import { useCommand } from '../../api/call.ts';
import { refreshSession } from '../../api/session-store.ts';
import { CodeStep } from './first-run/CodeStep.tsx';
import { type Draft, EMPTY_DRAFT, LEAD_FIELDS } from './first-run/draft.ts';
import { LeadStep } from './first-run/LeadStep.tsx';
import { SchoolStep } from './first-run/SchoolStep.tsx';
import { StartStep } from './first-run/StartStep.tsx';
import { TypeBackStep } from './first-run/TypeBackStep.tsx';
import { LockedPage } from './LockedPage.tsx';
import { LOCKED_HELP } from './locked-help.ts';
import { NewCode } from './recovery/NewCode.tsx';

type Step = 'school' | 'lead' | 'code' | 'type-back' | 'unconfirmed' | 'start';

const HELP_AT = {
  school: LOCKED_HELP.school,
  lead: LOCKED_HELP.lead,
  code: LOCKED_HELP.code,
  'type-back': LOCKED_HELP.typeBack,
  unconfirmed: LOCKED_HELP.unconfirmed,
  start: LOCKED_HELP.start,
} as const;

/** After a reload the code that was on the screen is gone: another one is shown, and the first one works until then. */
const resumeAt = ({ state, codeUnconfirmed }: AccessState): Step => {
  if (state === 'no-vault') return 'school';
  return codeUnconfirmed ? 'unconfirmed' : 'start';
};

interface RecoveryCode {
  readonly groups: readonly string[];
  readonly asked: readonly number[];
}

/**
 * The first quarter of an hour: school, first Lead, recovery code on paper and typed back, then the way in. The register is
 * made between the second and the third step; the code lives only here, in memory, and is let go when it was typed back. Whoever
 * only wants to see Careboard goes to the demo school, at the first step or the last.
 */
export function FirstRun({ session }: { readonly session: AccessState }) {
  const [step, setStep] = useState<Step>(resumeAt(session));
  const [draft, setDraft] = useState<Draft>(EMPTY_DRAFT);
  const [code, setCode] = useState<RecoveryCode | null>(null);
  const setUp = useCommand('access.setUp');
  const change = (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part }));

  const make = async () => {
    const { school, leadName, leadLabel, password } = draft;
    const result = await setUp.run({
      school,
      lead: { name: leadName, label: leadLabel },
      password,
      mode: session.keychain ? 'device-bound' : 'password-only',
    });
    if (!result.ok) {
      const atLead = Object.keys(result.error.fields ?? {}).every((field) => LEAD_FIELDS.test(field));
      setStep(atLead ? 'lead' : 'school');
      return;
    }
    change({ password: '', again: '' });
    setCode({ groups: result.value.recoveryCode.split('-'), asked: result.value.askedGroups });
    setStep('code');
    await refreshSession();
  };

  return (
    <LockedPage
      session={{ ...session, schoolName: session.schoolName ?? (draft.school.name || null) }}
      help={HELP_AT[step]}
    >
      {step === 'school' && (
        <SchoolStep
          draft={draft}
          error={setUp.error}
          demoOffered={session.demoOffered}
          onChange={change}
          onNext={() => setStep('lead')}
        />
      )}
      {step === 'lead' && (
        <LeadStep
          draft={draft}
          keychain={session.keychain}
          pending={setUp.pending}
          error={setUp.error}
          onChange={change}
          onBack={() => setStep('school')}
          onNext={make}
        />
      )}
      {step === 'code' && code && <CodeStep at={3} groups={code.groups} onNext={() => setStep('type-back')} />}
      {step === 'type-back' && code && (
        <TypeBackStep
          at={4}
          asked={code.asked}
          onBack={() => setStep('code')}
          onDone={() => {
            setCode(null);
            setStep('start');
          }}
        />
      )}
      {step === 'unconfirmed' && (
        <NewCode
          title="The recovery code was not confirmed"
          intro="Careboard was closed or loaded again before you had typed part of the code back. Let it show a new one: the first one works until you have typed part of the new one back."
          laterLabel="Later"
          onLater={() => setStep('start')}
          onDone={() => setStep('start')}
        />
      )}
      {step === 'start' && <StartStep demoOffered={session.demoOffered} />}
    </LockedPage>
  );
}
