// Removes forms that nobody came back to: what a person once typed about another is not kept without a purpose.
import type { Work } from '../../platform/db/actor.ts';
import { draftDays } from './model.ts';
import { deleteDraftsBefore } from './store.ts';

/** Removes forms left for 90 days. For `withSystem`. Safe to run as often as one likes. Returns how many. */
export function removeOldDrafts(work: Work): Promise<number> {
  return deleteDraftsBefore(work.tx, new Date(work.now.getTime() - draftDays * 86_400_000));
}
