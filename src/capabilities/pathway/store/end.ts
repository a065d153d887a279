// The SQL that ends what lasts until the pathway ends.
import type { Tx } from '../../../platform/db/actor.ts';

/** Bases that stand, except the responsible unit's own. */
export function loadStandingBases(tx: Tx, pathwayId: string) {
  return tx
    .selectFrom('legalBasis as b')
    .innerJoin('pathway as w', 'w.id', 'b.pathwayId')
    .innerJoin('party as a', 'a.id', 'b.partyId')
    .leftJoin('unit as u', 'u.id', 'b.partyId')
    .select(['b.id', 'b.kind', 'b.partyId', 'u.kind as unitKind'])
    .select((row) => row.fn.coalesce('u.name', 'a.name').as('name'))
    .where('b.pathwayId', '=', pathwayId)
    .where('b.endedAt', 'is', null)
    .whereRef('b.partyId', '!=', 'w.responsibleUnitId')
    .forUpdate('b')
    .execute();
}

/** Ends these bases with the pathway; the shares go with them. */
export async function endBases(
  tx: Tx,
  ids: readonly string[],
  ended: { at: Date; by: string },
): Promise<void> {
  if (ids.length === 0) return;
  await tx
    .updateTable('legalBasis')
    .set((row) => ({
      endedAt: ended.at,
      endedBy: ended.by,
      endReason: 'pathway-ended',
      version: row('version', '+', 1),
    }))
    .where('id', 'in', ids)
    .execute();
}
