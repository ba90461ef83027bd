import { ArrowLeft, Ban, Camera, Eye, Pencil, Siren } from 'lucide-react';
import { useState } from 'react';
import { showDate } from '#shared/domain/calendar-date.ts';
import {
  type ChildRecord,
  type ContactNumbers,
  INSTRUCTION_WORDS,
  type Instruction,
} from '#shared/features/children/children.model.ts';
import { relationshipWords } from '#shared/features/children/relationships.ts';
import { useCall } from '../../api/call.ts';
import { useCan } from '../../api/session-store.ts';
import { back, go, type ScreenOf } from '../../app/router.ts';
import { Answer, Badge, Banner, Button, Card, ChildPhoto, DescriptionList, Page, PageHeader } from '../../ui/index.ts';
import { LooksDialog } from '../audit/LooksDialog.tsx';
import { ConsentSection } from '../consent/ConsentSection.tsx';
import { IncidentsSection } from '../incidents/IncidentsSection.tsx';
import { CardsSoFar } from '../medical/CardsSoFar.tsx';
import { CarePlanSection } from '../medical/care-plan/CarePlanSection.tsx';
import { NeedsSection } from '../medical/NeedsSection.tsx';
import { PlanSection } from '../medical/PlanSection.tsx';
import { MedicinesSection } from '../medicines/MedicinesSection.tsx';
import { PhotoDialog } from '../photos/PhotoDialog.tsx';
import { ChildDialog } from './ChildDialog.tsx';
import styles from './Children.module.css';
import { Contacts } from './Contacts.tsx';
import { FlagsCard } from './FlagsCard.tsx';
import { HeldElsewhere } from './HeldElsewhere.tsx';
import { RollActions } from './RollActions.tsx';

/** One child's record: as much of it as the role may see, each part in its own sheet. */
export function ChildScreen({ screen: { childId } }: { readonly screen: ScreenOf<'child'> }) {
  const asked = useCall('children.record', { childId });
  const [open, setOpen] = useState<'edit' | 'looks' | 'photo' | null>(null);
  const mayWrite = useCan('children.write');
  const mayMedical = useCan('medical.read');
  const mayGive = useCan('medicines.give');
  const mayOversee = useCan('audit.all', 'audit.children');
  if (asked.error?.code === 'not-allowed') return <NotYours onCard={() => go({ name: 'emergency', childId })} />;
  return (
    <Page>
      <Answer of={asked} loading="Loading the record">
        {(record) => {
          const whole = 'fields' in record ? record : null;
          return (
            <>
              <PageHeader
                title={record.knownAs}
                actions={
                  <>
                    <Button icon={ArrowLeft} onPress={back}>
                      Back
                    </Button>
                    <Button icon={Siren} data-return="record-card" onPress={() => go({ name: 'emergency', childId })}>
                      Emergency card
                    </Button>
                    {mayOversee && (
                      <Button icon={Eye} onPress={() => setOpen('looks')}>
                        Who has looked
                      </Button>
                    )}
                    {whole && <RollActions record={record} />}
                    {whole && mayWrite && (
                      <Button icon={Pencil} tone="primary" onPress={() => setOpen('edit')}>
                        Change
                      </Button>
                    )}
                  </>
                }
                help={
                  <>
                    <p>This record was opened in your name, and the audit says so.</p>
                    <p>“Not recorded” means that nobody has entered it: it does not mean “none”.</p>
                  </>
                }
              />
              <div className={styles.record}>
                <Card className={styles.wide}>
                  <div className={styles.who}>
                    <ChildPhoto url={record.photoUrl} name={record.knownAs} size="l" />
                    <div className={styles.words}>
                      <span>
                        <b>{record.className}</b>
                        {record.born ? `, born ${showDate(record.born)}` : ', date of birth not recorded'}
                      </span>
                      <Marks
                        instructions={record.instructions}
                        leftOn={record.leftOn && showDate(record.leftOn)}
                        sharesName={record.sharesName}
                      />
                      {whole && mayWrite && (
                        <span>
                          <Button icon={Camera} onPress={() => setOpen('photo')}>
                            {record.photoUrl === null ? 'Add a photo' : 'Change the photo'}
                          </Button>
                        </span>
                      )}
                    </div>
                  </div>
                </Card>
                {whole?.warnings.map((warning) => (
                  <div key={warning} className={styles.wide}>
                    <Banner tone="watch">{warning}</Banner>
                  </div>
                ))}
                {mayMedical && <NeedsSection childId={childId} name={record.told} />}
                {mayMedical && <CarePlanSection childId={childId} />}
                {mayMedical && <PlanSection childId={childId} name={record.told} />}
                {mayGive && (
                  <div className={styles.wide}>
                    <MedicinesSection childId={childId} name={record.told} />
                  </div>
                )}
                {mayMedical && (
                  <div className={styles.wide}>
                    <CardsSoFar childId={childId} />
                  </div>
                )}
                {mayMedical && (
                  <div className={styles.wide}>
                    <IncidentsSection childId={childId} />
                  </div>
                )}
                <Card className={styles.wide}>
                  <ConsentSection childId={childId} />
                </Card>
                {whole && <Details record={whole} />}
                {whole && <Contacts childId={childId} childName={record.told} contacts={whole.contacts} />}
                {'numbers' in record && <Numbers contacts={record.numbers} />}
                {whole && <FlagsCard record={whole} />}
              </div>
              {open === 'edit' && whole && (
                <ChildDialog childId={childId} record={whole} onClose={() => setOpen(null)} />
              )}
              {open === 'photo' && whole && (
                <PhotoDialog
                  childId={childId}
                  name={record.told}
                  url={record.photoUrl}
                  photo={whole.photo}
                  onClose={() => setOpen(null)}
                />
              )}
              {open === 'looks' && <LooksDialog childId={childId} name={record.told} onClose={() => setOpen(null)} />}
            </>
          );
        }}
      </Answer>
    </Page>
  );
}

