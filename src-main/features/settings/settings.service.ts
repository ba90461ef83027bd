import type { Author } from '#main/core/session.ts';
import { type ReadDb, sql, type WriteDb } from '#main/store/sql.ts';
import type { School } from '#shared/features/settings/settings.contract.ts';

/** The school's holidays and INSET days, for whoever counts school days. */
export { closedDays } from './closed-days.repo.ts';

/** The school as it stands in the 999 script and on papers. */
export function school(db: ReadDb): School {
  const row = db.get<
    Omit<School, 'places' | 'policyReviews'> & { places: string; policyReviews: string }
  >(sql`SELECT name, street, town, postcode, phone, entrance,
    meets_crew AS meetsCrew, places, policy_reviews AS policyReviews FROM school WHERE id = 1`);
  if (!row) throw new Error('no school');
  return {
    ...row,
    places: JSON.parse(row.places) as string[],
    policyReviews: JSON.parse(row.policyReviews) as School['policyReviews'],
  };
}

export function saveSchool(tx: WriteDb, fields: Omit<School, 'policyReviews'>, author: Author): void {
  tx.run(sql`UPDATE school SET name = ${fields.name}, street = ${fields.street}, town = ${fields.town}, postcode = ${fields.postcode}, phone = ${fields.phone},
    entrance = ${fields.entrance}, meets_crew = ${fields.meetsCrew}, places = ${JSON.stringify(fields.places)}, updated_at = ${author.at}, updated_by = ${author.by} WHERE id = 1`);
}
