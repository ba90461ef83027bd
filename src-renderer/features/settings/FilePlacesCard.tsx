import { useId, useState } from 'react';
import type { FilePlaceId } from '#shared/domain/ids.ts';
import { useCall, useCommand } from '../../api/call.ts';
import { fieldError, formError } from '../../api/failure.ts';
import { Answer, Banner, Button, Card, Form, Select, TextField, toast } from '../../ui/index.ts';

const NEW = 'new';

/** Where paper files about children are kept. Another name moves the files that are recorded there with it. */
export function FilePlacesCard() {
  const form = useId();
  const asked = useCall('children.filePlaces', {});
  const save = useCommand('children.saveFilePlace');
  const remove = useCommand('children.removeFilePlace');
  const [chosen, setChosen] = useState<FilePlaceId | null>(null);
  const [name, setName] = useState('');
  const done = (words: string) => {
    toast(words);
    setChosen(null);
    setName('');
  };
  const submit = async () => {
    if ((await save.run({ placeId: chosen, name })).ok) done('The place is saved.');
  };
  const takeOff = async (placeId: FilePlaceId) => {
    if ((await remove.run({ placeId })).ok) done('Off the list. What records say of it stays.');
  };
  return (
    <Card>
      <h2>Places for paper files</h2>
      <Answer of={asked}>
        {({ places }) => (
          <Form
            id={form}
            label="Places for paper files"
            onSubmit={() => void submit()}
            error={formError(save.error)}
            actions={
              <>
                <Button type="submit" isPending={save.pending} isDisabled={name.trim() === ''}>
                  {chosen === null ? 'Add the place' : 'Rename the place'}
                </Button>
                {chosen !== null && (
                  <Button tone="danger" isPending={remove.pending} onPress={() => void takeOff(chosen)}>
                    Take it off the list
                  </Button>
                )}
              </>
            }
          >
            {remove.error && <Banner tone="serious">{remove.error.message}</Banner>}
            <Select
              label="Place"
              options={[
                { id: NEW, label: 'A new place' },
                ...places.map(({ placeId, name: label, children }) => ({
                  ...{ id: placeId as string, label },
                  hint: children === 1 ? '1 paper file' : `${children} paper files`,
                })),
              ]}
              value={chosen ?? NEW}
              onChange={(id) => {
                const place = places.find(({ placeId }) => placeId === id);
                setChosen(place?.placeId ?? null);
                setName(place?.name ?? '');
              }}
            />
            <TextField
              label="Name"
              value={name}
              onChange={setName}
              maxLength={60}
              error={fieldError(save.error, 'name')}
            />
          </Form>
        )}
      </Answer>
    </Card>
  );
}
