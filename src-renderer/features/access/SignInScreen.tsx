import { Siren } from 'lucide-react';
import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import type { AccessState } from '#shared/features/access/access.contract.ts';
import type { SignInName } from '#shared/features/access/access.model.ts';
import { useCall, useCommand } from '../../api/call.ts';
import { refreshSession } from '../../api/session-store.ts';
import { Answer, Banner, Button, PasswordField } from '../../ui/index.ts';
import { DemoWelcome } from './demo/DemoWelcome.tsx';
import { LockedPage } from './LockedPage.tsx';
import { LOCKED_HELP, type LockedHelp } from './locked-help.ts';
import { PeopleList } from './PeopleList.tsx';
import { peopleMatching } from './people.ts';
import { MissingSecret } from './recovery/MissingSecret.tsx';
import { RecoverScreen } from './recovery/RecoverScreen.tsx';
import styles from './SignIn.module.css';

/** Type a few letters of one's name, arrows, Enter, password, Enter. */
export function SignInScreen({ session }: { readonly session: AccessState }) {
  const names = useCall('access.signInNames', {});
  const [place, setPlace] = useState<Place>('names');
  const toNames = () => setPlace('names');
  const toCode = () => setPlace('code');
  return (
    <LockedPage session={session} help={helpAt(place, session)}>
      {place === 'code' && <RecoverScreen onBack={toNames} />}
      {place === 'no-secret' && <MissingSecret onBack={toNames} onCode={toCode} />}
      {place === 'names' && (
        <>
          {session.demoWords && (
            <div className={styles.demo}>
              <DemoWelcome words={session.demoWords} />
            </div>
          )}
          <Answer of={names} loading="Getting the names">
            {({ names: people }) => <SignInForm people={people} onNoSecret={() => setPlace('no-secret')} />}
          </Answer>
          {session.place === 'own' && (
            <p className={styles.other}>
              Nobody can sign in, or this PC is new?{' '}
              <Button tone="quiet" onPress={toCode}>
                Use the recovery code
              </Button>
            </p>
          )}
        </>
      )}
    </LockedPage>
  );
}

type Place = 'names' | 'code' | 'no-secret';

function helpAt(place: Place, session: AccessState): LockedHelp {
  if (place === 'code') return LOCKED_HELP.recover;
  if (place === 'no-secret') return LOCKED_HELP.noSecret;
  return session.place === 'demo' ? LOCKED_HELP.demo : LOCKED_HELP.signIn;
}

/** These say that something is wrong with the PC or the register, not with what was typed. */
const NOT_THE_PASSWORD = new Set([
  'keychain-no-answer',
  'vault-damaged',
  'vault-rolled-back',
  'vault-newer',
  'vault-in-use',
  'vault-not-practice',
  'keychain-unavailable',
]);

function SignInForm({
  people,
  onNoSecret,
}: {
  readonly people: readonly SignInName[];
  readonly onNoSecret: () => void;
}) {
  const [typed, setTyped] = useState('');
  const [chosenId, setChosenId] = useState<string | null>(null);
  const [password, setPassword] = useState('');
  const passwordBox = useRef<HTMLInputElement>(null);
  const nameBox = useRef<HTMLInputElement>(null);
  const signIn = useCommand('access.signIn');
  const headingId = useId();

  const shown = peopleMatching(people, typed);
  const chosen = shown.find(({ staffId }) => staffId === chosenId) ?? shown[0];
  useEffect(() => nameBox.current?.focus(), []);

  const choose = (person: SignInName) => {
    if (person.staffId !== chosenId) {
      signIn.reset();
      setPassword('');
    }
    setChosenId(person.staffId);
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!chosen || signIn.pending) return;
    if (password === '') return passwordBox.current?.focus();
    const result = await signIn.run({ staffId: chosen.staffId, password });
    setPassword('');
    if (result.ok) await refreshSession();
    else if (result.error.code === 'device-secret-missing') onNoSecret();
    else passwordBox.current?.focus();
  };

  const error = signIn.error;
  const machine = error !== null && NOT_THE_PASSWORD.has(error.code);
  return (
    <form onSubmit={submit} autoComplete="off">
      <PeopleList
        headingId={headingId}
        people={shown}
        chosen={chosen}
        typed={typed}
        inputRef={nameBox}
        onType={(text) => {
          setTyped(text);
          setChosenId(null);
          signIn.reset();
        }}
        onChoose={choose}
        onEnter={() => passwordBox.current?.focus()}
      />
      {chosen && (
        <div className={styles.password}>
          <PasswordField
            label={`Password for ${chosen.name}`}
            size="l"
            value={password}
            onChange={setPassword}
            inputRef={passwordBox}
            error={machine ? undefined : error?.message}
            onKeyDown={(event) => event.key === 'Escape' && nameBox.current?.focus()}
          />
          <Button type="submit" tone="primary" size="l" isPending={signIn.pending} className={styles.submit}>
            Sign in
          </Button>
        </div>
      )}
      {machine && (
        <div className={styles.machine}>
          <Banner tone="serious" title="This is not about your password." announce>
            {error.message} Reference {error.ref}.
          </Banner>
        </div>
      )}
      <p className={styles.help}>
        <Siren />A child needs help now? Sign in, type the child’s name, press Enter.
      </p>
    </form>
  );
}
