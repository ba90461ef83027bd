import { useState } from 'react';
import type { CallOutput } from '#shared/contract/contract.ts';
import { showDateTime } from '#shared/domain/calendar-date.ts';
import { KIND_WORDS } from '#shared/features/imports/imports.model.ts';
import { useCall, useCommand } from '../../api/call.ts';
import { fieldError, formError } from '../../api/failure.ts';
import { Answer, Button, Dialog, Form, TextField } from '../../ui/index.ts';
import styles from './Imports.module.css';

type Profile = CallOutput<'imports.profiles'>['profiles'][number];

/** The saved column matches: given another name, or forgotten. */
export function ProfilesDialog({ onClose }: { readonly onClose: () => void }) {
  const asked = useCall('imports.profiles', {});
  return (
    <Dialog
      title="Saved column matches"
      isOpen
      onClose={onClose}
      size="l"
      footer={<Button onPress={onClose}>Close</Button>}
    >
      <p>A file with the very same columns is matched as saved here, by itself, and says so.</p>
      <Answer
        of={asked}
        isEmpty={(found) => found.profiles.length === 0}
        empty={<p>None yet. Tick “Remember this for files like this” where you match the columns of a list.</p>}
      >
        {(found) => (
          <ul className={styles.items}>
            {found.profiles.map((profile) => (
              <OneProfile key={profile.profileId} profile={profile} />
            ))}
          </ul>
        )}
      </Answer>
    </Dialog>
  );
}

function OneProfile({ profile }: { readonly profile: Profile }) {
  const [name, setName] = useState<string | null>(null);
  const rename = useCommand('imports.renameProfile');
  const remove = useCommand('imports.removeProfile');
  const { profileId } = profile;
  const save = async () => {
    const result = await rename.run({ profileId, name: name ?? '' });
    if (result.ok) setName(null);
  };
  if (name !== null) {
    return (
      <li>
        <Form
          label={`Rename ${profile.name}`}
          onSubmit={() => void save()}
          error={formError(rename.error)}
          actions={
            <>
              <Button tone="primary" type="submit" isPending={rename.pending}>
                Save
              </Button>
              <Button onPress={() => setName(null)}>Cancel</Button>
            </>
          }
        >
          <TextField
            label="Name"
            value={name}
            onChange={setName}
            autoFocus
            maxLength={80}
            error={fieldError(rename.error, 'name')}
          />
        </Form>
      </li>
    );
  }
  return (
    <li>
      <span className={styles.label}>
        <b>{profile.name}</b>
        <span className={styles.detail}>
          {KIND_WORDS[profile.kind]}, {profile.columns} columns, saved {showDateTime(profile.savedAt)} by {profile.by}
        </span>
      </span>
      <Button onPress={() => setName(profile.name)} aria-label={`Rename ${profile.name}`}>
        Rename
      </Button>
      <Button
        onPress={() => void remove.run({ profileId })}
        aria-label={`Forget ${profile.name}`}
        isPending={remove.pending}
      >
        Forget
      </Button>
    </li>
  );
}
