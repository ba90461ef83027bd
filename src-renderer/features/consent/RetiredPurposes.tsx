import type { CallOutput } from '#shared/contract/contract.ts';
import { showDate } from '#shared/domain/calendar-date.ts';
import type { Purpose } from '#shared/features/consent/consent.model.ts';
import { useCommand } from '../../api/call.ts';
import { Button, Card, toast } from '../../ui/index.ts';
import styles from './Purposes.module.css';

/** Retired, not deleted: what was decided about them is kept, and they can be taken into use again. */
export function RetiredPurposes({ retired }: { readonly retired: CallOutput<'consent.purposeHistory'>['retired'] }) {
  const bringBack = useCommand('consent.bringPurposeBack');
  const back = async ({ purposeId, name }: Purpose) => {
    const result = await bringBack.run({ purposeId });
    if (result.ok) toast(`${name} is in use again, last in the order.`);
    else toast(result.error.fields?.name ?? result.error.message, { tone: 'problem' });
  };
  return (
    <section>
      <h2>Retired</h2>
      <ul className={styles.purposes}>
        {retired.map(({ purpose, retiredOn }) => (
          <li key={purpose.purposeId}>
            <Card>
              <div className={styles.row}>
                <p>
                  <b>{purpose.name}</b>, retired {showDate(retiredOn)}, version {purpose.wordingVersion}
                </p>
                <Button
                  aria-label={`Take ${purpose.name} into use again`}
                  isDisabled={bringBack.pending}
                  onPress={() => void back(purpose)}
                >
                  Take into use again
                </Button>
              </div>
            </Card>
          </li>
        ))}
      </ul>
    </section>
  );
}
