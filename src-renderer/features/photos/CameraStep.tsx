import { Camera as CameraIcon } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { ChildId } from '#shared/domain/ids.ts';
import { Banner, Button, Loading } from '../../ui/index.ts';
import styles from './Photo.module.css';
import { type CameraFor, useCamera } from './use-camera.ts';

/** What the camera sees, and the button that takes it. No camera is said plainly. */
export function CameraStep({
  childId,
  of = 'face',
  onTaken,
  onBack,
}: {
  readonly childId: ChildId;
  readonly of?: CameraFor;
  readonly onTaken: (picture: Blob) => void;
  readonly onBack: () => void;
}) {
  const camera = useCamera(childId, of);
  const video = useRef<HTMLVideoElement>(null);
  const stream = camera.state === 'on' ? camera.stream : null;
  useEffect(() => {
    if (video.current) video.current.srcObject = stream;
  }, [stream]);
  const take = async () => {
    const picture = video.current && (await stillOf(video.current));
    if (picture) onTaken(picture);
  };
  return (
    <div className={styles.step}>
      {camera.state === 'starting' && <Loading label="Starting the camera" />}
      {camera.state === 'failed' && (
        <Banner tone="watch" announce>
          {camera.words}
        </Banner>
      )}
      {stream && (
        <video ref={video} className={styles.video} aria-label="What the camera sees" autoPlay muted playsInline />
      )}
      <div className={styles.buttons}>
        {stream && (
          <Button tone="primary" icon={CameraIcon} autoFocus onPress={() => void take()}>
            Take the picture
          </Button>
        )}
        <Button onPress={onBack}>Choose another way</Button>
      </div>
    </div>
  );
}

/** One frame, as large as the camera gives it; null before it has sent one. */
async function stillOf(video: HTMLVideoElement): Promise<Blob | null> {
  const { videoWidth: width, videoHeight: height } = video;
  if (width === 0 || height === 0) return null;
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  canvas.getContext('2d')?.drawImage(video, 0, 0);
  return new Promise((resolve) => {
    canvas.toBlob(resolve, 'image/jpeg', 0.92);
  });
}
