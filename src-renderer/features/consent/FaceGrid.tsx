import { Check, X } from 'lucide-react';
import type { ChildId } from '#shared/domain/ids.ts';
import { Badge, ChildPhoto, cx } from '../../ui/index.ts';
import type { ConsentFace } from './answer-look.ts';
import styles from './Consent.module.css';

/** Faces to press: pressed is in the picture; one who blocks says so on the face. */
export function FaceGrid({
  title,
  faces,
  names,
  picked,
  blocking,
  onToggle,
}: {
  readonly title: string;
  readonly faces: readonly ConsentFace[];
  readonly names: ReadonlyMap<ChildId, string>;
  readonly picked: { has(childId: ChildId): boolean };
  readonly blocking: ReadonlySet<ChildId>;
  readonly onToggle: (childId: ChildId) => void;
}) {
  return (
    <section aria-label={title} className={styles.facesOf}>
      <h2>{title}</h2>
      {faces.length === 0 && <p className={styles.soft}>No child to show.</p>}
      <div className={styles.faces}>
        {faces.map((child) => {
          const isIn = picked.has(child.childId);
          const blocks = isIn && blocking.has(child.childId);
          return (
            <button
              key={child.childId}
              type="button"
              aria-pressed={isIn}
              className={cx(styles.face, blocks && styles.blocks)}
              onClick={() => onToggle(child.childId)}
            >
              <ChildPhoto url={child.photoUrl} name={child.name} size="fill" />
              <span className={styles.faceWords}>
                <b>{names.get(child.childId) ?? child.name}</b>
                {child.apart && (
                  <span className={styles.note}>
                    {' '}
                    {child.className}, {child.apart}
                  </span>
                )}
              </span>
              {isIn && !blocks && (
                <span className={cx(styles.faceMark, styles.faceTick)}>
                  <Check aria-hidden="true" />
                </span>
              )}
              {blocks && (
                <span className={styles.faceMark}>
                  <Badge tone="loud" icon={X} edged>
                    No
                  </Badge>
                </span>
              )}
            </button>
          );
        })}
      </div>
    </section>
  );
}
