import { ChevronLeft, Plus } from 'lucide-react';
import { useState } from 'react';
import type { Purpose } from '#shared/features/consent/consent.model.ts';
import { useCall, useCommand } from '../../api/call.ts';
import { go } from '../../app/router.ts';
import { TopBarActions } from '../../app/TopBarActions.tsx';
import { AlertDialog, Answer, Button, EmptyState, Page, PageHeader, toast } from '../../ui/index.ts';
import { PurposeDialog } from './PurposeDialog.tsx';
import { PurposeList } from './PurposeList.tsx';
import { RetiredPurposes } from './RetiredPurposes.tsx';

/** What the school uses pictures for, on which lawful basis, in which words. For Leads. */
export function PurposesScreen() {
  const purposes = useCall('consent.purposes', {});
  const history = useCall('consent.purposeHistory', {});
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
            <p>Each purpose is one column of the register and one question on the form, in this order.</p>
            <p>By consent, only a yes is a yes. On the other bases the answer is yes unless somebody objects.</p>
            <p>
              What a parent reads is kept by version, and each answer names its version. Before a change is saved you
              are told what it does to the answers so far.
            </p>
            <p>Biometrics stand in the register alone: they are on no picture form and in no photo check.</p>
          </>
        }
      />
      <Answer
        of={purposes}
        isEmpty={(found) => found.purposes.length === 0}
        empty={<EmptyState title="No purposes">Without one, no picture of a child may be used.</EmptyState>}
      >
        {(found) => (
          <PurposeList
            purposes={found.purposes}
            versions={history.data?.versions ?? []}
            onChange={setEdited}
            onRetire={setLeaving}
          />
        )}
      </Answer>
      {history.data && history.data.retired.length > 0 && <RetiredPurposes retired={history.data.retired} />}
      {edited && <PurposeDialog purpose={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />}
      <AlertDialog
        title={`Retire “${leaving?.name ?? ''}”?`}
        isOpen={leaving !== null}
        confirmLabel="Retire"
        isPending={retire.pending}
        onConfirm={() => leaving && void confirm(leaving)}
        onCancel={() => setLeaving(null)}
      >
        It leaves the register, the forms and the photo check. What was decided is kept. Pictures in use for it have to
        come down: they stand under “To take down”. It can be taken into use again.
      </AlertDialog>
    </Page>
  );
}
