// Opening a pathway: the card first, then the record for those assigned or with a reason; beginning one at a specialist unit.
import openingReasons from '../../../content/opening-reasons.json' with { type: 'json' };
import type { StaffWork } from '../../platform/db/actor.ts';
import type { Language } from '../../platform/http/language.ts';
import { fault, forbidden, notFound } from '../../platform/http/problem.ts';
import { mayBeginPathway } from '../patient/access.ts';
import { pathwayAbilities } from './access.ts';
import { recordEvent } from './events.ts';
import type { PathwayAnswer, PathwayCard, PathwayPage, PathwayState } from './model.ts';
import {
  beginPathway as begin,
  insertAssignment,
  insertOpening,
  isOpenToMe,
  loadCard,
  loadPageParts,
} from './store.ts';

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

/** The pathway as the actor may see it: the page when it is open to them, otherwise its card with the reasons to choose
 *  among. Throws 404 when they may not know it exists. */
export async function openPathway(work: StaffWork, id: string, language: Language): Promise<PathwayAnswer> {
  const row = await loadCard(work.tx, id);
  if (!row) throw notFound();
  const parts = await loadPageParts(work.tx, id, row.registrationId);
  const mine = parts.staff
    .filter((access) => access.isMe)
    .toSorted((a) => (a.way === 'assigned' ? -1 : 1))[0];
  if (!mine || !parts.person) {
    work.log({ action: 'read', object: 'pathway-card', pathwayId: id });
    const reasons = openingReasons.reasons.map((reason) => ({
      id: reason.id,
      hours: reason.hours,
      text: reason[language],
    }));
    return { view: 'card', card: cardOf(row), reasons };
  }
  work.log({ action: 'read', object: 'pathway', objectId: id, pathwayId: id });
  const page: PathwayPage = {
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
    responsibilityHistory: parts.history,
    handover: parts.handover,
    events: parts.events,
    topics: parts.topics,
    may: pathwayAbilities(work.actor, {
      state: row.state as PathwayState,
      responsibleUnitId: row.responsibleUnitId,
      handoverToUnitId: parts.handover?.toUnitId ?? null,
    }),
  };
  return { view: 'page', page };
}

/** Begins a pathway at the actor's own specialist unit, which becomes responsible. Throws 403 for the others: they ask. */
export async function beginPathway(
  work: StaffWork,
  input: { registrationId: string; trigger: PathwayPage['trigger']; triggeredOn: string },
): Promise<{ pathwayId: string }> {
  if (!mayBeginPathway(work.actor)) throw forbidden('pathway.only-specialist');
  if (input.triggeredOn > work.today) throw fault('triggeredOn', 'problem.not-in-future');
  const pathwayId = await begin(work.tx, input.registrationId, 'assessing', input.trigger, input.triggeredOn);
  await recordEvent(work, { pathwayId, kind: 'pathway-begun', facts: { trigger: input.trigger } });
  work.log({ action: 'create', object: 'pathway', objectId: pathwayId, pathwayId });
  return { pathwayId };
}

/** Opens the record for oneself for as many hours as the reason allows (E8). Throws 404 for a shielded person. */
export async function openWithReason(
  work: StaffWork,
  pathwayId: string,
  reasonId: string,
): Promise<{ until: string }> {
  const card = await loadCard(work.tx, pathwayId);
  if (!card) throw notFound();
  const reason = openingReasons.reasons.find((candidate) => candidate.id === reasonId);
  if (!reason) throw fault('reason', 'problem.not-a-choice');
  const untilAt = new Date(work.now.getTime() + reason.hours * 3_600_000);
  const { unitId, staffId } = work.actor;
  await insertOpening(work.tx, { pathwayId, unitId, staffId, reason: reason.id, fromAt: work.now, untilAt });
  await recordEvent(work, { pathwayId, kind: 'opened-with-reason', facts: { reason: reason.id } });
  work.log({ action: 'read', object: 'pathway-opening', pathwayId });
  return { until: untilAt.toISOString() };
}

/** Assigns a member of staff of the actor's unit, so that they open the pathway directly. */
export async function assignStaff(work: StaffWork, pathwayId: string, staffId: string): Promise<void> {
  if (!(await loadCard(work.tx, pathwayId)) || !(await isOpenToMe(work.tx, pathwayId))) throw notFound();
  await insertAssignment(work.tx, {
    pathwayId,
    unitId: work.actor.unitId,
    staffId,
    fromAt: work.now,
    grantedBy: work.actor.staffId,
  });
  await recordEvent(work, { pathwayId, kind: 'staff-assigned', subjectId: staffId });
  work.log({ action: 'change', object: 'pathway-staff', objectId: staffId, pathwayId });
}
