import { Camera, Trash2, Undo2 } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { ChildId } from '#shared/domain/ids.ts';
import type { ChildRecord } from '#shared/features/children/children.model.ts';
import type { Crop } from '#shared/features/photos/crop.ts';
import { call } from '../../api/bridge.ts';
import { useCommand } from '../../api/call.ts';
import { formError } from '../../api/failure.ts';
import { useSession } from '../../api/session-store.ts';
import { Banner, Button, ChildPhoto, Dialog, FileDrop, Form, toast } from '../../ui/index.ts';
import { fileAsBase64 } from '../children/file-as-base64.ts';
import { CameraStep } from './CameraStep.tsx';
import styles from './Photo.module.css';
import { PhotoCropper } from './PhotoCropper.tsx';

const FORM = 'photo-form';
const MOST_BYTES = 13_000_000;
const UNREADABLE = 'This picture cannot be opened. Please use a JPEG or PNG photo.';

type Step =
  | { readonly kind: 'choose'; readonly problem?: string }
  | { readonly kind: 'camera' }
  | { readonly kind: 'crop'; readonly picture: Blob; readonly url: string };

/** One child's photo by hand: a file or the camera, a square of it, saved; or taken away, or the one before put back. */
export function PhotoDialog({
  childId,
  name,
  url,
  photo,
  onClose,
}: {
  readonly childId: ChildId;
  readonly name: string;
  readonly url: string | null;
  readonly photo: ChildRecord['photo'];
  readonly onClose: () => void;
}) {
  const [step, setStep] = useState<Step>({ kind: 'choose' });
  const [crop, setCrop] = useState<Crop | null>(null);
  const save = useCommand('children.savePhoto');
  const isActive = useSession(({ session }) => session?.state === 'active');
  const address = step.kind === 'crop' ? step.url : null;
  useEffect(() => () => void (address && URL.revokeObjectURL(address)), [address]);
  // Hidden: the camera goes off, and does not come on again by itself.
  if (!isActive && step.kind === 'camera') setStep({ kind: 'choose' });

  const choose = (picture: Blob) => {
    if (picture.size > MOST_BYTES) {
      setStep({ kind: 'choose', problem: 'This picture is larger than 13 MB. Please use a smaller one.' });
      return;
    }
    setCrop(null);
    setStep({ kind: 'crop', picture, url: URL.createObjectURL(picture) });
  };
  const submit = async () => {
    if (step.kind !== 'crop' || crop === null) return;
    const result = await save.run({ childId, base64: await fileAsBase64(step.picture), crop });
    if (!result.ok) return;
    onClose();
    const { photoId, before } = result.value;
    toast('Photo saved', { undo: () => void putBack(childId, photoId, before) });
  };
  return (
    <Dialog
      title={`Photo of ${name}`}
      size="l"
      isOpen
      onClose={onClose}
      draft={step.kind === 'crop'}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          {step.kind === 'crop' && (
            <Button type="submit" form={FORM} tone="primary" isPending={save.pending} isDisabled={crop === null}>
              Save the photo
            </Button>
          )}
        </>
      }
    >
      {step.kind === 'camera' && (
        <CameraStep childId={childId} onTaken={choose} onBack={() => setStep({ kind: 'choose' })} />
      )}
      {step.kind === 'crop' && (
        <Form id={FORM} onSubmit={() => void submit()} error={formError(save.error) ?? save.error?.fields?.crop}>
          <PhotoCropper
            url={step.url}
            name={name}
            onCrop={setCrop}
            onUnreadable={() => setStep({ kind: 'choose', problem: UNREADABLE })}
          />
          <div className={styles.buttons}>
            <Button onPress={() => setStep({ kind: 'choose' })}>Use another picture</Button>
          </div>
        </Form>
      )}
      {step.kind === 'choose' && (
        <div className={styles.step}>
          {step.problem && (
            <Banner tone="watch" announce>
              {step.problem}
            </Banner>
          )}
          <FileDrop
            label="A photo of this child alone: JPEG or PNG"
            accept={['.jpg', '.jpeg', '.png']}
            onFiles={([file]) => file && choose(file)}
          />
          <div className={styles.buttons}>
            <Button icon={Camera} onPress={() => setStep({ kind: 'camera' })}>
              Take it with this PC’s camera
            </Button>
          </div>
          <Earlier childId={childId} name={name} url={url} photo={photo} onDone={onClose} />
        </div>
      )}
    </Dialog>
  );
}

/** The photo that is there now, with the way to take it off; and the way back to the one before. */
function Earlier({
  childId,
  name,
  url,
  photo: { photoId, earlierId },
  onDone,
}: Omit<Parameters<typeof PhotoDialog>[0], 'onClose'> & { readonly onDone: () => void }) {
  const remove = useCommand('children.removePhoto');
  if (photoId === null && earlierId === null) return null;
  const takeAway = async () => {
    if (photoId === null) return;
    const result = await remove.run({ childId, photoId });
    onDone();
    if (result.ok) toast('Photo taken away', { undo: () => void putBack(childId, null, photoId) });
    else toast(result.error.message, { tone: 'problem' });
  };
  const back = async () => {
    await putBack(childId, photoId, earlierId);
    onDone();
  };
  return (
    <div className={styles.now}>
      <ChildPhoto url={url} name={name} size="l" />
      <div className={styles.buttons}>
        {photoId !== null && (
          <Button icon={Trash2} isPending={remove.pending} onPress={() => void takeAway()}>
            Take this photo away
          </Button>
        )}
        {earlierId !== null && (
          <Button icon={Undo2} onPress={() => void back()}>
            Put the photo before back
          </Button>
        )}
      </div>
    </div>
  );
}

/** Outlives the dialog: the undo of a message calls it. */
async function putBack(
  childId: ChildId,
  now: ChildRecord['photo']['photoId'],
  back: ChildRecord['photo']['photoId'],
): Promise<void> {
  const result = await call('children.putPhotoBack', { childId, now, back });
  if (result.ok) toast(back === null ? 'Photo taken away' : 'The photo before is back');
  else toast(result.error.message, { tone: 'problem' });
}
