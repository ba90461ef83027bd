/** The emergency cards of a child as the record of what happened, for whoever makes an incident of one. */
export { recordedCards } from './emergency-card.repo.ts';
