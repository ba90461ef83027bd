import { ChevronLeft, Plus } from 'lucide-react';
import { useState } from 'react';
import { BASIS_WORDS, type Purpose } from '#shared/features/consent/consent.model.ts';
import { useCall, useCommand } from '../../api/call.ts';
import { go } from '../../app/router.ts';
import { TopBarActions } from '../../app/TopBarActions.tsx';
import { AlertDialog, Answer, Button, Card, EmptyState, Page, PageHeader, toast } from '../../ui/index.ts';
import styles from './Consent.module.css';
import { PurposeDialog } from './PurposeDialog.tsx';

/** What the school uses pictures for, on which lawful basis, in which words. For Leads. */
export function PurposesScreen() {
  const purposes = useCall('consent.purposes', {});
  const retire = useCommand('consent.retirePurpose');
  const [edited, setEdited] = useState<Purpose | 'new' | null>(null);
  const [leaving, setLeaving] = useState<Purpose | null>(null);
  const confirm = async (purpose: Purpose) => {
    const result = await retire.run({ purposeId: purpose.purposeId });
    setLeaving(null);
    toast(result.ok ? 'Retired. Its history is kept.' : result.error.message, result.ok ? {} : { tone: 'problem' });
  };
  return (
    <Page width="form">
      <TopBarActions>
        <Button icon={ChevronLeft} onPress={() => go({ name: 'consent' })}>
          Register
        </Button>
      </TopBarActions>
      <PageHeader
        title="What pictures are used for"
        actions={
          <Button tone="primary" icon={Plus} onPress={() => setEdited('new')}>
            Add a purpose
          </Button>
        }
        help={
          <>
            <p>Each purpose is one column of the register and one question on the form.</p>
            <p>By consent, only a yes is a yes. On the other bases the answer is yes unless somebody objects.</p>
            <p>A changed wording is a new version. Decisions keep the version that they were given on.</p>
          </>
        }
      />
      <Answer
        of={purposes}
        isEmpty={(found) => found.purposes.length === 0}
        empty={<EmptyState title="No purposes">Without one, no picture of a child may be used.</EmptyState>}
      >
        {(found) => (
          <ul className={styles.plainList}>
            {found.purposes.map((purpose) => (
              <li key={purpose.purposeId}>
                <Card>
                  <div className={styles.panelHead}>
                    <div>
                      <h2>{purpose.name}</h2>
                      <p className={styles.soft}>
                        {BASIS_WORDS[purpose.basis]}. Wording version {purpose.wordingVersion}.
                      </p>
                      <p>{purpose.wording || 'No wording recorded.'}</p>
                    </div>
                    <div className={styles.buttons}>
                      <Button aria-label={`Change ${purpose.name}`} onPress={() => setEdited(purpose)}>
                        Change
                      </Button>
                      <Button aria-label={`Retire ${purpose.name}`} onPress={() => setLeaving(purpose)}>
                        Retire
                      </Button>
                    </div>
                  </div>
                </Card>
              </li>
            ))}
          </ul>
        )}
      </Answer>
      {edited && <PurposeDialog purpose={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />}
      <AlertDialog
        title={`Retire “${leaving?.name ?? ''}”?`}
        isOpen={leaving !== null}
        confirmLabel="Retire"
        isPending={retire.pending}
        onConfirm={() => leaving && void confirm(leaving)}
        onCancel={() => setLeaving(null)}
      >
        It leaves the register and the photo check. What was decided is kept.
      </AlertDialog>
    </Page>
  );
}
