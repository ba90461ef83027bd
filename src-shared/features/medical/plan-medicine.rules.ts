import { GIVING_WORDS, quantityWords, ROUTE_WORDS, type Terms } from '../medicines/medicines.model.ts';

/** A medicine of the register as a care plan names it (template A: dose, method, when, side effects, contra-indications, who gives it). */
export function planMedicine(terms: Terms): { readonly name: string; readonly words: string } {
  const { amount, amountMost, unit } = terms;
  const dose = amountMost === null ? quantityWords(amount, unit) : `${amount} to ${quantityWords(amountMost, unit)}`;
  const when =
    terms.when === 'regular' ? `at ${terms.times.join(', ')}` : `as needed${terms.reason && `: ${terms.reason}`}`;
  return {
    name: [terms.name, terms.strength].filter(Boolean).join(' '),
    words: [
      `${dose}, ${ROUTE_WORDS[terms.route].toLowerCase()}, ${when}`,
      GIVING_WORDS[terms.giving],
      `Side effects: ${terms.sideEffects || 'not recorded'}`,
      `Precautions: ${terms.precautions || 'not recorded'}`,
    ].join('. '),
  };
}
