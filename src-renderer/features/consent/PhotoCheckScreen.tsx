import { ChevronLeft, ClipboardPaste, UserPlus, X } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { ChildId, PurposeId } from '#shared/domain/ids.ts';
import { foldName, shortNames } from '#shared/domain/names.ts';
import { useCall } from '../../api/call.ts';
import { go } from '../../app/router.ts';
import { TopBarActions } from '../../app/TopBarActions.tsx';
import { Answer, Button, FilterChipsMany, Page, PageHeader, SearchField, Select } from '../../ui/index.ts';
import type { ConsentFace, Register } from './answer-look.ts';
import styles from './Consent.module.css';
import { FaceGrid } from './FaceGrid.tsx';
import { PasteNamesDialog } from './PasteNamesDialog.tsx';
import { VerdictPanel } from './VerdictPanel.tsx';

const MOST_FOUND = 24;
/** As many as one check takes. */
const MOST_PICKED = 500;

/** May we use this photo? Who is in it, what is it for: yes, or no with who. */
export function PhotoCheckScreen() {
  const register = useCall('consent.register', { classId: null });
  return <Answer of={register}>{(found) => <Filled register={found} />}</Answer>;
}

function Filled({ register }: { readonly register: Register }) {
  const children = register.rows.map(({ child }) => child);
  const classNames = [...new Set(children.map(({ className }) => className))];
  const [className, setClassName] = useState(classNames[0] ?? '');
  const [picked, setPicked] = useState<ReadonlySet<ChildId>>(new Set());
  const [purposeIds, setPurposeIds] = useState<readonly PurposeId[]>(
    register.purposes.slice(0, 1).map((one) => one.purposeId),
  );
  const [text, setText] = useState('');
  const [pasting, setPasting] = useState(false);

  const inPicture = children.filter(({ childId }) => picked.has(childId));
  const childIds = inPicture.map(({ childId }) => childId).slice(0, MOST_PICKED);
  const check = useCall(
    'consent.check',
    { childIds, purposeIds: [...purposeIds] },
    { enabled: childIds.length > 0 && purposeIds.length > 0, keepPrevious: true },
  );
  const verdicts = childIds.length > 0 && purposeIds.length > 0 ? check.data : undefined;
  const blocking = new Set(verdicts?.verdicts.flatMap((one) => one.blockers.map(({ child }) => child.childId)));

  const wanted = foldName(text);
  const offered = children
    .filter((child) => (wanted === '' ? child.className === className : foldName(child.name).includes(wanted)))
    .slice(0, wanted === '' ? undefined : MOST_FOUND);
  const elsewhere = inPicture.filter((child) => !offered.includes(child));
  const names = shortForms([...elsewhere, ...offered]);

  const toggle = (childId: ChildId) => {
    const next = new Set(picked);
    if (!next.delete(childId)) next.add(childId);
    setPicked(next);
  };
  const add = (more: readonly ConsentFace[]) =>
    setPicked(new Set([...picked, ...more.map(({ childId }) => childId)].slice(0, MOST_PICKED)));
  return (
    <Page
      panelLabel="The answer"
      panel={
        <VerdictPanel
          count={childIds.length}
          check={check}
          ready={verdicts !== undefined}
          asked={purposeIds.length > 0}
          onTakeOut={() => setPicked(new Set([...picked].filter((childId) => !blocking.has(childId))))}
        />
      }
    >
      <TopBarActions>
        <Button icon={ChevronLeft} onPress={() => go({ name: 'consent' })}>
          Register
        </Button>
      </TopBarActions>
      <PageHeader
        title="May we use this photo?"
        subtitle={`${childIds.length} ${childIds.length === 1 ? 'child' : 'children'} in the picture`}
        help={
          <>
            <p>Choose what the picture is for, then press the face of every child who is in it.</p>
            <p>One child who may not be shown is enough for a no. A child nobody has answered for blocks as well.</p>
          </>
        }
      >
        <FilterChipsMany
          label="What is it for?"
          chips={register.purposes.map(({ purposeId, name }) => ({ id: purposeId, label: name }))}
          values={purposeIds}
          onChange={setPurposeIds}
        />
      </PageHeader>
      <PageTools>
        <SearchField label="Find by name" placeholder="Find by name" value={text} onChange={setText} />
        <Select
          label="Class"
          labelHidden
          look="pill"
          options={classNames.map((name) => ({ id: name, label: name }))}
          value={className}
          onChange={(name) => {
            setClassName(name);
            setText('');
          }}
        />
        <Button icon={UserPlus} onPress={() => add(offered)}>
          Add all shown
        </Button>
        <Button icon={ClipboardPaste} onPress={() => setPasting(true)}>
          Paste names
        </Button>
        {childIds.length > 0 && (
          <Button icon={X} onPress={() => setPicked(new Set())}>
            Start again
          </Button>
        )}
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
      {pasting && <PasteNamesDialog onAdd={add} onClose={() => setPasting(false)} />}
    </Page>
  );
}

function PageTools({ children }: { readonly children: ReactNode }) {
  return <div className={styles.buttons}>{children}</div>;
}

/** "Ava O." as short as it stays unique among those shown; where two bear one name, class and birthday stand with it. */
function shortForms(children: readonly ConsentFace[]): ReadonlyMap<ChildId, string> {
  const parts = children.map(({ listName }) => {
    const [surname = '', forename = ''] = listName.split(', ');
    return { surname, forename };
  });
  const short = shortNames(parts);
  return new Map(children.map((child, i) => [child.childId, short[i] ?? child.name]));
}
