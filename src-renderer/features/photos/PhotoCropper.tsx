import { Minus, Plus } from 'lucide-react';
import { type KeyboardEvent, type RefObject, useEffect, useRef, useState } from 'react';
import Cropper from 'react-easy-crop';
import 'react-easy-crop/react-easy-crop.css';
import { type Crop, SMALLEST_CROP, wholeCrop } from '#shared/features/photos/crop.ts';
import { IconButton } from '../../ui/index.ts';
import styles from './Photo.module.css';

const MOST_ZOOM = 8;
const STEP = 0.25;
const KEYS: Readonly<Record<string, number>> = { '+': STEP, '=': STEP, '-': -STEP, _: -STEP };
const LABEL = 'The square that is kept. Arrow keys move the picture, plus and minus zoom.';

/** Fractions of the picture, for the preview. */
interface Part {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Chooses the square of the face: drag or arrows, wheel or plus and minus; beside it the photo as the board will show it. */
export function PhotoCropper({
  url,
  name,
  onCrop,
  onUnreadable,
}: {
  readonly url: string;
  readonly name: string;
  readonly onCrop: (crop: Crop) => void;
  readonly onUnreadable: () => void;
}) {
  const [at, setAt] = useState({ x: 0, y: 0 });
  const [zoom, setZoom] = useState(1);
  const [part, setPart] = useState<Part | null>(null);
  // The cropper hands over its ref before the square is drawn.
  const square = useRef<RefObject<HTMLDivElement | null>>(null);
  const natural = useRef({ width: 0, height: 0 });
  const focused = useRef(false);
  // No deeper than leaves a face: the core refuses a smaller square.
  const most = Math.max(
    1,
    Math.min(MOST_ZOOM, Math.min(natural.current.width, natural.current.height) / SMALLEST_CROP || MOST_ZOOM),
  );
  const zoomBy = (by: number) => setZoom((now) => Math.max(1, Math.min(most, now + by)));
  useEffect(() => {
    if (part === null || focused.current) return;
    focused.current = true;
    square.current?.current?.focus();
  }, [part]);
  const onKeyDown = (event: KeyboardEvent) => {
    const by = KEYS[event.key];
    if (by === undefined || event.target !== square.current?.current) return;
    event.preventDefault();
    zoomBy(by);
  };
  return (
    <div className={styles.cropping}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: hears the keys of the square within, which has the focus */}
      <div className={styles.cropper} onKeyDown={onKeyDown}>
        <Cropper
          image={url}
          crop={at}
          zoom={zoom}
          aspect={1}
          maxZoom={most}
          keyboardStep={10}
          disableAutomaticStylesInjection
          cropperProps={{ role: 'application', 'aria-label': LABEL }}
          mediaProps={{ onError: onUnreadable }}
          setCropperRef={(ref) => {
            square.current = ref;
          }}
          onMediaLoaded={({ naturalWidth, naturalHeight }) => {
            natural.current = { width: naturalWidth, height: naturalHeight };
          }}
          onCropChange={setAt}
          onZoomChange={setZoom}
          onCropAreaChange={(share, pixels) => {
            setPart(share);
            onCrop(wholeCrop(pixels, natural.current.width, natural.current.height));
          }}
        />
      </div>
      <div className={styles.beside}>
        <figure className={styles.card}>
          <div className={styles.preview}>{part && <img src={url} alt="" style={shown(part)} />}</div>
          <figcaption>{name}</figcaption>
        </figure>
        <p className={styles.soft}>As it will be shown.</p>
        <div className={styles.buttons}>
          <IconButton label="Zoom out" icon={Minus} outlined isDisabled={zoom <= 1} onPress={() => zoomBy(-STEP)} />
          <IconButton label="Zoom in" icon={Plus} outlined isDisabled={zoom >= most} onPress={() => zoomBy(STEP)} />
        </div>
        <p className={styles.soft}>Drag, or use the arrow keys; + and − zoom.</p>
      </div>
    </div>
  );
}

/** The whole picture so placed that the chosen part (in percent) fills the square around it. */
const shown = ({ x, y, width, height }: Part) => ({
  width: `${10_000 / width}%`,
  height: `${10_000 / height}%`,
  left: `${(-100 * x) / width}%`,
  top: `${(-100 * y) / height}%`,
});
