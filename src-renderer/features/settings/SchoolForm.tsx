import { useState } from 'react';
import { showDate } from '#shared/domain/calendar-date.ts';
import { postcodeWarning } from '#shared/domain/postcode.ts';
import { telephoneWarning } from '#shared/domain/telephone.ts';
import type { School } from '#shared/features/settings/settings.contract.ts';
import { useCall, useCommand } from '../../api/call.ts';
import { fieldError, formError } from '../../api/failure.ts';
import {
  Answer,
  Button,
  Card,
  DescriptionList,
  FieldRow,
  Form,
  FormSection,
  SoftChecks,
  TextArea,
  TextField,
  toast,
  useUnsaved,
} from '../../ui/index.ts';
import { FilePlacesCard } from './FilePlacesCard.tsx';
import styles from './School.module.css';

/** The school's own details, and both dates that its policy names for the next review. */
export function SchoolForm() {
  const asked = useCall('settings.school', {});
  return (
    <Answer of={asked}>
      {(school) => (
        <div className={styles.sheets}>
          <Card>
            <Fields key={JSON.stringify(school)} school={school} />
          </Card>
          <FilePlacesCard />
          <Card>
            <h2>Confidentiality Policy</h2>
            <p>
              The policy names two dates for its next review. Both stand here until the school has settled which is
              right.
            </p>
            <DescriptionList
              facts={school.policyReviews.map(({ label, date }) => ({ term: label, value: showDate(date) }))}
            />
          </Card>
        </div>
      )}
    </Answer>
  );
}

function Fields({ school: { policyReviews: _kept, ...school } }: { readonly school: School }) {
  const [fields, setFields] = useState(school);
  const [places, setPlaces] = useState(school.places.join('\n'));
  const now = JSON.stringify([fields, places]);
  const [kept, setKept] = useState(now);
  useUnsaved(now === kept ? null : 'what you have typed about the school');
  const save = useCommand('settings.saveSchool');
  const submit = async () => {
    const listed = places
      .split('\n')
      .map((place) => place.trim())
      .filter(Boolean);
    const result = await save.run({ ...fields, places: listed });
    if (!result.ok) return;
    setKept(now);
    toast('School saved');
  };
  const text = (field: Exclude<keyof typeof fields, 'places'>, label: string, optional = true, hint?: string) => (
    <TextField
      label={label}
      optional={optional}
      hint={hint}
      value={fields[field]}
      onChange={(value) => setFields((before) => ({ ...before, [field]: value }))}
      error={fieldError(save.error, field)}
    />
  );
  return (
    <Form
      label="School"
      onSubmit={submit}
      error={formError(save.error)}
      actions={
        <Button type="submit" tone="primary" isPending={save.pending}>
          Save
        </Button>
      }
    >
      <FormSection title="Address">
        {text('name', 'Name', false)}
        {text('street', 'Street', false)}
        <FieldRow>
          {text('town', 'Town')}
          {text('postcode', 'Postcode', false)}
          {text('phone', 'Phone')}
        </FieldRow>
        <SoftChecks of={[postcodeWarning(fields.postcode), telephoneWarning(fields.phone)]} />
      </FormSection>
      <FormSection title="For a 999 call">
        {text('entrance', 'Best entrance for an ambulance')}
        {text('meetsCrew', 'Who meets the crew')}
        <TextArea
          label="Exact places in school"
          optional
          hint="One on each line: Hall, Field gate, Oak classroom. One tap on the emergency card names the place."
          rows={6}
          value={places}
          onChange={setPlaces}
          error={fieldError(save.error, 'places')}
        />
      </FormSection>
    </Form>
  );
}
