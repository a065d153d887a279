// Taking back minutes that were sent wrongly: gone for the recipient at its next request, and the trace stays (A9).
import type { StaffWork } from '../../../platform/db/actor.ts';
import { forbidden, notFound, Problem } from '../../../platform/http/problem.ts';
import { queueNotice } from '../../notice/actions.ts';
import { recordEvent } from '../../pathway/events.ts';
import { mayRecall } from '../access.ts';
import { loadCopies, markCopiesRecalled, markVersionRecalled, type CopyRow } from '../store/versions.ts';
import { sendHint } from './hint.ts';

async function tell(work: StaffWork, copy: CopyRow): Promise<void> {
  work.log({ action: 'change', object: 'minutes-copy', objectId: copy.id, pathwayId: copy.pathwayId });
  if (!copy.isUnit || copy.email === null || copy.partyId === work.actor.unitId) return;
  await queueNotice(work, {
    recipientUnitId: copy.partyId,
    address: copy.email,
    template: 'minutes-recalled',
    language: copy.language,
    facts: { path: `/pathways/${copy.pathwayId}/minutes` },
    subjectId: copy.minutesVersionId,
  });
}

async function record(work: StaffWork, copy: CopyRow, kind: string, facts: Record<string, unknown>) {
  await recordEvent(work, { pathwayId: copy.pathwayId, kind, subjectId: copy.minutesVersionId, facts });
  await sendHint(work, {
    meetingId: copy.meetingId,
    kind: 'version',
    id: copy.minutesVersionId,
    version: copy.number,
  });
}

const recalledBy = (work: StaffWork, reason: string) => ({
  recalledAt: work.now,
  recalledBy: work.actor.staffId,
  recallReason: reason,
});

/** Takes one recipient's copy back. Throws 403 for others than the unit that approved it and the one responsible now, 409 when
 *  it was taken back already, or is one's own. */
export async function recallCopy(work: StaffWork, copyId: string, reason: string): Promise<void> {
  const [copy] = await loadCopies(work.tx, { copyId });
  if (!copy) throw notFound();
  if (!mayRecall(work.actor, copy)) throw forbidden('minutes.not-sender');
  if (copy.recalledAt !== null) throw new Problem(409, 'minutes.already-recalled');
  if (copy.partyId === copy.approvedUnitId) throw new Problem(409, 'minutes.own-copy');
  await markCopiesRecalled(work.tx, [copy.id], recalledBy(work, reason));
  await record(work, copy, 'minutes-copy-recalled', { recipient: copy.partyName, number: copy.number });
  await tell(work, copy);
}

/** Takes a whole version back from everyone it was sent to. */
export async function recallVersion(work: StaffWork, versionId: string, reason: string): Promise<void> {
  const copies = await loadCopies(work.tx, { versionId });
  const first = copies[0];
  if (!first) throw notFound();
  if (!mayRecall(work.actor, first)) throw forbidden('minutes.not-sender');
  if (!(await markVersionRecalled(work.tx, versionId, recalledBy(work, reason))))
    throw new Problem(409, 'minutes.already-recalled');
  const sent = copies.filter((copy) => copy.partyId !== copy.approvedUnitId && copy.recalledAt === null);
  await markCopiesRecalled(
    work.tx,
    sent.map(({ id }) => id),
    recalledBy(work, reason),
  );
  await record(work, first, 'minutes-recalled', { number: first.number });
  for (const copy of sent) await tell(work, copy);
  work.log({ action: 'change', object: 'minutes-version', objectId: versionId, pathwayId: first.pathwayId });
}
