import { useState } from 'react';
import type { CallInput } from '#shared/contract/contract.ts';
import { sentenceFor } from '#shared/contract/error-codes.ts';
import type { CarePlanId, ChildId } from '#shared/domain/ids.ts';
import { useCall, useCommand } from '../../api/call.ts';
import { formError } from '../../api/failure.ts';
import { Button, DateField, Dialog, FilePick, Form, Select, TextField, toast } from '../../ui/index.ts';
import { fileAsBase64 } from '../children/file-as-base64.ts';
import { versionWords } from './care-plan/plan-words.ts';

const FORM = 'plan-form';

/** Attaches a signed plan: the file is kept byte for byte and shown as it is. */
export function PlanDialog({ childId, onClose }: { readonly childId: ChildId; readonly onClose: () => void }) {
  const [title, setTitle] = useState('Individual healthcare plan');
  const [signedOn, setSignedOn] = useState<CallInput<'medical.attachPlan'>['signedOn']>(null);
  const [reviewOn, setReviewOn] = useState<CallInput<'medical.attachPlan'>['reviewOn']>(null);
  const [file, setFile] = useState<File | null>(null);
  const versions = useCall('medical.carePlan', { childId }).data?.versions ?? [];
  const [signs, setSigns] = useState<CarePlanId | 'other' | null>(null);
  const [unreadable, setUnreadable] = useState(false);
  const [reading, setReading] = useState(false);
  const [tried, setTried] = useState(false);
  const attach = useCommand('medical.attachPlan');
  const choose = ([first]: readonly File[]) => {
    setFile(first ?? null);
    setUnreadable(false);
  };
  const save = async () => {
    setTried(true);
    if (!file || title.trim() === '' || reading || attach.pending || (versions.length > 0 && signs === null)) return;
    setReading(true);
    const shown = await canBeShown(file);
    setReading(false);
    setUnreadable(!shown);
    if (!shown) return;
    const result = await attach.run({
      ...{ childId, title, signedOn, reviewOn, signsVersionId: signs === 'other' ? null : signs },
      base64: await fileAsBase64(file),
    });
    if (!result.ok) return;
    toast('The plan was attached.');
    onClose();
  };
  return (
    <Dialog
      title="Attach a signed plan"
      isOpen
      onClose={onClose}
      draft={[title, signedOn, reviewOn, file?.name, signs]}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button
            type="submit"
            form={FORM}
            tone="primary"
            isDisabled={!file || reading || attach.pending || title.trim() === ''}
          >
            Attach the plan
          </Button>
        </>
      }
    >
      <Form
        id={FORM}
        onSubmit={() => void save()}
        error={
          unreadable
            ? sentenceFor('plan-unreadable')
            : attach.error
              ? (formError(attach.error) ?? attach.error.message)
              : undefined
        }
      >
        <FilePick accept={['.pdf', '.jpg', '.jpeg', '.png']} onFiles={choose}>
          {file ? `Chosen: ${file.name}` : 'Choose a PDF, JPEG or PNG'}
        </FilePick>
        <TextField label="What it is called" value={title} onChange={setTitle} />
        <DateField label="Signed on" value={signedOn as never} onChange={setSignedOn} />
        {versions.length > 0 && (
          <Select
            label="What was signed"
            options={[
              ...versions.map((version) => ({ id: version.versionId, label: versionWords(version) })),
              { id: 'other' as const, label: 'Another text, not typed here' },
            ]}
            value={signs}
            onChange={setSigns}
            error={tried && signs === null ? 'Please choose what was signed.' : undefined}
          />
        )}
        <DateField label="Review by" value={reviewOn as never} onChange={setReviewOn} />
      </Form>
    </Dialog>
  );
}

/** A PDF is drawn here before it is kept; the core looks at a picture itself. */
async function canBeShown(file: File): Promise<boolean> {
  const data = new Uint8Array(await file.arrayBuffer());
  if (new TextDecoder('latin1').decode(data.subarray(0, 5)) !== '%PDF-') return true;
  const { pdfCanBeShown } = await import('./read-pdf.ts');
  return pdfCanBeShown(data);
}