/** Asking again would not help: what does is the card, which opens for everybody. */
function NotYours({ onCard }: { readonly onCard: () => void }) {
  return (
    <Page>
      <PageHeader
        title="This record is not yours to open"
        actions={
          <>
            <Button icon={ArrowLeft} onPress={back}>
              Back
            </Button>
            <Button icon={Siren} tone="primary" data-return="record-card" onPress={onCard}>
              Emergency card
            </Button>
          </>
        }
      />
      <p role="alert">
        This child is outside your role or your classes, so the record stays closed. In an emergency the card opens.
      </p>
    </Page>
  );
}

function Marks({
  instructions,
  leftOn,
  sharesName,
}: {
  readonly instructions: readonly Instruction[];
  readonly leftOn: string | null;
  readonly sharesName: boolean;
}) {
  return (
    <span className={styles.marks}>
      {instructions.map((one) => (
        <Badge key={one} tone="loud" icon={Ban}>
          {INSTRUCTION_WORDS[one]}
        </Badge>
      ))}
      {leftOn && <Badge tone="hollow">Left {leftOn}</Badge>}
      {sharesName && <Badge tone="watch">Another child has this name: check class and date of birth</Badge>}
    </span>
  );
}

/** Whom to ring, in order, for those who see the numbers only. */
function Numbers({ contacts }: { readonly contacts: readonly ContactNumbers[] }) {
  return (
    <Card className={styles.wide}>
      <h2>Ring in this order</h2>
      {contacts.length === 0 && <p>No contact recorded.</p>}
      <DescriptionList
        facts={contacts.map((contact, place) => ({
          term: `${place + 1}. ${[contact.title, contact.forename, contact.surname].filter(Boolean).join(' ')}, ${relationshipWords(contact.relationship) || 'relationship not recorded'}`,
          value: contact.phones.map((phone) => `${phone.kind} ${phone.number}`.trim()).join(', '),
        }))}
      />
    </Card>
  );
}

function Details({ record }: { readonly record: ChildRecord }) {
  const { fields } = record;
  const legal = [fields.forename, fields.middleNames, fields.surname].filter(Boolean).join(' ');
  const home = [fields.street, fields.town, fields.postcode].filter(Boolean).join(', ');
  return (
    <>
      <Card>
        <h2>In school</h2>
        <DescriptionList
          facts={[
            { term: 'Legal name', value: legal },
            { term: 'Year', value: fields.yearGroup },
            { term: 'UPN', value: fields.upn },
            { term: 'Admission number', value: fields.admissionNumber },
            { term: 'Sex', value: fields.sex },
          ]}
        />
      </Card>
      <Card>
        <h2>Home</h2>
        <DescriptionList
          facts={[
            { term: 'Address', value: home },
            { term: 'Phone', value: fields.phone },
            { term: 'Email', value: fields.email },
          ]}
        />
      </Card>
      <HeldElsewhere record={record} />
    </>
  );
}
