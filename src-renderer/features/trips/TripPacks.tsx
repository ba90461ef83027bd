import { FolderOpen, HardDrive, PenLine } from 'lucide-react';
import { useState } from 'react';
import type { CallOutput } from '#shared/contract/contract.ts';
import { showDateTime } from '#shared/domain/calendar-date.ts';
import type { TripId } from '#shared/domain/ids.ts';
import { useCall, useCommand } from '../../api/call.ts';
import { formError } from '../../api/failure.ts';
import { Answer, Banner, Button, Card, Dialog, EmptyState } from '../../ui/index.ts';
import { ownDialogOpens } from '../../ui/own-dialog.ts';
import styles from './Trips.module.css';
import { childrenCount } from './trip-words.ts';

type Made = CallOutput<'trips.makePack'>;

/** The packs that were made of this trip, and the making of one. */
export function TripPacks({ tripId }: { readonly tripId: TripId }) {
  const asked = useCall('trips.packs', { tripId });
  const make = useCommand('trips.makePack');
  const [made, setMade] = useState<Made | null>(null);
  const run = async (placeId: string | null) => {
    const result = await make.run({ tripId, placeId });
    if (result.ok) setMade(result.value);
  };
  const isCancelled = make.error?.code === 'cancelled';
  const error =
    make.error && !isCancelled ? (formError(make.error) ?? Object.values(make.error.fields ?? {})[0]) : undefined;
  return (
    <Answer of={asked} loading="Loading the trip packs">
      {({ packs, places, mayBrowse }) => (
        <>
          <Card>
            <h2>Make a trip pack</h2>
            <p>
              One sealed file for a stick, with these children and these days only. It opens by six words, which are
              shown once. Give the stick to the leader and the words on paper, apart from it.
            </p>
            <p>
              Careboard opens it from the noon before the trip to the noon after it. A copy of the file stays sealed by
              its words: whoever has both can read it.
            </p>
            <div className={styles.bar}>
              {places.map(({ placeId, path }) => (
                <Button key={placeId} icon={HardDrive} isPending={make.pending} onPress={() => void run(placeId)}>
                  {`Write to ${path}`}
                </Button>
              ))}
              {mayBrowse && (
                <Button
                  icon={FolderOpen}
                  isPending={make.pending}
                  onPressStart={ownDialogOpens}
                  onPress={() => void run(null)}
                >
                  Choose a folder
                </Button>
              )}
            </div>
            {places.length === 0 && !mayBrowse && <p>No stick is plugged in. Plug one in and open this part again.</p>}
            {error && (
              <Banner tone="serious" announce>
                {error}
              </Banner>
            )}
          </Card>
          {packs.length === 0 ? (
            <EmptyState title="No pack was made of this trip yet">
              It stands here once it is written and checked.
            </EmptyState>
          ) : (
            <ul className={styles.list} aria-label="Trip packs">
              {packs.map((pack) => (
                <li key={pack.packId} className={styles.row}>
                  <span className={styles.who}>
                    <b>{pack.fileName}</b>, {childrenCount(pack.children)}. Made {showDateTime(pack.madeAt)} by{' '}
                    {pack.madeBy}.{' '}
                    <span className={styles.soft}>
                      Opens from {showDateTime(pack.readableFrom)} to {showDateTime(pack.readableUntil)}. Not back yet.
                    </span>
                  </span>
                </li>
              ))}
            </ul>
          )}
          {made && <WordsDialog made={made} onClose={() => setMade(null)} />}
        </>
      )}
    </Answer>
  );
}

/** The six words, this once. They are kept nowhere. */
function WordsDialog({ made, onClose }: { readonly made: Made; readonly onClose: () => void }) {
  return (
    <Dialog
      title="Write these six words down"
      isOpen
      onClose={onClose}
      footer={
        <Button tone="primary" icon={PenLine} onPress={onClose}>
          I have written them down
        </Button>
      }
    >
      <ol className={styles.words} aria-label="The six words">
        {made.words.split(' ').map((word) => (
          <li key={word}>{word}</li>
        ))}
      </ol>
      <p>
        They are shown this once and kept nowhere. The pack is written and was opened again to check: {made.fileName}.
      </p>
      <p>When they are lost, make another pack.</p>
    </Dialog>
  );
}
