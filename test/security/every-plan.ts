import type { Page } from 'playwright-core';
import type { CareboardApi } from '#shared/contract/build-api.ts';
import { PART_KINDS, PLAN_FIELDS } from '#shared/features/medical/care-plan.model.ts';
import { partSpecs } from '#shared/features/medical/care-plan-lines.rules.ts';
import type { Words } from './round/call.ts';

/** Makes each kind of write about the care plan of the child of this surname, with the marked words in every field that takes words. */
export const makeEveryPlan = (page: Pick<Page, 'evaluate'>, words: Words): Promise<void> => {
  const { surname, allergy } = words;
  const filledBy = (look: string) => (look === 'minutes' ? 5 : look === 'answer' ? 'yes' : allergy);
  const fields = {
    ...Object.fromEntries(Object.keys(PLAN_FIELDS).map((key) => [key, allergy])),
    parts: Object.fromEntries(
      PART_KINDS.map((kind) => [
        kind,
        Object.fromEntries(partSpecs(kind).map(([key, { look }]) => [key, filledBy(look)])),
      ]),
    ),
    reviewOn: new Date(Date.now() + 86_400_000 * 30).toISOString().slice(0, 10),
  };
  return page.evaluate(
    async ([name, about, text]) => {
      const { careboard } = globalThis as unknown as { careboard: CareboardApi };
      const call = async (what: string, input: object): Promise<Record<string, never>> => {
        const answer = await careboard.call(`medical.${what}` as never, input as never);
        if (!answer.ok) throw new Error(`${what}: ${answer.error.code} ${JSON.stringify(answer.error.fields ?? {})}`);
        return answer.value as never;
      };
      const found = await careboard.call('children.find', { text: name });
      const childId = found.ok ? found.value.hits[0]?.childId : undefined;
      if (childId === undefined) throw new Error('no child');
      const before = await call('carePlan', { childId });
      const { signed } = before as unknown as { signed: { planId: string } };
      const typed = JSON.parse(text);
      const { versionId: seen } = await call('saveCarePlan', {
        ...{ childId, seen: null, fields: typed, why: '', fromPlanId: signed.planId },
      });
      const { versionId } = await call('saveCarePlan', { childId, seen, fields: typed, why: about, fromPlanId: null });
      await call('readPlan', { childId, planId: signed.planId, versionId });
      await call('planReaders', { childId });
      const { needs } = (await call('needs', { childId })) as unknown as { needs: { needId: string }[] };
      const state = await careboard.call('access.state', {});
      await call('tellDisplay', {
        ...{ childId, needIds: needs.map(({ needId }) => needId), toldOn: '2026-09-07', whom: name, how: 'phone' },
        toldBy: state.ok ? state.value.me?.staffId : '',
      });
    },
    [surname, allergy, JSON.stringify(fields)] as const,
  );
};
