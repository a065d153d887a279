// One named unit and person responsible at every moment (F1): handover as an offer, a new person, and pathways nobody owns.
import type { StaffWork } from '../../../platform/db/actor.ts';
import { fault, forbidden, notFound, Problem, versionClash } from '../../../platform/http/problem.ts';
import { allTopics, containsAll } from '../../../rules/topics.ts';
import { findUnit } from '../../directory/actions.ts';
import { queueNotice } from '../../notice/actions.ts';
import { mayReceiveHandover, pathwayAbilities } from '../access.ts';
import { recordEvent } from '../events.ts';
import type { HandoverLine, NewHandover, PathwayState, UnownedLine } from '../model.ts';
import { isOpenToMe, loadCard } from '../store.ts';
import {
  acceptHandover as accept,
  changeResponsiblePerson,
  closeHandover,
  insertHandover,
  loadHandover,
  loadUnitHandovers,
  loadUnitUnowned,
} from '../store/responsibility.ts';
import { loadUnitsWithShare, lockPathway, worksAt } from '../store/staff.ts';

/** Tells a unit that something waits; nothing when it has no address for notices. */
async function tellUnit(
  work: StaffWork,
  unitId: string,
  pathwayId: string,
  subjectId: string,
): Promise<void> {
  const unit = await findUnit(work, unitId);
  if (!unit?.email) return;
  await queueNotice(work, {
    recipientUnitId: unitId,
    address: unit.email,
    template: 'handover',
    language: 'nb',
    facts: { path: `/pathways/${pathwayId}` },
    subjectId,
  });
}

/** Offers the responsibility to another unit, or to one person there. The actor's unit stays responsible until it is accepted.
 *  Throws 422 with the remedy when the receiver has no basis in force that covers all it would take over. */
export async function offerHandover(
  work: StaffWork,
  pathwayId: string,
  input: NewHandover,
): Promise<{ handoverId: string }> {
  const { tx, actor, now } = work;
  if (!(await isOpenToMe(tx, pathwayId))) throw notFound();
  // Whoever waited here for another change sees what came of it.
  await lockPathway(tx, pathwayId);
  const card = await loadCard(tx, pathwayId);
  if (!card) throw notFound();
  const state = card.state as PathwayState;
  const { responsibleUnitId } = card;
  const may = pathwayAbilities(actor, { state, responsibleUnitId, handoverToUnitId: null });
  if (!may.offerHandover) throw forbidden('pathway.responsible-decides');
  if (input.toUnitId === actor.unitId) throw fault('toUnitId', 'problem.pathway.own-unit');
  const unit = await findUnit(work, input.toUnitId);
  if (!unit) throw fault('toUnitId', 'problem.pathway.no-such-unit');
  const share = (await loadUnitsWithShare(tx, pathwayId)).find(({ unitId }) => unitId === unit.id);
  if (!share) throw fault('toUnitId', 'problem.pathway.no-basis', { unit: unit.name });
  if (!mayReceiveHandover(state, unit.kind)) throw fault('toUnitId', 'problem.pathway.needs-specialist');
  if (!containsAll(share.topics, allTopics))
    throw fault('toUnitId', 'problem.pathway.basis-too-narrow', { unit: unit.name });
  if (input.toStaffId !== null && !(await worksAt(tx, input.toStaffId, unit.id)))
    throw fault('toStaffId', 'problem.pathway.not-working-there');
  const handoverId = await insertHandover(tx, {
    ...input,
    pathwayId,
    fromUnitId: actor.unitId,
    fromStaffId: actor.staffId,
    offeredAt: now,
  }).catch((error: unknown) => {
    if ((error as { code?: string }).code === '23505') throw new Problem(409, 'pathway.already-offered');
    throw error;
  });
  const facts = { unit: unit.name };
  await recordEvent(work, { pathwayId, kind: 'handover-offered', subjectId: handoverId, facts });
  work.log({ action: 'create', object: 'handover', objectId: handoverId, pathwayId });
  await tellUnit(work, unit.id, pathwayId, handoverId);
  return { handoverId };
}

async function openOffer(work: StaffWork, id: string, version: number) {
  const known = await loadHandover(work.tx, id);
  if (!known) throw notFound();
  // First the pathway, then the offer, as every change of responsibility does: two answers at once never lock each other.
  await lockPathway(work.tx, known.pathwayId);
  const offer = await loadHandover(work.tx, id);
  if (!offer) throw notFound();
  const may = pathwayAbilities(work.actor, {
    state: offer.pathwayState as PathwayState,
    responsibleUnitId: offer.responsibleUnitId,
    handoverToUnitId: offer.toUnitId,
    handoverToStaffId: offer.toStaffId,
  });
  return {
    offer,
    may,
    /** To be called once it is clear that the actor may answer at all. */
    requireOpen() {
      if (offer.state !== 'offered' || offer.version !== version) throw answered();
    },
  };
}

