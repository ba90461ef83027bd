import { Siren } from 'lucide-react';
import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import type { AccessState } from '#shared/features/access/access.contract.ts';
import type { SignInName } from '#shared/features/access/access.model.ts';
import { useCall, useCommand } from '../../api/call.ts';
import { refreshSession } from '../../api/session-store.ts';
import { Answer, Banner, Button, PasswordField } from '../../ui/index.ts';
import { offerRestore } from '../backup/restore-offer.ts';
import { ItDetailsButton } from '../settings/ItDetails.tsx';
import { DemoWelcome } from './demo/DemoWelcome.tsx';
import { EnrolScreen } from './keys/EnrolScreen.tsx';
import { OwnPasswordScreen } from './keys/OwnPasswordScreen.tsx';
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
  const [person, setPerson] = useState<SignInName | null>(null);
  const to = (next: Place) => (chosen: SignInName) => {
    setPerson(chosen);
    setPlace(next);
  };
  const toNames = () => setPlace('names');
  const toCode = () => setPlace('code');
  return (
    <LockedPage session={session} help={helpAt(place, session)}>
      {place === 'code' && <RecoverScreen onBack={toNames} />}
      {place === 'no-secret' && (
        <MissingSecret onBack={toNames} onCode={toCode} onEnrol={person && (() => setPlace('enrol'))} />
      )}
      {place === 'enrol' && person && <EnrolScreen person={person} onBack={toNames} />}
      {place === 'own-password' && person && (
        <OwnPasswordScreen person={person} onBack={toNames} onNoSecret={() => setPlace('no-secret')} />
      )}
      {place === 'names' && (
        <>
          {session.demoWords && (
            <div className={styles.demo}>
              <DemoWelcome words={session.demoWords} />
            </div>
          )}
          <Answer of={names} loading="Getting the names">
            {({ names: people }) => (
              <SignInForm people={people} onNoSecret={to('no-secret')} onByCode={to('own-password')} />
            )}
          </Answer>
          {session.place === 'own' && (
            <p className={styles.other}>
              Nobody can sign in, or this PC is new?{' '}
              <Button tone="quiet" onPress={toCode}>
                Use the recovery code
              </Button>{' '}
              <Button tone="quiet" onPress={() => offerRestore()}>
                Put a backup back
              </Button>
            </p>
          )}
        </>
      )}
    </LockedPage>
  );
}

type Place = 'names' | 'code' | 'no-secret' | 'enrol' | 'own-password';

function helpAt(place: Place, session: AccessState): LockedHelp {
  if (place === 'code') return LOCKED_HELP.recover;
  if (place === 'no-secret' || place === 'enrol') return LOCKED_HELP.noSecret;
  if (place === 'own-password') return LOCKED_HELP.ownPassword;
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
  onByCode,
}: {
  readonly people: readonly SignInName[];
  readonly onNoSecret: (person: SignInName) => void;
  readonly onByCode: (person: SignInName) => void;
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
    if (chosen.byCode) return onByCode(chosen);
    if (password === '') return passwordBox.current?.focus();
    const result = await signIn.run({ staffId: chosen.staffId, password });
    setPassword('');
    if (result.ok) await refreshSession();
    else if (result.error.code === 'device-secret-missing') onNoSecret(chosen);
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
        onEnter={() => (chosen?.byCode ? onByCode(chosen) : passwordBox.current?.focus())}
      />
      {chosen?.byCode && (
        <div className={styles.machine}>
          <Banner title={`${chosen.name} has a one-time code.`} action={<Button type="submit">Set a password</Button>}>
            A Lead gave it out. It takes the place of the old password.
          </Banner>
        </div>
      )}
      {chosen && !chosen.byCode && (
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
          <Banner tone="serious" title="This is not about your password." announce action={<ItDetailsButton />}>
            {error.message} Reference {error.ref}.
          </Banner>
          {error.code === 'vault-damaged' && (
            <Button size="l" onPress={() => offerRestore('not-opened')}>
              What now?
            </Button>
          )}
        </div>
      )}
      <p className={styles.help}>
        <Siren />A child needs help now? Sign in, type the child’s name, press Enter.
      </p>
    </form>
  );
}
