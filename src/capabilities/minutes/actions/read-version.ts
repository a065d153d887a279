// Approved minutes as one reader may see them today, and the list of them on a pathway.
import type { StaffWork } from '../../../platform/db/actor.ts';
import { notFound } from '../../../platform/http/problem.ts';
import { answersForMinutes, mayCorrect, mayRecall } from '../access.ts';
import type { MinutesLine, VersionPage } from '../model-versions.ts';
import { leftOut, readableMinutes } from '../rules.ts';
import { isPathwayOpen, loadMinutesLines, loadVersion, markRead } from '../store/versions.ts';

/** The frozen pieces that the reader's basis covers today, and with the first reading of a unit's copy the mark that it was
 *  read. Throws 404 without a basis, and for a version that was taken back. */
export async function openVersion(work: StaffWork, id: string): Promise<VersionPage> {
  const row = await loadVersion(work.tx, id);
  if (!row) throw notFound();
  const { unitId } = work.actor;
  const isLatest = row.number === row.latestNumber;
  const own = row.copies.find(({ partyId }) => partyId === unitId);
  if (own && own.firstReadAt === null) {
    await markRead(work.tx, id, unitId, work.now);
    own.firstReadAt = work.now.toISOString();
  }
  work.log({ action: 'read', object: 'minutes-version', objectId: id, pathwayId: row.pathwayId });
  return {
    ...readableMinutes(row.pieces, row.held),
    id: row.id,
    meetingId: row.meetingId,
    pathwayId: row.pathwayId,
    givenName: row.givenName,
    familyName: row.familyName,
    number: row.number,
    isLatest,
    newer: row.newest !== null && row.newest.number > row.number ? row.newest : null,
    approvedAt: row.approvedAt,
    approvedByName: row.approvedByName,
    approvedUnitName: row.approvedUnitName,
    reason: row.reason,
    recalledAt: row.recalledAt,
    recallReason: row.recallReason,
    leftOut: leftOut(row.held),
    copies: row.copies.filter((copy) => answersForMinutes(work.actor, row) || copy.partyId === unitId),
    may: {
      recall: mayRecall(work.actor, row) && row.recalledAt === null,
      correct: mayCorrect(work.actor, { ...row, isLatest }),
    },
  };
}

/** The minutes of a pathway, meeting by meeting. Throws 404 when it is not open to the actor. */
export async function listMinutes(work: StaffWork, pathwayId: string): Promise<MinutesLine[]> {
  if (!(await isPathwayOpen(work.tx, pathwayId))) throw notFound();
  work.log({ action: 'read', object: 'minutes-list', pathwayId });
  return loadMinutesLines(work.tx, pathwayId);
}
