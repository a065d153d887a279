// Opening a pathway: the card first, then the record for those assigned or with a reason; beginning one at a specialist unit.
import type { StaffWork } from '../../platform/db/actor.ts';
import type { Language } from '../../platform/http/language.ts';
import { fault, forbidden, notFound, Problem } from '../../platform/http/problem.ts';
import { mayBeginPathway } from '../patient/access.ts';
import { pathwayAbilities, runningStates } from './access.ts';
import { openingHours, openingReasonsIn, reasonOfEvent, shieldingReasonsIn } from './content.ts';
import { recordEvent } from './events.ts';
import type {
  NewPathway,
  PathwayAnswer,
  PathwayCard,
  PathwayEvent,
  PathwayPage,
  PathwayState,
} from './model.ts';
import { nextStepOf } from './rules.ts';
import {
  beginPathway as begin,
  eventsPerPage,
  findRunningPathway,
  isOpenToMe,
  loadCard,
  loadEvents,
  loadPageParts,
  type PageParts,
} from './store.ts';
import { insertOpening, loadMyOpenings } from './store/staff.ts';

type CardRow = NonNullable<Awaited<ReturnType<typeof loadCard>>>;

function cardOf(row: CardRow): PathwayCard {
  return {
    id: row.id,
    givenName: row.givenName,
    familyInitial: row.familyName.slice(0, 1),
    state: row.state as PathwayState,
    isShielded: row.isShielded,
    responsible: {
      unitId: row.responsibleUnitId,
      unitName: row.unitName,
      staffId: row.responsibleStaffId,
      staffName: row.staffName,
      since: row.responsibleSince.toISOString(),
    },
  };
}

/** A page of events, with the words of reasons chosen from a list in the reader's language. */
function eventsOf(rows: PageParts['events'], language: Language) {
  const events = rows.slice(0, eventsPerPage).map((event): PathwayEvent => {
    const reasonText = reasonOfEvent(event.kind, event.facts['reason'], language);
    return reasonText === undefined ? event : { ...event, facts: { ...event.facts, reasonText } };
  });
  return { events, hasMoreEvents: rows.length > eventsPerPage };
}

function pageOf(
  work: StaffWork,
  row: CardRow,
  parts: PageParts & { person: NonNullable<PageParts['person']> },
  mine: PageParts['staff'][number],
  language: Language,
): PathwayPage {
  const state = row.state as PathwayState;
  const { handover, meeting, deadline } = parts;
  const may = pathwayAbilities(work.actor, {
    state,
    responsibleUnitId: row.responsibleUnitId,
    handoverToUnitId: handover?.toUnitId ?? null,
    handoverToStaffId: handover?.toStaffId ?? null,
    isShielded: row.isShielded,
    unitAccess: parts.staff,
  });
  const kind = nextStepOf({
    state,
    isResponsible: row.responsibleUnitId === work.actor.unitId,
    handover: handover && (handover.toUnitId === work.actor.unitId ? 'to-us' : 'to-others'),
    hasMeetingAhead: meeting !== null,
  });
  return {
    ...cardOf(row),
    ...parts.person,
    registrationId: row.registrationId,
    personId: row.personId,
    familyName: row.familyName,
    trigger: row.trigger as PathwayPage['trigger'],
    triggeredOn: row.triggeredOn,
    openedOn: row.openedOn,
    closedOn: row.closedOn,
    isPriority: row.isPriority,
    version: row.version,
    myAccess: { way: mine.way, until: mine.until },
    myUnitStaff: parts.staff.map(({ isMe: _, ...access }) => access),
    namedStaff: parts.namedStaff,
    responsibilityHistory: parts.history,
    isUnowned: parts.isUnowned && runningStates.includes(state),
    handover,
    nextStep: { kind, meeting, deadline },
    ...eventsOf(parts.events, language),
    topics: parts.topics,
    shieldingReasons: may.shield ? shieldingReasonsIn(row.isShielded ? 'unshield' : 'shield', language) : [],
    may,
  };
}

