// biome-ignore-all lint/a11y/useSemanticElements: rows are placed by offset as they scroll into view, which table rows cannot be.
// biome-ignore-all lint/a11y/useFocusableInteractive: the ARIA grid pattern has one tab stop, a cell; rows and headings have none.
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { memo, useRef } from 'react';
import { ChildPhoto, cx, Meter } from '../../ui/index.ts';
import { AnswerBadge } from './AnswerBadge.tsx';
import type { GridRow, Register } from './answer-look.ts';
import styles from './Consent.module.css';
import { useGridKeys } from './use-grid-keys.ts';

const ROW_PX = 46;
/** The narrowest columns that still hold their words; on a wider screen the names get the most of the rest. */
const NAME_PX = 165;
const ANSWER_PX = 92;
const FORM_PX = 78;

export interface ChosenCell {
  readonly childId: GridRow['child']['childId'];
  readonly purposeId: Register['purposes'][number]['purposeId'];
}

/** Children by purpose. Only the rows in view are drawn; one tab stop, arrows between cells, Enter opens one. */
export function RegisterGrid({
  purposes,
  rows,
  chosen,
  withForm,
  onOpen,
  onForm,
}: {
  readonly purposes: Register['purposes'];
  readonly rows: readonly GridRow[];
  readonly chosen: ChosenCell | null;
  readonly withForm: boolean;
  /** Absent where a role may not open the history. */
  readonly onOpen?: (cell: ChosenCell) => void;
  /** Absent where a role may not record: F on a row opens that child's form. */
  readonly onForm?: (childId: ChosenCell['childId']) => void;
}) {
  const frame = useRef<HTMLDivElement>(null);
  const keys = useGridKeys(frame, rows.length, purposes.length, (row) => virtual.scrollToIndex(row));
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => frame.current,
    estimateSize: () => ROW_PX,
    overscan: 8,
    scrollPaddingStart: 96,
    rangeExtractor: (range) =>
      [...new Set([keys.at.row, ...defaultRangeExtractor(range)])]
        .filter((row) => row < range.count)
        .sort((a, b) => a - b),
  });
  const columns = {
    gridTemplateColumns: `minmax(${NAME_PX}px, 1.8fr) repeat(${purposes.length}, minmax(${ANSWER_PX}px, 1fr))${withForm ? ` ${FORM_PX}px` : ''}`,
  };
  const narrowest = NAME_PX + purposes.length * ANSWER_PX + (withForm ? FORM_PX : 0);
  return (
    <div ref={frame} className={styles.frame}>
      <div
        role="grid"
        aria-label="Consent register"
        aria-rowcount={rows.length + 1}
        aria-colcount={purposes.length + 1 + Number(withForm)}
        className={styles.grid}
        style={{ minWidth: narrowest }}
        onKeyDown={keys.onKeyDown}
      >
        <div role="row" aria-rowindex={1} className={cx(styles.row, styles.head)} style={columns}>
          <span role="columnheader" aria-colindex={1} className={styles.cell}>
            Child
          </span>
          {purposes.map((purpose, i) => (
            <div role="columnheader" aria-colindex={i + 2} key={purpose.purposeId} className={styles.cell}>
              {purpose.name}
              <Coverage name={purpose.name} rows={rows} column={i} />
            </div>
          ))}
          {withForm && (
            <span role="columnheader" aria-colindex={purposes.length + 2} className={styles.cell}>
              Form
            </span>
          )}
        </div>
        <div role="rowgroup" className={styles.rows} style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map((item) => {
            const row = rows[item.index];
            if (!row) return null;
            return (
              <div
                role="row"
                aria-rowindex={item.index + 2}
                key={row.child.childId}
                data-index={item.index}
                ref={virtual.measureElement}
                className={cx(styles.row, styles.body, chosen?.childId === row.child.childId && styles.chosenRow)}
                style={{ ...columns, transform: `translateY(${item.start}px)` }}
              >
                <div role="rowheader" aria-colindex={1} className={cx(styles.cell, styles.who)}>
                  <ChildPhoto url={row.child.photoUrl} name={row.child.name} size="s" />
                  <ChildWords child={row.child} />
                </div>
                {row.cells.map((cell, column) => {
                  const purpose = purposes[column];
                  if (!purpose) return null;
                  const isChosen = chosen?.childId === row.child.childId && chosen.purposeId === purpose.purposeId;
                  const isAt = keys.at.row === item.index && keys.at.column === column;
                  const open = () => onOpen?.({ childId: row.child.childId, purposeId: purpose.purposeId });
                  return (
                    <div
                      role="gridcell"
                      key={purpose.purposeId}
                      aria-colindex={column + 2}
                      aria-selected={isChosen}
                      tabIndex={isAt ? 0 : -1}
                      data-place={`${item.index} ${column}`}
                      className={cx(styles.cell, styles.pick, isChosen && styles.chosen)}
                      onFocus={() => keys.setPlace({ row: item.index, column })}
                      onClick={open}
                      onKeyDown={(event) => {
                        const plain = !(event.ctrlKey || event.altKey || event.metaKey);
                        if (onForm && plain && event.key.toLowerCase() === 'f') {
                          event.preventDefault();
                          onForm(row.child.childId);
                        }
                        if (event.key !== 'Enter' && event.key !== ' ') return;
                        event.preventDefault();
                        open();
                      }}
                    >
                      <AnswerBadge {...cell} />
                    </div>
                  );
                })}
                {withForm && (
                  <div role="gridcell" aria-colindex={purposes.length + 2} className={cx(styles.cell, styles.soft)}>
                    {row.formWords}
                  </div>
                )}
              </div>
            );
          })}
        </div>
      </div>
    </div>
  );
}

/** A longer word would be cut in two by the side panel at the size of its heading. */
const MOST_LETTERS = 18;
const longestWord = (name: string): number => Math.max(...name.split(/[\s-]/).map((word) => word.length));

/** A child's name; where another bears it, class and date of birth stand with it. */
export function ChildWords({ child, plain }: { readonly child: GridRow['child']; readonly plain?: boolean }) {
  return (
    <span className={cx(styles.name, plain && longestWord(child.name) > MOST_LETTERS && styles.longName)}>
      <b>{plain ? child.name : child.listName}</b>
      {child.apart && (
        <span className={styles.note}>
          {child.className}, {child.apart}
        </span>
      )}
    </span>
  );
}

/** Counts a whole school, so not again with every row that comes into view. */
const Coverage = memo(function Coverage({
  name,
  rows,
  column,
}: {
  readonly name: string;
  readonly rows: readonly GridRow[];
  readonly column: number;
}) {
  const yes = rows.filter((row) => row.cells[column]?.look === 'yes').length;
  const share = rows.length === 0 ? 0 : Math.floor((100 * yes) / rows.length);
  return <Meter label={`${name}, children with yes`} value={yes} total={rows.length} words={`${share} % yes`} />;
});
