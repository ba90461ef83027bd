import type { Trip } from '#shared/features/trips/trips.contract.ts';
import { consentBecause, KIND_WORDS, needsConsent } from '#shared/features/trips/trips.model.ts';
import { Card, DescriptionList } from '../../ui/index.ts';
import styles from './Trips.module.css';
import { daysWords, placeWords } from './trip-words.ts';

/** The plan as it was entered; what nobody entered says so. */
export function TripPlanView({ trip: { plan, leader, adults, leaderId } }: { readonly trip: Trip }) {
  const others = adults.filter(({ staffId }) => staffId !== leaderId);
  return (
    <div className={styles.cards}>
      <Card>
        <h2>Where and when</h2>
        <DescriptionList
          facts={[
            { term: 'Place', value: placeWords(plan) },
            { term: 'Exact place for 999', value: plan.exactPlace },
            { term: 'Telephone there', value: plan.placePhone },
            { term: 'When', value: daysWords(plan) },
            { term: 'Kind', value: KIND_WORDS[plan.kind] },
            {
              term: 'Parents agree',
              value: needsConsent(plan)
                ? `To this trip by itself: ${consentBecause(plan)}`
                : 'By the yearly agreement: a routine day visit',
            },
            { term: 'Transport', value: plan.transport },
          ]}
        />
      </Card>
      <Card>
        <h2>Adults</h2>
        <DescriptionList
          facts={[
            { term: 'Leader', value: withPhone(leader, plan.leaderPhone) },
            ...others.map(({ adultId, name, phone, kind }) => ({
              term: kind === 'staff' ? 'Staff' : 'Helper',
              value: <span key={adultId}>{withPhone(name, phone)}</span>,
            })),
          ].map((fact, at) => ({ ...fact, term: at === 0 ? fact.term : `${fact.term} ${at}` }))}
        />
      </Card>
      <Card>
        <h2>In an emergency</h2>
        <DescriptionList
          facts={[
            { term: 'Contact in school', value: plan.homeContact && withPhone(plan.homeContact, plan.homePhone) },
            { term: 'Nearest hospital', value: plan.hospital },
            { term: 'Its address', value: plan.hospitalAddress },
            { term: 'Its telephone', value: plan.hospitalPhone },
          ]}
        />
      </Card>
    </div>
  );
}

const withPhone = (name: string, phone: string): string => `${name}, ${phone || 'telephone not recorded'}`;
