import { ChevronLeft, ClipboardPaste, Images, UserPlus, Users, X } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { ChildId, ClassId, PurposeId } from '#shared/domain/ids.ts';
import { foldName, shortNames } from '#shared/domain/names.ts';
import type { FoundChild } from '#shared/features/children/children.model.ts';
import type { ShortPurpose } from '#shared/features/consent/consent.model.ts';
import { useCall } from '../../api/call.ts';
import { useCan } from '../../api/session-store.ts';
import { go } from '../../app/router.ts';
import { TopBarActions } from '../../app/TopBarActions.tsx';
import {
  Answer,
  Button,
  ChipBar,
  ChipRule,
  FilterChip,
  FilterChipsMany,
  Page,
  PageHeader,
  SearchField,
  Select,
  thenToScreen,
} from '../../ui/index.ts';
import type { ConsentFace, Register } from './answer-look.ts';
import styles from './Consent.module.css';
import { FaceGrid } from './FaceGrid.tsx';
import { GroupsDialog } from './GroupsDialog.tsx';
import { PasteNamesDialog } from './PasteNamesDialog.tsx';
import { RecordUseDialog } from './RecordUseDialog.tsx';
import { VerdictPanel } from './VerdictPanel.tsx';

/** As many as one check takes. */
const MOST_PICKED = 500;

/** May we use this photo? Who is in it, what is it for: yes, or no with who. */
export function PhotoCheckScreen() {
  const [classId, setClassId] = useState<ClassId | 'first'>('first');
  const register = useCall('consent.register', { classId }, { keepPrevious: true });
  return <Answer of={register}>{(found) => <Filled register={found} onClass={setClassId} />}</Answer>;
}

