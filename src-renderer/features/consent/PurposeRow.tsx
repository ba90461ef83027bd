import { ArrowDown, ArrowUp } from 'lucide-react';
import { londonDay, showDate } from '#shared/domain/calendar-date.ts';
import { BASIS_WORDS, type Purpose, type PurposeVersion } from '#shared/features/consent/consent.model.ts';
import { KIND_WORDS, validityWords } from '#shared/features/consent/purpose.model.ts';
import { conditionsOf } from '#shared/features/consent/purpose.rules.ts';
import { Badge, Button, Card, IconButton } from '../../ui/index.ts';
import styles from './Purposes.module.css';

/** One purpose as the school set it, its place in the order, and the words of its earlier versions. */
export function PurposeRow({
  purpose,
  versions,
  isFirst,
  isLast,
  onMove,
  onChange,
  onRetire,
}: {
  readonly purpose: Purpose;
  readonly versions: readonly PurposeVersion[];
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly onMove: (way: 'earlier' | 'later') => void;
  readonly onChange: () => void;
  readonly onRetire: () => void;
}) {
  const { name, purposeId, wordingVersion } = purpose;
  const conditions = conditionsOf(purpose);
  const earlier = versions.filter(({ version }) => version < wordingVersion);
  return (
    <Card>
      <div className={styles.row}>
        <div>
          <h2>{name}</h2>
          {purpose.description && <p>{purpose.description}</p>}
          <p className={styles.facts}>
            {purpose.kind === 'biometrics' && <Badge tone="watch">{KIND_WORDS.biometrics}</Badge>}
            {conditions.map((condition) => (
              <Badge key={condition} tone="know">
                {condition}
              </Badge>
            ))}
          </p>
          <p>{purpose.wording ? `“${purpose.wording}”` : 'No question recorded: the form asks by the name alone.'}</p>
          <p className={styles.soft}>
            {BASIS_WORDS[purpose.basis]}. A yes holds {validityWords(purpose.validity)}. Version {wordingVersion}
            {purpose.countsFrom > 1 && `; a yes on a version before ${purpose.countsFrom} counts no more`}.
          </p>
        </div>
        <div className={styles.acts}>
          <IconButton
            label={`Move ${name} up`}
            icon={ArrowUp}
            data-move={`${purposeId} earlier`}
            isDisabled={isFirst}
            onPress={() => onMove('earlier')}
          />
          <IconButton
            label={`Move ${name} down`}
            icon={ArrowDown}
            data-move={`${purposeId} later`}
            isDisabled={isLast}
            onPress={() => onMove('later')}
          />
          <Button aria-label={`Change ${name}`} onPress={onChange}>
            Change
          </Button>
          <Button aria-label={`Retire ${name}`} onPress={onRetire}>
            Retire
          </Button>
        </div>
      </div>
      {earlier.length > 0 && (
        <details className={styles.old}>
          <summary>Earlier versions</summary>
          {earlier.map((one) => (
            <p key={one.version}>
              <b>Version {one.version}</b>, {versionFrom(one)}:{' '}
              {one.wording ? `“${one.wording}”` : 'no question recorded'}
            </p>
          ))}
        </details>
      )}
    </Card>
  );
}

const versionFrom = ({ madeAt, madeBy }: PurposeVersion): string =>
  madeAt === null
    ? 'since when is not recorded'
    : [`since ${showDate(londonDay(new Date(madeAt)))}`, madeBy].filter(Boolean).join(', by ');
