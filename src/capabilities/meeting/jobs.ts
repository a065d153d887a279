// Watches the deadlines: warns once, records a broken one once. Safe to run as often as one likes.
import type { Work } from '../../platform/db/actor.ts';
import { deadlineRules } from '../../rules/deadline-content.ts';
import { markBroken, markWarned } from './store/deadlines.ts';

/** Sets the day of warning and the day of breach on every running deadline, by any rule, that has come to it (F3). For
 *  `withSystem`. Idempotent: a mark that is set stays. Returns how many were marked now. */
export async function watchDeadlines(work: Work): Promise<{ warned: number; broken: number }> {
  let warned = 0;
  for (const { id, validFrom, warnDaysBefore } of deadlineRules) {
    if (warnDaysBefore.length === 0) continue;
    warned += await markWarned(
      work.tx,
      { id, validFrom, firstWarning: Math.max(...warnDaysBefore) },
      work.today,
    );
  }
  return { warned, broken: await markBroken(work.tx, work.today) };
}
