import { ArrowLeft, ArrowRight, Save } from 'lucide-react';
import { useState } from 'react';
import type { CallOutput } from '#shared/contract/contract.ts';
import { londonDay } from '#shared/domain/calendar-date.ts';
import type { ChildId } from '#shared/domain/ids.ts';
import { PLAN_FIELDS } from '#shared/features/medical/care-plan.model.ts';
import { useCall, useCommand } from '../../../api/call.ts';
import { formError } from '../../../api/failure.ts';
import { back, type ScreenOf } from '../../../app/router.ts';
import { Answer, Banner, Button, Form, Page, PageHeader, Tabs, toast, useUnsaved } from '../../../ui/index.ts';
import styles from './CarePlan.module.css';
import { FromRecord } from './FromRecord.tsx';
import { PartFields } from './PartFields.tsx';
import { PlanFieldInput } from './PlanFieldInput.tsx';
import { draftOf, type PlanDraft, SECTION_FIELDS, SECTIONS, type SectionId } from './plan-draft.ts';
import { ReviewFields } from './ReviewFields.tsx';

type CarePlan = CallOutput<'medical.carePlan'>;

/** Writing a version of the plan, a section at a time; what was written before stays. */
export function CarePlanEditScreen({ screen: { childId } }: { readonly screen: ScreenOf<'care-plan-edit'> }) {
  const asked = useCall('medical.carePlan', { childId });
  return (
    <Page>
      <PageHeader
        title={asked.data?.versions.length ? 'New version of the care plan' : 'Write the care plan'}
        subtitle={asked.data?.told}
        actions={
          <Button icon={ArrowLeft} onPress={back}>
            Back
          </Button>
        }
        help={
          <>
            <p>
              Go through the sections in any order; an empty box says “not recorded”. Nothing is saved before “Save the
              version”.
            </p>
            <p>
              Triggers, signs and what to do stand in the child’s needs; change them on the record, and the plan shows
              them.
            </p>
            <p>
              A new version asks everybody to read it again, and takes the steps typed from the signed plan off the
              emergency card.
            </p>
          </>
        }
      />
      <Answer of={asked} loading="Loading the plan">
        {(plan) => <Writing childId={childId} plan={plan} />}
      </Answer>
    </Page>
  );
}

function Writing({ childId, plan }: { readonly childId: ChildId; readonly plan: CarePlan }) {
  // What the writer saw at first: a version that comes meanwhile is told when this one is saved.
  const [begun] = useState(plan);
  const [newest] = begun.versions;
  const [draft, setDraft] = useState<PlanDraft>(() => draftOf(newest, begun.recordNow, londonDay(new Date())));
  const [section, setSection] = useState<SectionId>('condition');
  const [tried, setTried] = useState(false);
  const save = useCommand('medical.saveCarePlan');
  const now = JSON.stringify(draft);
  const [kept, setKept] = useState(now);
  useUnsaved(now === kept ? null : 'what you have written in the care plan');
  const setFields = (part: Partial<PlanDraft['fields']>) =>
    setDraft({ ...draft, fields: { ...draft.fields, ...part } });
  const errorOf = (field: string): string | undefined => save.error?.fields?.[field];
  const { signed } = begun;
  const submit = async () => {
    setTried(true);
    const { fields, why, isFromSigned } = draft;
    const { reviewOn } = fields;
    if (reviewOn === null || (newest && why.trim() === '') || (signed && isFromSigned === null)) {
      setSection('plan');
      return;
    }
    const result = await save.run({
      ...{ childId, seen: newest?.versionId ?? null, fields: { ...fields, reviewOn }, why },
      fromPlanId: signed && isFromSigned ? signed.planId : null,
    });
    if (!result.ok) {
      setSection(sectionOf(Object.keys(result.error.fields ?? {})) ?? section);
      return;
    }
    setKept(now);
    toast('The version was saved. Staff are asked to read it.');
    // After the form no longer has anything unsaved.
    setTimeout(back);
  };
  const at = SECTIONS.findIndex(({ id }) => id === section);
  const next = SECTIONS[at + 1];
  return (
    <Form
      label="The care plan"
      onSubmit={() => void submit()}
      error={formError(save.error)}
      actions={
        <>
          <Button tone="primary" icon={Save} type="submit" isPending={save.pending}>
            Save the version
          </Button>
          {next && (
            <Button icon={ArrowRight} onPress={() => setSection(next.id)}>
              Next: {next.label}
            </Button>
          )}
        </>
      }
    >
      {begun.versions[0]?.versionId !== plan.versions[0]?.versionId && (
        <Banner tone="serious" announce>
          Somebody has saved another version meanwhile. Copy what you wrote, go back, and begin from theirs.
        </Banner>
      )}
      <Tabs
        label="Sections of the plan"
        value={section}
        onChange={setSection}
        tabs={SECTIONS.map(({ id, label }) => ({
          ...{ id, label },
          content: (
            <div className={styles.fields}>
              <FromRecord section={id} record={begun.recordNow} />
              {id === 'parts' && (
                <PartFields parts={draft.fields.parts} onChange={(parts) => setFields({ parts })} errorOf={errorOf} />
              )}
              <div className={styles.two}>
                {SECTION_FIELDS[id].map((key) => (
                  <PlanFieldInput
                    key={key}
                    spec={PLAN_FIELDS[key]}
                    value={draft.fields[key]}
                    onChange={(value) => setFields({ [key]: value })}
                    error={errorOf(`fields.${key}`)}
                  />
                ))}
              </div>
              {id === 'plan' && (
                <ReviewFields {...{ draft, setDraft, tried, errorOf }} signed={signed} isFirst={newest === undefined} />
              )}
            </div>
          ),
        }))}
      />
    </Form>
  );
}

/** The section that holds the first of the fields that were refused. */
function sectionOf(fields: readonly string[]): SectionId | undefined {
  const [first] = fields;
  if (first === undefined) return undefined;
  if (first.startsWith('fields.parts')) return 'parts';
  const found = SECTIONS.find(({ id }) => SECTION_FIELDS[id].some((key) => first === `fields.${key}`));
  return found?.id ?? 'plan';
}
