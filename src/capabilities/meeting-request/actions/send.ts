// Sending a request: the pathway begins with the requester responsible, the receiver gets its basis, the request and a notice,
// all in one transaction (A2).
import type { StaffWork } from '../../../platform/db/actor.ts';
import { fault, forbidden, notFound, Problem } from '../../../platform/http/problem.ts';
import { deadlineRules } from '../../../rules/deadline-content.ts';
import { dueDate, ruleInForce } from '../../../rules/deadline.ts';
import { legalBasisRules } from '../../../rules/legal-basis-content.ts';
import { grantOf } from '../../../rules/legal-basis.ts';
import { topicMask } from '../../../rules/topics.ts';
import { writeBasis } from '../../consent/actions/record.ts';
import { removeDraft } from '../../draft/actions.ts';
import { queueNotice } from '../../notice/actions.ts';
import { isClinical, isSpecialist } from '../../pathway/access.ts';
import { nameStaff } from '../../pathway/actions/staff.ts';
import { recordEvent } from '../../pathway/events.ts';
import { mayRequest } from '../access.ts';
import type { NewRequest, SentRequest } from '../model.ts';
import { requestFaults, requestNeed } from '../rules.ts';
import {
  beginRequested,
  hasWaitingRequest,
  insertRequest,
  loadRegistration,
  loadUnit,
  startAnswerDeadline,
} from '../store/write.ts';

const ruleId = 'meeting-request-answer';

/** The name of the unfinished form of a request about a registered person. */
export const requestForm = (registrationId: string) => `meeting-request:${registrationId}`;

async function loadForSending(work: StaffWork, input: NewRequest) {
  if (!mayRequest(work.actor)) throw forbidden('meeting-request.not-for-you');
  const registration = await loadRegistration(work.tx, input.registrationId);
  if (!registration || registration.unitId !== work.actor.unitId) throw notFound();
  const receiver = await loadUnit(work.tx, input.toUnitId);
  if (!receiver?.isActive || !isSpecialist({ unitKind: receiver.kind }))
    throw fault('toUnitId', 'problem.meeting-request.receiver');
  const faults = requestFaults(input, {
    need: requestNeed(legalBasisRules, work.actor.unitKind, receiver.kind, work.today),
    today: work.today,
    isShielded: registration.isShielded,
    isClinician: isClinical(work.actor),
  });
  if (faults.length > 0) throw new Problem(422, 'invalid-input', { faults });
  if (await hasWaitingRequest(work.tx, registration.personId, receiver.id))
    throw new Problem(409, 'meeting-request.already-sent');
  return { registration, receiver };
}

/** Sends a request to a specialist unit. The requester is responsible until it is accepted. Throws 403 for those who convene
 *  themselves, 404 when the person is not registered at the actor's unit, 409 when the unit already has one that waits there,
 *  422 for what the rules refuse: a text that touches what the basis does not cover, a missing consent, a wrong receiver. */
export async function sendRequest(work: StaffWork, input: NewRequest): Promise<SentRequest> {
  const { tx, actor, now, today } = work;
  const { registration, receiver } = await loadForSending(work, input);
  const rule = ruleInForce(deadlineRules, ruleId, today);
  const answerDue = rule && dueDate(rule, today);
  if (!rule || !answerDue) throw new Error(`no rule ${ruleId} on ${today}`);

  const { basis, registrationId, toUnitId, trigger } = input;
  const pathwayId = await beginRequested(tx, registrationId, trigger, today);
  await recordEvent(work, { pathwayId, kind: 'pathway-begun', facts: { trigger } });
  work.log({ action: 'create', object: 'pathway', objectId: pathwayId, pathwayId });
  // The pathway is new: nothing stands for the receiver yet. What the request rests on has been checked above.
  await writeBasis(
    work,
    pathwayId,
    receiver,
    {
      add: {
        kind: basis.kind,
        granted: grantOf(basis.topics),
        validFrom: today,
        validTo: basis.validTo,
      },
      givenOn: basis.givenOn,
      documentId: null,
      limit: basis.limit || null,
    },
    'basis-recorded',
  );
  const requestId = await insertRequest(tx, {
    pathwayId,
    topics: topicMask(input.topics),
    fromUnitId: actor.unitId,
    fromStaffId: actor.staffId,
    toUnitId,
    trigger,
    situation: input.situation,
    patientWishes: input.patientWishes || null,
    triedBefore: input.triedBefore,
    escalation: input.escalation,
    suggestedParties: input.suggestedParties || null,
    sentAt: now,
    answerDue,
  });
  if (registration.isShielded && input.namedStaffId !== null)
    await nameStaff(work, pathwayId, { unitId: toUnitId, staffId: input.namedStaffId });
  await startAnswerDeadline(tx, {
    pathwayId,
    ruleId,
    ruleValidFrom: rule.validFrom,
    unitId: toUnitId,
    subjectId: requestId,
    startedOn: today,
    due: answerDue,
  });
  await recordEvent(work, {
    pathwayId,
    kind: 'meeting-request-sent',
    subjectId: requestId,
    facts: { toUnitName: receiver.name, due: answerDue },
  });
  work.log({ action: 'send', object: 'meeting-request', objectId: requestId, pathwayId });
  await removeDraft(work, requestForm(registrationId));
  if (receiver.email !== null)
    await queueNotice(work, {
      recipientUnitId: receiver.id,
      address: receiver.email,
      template: 'request',
      language: 'nb',
      facts: { path: `/requests/${requestId}` },
      subjectId: requestId,
    });
  return { requestId, pathwayId, answerDue, isNotified: receiver.email !== null };
}