function Filled({ register, onClass }: { readonly register: Register; readonly onClass: (classId: ClassId) => void }) {
  const purposes = register.purposes.filter(({ kind }) => kind === 'pictures');
  const children = register.rows.map(({ child }) => child);
  const className = register.classes.find(({ classId }) => classId === register.shown)?.name ?? 'All children';
  // Faces are kept as they were picked: the class on the screen may be another one by now.
  const [picked, setPicked] = useState<ReadonlyMap<ChildId, ConsentFace>>(new Map());
  // Nothing is chosen for the person: an answer for another use than the one in mind is a wrong answer.
  const [purposeIds, setPurposeIds] = useState<readonly PurposeId[]>([]);
  const [several, setSeveral] = useState(false);
  const [named, setNamed] = useState(false);
  const [text, setText] = useState('');
  const [pasting, setPasting] = useState(false);
  const [grouping, setGrouping] = useState(false);
  const [using, setUsing] = useState<readonly ShortPurpose[] | null>(null);
  const mayWrite = useCan('consent.write');

  const inPicture = [...picked.values()];
  const childIds = [...picked.keys()];
  const check = useCall(
    'consent.check',
    { childIds, purposeIds: [...purposeIds], named },
    { enabled: childIds.length > 0 && purposeIds.length > 0, keepPrevious: true },
  );
  // The answer for the faces and uses of a moment ago is not the answer for these.
  const isAsked = childIds.length > 0 && purposeIds.length > 0 && !check.isPlaceholderData;
  const verdicts = isAsked ? check.data : undefined;
  const blocking = new Set(verdicts?.verdicts.flatMap((one) => one.blockers.map(({ child }) => child.childId)));

  const wanted = foldName(text);
  const found = useCall('children.find', { text }, { enabled: wanted !== '', keepPrevious: true });
  const offered = wanted === '' ? children : withinReach(found.data?.hits ?? [], register);
  const shown = new Set(offered.map(({ childId }) => childId));
  const elsewhere = inPicture.filter(({ childId }) => !shown.has(childId));
  const names = shortForms([...elsewhere, ...offered]);

  const add = (more: readonly ConsentFace[]) =>
    setPicked(new Map([...picked, ...more.map((child) => [child.childId, child] as const)].slice(0, MOST_PICKED)));
  const toggle = (childId: ChildId) => {
    const child = [...offered, ...elsewhere].find((one) => one.childId === childId);
    const next = new Map(picked);
    if (next.delete(childId)) setPicked(next);
    else if (child) add([child]);
  };
  return (
    <Page
      panelLabel="The answer"
      panel={
        <VerdictPanel
          count={childIds.length}
          check={check}
          ready={verdicts !== undefined}
          asked={purposeIds.length > 0}
          onNoNames={() => setNamed(false)}
          {...(mayWrite ? { onUse: setUsing } : {})}
          onTakeOut={() => setPicked(new Map([...picked].filter(([childId]) => !blocking.has(childId))))}
        />
      }
    >
      <TopBarActions>
        <Button icon={ChevronLeft} onPress={() => go({ name: 'consent' })}>
          Register
        </Button>
        {register.view === 'reasons' && (
          <Button icon={Images} onPress={() => go({ name: 'pictures' })}>
            Pictures in use
          </Button>
        )}
      </TopBarActions>
      <PageHeader
        title="May we use this photo?"
        subtitle={`${childIds.length} ${childIds.length === 1 ? 'child' : 'children'} in the picture`}
        help={
          <>
            <p>Choose what the picture is for, then press the face of every child who is in it.</p>
            <p>One child who may not be shown is enough for a no. A child nobody has answered for blocks as well.</p>
            {mayWrite && (
              <p>“Use it for” records where the picture appears, so that it is found when somebody withdraws.</p>
            )}
          </>
        }
      >
        <ChipBar className={styles.asks}>
          <FilterChipsMany
            label="What is it for?"
            chips={purposes.map(({ purposeId, name }) => ({ id: purposeId, label: name }))}
            values={purposeIds}
            onChange={(chosen) =>
              setPurposeIds(several ? chosen : chosen.filter((one) => !purposeIds.includes(one)).slice(-1))
            }
          />
          <ChipRule />
          <FilterChip
            chip={{ id: 'several', label: 'For more than one use' }}
            isSelected={several}
            onChange={(on) => {
              setSeveral(on);
              if (!on) setPurposeIds(purposeIds.slice(-1));
            }}
          />
          <FilterChip
            chip={{ id: 'named', label: 'With the children’s full names' }}
            isSelected={named}
            onChange={setNamed}
          />
        </ChipBar>
      </PageHeader>
      <PageTools>
        <SearchField
          className={styles.find}
          label="Find by name"
          placeholder="Find by name"
          value={text}
          onChange={setText}
        />
        <Select
          label="Class"
          labelHidden
          look="pill"
          options={register.classes.map(({ classId, name }) => ({ id: classId, label: name }))}
          value={register.shown}
          onChange={(classId) => {
            onClass(classId);
            setText('');
          }}
        />
        <Button icon={UserPlus} onPress={() => add(offered)}>
          Add all shown
        </Button>
        <Button icon={ClipboardPaste} onPress={() => setPasting(true)}>
          Paste names
        </Button>
        {mayWrite && (
          <Button icon={Users} onPress={() => setGrouping(true)}>
            Saved groups
          </Button>
        )}
        {/* Always there, so that the faces stay where they are when the first is pressed. */}
        <Button icon={X} isDisabled={childIds.length === 0} onPress={() => thenToScreen(() => setPicked(new Map()))}>
          Start again
        </Button>
      </PageTools>
      {elsewhere.length > 0 && (
        <FaceGrid
          title="Also in the picture"
          faces={elsewhere}
          names={names}
          picked={picked}
          blocking={blocking}
          onToggle={toggle}
        />
      )}
      <FaceGrid
        title={wanted === '' ? className : `Names with “${text.trim()}”`}
        faces={offered}
        names={names}
        picked={picked}
        blocking={blocking}
        onToggle={toggle}
      />
      {using && <RecordUseDialog childIds={childIds} purposes={using} named={named} onClose={() => setUsing(null)} />}
      {grouping && <GroupsDialog picked={inPicture} onAdd={add} onClose={() => setGrouping(false)} />}
      {pasting && <PasteNamesDialog onAdd={add} onClose={() => setPasting(false)} />}
    </Page>
  );
}

/** Every signed-in person finds every child of the school by name; a picture is checked for those within reach. */
function withinReach(hits: readonly FoundChild[], { classes, allChildren }: Register): readonly ConsentFace[] {
  const names = new Set(classes.map(({ name }) => name));
  const seesAll = classes.reduce((sum, { children }) => sum + children, 0) < allChildren;
  return hits.filter(({ className }) => names.has(className) || seesAll).map((child) => ({ ...child, listName: '' }));
}

function PageTools({ children }: { readonly children: ReactNode }) {
  return <div className={styles.buttons}>{children}</div>;
}

/** "Ava O." as short as it stays unique among those shown; where two bear one name, class and birthday stand with it. */
function shortForms(children: readonly ConsentFace[]): ReadonlyMap<ChildId, string> {
  const parts = children.map(({ name, listName }) => {
    const [surname = '', forename = ''] = listName.split(', ');
    return listName === '' ? { surname: '', forename: name } : { surname, forename };
  });
  const short = shortNames(parts);
  return new Map(children.map((child, i) => [child.childId, short[i] ?? child.name]));
}
