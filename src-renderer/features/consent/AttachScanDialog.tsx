import { Camera } from 'lucide-react';
import { useEffect, useState } from 'react';
import { sentenceFor } from '#shared/contract/error-codes.ts';
import { showDate } from '#shared/domain/calendar-date.ts';
import type { ChildId } from '#shared/domain/ids.ts';
import type { HistoryEntry } from '#shared/features/consent/consent.model.ts';
import { useCommand } from '../../api/call.ts';
import { fieldError, formError } from '../../api/failure.ts';
import { useSession } from '../../api/session-store.ts';
import { Button, Checkbox, Dialog, FileDrop, Form, TextField, toast } from '../../ui/index.ts';
import { fileAsBase64 } from '../children/file-as-base64.ts';
import { CameraStep } from '../photos/CameraStep.tsx';
import styles from './Evidence.module.css';

const FORM = 'attach-scan';

/** Puts a scan of what was signed to an answer: a file of the scanner, or a picture of the paper by this PC's camera. */
export function AttachScanDialog({
  childId,
  entry,
  onClose,
}: {
  readonly childId: ChildId;
  readonly entry: HistoryEntry;
  readonly onClose: () => void;
}) {
  const [file, setFile] = useState<Blob | null>(null);
  const [atCamera, setAtCamera] = useState(false);
  const [title, setTitle] = useState(
    entry.decidedOn ? `Consent form of ${showDate(entry.decidedOn)}` : 'Consent form without a date',
  );
  const [wholeForm, setWholeForm] = useState(true);
  const [unreadable, setUnreadable] = useState(false);
  const [reading, setReading] = useState(false);
  const attach = useCommand('consent.attachEvidence');
  const isActive = useSession(({ session }) => session?.state === 'active');
  // Hidden: the camera goes off, and does not come on again by itself.
  if (!isActive && atCamera) setAtCamera(false);

  const choose = (chosen: Blob) => {
    setFile(chosen);
    setAtCamera(false);
    setUnreadable(false);
  };
  const save = async () => {
    if (!file || reading || attach.pending) return;
    setReading(true);
    const shown = await canBeShown(file);
    setReading(false);
    setUnreadable(!shown);
    if (!shown) return;
    const result = await attach.run({
      ...{ childId, decisionIds: [entry.decisionId], wholeForm, title },
      base64: await fileAsBase64(file),
    });
    if (!result.ok) return;
    toast('The scan is kept with the answer.');
    onClose();
  };
  return (
    <Dialog
      title="Attach a scan"
      size="l"
      isOpen
      onClose={onClose}
      draft={file !== null}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          {file && (
            <Button type="submit" form={FORM} tone="primary" isPending={reading || attach.pending}>
              Keep the scan
            </Button>
          )}
        </>
      }
    >
      {atCamera && <CameraStep childId={childId} of="paper" onTaken={choose} onBack={() => setAtCamera(false)} />}
      {!atCamera && !file && (
        <div className={styles.step}>
          <FileDrop
            label="The signed form as the scanner gave it: PDF, JPEG or PNG"
            accept={['.pdf', '.jpg', '.jpeg', '.png']}
            onFiles={([first]) => first && choose(first)}
          />
          <Button icon={Camera} onPress={() => setAtCamera(true)}>
            Take it with this PC’s camera
          </Button>
        </div>
      )}
      {!atCamera && file && (
        <Form
          id={FORM}
          onSubmit={() => void save()}
          error={
            unreadable ? sentenceFor('evidence-unreadable') : (attach.error && formError(attach.error)) || undefined
          }
        >
          <Chosen file={file} />
          <TextField
            label="What it is called"
            autoFocus
            value={title}
            onChange={setTitle}
            maxLength={120}
            error={fieldError(attach.error, 'title')}
          />
          <Checkbox
            isSelected={wholeForm}
            onChange={setWholeForm}
            hint="It then stands with every answer that was recorded with this one."
          >
            It is the whole form
          </Checkbox>
          <div>
            <Button onPress={() => setFile(null)}>Use another scan</Button>
          </div>
        </Form>
      )}
    </Dialog>
  );
}

/** What was chosen, so that the wrong child's paper is seen before it is kept. A PDF is drawn once it is kept. */
function Chosen({ file }: { readonly file: Blob }) {
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    if (file.type === 'application/pdf') return;
    const made = URL.createObjectURL(file);
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [file]);
  if (url) return <img className={styles.chosen} src={url} alt="The scan that was chosen" />;
  return <p>{file instanceof File ? `Chosen: ${file.name}` : 'A picture was taken.'}</p>;
}

/** A PDF is drawn here before it is kept; the core looks at a picture itself. */
async function canBeShown(file: Blob): Promise<boolean> {
  const data = new Uint8Array(await file.arrayBuffer());
  if (new TextDecoder('latin1').decode(data.subarray(0, 5)) !== '%PDF-') return true;
  const { pdfCanBeShown } = await import('../medical/read-pdf.ts');
  return pdfCanBeShown(data);
}
