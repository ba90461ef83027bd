import { Camera, FileInput, FileQuestion, Images } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import type { ChildId, ClassId } from '#shared/domain/ids.ts';
import { askAhead, useCall } from '../../api/call.ts';
import { useCan } from '../../api/session-store.ts';
import { go } from '../../app/router.ts';
import { TopBarActions } from '../../app/TopBarActions.tsx';
import {
  Answer,
  Button,
  ChipRule,
  EmptyState,
  FilterChip,
  FilterChips,
  Page,
  PageHeader,
  Select,
} from '../../ui/index.ts';
import { gridRows, OLD_RECORD_SIGN, OLD_RECORD_WORDS, type Register } from './answer-look.ts';
import { CellPanel } from './CellPanel.tsx';
import styles from './Consent.module.css';
import { FormsMenu } from './FormsMenu.tsx';
import { RecordFormDialog } from './RecordFormDialog.tsx';
import { type ChosenCell, RegisterGrid } from './RegisterGrid.tsx';
import { RegisterMenu } from './RegisterMenu.tsx';
import { TakeDownBanner } from './TakeDownBanner.tsx';

/** The consent register: every child by every purpose, what counts today and why. */
export function RegisterScreen() {
  const [classId, setClassId] = useState<Asked>('first');
  const register = useCall('consent.register', { classId }, { keepPrevious: true });
  const several = (register.data?.classes.length ?? 0) > 1;
  // While somebody reads the first class, the whole school is made ready: "All classes" is then there at once.
  useEffect(() => {
    if (several) askAhead('consent.register', { classId: null });
  }, [several]);
  return (
    <Answer of={register} loading="Loading the consent register">
      {(found) => <Filled register={found} onClass={setClassId} />}
    </Answer>
  );
}

type Asked = ClassId | 'first' | null;
const ALL = 'all';
/** More classes than this are a list to open: chips would push the register down. */
const MOST_CHIPS = 4;

function Filled({ register, onClass }: { readonly register: Register; readonly onClass: (classId: Asked) => void }) {
  const [noForm, setNoForm] = useState(false);
  const [changed, setChanged] = useState(false);
  const [chosen, setChosen] = useState<ChosenCell | null>(null);
  const [form, setForm] = useState<ChildId | null>(null);
  const mayWrite = useCan('consent.write');
  const withReasons = register.view === 'reasons';

  // Two thousand children: made again when there is something new, not with every key.
  const inClass = useMemo(() => gridRows(register), [register]);
  const rows = useMemo(
    () => inClass.filter((row) => (!noForm || !row.formBack) && (!changed || row.changedThisWeek)),
    [inClass, noForm, changed],
  );
  // The chosen child's form, else the first that is not back.
  const formOf = mayWrite ? (chosen ?? rows.find((row) => !row.formBack)?.child ?? rows[0]?.child)?.childId : undefined;
  const chips = [
    ...register.classes.map(({ classId, name, children }) => ({ id: classId as string, label: name, count: children })),
    { id: ALL, label: 'All classes', count: register.allChildren },
  ];
  const className = register.shown ?? ALL;
  const setClassName = (id: string) => {
    setChosen(null);
    onClass(id === ALL ? null : (id as ClassId));
  };
  return (
    <Page
      panel={
        chosen && (
          <CellPanel key={`${chosen.childId} ${chosen.purposeId}`} {...chosen} onClose={() => setChosen(null)} />
        )
      }
      panelLabel="The chosen answer"
    >
      <TopBarActions>
        {formOf && (
          <Button icon={FileInput} onPress={() => setForm(formOf)}>
            Record a form
          </Button>
        )}
        <Button tone="primary" icon={Camera} onPress={() => go({ name: 'photo-check' })}>
          May we use this photo?
        </Button>
      </TopBarActions>
      <PageHeader
        title="Consent register"
        titleHidden
        actions={
          <>
            {withReasons && (
              <Button icon={Images} onPress={() => go({ name: 'pictures' })}>
                Pictures in use
              </Button>
            )}
            <FormsMenu />
            {withReasons && <RegisterMenu />}
          </>
        }
        help={
          <>
            <p>Yes is quiet, No is dark, and a dashed box is a missing answer. A missing answer is not a yes.</p>
            <p>
              Arrow keys move between answers, Page Up and Page Down by ten children.
              {withReasons ? ' Enter opens the reason and the history; Tab goes on to them.' : ''}
              {mayWrite ? ' F records a whole returned form of that child.' : ''}
            </p>
            <p>Where both parents were asked and one is against, the answer is no.</p>
          </>
        }
      >
        {register.classes.length <= MOST_CHIPS ? (
          <FilterChips label="Filter by class" chips={chips} value={className} onChange={setClassName} />
        ) : (
          <Select
            label="Class"
            labelHidden
            look="pill"
            options={chips.map(({ id, label, count }) => ({ id, label: `${label}, ${count}` }))}
            value={className}
            onChange={setClassName}
          />
        )}
        {withReasons && (
          <>
            <ChipRule />
            <FilterChip
              chip={{ id: 'no-form', label: 'Form not complete', count: inClass.filter((row) => !row.formBack).length }}
              isSelected={noForm}
              onChange={setNoForm}
            />
            <FilterChip
              chip={{
                id: 'changed',
                label: 'Changed this week',
                count: inClass.filter((row) => row.changedThisWeek).length,
              }}
              isSelected={changed}
              onChange={setChanged}
            />
          </>
        )}
      </PageHeader>
      <div className={styles.takeDown}>
        <TakeDownBanner />
      </div>
      {rows.length === 0 ? (
        <EmptyState icon={FileQuestion} title="No child to show">
          {register.allChildren === 0
            ? 'The register is empty. Children come in by an import or by hand.'
            : 'No child fits these filters.'}
        </EmptyState>
      ) : (
        <>
          {rows.some(({ cells }) => cells.some(({ marked }) => marked)) && (
            <p className={styles.legend}>
              <b aria-hidden="true">{OLD_RECORD_SIGN}</b> {OLD_RECORD_WORDS}
            </p>
          )}
          <RegisterGrid
            purposes={register.purposes}
            rows={rows}
            chosen={chosen}
            withForm={withReasons}
            {...(withReasons ? { onOpen: setChosen } : {})}
            {...(mayWrite ? { onForm: setForm } : {})}
          />
        </>
      )}
      {form && <RecordFormDialog childId={form} onClose={() => setForm(null)} />}
    </Page>
  );
}
