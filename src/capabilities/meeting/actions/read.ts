// Reading meetings: the page, the card before the record is open, and the lists.
import openingReasons from '../../../../content/opening-reasons.json' with { type: 'json' };
import type { StaffWork } from '../../../platform/db/actor.ts';
import type { Language } from '../../../platform/http/language.ts';
import { fault, forbidden, notFound } from '../../../platform/http/problem.ts';
import type { PathwayState } from '../../pathway/model.ts';
import { mayConvene, meetingAbilities } from '../access.ts';
import type { MeetingAnswer, MeetingChoices, MeetingLine, PathwayMeetings } from '../model-lists.ts';
import type { MeetingPage } from '../model.ts';
import { listPathwayMeetings, listUnitMeetings, loadChoices } from '../store/lists.ts';
import { loadMeetingCard, loadMeetingPage, type PageRow } from '../store/page.ts';
import { readDeadline } from './deadline.ts';
import { guard } from './guard.ts';

function pageOf(work: StaffWork, row: PageRow): MeetingPage {
  const { myTopics, pathwayState, responsibleUnitId, deadline, ...page } = row;
  const { unitId } = work.actor;
  const isConvener = page.conveningUnit.id === unitId;
  const mine = isConvener
    ? undefined
    : page.invitees.find((invitee) => invitee.partyId === unitId && invitee.state === 'sent');
  const partOf = new Set(page.invitees.filter(({ state }) => state === 'sent').map(({ partyId }) => partyId));
  return {
    ...page,
    // A service whose invitation was taken back is no longer waited for.
    readiness: page.readiness.filter(
      (service) => service.unitId === page.conveningUnit.id || partOf.has(service.unitId),
    ),
    deadline: readDeadline(deadline, work.today),
    my: { unitId, invitationId: mine?.id ?? null, topics: myTopics },
    may: meetingAbilities(work.actor, {
      state: page.state,
      conveningUnitId: page.conveningUnit.id,
      pathwayState: pathwayState as PathwayState,
      responsibleUnitId,
      isInvited: mine !== undefined,
      hasChosen: page.invitees.some(({ state }) => state === 'chosen'),
      isStarted: page.startedAt !== null,
    }),
  };
}

/** The meeting as the actor may see it: the page when the record is open to them, otherwise the card with the reasons to
 *  choose among. Throws 404 when their unit has no part in it or no basis today. */
export async function openMeeting(work: StaffWork, id: string, language: Language): Promise<MeetingAnswer> {
  const row = await loadMeetingPage(work.tx, id);
  if (row) {
    work.log({ action: 'read', object: 'meeting', objectId: id, pathwayId: row.pathwayId });
    return { view: 'page', page: pageOf(work, row) };
  }
  const card = await loadMeetingCard(work.tx, id);
  if (!card) throw notFound();
  work.log({ action: 'read', object: 'pathway-card', pathwayId: card.pathwayId });
  const reasons = openingReasons.reasons.map((reason) => ({
    id: reason.id,
    hours: reason.hours,
    text: reason[language],
  }));
  return { view: 'card', card, reasons };
}

/** The meetings of a pathway. Throws 404 when the record is not open to the actor. */
export async function readPathwayMeetings(work: StaffWork, pathwayId: string): Promise<PathwayMeetings> {
  const found = await listPathwayMeetings(work.tx, pathwayId);
  if (!found) throw notFound();
  work.log({ action: 'read', object: 'meeting-list', pathwayId });
  return {
    meetings: found.meetings,
    deadline: readDeadline(found.deadline, work.today),
    may: {
      convene: mayConvene(work.actor, {
        pathwayState: found.pathwayState as PathwayState,
        responsibleUnitId: found.responsibleUnitId,
      }),
    },
  };
}

const longestRange = 400 * 86_400_000;

/** The meetings my unit convenes or is invited to in a range of instants, and its drafts; `query` is the start of names.
 *  Throws 403 for administrators, 422 for a range that is none or longer than about a year. */
export async function readUnitMeetings(
  work: StaffWork,
  range: { from: string; to: string; query: string },
): Promise<MeetingLine[]> {
  if (work.actor.role === 'administrator') throw forbidden();
  const [from, to] = [new Date(range.from), new Date(range.to)];
  const length = to.getTime() - from.getTime();
  if (length <= 0 || length > longestRange) throw fault('to', 'problem.meeting.bad-range');
  const names = range.query
    .split(/[\s,.]+/)
    .filter((name) => name !== '')
    .slice(0, 5);
  const lines = await listUnitMeetings(work.tx, { from, to, names });
  for (const { id, pathwayId } of lines)
    work.log({ action: 'search', object: 'meeting', objectId: id, pathwayId });
  return lines;
}

/** Whom one can invite and who can be contact, chair or minute-taker. Throws 403 unless the actor convenes. */
export async function readChoices(
  work: StaffWork,
  meetingId: string,
  query: string,
): Promise<MeetingChoices> {
  const meeting = await guard(work, meetingId, 'choose', 'share');
  work.log({ action: 'read', object: 'meeting', objectId: meetingId, pathwayId: meeting.pathwayId });
  return loadChoices(work.tx, meetingId, query);
}
