// The time line as the other capabilities write to it: what happened, by whom, at the instant of the request.
import type { StaffWork } from '../../platform/db/actor.ts';
import { topicBit } from '../../rules/topics.ts';
import { insertEvent } from './store.ts';

/** Adds an event. `facts` hold plain facts for the sentence on the time line (a day, a unit's name), never clinical text.
 *  `topics` is a mask; the default is practical, seen by everyone around the table. */
export function recordEvent(
  work: StaffWork,
  event: {
    pathwayId: string;
    kind: string;
    subjectId?: string;
    facts?: Record<string, unknown>;
    topics?: number;
  },
): Promise<void> {
  return insertEvent(work.tx, {
    pathwayId: event.pathwayId,
    kind: event.kind,
    topics: event.topics ?? topicBit('practical'),
    at: work.now,
    unitId: work.actor.unitId,
    staffId: work.actor.staffId,
    subjectId: event.subjectId ?? null,
    facts: event.facts ?? {},
  });
}
