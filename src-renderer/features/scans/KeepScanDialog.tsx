import { Camera } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import { sentenceFor } from '#shared/contract/error-codes.ts';
import type { CallError, Result } from '#shared/contract/result.ts';
import type { ChildId } from '#shared/domain/ids.ts';
import { fieldError, formError } from '../../api/failure.ts';
import { useSession } from '../../api/session-store.ts';
import { Button, Dialog, FileDrop, Form, TextField, toast } from '../../ui/index.ts';
import { fileAsBase64 } from '../children/file-as-base64.ts';
import { CameraStep } from '../photos/CameraStep.tsx';
import styles from './Scans.module.css';

const FORM = 'keep-scan';

/** Keeps a scan of what was signed: a file of the scanner, or a picture of the paper by this PC's camera. */
export function KeepScanDialog({
  childId,
  whose,
  called,
  paper,
  keep,
  error,
  pending,
  kept,
  onClose,
  children,
}: {
  readonly childId: ChildId;
  /** The child in one line, so that nobody keeps it with another of that name. */
  readonly whose: string;
  /** What it is called, unless somebody says otherwise. */
  readonly called: string;
  /** "The signed form" */
  readonly paper: string;
  readonly keep: (scan: { readonly title: string; readonly base64: string }) => Promise<Result<unknown>>;
  readonly error: CallError | null;
  readonly pending: boolean;
  /** What is said once it is kept. */
  readonly kept: string;
  readonly onClose: () => void;
  /** What else is asked of it. */
  readonly children?: ReactNode;
}) {
  const [file, setFile] = useState<Blob | null>(null);
  const [atCamera, setAtCamera] = useState(false);
  const [title, setTitle] = useState(called);
  const [unreadable, setUnreadable] = useState(false);
  const [reading, setReading] = useState(false);
  const isActive = useSession(({ session }) => session?.state === 'active');
  // Hidden: the camera goes off, and does not come on again by itself.
  if (!isActive && atCamera) setAtCamera(false);

  const choose = (chosen: Blob) => {
    setFile(chosen);
    setAtCamera(false);
    setUnreadable(false);
  };
  const save = async () => {
    if (!file || reading || pending) return;
    setReading(true);
    const shown = await canBeShown(file);
    setReading(false);
    setUnreadable(!shown);
    if (!shown) return;
    const result = await keep({ title, base64: await fileAsBase64(file) });
    if (!result.ok) return;
    toast(kept);
    onClose();
  };
  return (
    <Dialog
      title={`Attach a scan: ${whose}`}
      size="l"
      isOpen
      onClose={onClose}
      draft={file !== null}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          {file && (
            <Button type="submit" form={FORM} tone="primary" isPending={reading || pending}>
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
            label={`${paper} as the scanner gave it: PDF, JPEG or PNG`}
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
          error={unreadable ? sentenceFor('evidence-unreadable') : (error && formError(error)) || undefined}
        >
          <Chosen file={file} />
          <TextField
            label="What it is called"
            autoFocus
            value={title}
            onChange={setTitle}
            maxLength={120}
            error={fieldError(error, 'title')}
          />
          {children}
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
