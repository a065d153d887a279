// Reading requests: the unit's lists, the card before the record is open, and the whole request after.
import openingReasons from '../../../../content/opening-reasons.json' with { type: 'json' };
import type { StaffWork } from '../../../platform/db/actor.ts';
import type { Language } from '../../../platform/http/language.ts';
import { notFound } from '../../../platform/http/problem.ts';
import { deadlineRules } from '../../../rules/deadline-content.ts';
import { deadlineState, ruleInForce } from '../../../rules/deadline.ts';
import { osloDay } from '../../../rules/plain-date.ts';
import { topicsIn } from '../../../rules/topics.ts';
import { mayAnswerRequests, mayRequest, requestAbilities } from '../access.ts';
import type { RequestAnswer, RequestLine, RequestList, RequestPage, RequestState } from '../model.ts';
import {
  listCards,
  loadCard,
  loadRequest,
  mostListed,
  type CardRow,
  type RequestRow,
} from '../store/read.ts';

function lineOf(row: CardRow, work: StaffWork): RequestLine {
  const { answerDue, answeredOn, ...line } = row;
  const rule = ruleInForce(deadlineRules, 'meeting-request-answer', osloDay(new Date(row.sentAt)));
  const { state, daysLeft } = deadlineState(answerDue, work.today, rule?.warnDaysBefore ?? [], answeredOn);
  return {
    ...line,
    state: line.state as RequestState,
    deadline: { due: answerDue, state, daysLeft },
  };
}

/** The requests to or from the actor's unit as cards: those that wait, by due day, or the others, newest
 *  first. Older ones than the list holds are found on the person's page. */
export async function listRequests(
  work: StaffWork,
  filter: { direction: 'in' | 'out'; isWaiting: boolean },
): Promise<RequestList> {
  const rows = await listCards(work.tx, filter);
  return {
    lines: rows.slice(0, mostListed).map((row) => lineOf(row, work)),
    hasMore: rows.length > mostListed,
    may: { request: mayRequest(work.actor), answer: mayAnswerRequests(work.actor) },
  };
}

function pageOf(row: RequestRow, work: StaffWork): RequestPage {
  return {
    ...lineOf(row, work),
    registrationId: row.registrationId,
    familyName: row.familyName,
    birthDate: row.birthDate,
    pathwayState: row.pathwayState as RequestPage['pathwayState'],
    from: {
      unitId: row.fromUnitId,
      unitName: row.fromUnitName,
      unitPhone: row.fromUnitPhone,
      staffName: row.fromStaffName,
      staffPhone: row.fromStaffPhone,
    },
    to: { unitId: row.toUnitId, unitName: row.toUnitName, unitPhone: row.toUnitPhone },
    trigger: row.trigger as RequestPage['trigger'],
    topics: topicsIn(row.topics),
    situation: row.situation,
    patientWishes: row.patientWishes,
    escalation: row.escalation as RequestPage['escalation'],
    triedBefore: row.triedBefore,
    suggestedParties: row.suggestedParties,
    answeredBy: row.answeredBy,
    answerReason: row.answerReason,
    basis: row.basis
      ? {
          kind: row.basis.kind,
          topics: topicsIn(row.basis.granted),
          givenOn: row.basis.givenOn,
          validTo: row.basis.validTo,
        }
      : null,
    version: row.version,
    may: requestAbilities(work.actor, {
      state: row.state as RequestState,
      fromUnitId: row.fromUnitId,
      toUnitId: row.toUnitId,
    }),
  };
}

/** The request, unlogged, for the actions that answer it; undefined when it is not open to the actor. */
export async function loadRequestPage(work: StaffWork, id: string) {
  const row = await loadRequest(work.tx, id);
  return row && { page: pageOf(row, work), triggeredOn: row.triggeredOn };
}

/** The request as the actor may see it: whole when the pathway is open to them, otherwise its card with the reasons to choose
 *  among. Throws 404 when the unit may not know of it: it is not theirs, it was declined or taken back, or the basis is gone. */
export async function openRequest(work: StaffWork, id: string, language: Language): Promise<RequestAnswer> {
  const found = await loadRequestPage(work, id);
  if (found) {
    work.log({
      action: 'read',
      object: 'meeting-request',
      objectId: id,
      pathwayId: found.page.pathwayId,
    });
    return { view: 'page', page: found.page };
  }
  const card = await loadCard(work.tx, id);
  if (!card) throw notFound();
  work.log({ action: 'read', object: 'pathway-card', pathwayId: card.pathwayId });
  return {
    view: 'card',
    card: lineOf(card, work),
    reasons: openingReasons.reasons.map((reason) => ({
      id: reason.id,
      hours: reason.hours,
      text: reason[language],
    })),
  };
}
