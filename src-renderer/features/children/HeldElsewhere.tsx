import { Check } from 'lucide-react';
import { londonDay, showDate } from '#shared/domain/calendar-date.ts';
import type { ChildRecord } from '#shared/features/children/children.model.ts';
import { useCommand } from '../../api/call.ts';
import { useCan } from '../../api/session-store.ts';
import { Banner, Button, Card, DescriptionList, toast } from '../../ui/index.ts';

/** CPOMS and the paper file: where they are, and when somebody last looked. The check lapses when what is recorded changes. */
export function HeldElsewhere({ record }: { readonly record: ChildRecord }) {
  const { childId, fields, heldCheck } = record;
  const mayWrite = useCan('children.write');
  const check = useCommand('children.checkHeld');
  const checkNow = async () => {
    if ((await check.run({ childId, onDay: londonDay(new Date()) })).ok) toast('Recorded as checked today.');
  };
  const isRecorded = fields.cpomsRef !== '' || fields.paperPlace !== '';
  return (
    <Card>
      <h2>Where else it is held</h2>
      <DescriptionList
        facts={[
          { term: 'CPOMS reference', value: fields.cpomsRef },
          { term: 'Paper file', value: fields.paperPlace },
          { term: 'Last checked', value: heldCheck ? `${showDate(heldCheck.on)} by ${heldCheck.by}` : '' },
        ]}
      />
      {check.error && (
        <Banner tone="serious" announce>
          {check.error.message}
        </Banner>
      )}
      {mayWrite && isRecorded && (
        <p>
          <Button icon={Check} isPending={check.pending} onPress={() => void checkNow()}>
            Checked today
          </Button>
        </p>
      )}
    </Card>
  );
}
