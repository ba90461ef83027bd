import { ClipboardCopy } from 'lucide-react';
import { useRef, useState } from 'react';
import { itDetailsText } from '#shared/features/settings/it-details.contract.ts';
import { useCall } from '../../api/call.ts';
import { Answer, Button, Dialog } from '../../ui/index.ts';
import styles from './School.module.css';

/** The way to what IT asks for, wherever something fails: codes and reference numbers, no child and no member of staff. */
export function ItDetailsButton() {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button icon={ClipboardCopy} onPress={() => setOpen(true)}>
        Copy details for IT
      </Button>
      {open && <ItDetailsDialog onClose={() => setOpen(false)} />}
    </>
  );
}

function ItDetailsDialog({ onClose }: { readonly onClose: () => void }) {
  const asked = useCall('settings.itDetails', {});
  const lines = useRef<HTMLTextAreaElement>(null);
  const [copied, setCopied] = useState(false);
  const copy = () => {
    lines.current?.select();
    // The newer way asks for a permission, and no page of ours is ever given one.
    setCopied(document.execCommand('copy'));
  };
  return (
    <Dialog
      title="Details for IT"
      size="l"
      isOpen
      onClose={onClose}
      footer={
        <>
          <span role="status">{copied && 'Copied. Paste it into your message to IT.'}</span>
          <Button onPress={onClose}>Close</Button>
          <Button tone="primary" onPress={copy}>
            Copy
          </Button>
        </>
      }
    >
      <Answer of={asked} loading="Collecting the details">
        {(details) => (
          <>
            <p>Version, states and reference numbers. No child, no member of staff and no password is in it.</p>
            <textarea
              ref={lines}
              className={styles.details}
              aria-label="Details for IT"
              readOnly
              rows={10}
              spellCheck={false}
              value={itDetailsText(details)}
            />
          </>
        )}
      </Answer>
    </Dialog>
  );
}
