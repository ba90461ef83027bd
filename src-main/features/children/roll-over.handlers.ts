import type { Handlers } from '#main/core/handlers.ts';
import { classBoundStaff } from '#main/features/access/class-grants.ts';
import type { rollOverContract } from '#shared/features/children/roll-over.contract.ts';
import { schoolYearFor } from '#shared/features/children/roll-over.rules.ts';
import { runs } from './roll-over.repo.ts';
import { registerNow, rollNames, rollOver, undoRollOver } from './roll-over.service.ts';

export const rollOverHandlers: Handlers<keyof typeof rollOverContract> = {
  'children.rollOverRegister': (_input, { db, today, now }) => {
    const { classes, children, basis } = registerNow(db);
    const names = rollNames(db, children);
    return {
      schoolYear: schoolYearFor(today),
      today,
      classes: classes.map(({ classId, name, yearGroup, teacher }) => ({ classId, name, yearGroup, teacher })),
      children: children.map(({ childId, classId, yearGroup }) => ({
        childId,
        name: names.get(childId) ?? '',
        classId,
        yearGroup,
      })),
      staff: classBoundStaff(db, now),
      runs: runs(db),
      basis,
    };
  },
  'children.rollOver': (input, ctx) => {
    const rollOverId = rollOver(ctx, input);
    return { rollOverId };
  },
  'children.undoRollOver': (input, ctx) => {
    const done = undoRollOver(ctx, input.rollOverId);
    return done;
  },
};