/** The pathway as the actor may see it: the page when it is open to them, otherwise its card with the reasons to choose
 *  among. Throws 404 when they may not know it exists. */
export async function openPathway(work: StaffWork, id: string, language: Language): Promise<PathwayAnswer> {
  const row = await loadCard(work.tx, id);
  if (!row) throw notFound();
  const parts = await loadPageParts(work.tx, id, row.registrationId);
  const mine = parts.staff.find((access) => access.isMe);
  const { person } = parts;
  if (!mine || !person) {
    work.log({ action: 'read', object: 'pathway-card', pathwayId: id });
    return { view: 'card', card: cardOf(row), reasons: openingReasonsIn(language) };
  }
  work.log({ action: 'read', object: 'pathway', objectId: id, pathwayId: id });
  return { view: 'page', page: pageOf(work, row, { ...parts, person }, mine, language) };
}

/** Older events of the time line, fifty at a time. Throws 404 when the record is not open to the actor. */
export async function readEvents(
  work: StaffWork,
  pathwayId: string,
  olderThan: string | null,
  language: Language,
): Promise<{ events: PathwayEvent[]; hasMoreEvents: boolean }> {
  if (!(await isOpenToMe(work.tx, pathwayId))) throw notFound();
  const rows = await loadEvents(work.tx, pathwayId, olderThan);
  work.log({ action: 'read', object: 'pathway-events', pathwayId });
  return eventsOf(rows, language);
}

/** Begins a pathway at the actor's own specialist unit, which becomes responsible. Throws 403 for the others: they ask; 409
 *  when the unit has one running for the person, which a second would only split. */
export async function beginPathway(work: StaffWork, input: NewPathway): Promise<{ pathwayId: string }> {
  if (!mayBeginPathway(work.actor)) throw forbidden('pathway.only-specialist');
  if (input.triggeredOn > work.today) throw fault('triggeredOn', 'problem.not-in-future');
  const running = await findRunningPathway(work.tx, input.registrationId, runningStates);
  if (running) throw new Problem(409, 'pathway.already-running', { current: { pathwayId: running } });
  const pathwayId = await begin(work.tx, input.registrationId, 'assessing', input.trigger, input.triggeredOn);
  await recordEvent(work, { pathwayId, kind: 'pathway-begun', facts: { trigger: input.trigger } });
  work.log({ action: 'create', object: 'pathway', objectId: pathwayId, pathwayId });
  return { pathwayId };
}

/** Opens the record for oneself for as many hours as the reason allows (E8); the same reason again changes nothing while it
 *  runs. Throws 404 for a shielded person, 409 for those who are assigned and need no reason. */
export async function openWithReason(
  work: StaffWork,
  pathwayId: string,
  reasonId: string,
): Promise<{ until: string }> {
  const card = await loadCard(work.tx, pathwayId);
  if (!card) throw notFound();
  const hours = openingHours(reasonId);
  if (hours === undefined) throw fault('reason', 'problem.not-a-choice');
  const { unitId, staffId } = work.actor;
  const openings = await loadMyOpenings(work.tx, pathwayId, staffId, work.now);
  if (openings.some((opening) => opening.way === 'assigned')) throw new Problem(409, 'pathway.already-open');
  const running = openings.find((opening) => opening.reason === reasonId);
  if (running?.untilAt) return { until: running.untilAt.toISOString() };
  const untilAt = new Date(work.now.getTime() + hours * 3_600_000);
  await insertOpening(work.tx, { pathwayId, unitId, staffId, reason: reasonId, fromAt: work.now, untilAt });
  await recordEvent(work, { pathwayId, kind: 'opened-with-reason', facts: { reason: reasonId } });
  work.log({ action: 'read', object: 'pathway-opening', pathwayId });
  return { until: untilAt.toISOString() };
}
