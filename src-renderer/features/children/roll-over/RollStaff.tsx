import { Cell, Column, Row, Table, TableBody, TableHeader } from '../../../ui/index.ts';
import styles from './RollOver.module.css';
import type { Plan, RollRegister } from './use-plan.ts';

/** A class role stays with its class: who sees which children before and after. */
export function RollStaff({ register, plan }: { readonly register: RollRegister; readonly plan: Plan }) {
  const nameOf = new Map(register.classes.map((one) => [one.classId, one.name]));
  const nextName = new Map(plan.next.map((one) => [one.classId, one.name]));
  const items = register.staff.map((member, id) => {
    const names = (from: typeof nameOf) =>
      member.classIds.map((classId) => from.get(classId) ?? 'a class that has ended').join(', ');
    const mine = new Set<string>(member.classIds);
    const after = plan.children.filter(
      ({ row }) => row.kind !== 'leaves' && row.classId !== null && mine.has(row.classId),
    );
    const before = plan.children.filter(({ classId }) => classId !== null && mine.has(classId)).length;
    const known = after.filter(({ classId }) => classId !== null && mine.has(classId)).length;
    return { id, member, now: names(nameOf), next: names(nextName), before, after: after.length, known };
  });
  return (
    <>
      <p className={styles.lead}>
        A role that names a class stays with that class: from the roll-over its holder sees the children who are in it
        then, and no longer those of this year. Where somebody teaches another class next year, a Lead changes the role
        under School.
      </p>
      <Table label="Staff whose roles name classes">
        <TableHeader>
          <Column isRowHeader>Who</Column>
          <Column>Class today</Column>
          <Column>Sees now</Column>
          <Column>Class next year</Column>
          <Column>Sees then</Column>
        </TableHeader>
        <TableBody items={items} empty="No role names a class.">
          {({ member, now, next, before, after, known }) => (
            <Row>
              <Cell>{[member.name, member.label].filter(Boolean).join(', ')}</Cell>
              <Cell>{now}</Cell>
              <Cell>{before} children</Cell>
              <Cell>{next}</Cell>
              <Cell>
                {after} children, {known} of them as now
              </Cell>
            </Row>
          )}
        </TableBody>
      </Table>
    </>
  );
}