const answered = () => new Problem(409, 'pathway.handover-answered');

/** Takes the responsibility over: the actor's unit and person have it from now on. Throws 403 for those it is not offered to,
 *  409 when it was answered or withdrawn in between or the basis no longer covers it. */
export async function acceptHandover(work: StaffWork, id: string, version: number): Promise<void> {
  const { offer, may, requireOpen } = await openOffer(work, id, version);
  if (!may.acceptHandover)
    throw forbidden(may.answerHandover ? 'pathway.offered-to-another' : 'pathway.receiver-answers');
  requireOpen();
  await accept(work.tx, id).catch((error: unknown) => {
    if ((error as { code?: string }).code === 'P0002') throw new Problem(409, 'pathway.handover-gone');
    throw error;
  });
  const { pathwayId } = offer;
  await recordEvent(work, { pathwayId, kind: 'handover-accepted', subjectId: id });
  work.log({ action: 'change', object: 'handover', objectId: id, pathwayId });
  await tellUnit(work, offer.fromUnitId, pathwayId, id);
}

/** Says no with a reason; the giver stays responsible. */
export async function declineHandover(
  work: StaffWork,
  id: string,
  answer: { version: number; reason: string },
): Promise<void> {
  const { offer, may, requireOpen } = await openOffer(work, id, answer.version);
  if (!may.answerHandover) throw forbidden('pathway.receiver-answers');
  requireOpen();
  await close(work, id, 'declined', answer);
  const { pathwayId } = offer;
  await recordEvent(work, { pathwayId, kind: 'handover-declined', subjectId: id });
  work.log({ action: 'change', object: 'handover', objectId: id, pathwayId });
  await tellUnit(work, offer.fromUnitId, pathwayId, id);
}

/** Takes an offer back before it is answered. */
export async function withdrawHandover(work: StaffWork, id: string, version: number): Promise<void> {
  const { offer, may, requireOpen } = await openOffer(work, id, version);
  if (!may.withdrawHandover || offer.fromUnitId !== work.actor.unitId)
    throw forbidden('pathway.responsible-decides');
  requireOpen();
  await close(work, id, 'withdrawn', { version, reason: null });
  const { pathwayId } = offer;
  await recordEvent(work, { pathwayId, kind: 'handover-withdrawn', subjectId: id });
  work.log({ action: 'change', object: 'handover', objectId: id, pathwayId });
  await tellUnit(work, offer.toUnitId, pathwayId, id);
}

async function close(
  work: StaffWork,
  id: string,
  state: 'declined' | 'withdrawn',
  answer: { version: number; reason: string | null },
): Promise<void> {
  const isClosed = await closeHandover(work.tx, id, {
    ...answer,
    state,
    at: work.now,
    staffId: work.actor.staffId,
  });
  if (!isClosed) throw answered();
}

/** Offers to and from the actor's unit that nobody has answered yet, the oldest first. */
export async function listHandovers(work: StaffWork): Promise<HandoverLine[]> {
  const lines = await loadUnitHandovers(work.tx);
  for (const { pathwayId } of lines) work.log({ action: 'read', object: 'pathway-card', pathwayId });
  return lines;
}

/** Makes a colleague at the responsible unit the responsible person, from now on. Throws 404 for those who may not, 409 when
 *  somebody else changed the pathway since it was read, 422 when the colleague does not work there as a clinician. */
export async function changeResponsible(
  work: StaffWork,
  pathwayId: string,
  input: { staffId: string; version: number },
): Promise<void> {
  const card = await loadCard(work.tx, pathwayId);
  const isOpen = card !== undefined && (await isOpenToMe(work.tx, pathwayId));
  if (isOpen) {
    const { responsibleUnitId } = card;
    const state = card.state as PathwayState;
    const may = pathwayAbilities(work.actor, { state, responsibleUnitId, handoverToUnitId: null });
    if (!may.changeResponsible) throw forbidden('pathway.responsible-decides');
  }
  // The time line is told by the function: a leader who steps in where nobody owns the pathway need not have it open.
  const outcome = await changeResponsiblePerson(work.tx, pathwayId, input.staffId, input.version);
  if (outcome === 'version-clash') throw versionClash(await loadCard(work.tx, pathwayId));
  if (outcome === 'closed') throw forbidden('pathway.responsible-decides');
  if (outcome === 'already-responsible') throw fault('staffId', 'problem.pathway.already-responsible');
  if (outcome === 'not-working-here') throw fault('staffId', 'problem.pathway.not-a-clinician-here');
  work.log({ action: 'change', object: 'responsibility', objectId: input.staffId, pathwayId });
}

/** For the leader of the responsible unit: pathways whose responsible person no longer works there. Empty for others. */
export async function listUnowned(work: StaffWork): Promise<UnownedLine[]> {
  const lines = await loadUnitUnowned(work.tx);
  for (const { pathwayId } of lines) work.log({ action: 'read', object: 'pathway-card', pathwayId });
  return lines;
}
