import { useState } from 'react';
import type { CallOutput } from '#shared/contract/contract.ts';
import type { ClassId } from '#shared/domain/ids.ts';
import {
  AUDIENCE_NAMES,
  AUDIENCES,
  type Audience,
  mayBeWholeSchool,
} from '#shared/features/papers/sheet-fields.rules.ts';
import { useCall, useCommand } from '../../api/call.ts';
import { useCan } from '../../api/session-store.ts';
import type { ScreenOf } from '../../app/router.ts';
import { Answer, EmptyState, Page, PageHeader, Select } from '../../ui/index.ts';
import { SheetWork } from './SheetWork.tsx';

type Classes = CallOutput<'papers.sheetClasses'>;
const WHOLE = 'whole-school';

/** The class information sheet: choose, look, print as numbered copies. The kitchen has one sheet, its own. */
export function ClassSheetScreen({ screen }: { readonly screen: ScreenOf<'class-sheet'> }) {
  const mayAny = useCan('papers.class-sheet');
  const isKitchen = useCan('papers.kitchen');
  const asKitchen = isKitchen && (screen.kitchen === true || !mayAny);
  const classes = useCall('papers.sheetClasses', {}, { enabled: !asKitchen });
  if (asKitchen) return <KitchenSheet />;
  return (
    <Answer
      of={classes}
      loading="Loading the classes"
      isEmpty={(found) => found.classes.length === 0}
      empty={
        <Page>
          <PageHeader title="Class sheet" help={<p>A sheet is of one class. Classes are added under Children.</p>} />
          <EmptyState title="There is no class to print a sheet of">
            A Lead or the office adds classes under Children.
          </EmptyState>
        </Page>
      }
    >
      {(found) => <StaffSheet classes={found} first={screen.kitchen ? 'lunch' : 'teacher'} />}
    </Answer>
  );
}

function StaffSheet({
  classes: { classes, wholeSchool },
  first,
}: {
  readonly classes: Classes;
  readonly first: Audience;
}) {
  const [audience, setAudience] = useState<Audience>(first);
  const [chosen, setChosen] = useState<string | null>(null);
  const whole = wholeSchool && mayBeWholeSchool(audience);
  const place = chosen === WHOLE && !whole ? null : chosen;
  const id = place ?? (whole && audience === 'lunch' ? WHOLE : (classes[0]?.classId ?? ''));
  const classId = id === WHOLE ? null : (id as ClassId);
  const asked = useCall('papers.classSheet', { classId, audience });
  const printed = useCommand('papers.printClassSheet');
  return (
    <SheetWork
      key={`${id} ${audience}`}
      asked={asked}
      audience={audience}
      error={printed.error}
      isPending={printed.pending}
      onPrint={(print) => printed.run({ ...print, classId, audience })}
    >
      <Select
        label="Class"
        options={[
          ...(whole ? [{ id: WHOLE, label: 'Whole school' }] : []),
          ...classes.map((one) => ({ id: one.classId as string, label: one.name })),
        ]}
        value={id}
        onChange={setChosen}
      />
      <Select
        label="Who reads it?"
        hint="Each is told no more than they need."
        options={AUDIENCES.map((one) => ({ id: one, label: AUDIENCE_NAMES[one] }))}
        value={audience}
        onChange={setAudience}
      />
    </SheetWork>
  );
}

function KitchenSheet() {
  const asked = useCall('papers.kitchenSheet', { classId: null });
  const printed = useCommand('papers.printKitchenSheet');
  return (
    <SheetWork
      asked={asked}
      audience="lunch"
      error={printed.error}
      isPending={printed.pending}
      onPrint={(print) => printed.run({ ...print, classId: null })}
    />
  );
}
