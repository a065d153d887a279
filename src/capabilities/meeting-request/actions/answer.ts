// Answering a request, and taking it back. Responsibility moves only by an acceptance; a no leaves it where it was (F1).
import type { StaffWork } from '../../../platform/db/actor.ts';
import { forbidden, notFound, Problem, versionClash } from '../../../platform/http/problem.ts';
import { startInvitationDeadline } from '../../meeting/actions/deadline.ts';
import { queueNotice } from '../../notice/actions.ts';
import { endPathway } from '../../pathway/change-state-end.ts';
import { recordEvent } from '../../pathway/events.ts';
import type { Refusal } from '../model.ts';
import {
  acceptRequest,
  closeAnswerDeadline,
  declineRequest,
  loadUnit,
  withdrawRequest,
} from '../store/write.ts';
import { loadRequestPage } from './read.ts';

async function loadForAnswer(work: StaffWork, id: string, version: number, verb: 'answer' | 'withdraw') {
  const found = await loadRequestPage(work, id);
  if (!found) throw notFound();
  const { page } = found;
  if (!page.may[verb]) {
    if (page.state !== 'sent' && [page.to.unitId, page.from.unitId].includes(work.actor.unitId))
      throw new Problem(409, 'meeting-request.no-longer-waits');
    throw forbidden('meeting-request.not-yours');
  }
  if (page.version !== version) throw versionClash(page);
  return found;
}

/** Of two who answer at once the second finds that it no longer waits. */
async function unlessAnswered(answering: Promise<void>): Promise<void> {
  try {
    await answering;
  } catch (error) {
    if ((error as { code?: string }).code === 'P0002')
      throw new Problem(409, 'meeting-request.no-longer-waits');
    throw error;
  }
}

async function tellRequester(work: StaffWork, unitId: string, requestId: string): Promise<void> {
  const requester = await loadUnit(work.tx, unitId);
  if (requester?.email == null) return;
  await queueNotice(work, {
    recipientUnitId: requester.id,
    address: requester.email,
    template: 'request-answered',
    language: 'nb',
    facts: { path: `/requests/${requestId}` },
    subjectId: requestId,
  });
}

/** Takes the pathway over: the actor's unit is responsible and the actor in it, assessment begins, and the deadline for the
 *  invitation runs from the trigger. Throws 404 while the pathway is not open to the actor, 409 when somebody has answered. */
export async function acceptRequestToUnit(
  work: StaffWork,
  id: string,
  version: number,
): Promise<{ pathwayId: string }> {
  const { page, triggeredOn } = await loadForAnswer(work, id, version, 'answer');
  const { pathwayId } = page;
  await closeAnswerDeadline(work.tx, id, work.today);
  await unlessAnswered(acceptRequest(work.tx, id));
  await startInvitationDeadline(work, { pathwayId, triggeredOn, unitId: work.actor.unitId });
  await recordEvent(work, {
    pathwayId,
    kind: 'meeting-request-accepted',
    subjectId: id,
    facts: { fromUnitName: page.fromUnitName },
  });
  work.log({ action: 'change', object: 'meeting-request', objectId: id, pathwayId });
  await tellRequester(work, page.from.unitId, id);
  return { pathwayId };
}

/** Says no with a reason, which the requester reads. The requester stays responsible, and the pathway closes to the actor's
 *  unit at once. */
export async function declineRequestToUnit(work: StaffWork, id: string, refusal: Refusal): Promise<void> {
  const { page } = await loadForAnswer(work, id, refusal.version, 'answer');
  const { pathwayId } = page;
  // What is told on the time line is told first: afterwards the unit can no longer write there.
  await closeAnswerDeadline(work.tx, id, work.today);
  await recordEvent(work, {
    pathwayId,
    kind: 'meeting-request-declined',
    subjectId: id,
    facts: { toUnitName: page.toUnitName },
  });
  work.log({ action: 'change', object: 'meeting-request', objectId: id, pathwayId });
  await tellRequester(work, page.from.unitId, id);
  await unlessAnswered(declineRequest(work.tx, id, refusal.reason));
}

/** Takes one's own unit's request back before it is answered: the receiving unit sees it no longer, and the pathway closes. */
export async function withdrawOwnRequest(work: StaffWork, id: string, version: number): Promise<void> {
  const { page } = await loadForAnswer(work, id, version, 'withdraw');
  const { pathwayId } = page;
  await unlessAnswered(withdrawRequest(work.tx, id));
  await recordEvent(work, {
    pathwayId,
    kind: 'meeting-request-withdrawn',
    subjectId: id,
    facts: { toUnitName: page.toUnitName },
  });
  work.log({ action: 'change', object: 'meeting-request', objectId: id, pathwayId });
  await endPathway(work, pathwayId, 'closed', { reason: 'request-withdrawn', subjectId: id });
}
