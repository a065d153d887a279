// The basis a request for a meeting travels on, recorded in the transaction that begins the pathway.
import type { StaffWork } from '../../../platform/db/actor.ts';
import type { PlainDate } from '../../../rules/plain-date.ts';
import { limitTopics, type RecordableKind } from '../../../rules/legal-basis.ts';
import { recordEvent } from '../../pathway/events.ts';
import { insertBasis, insertLimit } from '../store.ts';

/** Records why the receiving unit of a request may be told. The pathway is new, so nothing stands for that unit before; who
 *  may ask, and whether this kind of basis suffices, is the caller's to check. Gives the basis's id. */
export async function recordForRequest(
  work: StaffWork,
  request: {
    pathwayId: string;
    toUnitId: string;
    kind: RecordableKind;
    /** Mask of what is granted; practical is in it. */
    granted: number;
    givenOn: PlainDate;
    validTo: PlainDate | null;
    /** Limits in the patient's words, kept from the receiving unit. */
    limit: string | null;
  },
): Promise<string> {
  const { tx, actor, now, today } = work;
  const { pathwayId, toUnitId, kind, granted, givenOn, validTo, limit } = request;
  const basisId = await insertBasis(tx, {
    pathwayId,
    partyId: toUnitId,
    kind,
    granted,
    validFrom: today,
    validTo,
    givenOn,
    recordedBy: actor.staffId,
    recordedUnitId: actor.unitId,
    recordedAt: now,
    documentId: null,
  });
  if (limit !== null && limit !== '')
    await insertLimit(tx, { legalBasisId: basisId, pathwayId, topics: limitTopics(granted), text: limit });
  await recordEvent(work, { pathwayId, kind: 'basis-recorded', subjectId: toUnitId, facts: { kind } });
  work.log({ action: 'create', object: 'legal-basis', objectId: basisId, pathwayId });
  return basisId;
}
