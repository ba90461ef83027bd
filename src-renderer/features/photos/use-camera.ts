import { useEffect, useState } from 'react';
import type { ChildId } from '#shared/domain/ids.ts';
import { call } from '../../api/bridge.ts';

export type Camera =
  | { readonly state: 'starting' }
  | { readonly state: 'on'; readonly stream: MediaStream }
  | { readonly state: 'failed'; readonly words: string };

/** What went wrong, in words that lead on; by the browser's names for it. */
const FAILURES: Readonly<Record<string, string>> = {
  NotFoundError: 'No camera was found on this PC. Plug one in and try again, or choose a picture file.',
  OverconstrainedError: 'No camera was found on this PC. Plug one in and try again, or choose a picture file.',
  NotAllowedError:
    'This PC does not let Careboard use its camera. IT can allow it. You can choose a picture file instead.',
  NotReadableError: 'Another program is using the camera. Close it and try again, or choose a picture file.',
};
const NO_CAMERA = 'The camera could not be started. You can choose a picture file instead.';
export type CameraFor = 'face' | 'paper';
/** Writing on a page needs more of the camera than a face does. */
const WANTED: Readonly<Record<CameraFor, MediaStreamConstraints>> = {
  face: { video: { width: { ideal: 1280 }, height: { ideal: 960 } }, audio: false },
  paper: { video: { width: { ideal: 2592 }, height: { ideal: 1944 } }, audio: false },
};

/**
 * The PC's camera for as long as the component is there. The core is told first, since the shells ask it; every track is
 * stopped when the component goes, which hiding the screen makes happen.
 */
export function useCamera(childId: ChildId, of: CameraFor = 'face'): Camera {
  const [camera, setCamera] = useState<Camera>({ state: 'starting' });
  useEffect(() => {
    let gone = false;
    let stream: MediaStream | null = null;
    const stop = () => {
      for (const track of stream?.getTracks() ?? []) track.stop();
      stream = null;
    };
    const start = async () => {
      const allowed = await call('children.useCamera', { childId, on: true });
      if (gone) return;
      if (!allowed.ok) return setCamera({ state: 'failed', words: allowed.error.message });
      if (!navigator.mediaDevices) return setCamera({ state: 'failed', words: NO_CAMERA });
      try {
        stream = await navigator.mediaDevices.getUserMedia(WANTED[of]);
      } catch (error) {
        const name = error instanceof DOMException ? error.name : '';
        if (!gone) setCamera({ state: 'failed', words: FAILURES[name] ?? NO_CAMERA });
        return;
      }
      if (gone) stop();
      else setCamera({ state: 'on', stream });
    };
    void start();
    return () => {
      gone = true;
      stop();
      void call('children.useCamera', { childId, on: false });
    };
  }, [childId, of]);
  return camera;
}
