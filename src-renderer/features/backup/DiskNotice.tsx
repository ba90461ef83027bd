import { useCall } from '../../api/call.ts';
import { useSession } from '../../api/session-store.ts';
import { Banner } from '../../ui/index.ts';
import { sizeInWords } from './backup-words.ts';

/** Over every screen, for everybody, while the PC's disk has little room or none. It cannot be closed: it goes when there is room. */
export function DiskNotice() {
  const active = useSession((store) => store.session?.state === 'active');
  const disk = useCall('backup.disk', {}, { enabled: active }).data;
  if (!disk || disk.state === 'fine') return null;
  if (disk.state === 'low')
    return (
      <Banner
        tone="watch"
        title={`The disk of this PC is nearly full${disk.freeBytes === null ? '' : `: ${sizeInWords(disk.freeBytes)} are left`}.`}
      >
        Please tell IT today, or soon nothing more can be saved. Emergency cards go on working.
      </Banner>
    );
  return (
    <Banner tone="serious" announce title="The disk of this PC is full.">
      Please tell IT at once, and write new entries on paper too. Emergency cards go on working; photos, plans and
      imports cannot be saved.
    </Banner>
  );
}
