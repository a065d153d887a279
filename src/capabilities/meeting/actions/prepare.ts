// Each service's preparation: six points, its own until it shares them, and whether it is ready.
import type { StaffWork } from '../../../platform/db/actor.ts';
import { fault, notFound, versionClash } from '../../../platform/http/problem.ts';
import { containsAll } from '../../../rules/topics.ts';
import { recordEvent } from '../../pathway/events.ts';
import type { PreparationPointKey } from '../model-kinds.ts';
import { practical, suggestedPointTopics } from '../rules.ts';
import {
  insertPoint,
  insertPreparations,
  loadOwnTopics,
  loadPoint,
  loadPreparation,
  updatePoint,
  updatePreparation,
  type PointRow,
} from '../store/preparation.ts';
import { guard } from './guard.ts';

const currentOf = (point: PointRow | undefined) => ({
  value: point?.text ?? '',
  version: point?.version ?? 0,
});

/** Saves what the actor's unit has written on one point; the first words with version 0. Throws 409 with the text as it
 *  stands when a colleague was first. */
export async function savePoint(
  work: StaffWork,
  meetingId: string,
  point: PreparationPointKey,
  input: { text: string; version: number },
): Promise<{ version: number }> {
  const meeting = await guard(work, meetingId, 'prepare', 'none');
  const { tx, actor, now } = work;
  const present = await loadPoint(tx, meetingId, actor.unitId, point);
  const written = { text: input.text, updatedBy: actor.staffId, updatedAt: now };
  const version =
    input.version === 0 && !present
      ? await insertPoint(tx, {
          ...written,
          meetingId,
          pathwayId: meeting.pathwayId,
          // Nobody but the unit itself sees it yet; topics are chosen when it is shared.
          topics: practical,
          authorUnitId: actor.unitId,
          audienceUnitId: actor.unitId,
          point,
        })
      : present && (await updatePoint(tx, present.id, input.version, written));
  if (version === undefined)
    throw versionClash(currentOf(await loadPoint(tx, meetingId, actor.unitId, point)));
  work.log({ action: 'change', object: 'preparation', objectId: meetingId, pathwayId: meeting.pathwayId });
  return { version };
}

/** Shares a point with everyone around the table who holds its topics, or takes it back. A unit can only file it under
 *  topics it holds itself. */
export async function sharePoint(
  work: StaffWork,
  meetingId: string,
  point: PreparationPointKey,
  input: { isShared: boolean; topics?: number | undefined; version: number },
): Promise<{ version: number; topics: number }> {
  const meeting = await guard(work, meetingId, 'prepare', 'none');
  const { tx, actor, now } = work;
  const present = await loadPoint(tx, meetingId, actor.unitId, point);
  if (!present) throw notFound();
  if (input.isShared && present.text.trim() === '') throw fault('text', 'problem.required');
  const held = await loadOwnTopics(tx, meeting.pathwayId);
  const topics = input.isShared ? (input.topics ?? suggestedPointTopics(point, held)) : practical;
  if (!containsAll(held, topics)) throw fault('topics', 'problem.meeting.topics-not-held');
  const version = await updatePoint(tx, present.id, input.version, {
    topics,
    audienceUnitId: input.isShared ? null : actor.unitId,
    updatedBy: actor.staffId,
    updatedAt: now,
  });
  if (version === undefined)
    throw versionClash(currentOf(await loadPoint(tx, meetingId, actor.unitId, point)));
  await recordEvent(work, {
    pathwayId: meeting.pathwayId,
    kind: input.isShared ? 'preparation-shared' : 'preparation-taken-back',
    subjectId: meetingId,
    facts: { point },
  });
  work.log({ action: 'change', object: 'preparation', objectId: meetingId, pathwayId: meeting.pathwayId });
  return { version, topics };
}

/** Says whether the service has talked it through and is ready; the chair sees it. Ready comes after the talk (S0). */
export async function saveReadiness(
  work: StaffWork,
  meetingId: string,
  input: { hasDiscussedInternally: boolean; isReady: boolean; version: number },
): Promise<{ version: number }> {
  const meeting = await guard(work, meetingId, 'prepare', 'none');
  if (input.isReady && !input.hasDiscussedInternally)
    throw fault('hasDiscussedInternally', 'problem.meeting.discuss-first');
  const { tx, actor, now } = work;
  // A meeting taken over by another specialist unit has no row for it yet.
  await insertPreparations(tx, [{ meetingId, pathwayId: meeting.pathwayId, unitId: actor.unitId }]);
  const present = await loadPreparation(tx, meetingId, actor.unitId);
  if (!present) throw notFound();
  const wasReady = present.readyAt !== null;
  const version = await updatePreparation(tx, present.id, input.version, {
    hasDiscussedInternally: input.hasDiscussedInternally,
    readyAt: input.isReady ? (present.readyAt ?? now) : null,
    readyBy: input.isReady ? actor.staffId : null,
  });
  if (version === undefined) {
    const { hasDiscussedInternally, readyAt } = present;
    throw versionClash({
      value: { hasDiscussedInternally, isReady: readyAt !== null },
      version: present.version,
    });
  }
  if (input.isReady && !wasReady)
    await recordEvent(work, {
      pathwayId: meeting.pathwayId,
      kind: 'preparation-ready',
      subjectId: meetingId,
    });
  work.log({ action: 'change', object: 'preparation', objectId: meetingId, pathwayId: meeting.pathwayId });
  return { version };
}
