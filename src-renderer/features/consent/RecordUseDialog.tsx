import { useId, useState } from 'react';
import { type CalendarDate, londonDay } from '#shared/domain/calendar-date.ts';
import type { ChildId } from '#shared/domain/ids.ts';
import type { ShortPurpose } from '#shared/features/consent/consent.model.ts';
import { namedWords, PLACE_WORDS, UsePlace } from '#shared/features/consent/uses.model.ts';
import { useCommand } from '../../api/call.ts';
import { fieldError, formError } from '../../api/failure.ts';
import { Button, DateField, Dialog, FieldRow, Form, Select, TextField, toast } from '../../ui/index.ts';

const PLACES = UsePlace.options.map((id) => ({ id, label: PLACE_WORDS[id] }));

/** What picture, where, since when: so that it is found on the day when somebody withdraws. The core judges once more. */
export function RecordUseDialog({
  childIds,
  purposes,
  named,
  onClose,
}: {
  readonly childIds: readonly ChildId[];
  readonly purposes: readonly ShortPurpose[];
  /** As it was asked: full names stand with it. */
  readonly named: boolean;
  readonly onClose: () => void;
}) {
  const form = useId();
  const [picture, setPicture] = useState('');
  const [place, setPlace] = useState<UsePlace | null>(null);
  const [placeWords, setPlaceWords] = useState('');
  const [since, setSince] = useState<CalendarDate | null>(londonDay(new Date()));
  const [tried, setTried] = useState(false);
  const record = useCommand('consent.recordUse');
  const lacksWords = place === 'other' && placeWords.trim() === '';
  const save = async () => {
    setTried(true);
    if (place === null || since === null || picture.trim() === '' || lacksWords) return;
    const purposeIds = purposes.map(({ purposeId }) => purposeId);
    const result = await record.run({ childIds: [...childIds], purposeIds, picture, place, placeWords, since, named });
    if (!result.ok) return;
    toast('The use is recorded. It stands under “Pictures in use”.');
    onClose();
  };
  const lack = (is: boolean) => (tried && is ? 'Please fill this in.' : undefined);
  return (
    <Dialog
      title={`Use it for: ${purposes.map(({ name }) => name).join(', ')}`}
      isOpen
      onClose={onClose}
      draft={[picture, place, placeWords, since]}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button tone="primary" type="submit" form={form} isPending={record.pending}>
            Record the use
          </Button>
        </>
      }
    >
      <Form id={form} onSubmit={() => void save()} error={formError(record.error)}>
        <p>
          {childIds.length} {childIds.length === 1 ? 'child' : 'children'} in the picture. {namedWords(named)}.
        </p>
        <TextField
          label="Which picture?"
          hint="The file’s name, or where the picture is kept"
          autoFocus
          value={picture}
          onChange={setPicture}
          maxLength={200}
          error={fieldError(record.error, 'picture') ?? lack(picture.trim() === '')}
        />
        <FieldRow>
          <Select
            label="Where does it appear?"
            placeholder="Choose"
            options={PLACES}
            value={place}
            onChange={setPlace}
            error={lack(place === null)}
          />
          <DateField
            label="Since when?"
            value={since}
            onChange={setSince}
            error={fieldError(record.error, 'since') ?? lack(since === null)}
          />
        </FieldRow>
        <TextField
          label="Where exactly?"
          hint="The page, the issue, the wall. A parent may read this in a letter: no child’s name."
          optional={place !== 'other'}
          value={placeWords}
          onChange={setPlaceWords}
          maxLength={200}
          error={lack(lacksWords)}
        />
      </Form>
    </Dialog>
  );
}
