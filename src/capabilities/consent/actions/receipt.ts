// The receipt of what was taken back: from whom, towards whom, which topics, when, and what had been sent by then.
import type { StaffWork } from '../../../platform/db/actor.ts';
import { notFound } from '../../../platform/http/problem.ts';
import { topicsIn } from '../../../rules/topics.ts';
import type { Receipt, SentBefore } from '../model.ts';
import { loadResponsibleUnit, loadSent, type BasisRow, type ConsentFrame } from '../store.ts';
import { loadOpen, partyIn } from './load.ts';

/** The bases that were taken back at one instant. Of a party with an objection, the basis it ended tells the topics; where
 *  nothing stood, the objection itself. */
function takenBackAt(frame: ConsentFrame, at: string): BasisRow[] {
  const ended = frame.bases.filter(
    (basis) =>
      basis.endedAt === at &&
      basis.kind !== 'objection' &&
      (basis.endReason === 'withdrawn' || basis.endReason === 'objection'),
  );
  const objections = frame.bases.filter(
    (basis) =>
      basis.kind === 'objection' &&
      basis.recordedAt === at &&
      !ended.some(({ partyId }) => partyId === basis.partyId),
  );
  return [...ended, ...objections];
}

/** The receipt of everything taken back at an instant (ISO 8601, in milliseconds). Throws 404 when nothing was. */
export async function receiptAt(work: StaffWork, pathwayId: string, at: string): Promise<Receipt> {
  const frame = await loadOpen(work, pathwayId);
  const rows = takenBackAt(frame, at);
  const [first] = rows;
  if (!first) throw notFound();
  const sent = await loadSent(work.tx, pathwayId, [...new Set(rows.map(({ partyId }) => partyId))], at);
  const sentTo = (partyId: string): SentBefore[] =>
    sent
      .filter((row) => row.partyId === partyId)
      .map(({ partyId: _, ...row }) => ({
        ...row,
        mayBeRecalled: row.what === 'minutes' && !row.isRecalled,
      }));
  const isObjection = first.kind === 'objection';
  work.log({ action: 'read', object: 'consent-receipt', pathwayId });
  return {
    pathwayId,
    from: { name: frame.patientName },
    at,
    recordedBy: (isObjection ? first.recordedBy : first.endedBy) ?? first.recordedBy,
    // Only the responsible unit takes back; this is the one it was then.
    recordedUnit: isObjection ? first.recordedUnit : await loadResponsibleUnit(work.tx, pathwayId, at),
    towards: rows.flatMap((row) => {
      const party = partyIn(frame, row.partyId);
      if (!party) return [];
      const { id, kind, unitKind, name, relation } = party;
      return [
        {
          party: { id, kind, unitKind, name, relation },
          legalBasisId: row.id,
          kind: row.kind,
          reason: row.kind === 'objection' ? ('objection' as const) : endReason(row),
          topics: topicsIn(row.granted),
          givenOn: row.givenOn,
          sentBefore: sentTo(row.partyId),
        },
      ];
    }),
  };
}

const endReason = (row: BasisRow) => row.endReason as Receipt['towards'][number]['reason'];

/** The receipt that a basis belongs to, by the id of any basis in it. Throws 404 for one that was not taken back. */
export async function receiptOf(work: StaffWork, pathwayId: string, legalBasisId: string): Promise<Receipt> {
  const frame = await loadOpen(work, pathwayId);
  const row = frame.bases.find(({ id }) => id === legalBasisId);
  const at = row?.kind === 'objection' ? row.recordedAt : row?.endedAt;
  if (!at) throw notFound();
  return receiptAt(work, pathwayId, at);
}
