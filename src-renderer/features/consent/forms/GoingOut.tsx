import { Printer } from 'lucide-react';
import { useState } from 'react';
import type { CallError } from '#shared/contract/result.ts';
import { addDays, type CalendarDate, londonDay } from '#shared/domain/calendar-date.ts';
import { HANDED_OUT, HANDED_OUT_WORDS } from '#shared/features/consent/asking.contract.ts';
import { fieldError, formError } from '../../../api/failure.ts';
import { Banner, Button, Card, DateField, FieldRow, Form, Select } from '../../../ui/index.ts';
import { printNow } from '../../../ui/print.ts';

type How = (typeof HANDED_OUT)[number];
export interface GoesOut {
  readonly handedOutOn: CalendarDate;
  readonly how: How;
  readonly replyBy: CalendarDate | null;
}
const TWO_WEEKS = 14;

/** When and how papers go out, and by when an answer is wanted: the head and the record of both, said before the print. */
export function useGoesOut() {
  const today = londonDay(new Date());
  const [handedOutOn, setHandedOutOn] = useState<CalendarDate | null>(today);
  const [how, setHow] = useState<How>('bag');
  const [replyBy, setReplyBy] = useState<CalendarDate | null>(addDays(today, TWO_WEEKS));
  return { handedOutOn, setHandedOutOn, how, setHow, replyBy, setReplyBy };
}

export function GoingOut({
  out,
  papers,
  done,
  pending,
  error,
  onPrint,
}: {
  readonly out: ReturnType<typeof useGoesOut>;
  /** "12 forms". */
  readonly papers: string;
  /** They were printed, and stand as asked. */
  readonly done: boolean;
  readonly pending: boolean;
  readonly error: CallError | null;
  readonly onPrint: (out: GoesOut) => void;
}) {
  const [tried, setTried] = useState(false);
  const print = () => {
    setTried(true);
    const { handedOutOn, how, replyBy } = out;
    if (handedOutOn !== null) onPrint({ handedOutOn, how, replyBy });
  };
  return (
    <div data-screen-only="">
      <Card>
        {done ? (
          <Banner tone="fine" title="Printed, and on the record as handed out." announce focus="always">
            If nothing came out of the printer, press Print again. If they do not go out after all, say so under “What
            went out”.
            <p>
              <Button icon={Printer} onPress={() => void printNow()}>
                Print again
              </Button>
            </p>
          </Banner>
        ) : (
          <Form
            label="Going out"
            onSubmit={print}
            error={formError(error)}
            actions={
              <Button tone="primary" icon={Printer} type="submit" isPending={pending}>
                Print {papers}
              </Button>
            }
          >
            <FieldRow>
              <DateField
                label="They go out on"
                value={out.handedOutOn}
                onChange={out.setHandedOutOn}
                error={tried && out.handedOutOn === null ? 'Please fill this in.' : undefined}
              />
              <Select
                label="How?"
                options={HANDED_OUT.map((id) => ({ id, label: HANDED_OUT_WORDS[id] }))}
                value={out.how}
                onChange={out.setHow}
              />
              <DateField
                label="Back by"
                optional
                value={out.replyBy}
                onChange={out.setReplyBy}
                error={fieldError(error, 'replyBy')}
              />
            </FieldRow>
          </Form>
        )}
      </Card>
    </div>
  );
}
