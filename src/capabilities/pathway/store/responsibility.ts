// The SQL on offers of responsibility, the responsible person, and pathways that nobody owns.
import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/actor.ts';
import type { HandoverLine, UnownedLine } from '../model.ts';

/** The offer with its pathway's state; undefined when the actor may not know of it. */
export function loadHandover(tx: Tx, id: string) {
  return tx
    .selectFrom('handover as h')
    .innerJoin('pathway as w', 'w.id', 'h.pathwayId')
    .select(['h.id', 'h.pathwayId', 'h.fromUnitId', 'h.toUnitId', 'h.toStaffId', 'h.state', 'h.version'])
    .select(['w.state as pathwayState', 'w.responsibleUnitId'])
    .where('h.id', '=', id)
    .executeTakeFirst();
}

export async function insertHandover(
  tx: Tx,
  row: {
    pathwayId: string;
    fromUnitId: string;
    fromStaffId: string;
    toUnitId: string;
    toStaffId: string | null;
    reason: string;
    offeredAt: Date;
  },
): Promise<string> {
  const { id } = await tx.insertInto('handover').values(row).returning('id').executeTakeFirstOrThrow();
  return id;
}

/** Takes over: raises P0002 when the offer is no longer there to be taken by the actor. */
export async function acceptHandover(tx: Tx, id: string): Promise<void> {
  await sql`select accept_handover(${id})`.execute(tx);
}

/** Ends an offer that still waits; false when it was answered in between. */
export async function closeHandover(
  tx: Tx,
  id: string,
  answer: {
    state: 'declined' | 'withdrawn';
    version: number;
    at: Date;
    staffId: string;
    reason: string | null;
  },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('handover')
    .set({
      state: answer.state,
      answeredAt: answer.at,
      answeredBy: answer.staffId,
      answerReason: answer.reason,
      version: answer.version + 1,
    })
    .where('id', '=', id)
    .where('state', '=', 'offered')
    .where('version', '=', answer.version)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Offers to and from the actor's unit that wait for an answer, the oldest first. */
export async function loadUnitHandovers(tx: Tx): Promise<HandoverLine[]> {
  const { rows } = await sql<HandoverLine>`
    select h.handover_id as id, h.pathway_id as "pathwayId", r.given_name as "givenName",
      left(r.family_name, 1) as "familyInitial", f.name as "fromUnitName", t.name as "toUnitName",
      s.given_name || ' ' || s.family_name as "toStaffName",
      to_char(h.offered_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "offeredAt",
      h.to_unit_id = current_unit() as "isToUs"
    from unit_handovers() h join pathway w on w.id = h.pathway_id join registration r on r.id = w.registration_id
      join unit f on f.id = h.from_unit_id join unit t on t.id = h.to_unit_id left join staff s on s.id = h.to_staff_id
    order by h.offered_at`.execute(tx);
  return rows;
}

export type PersonChange = 'done' | 'version-clash' | 'closed' | 'already-responsible' | 'not-working-here';

/** Gives the responsibility to a colleague. Raises P0002 for those who may not. */
export async function changeResponsiblePerson(
  tx: Tx,
  pathwayId: string,
  staffId: string,
  version: number,
): Promise<PersonChange> {
  const { rows } = await sql<{ outcome: PersonChange }>`
    select change_responsible_person(${pathwayId}, ${staffId}, ${version}) as outcome`.execute(tx);
  return rows[0]?.outcome ?? 'version-clash';
}

/** For the leader: the unit's pathways that nobody owns. */
export async function loadUnitUnowned(tx: Tx): Promise<UnownedLine[]> {
  const { rows } = await sql<UnownedLine>`
    select n.pathway_id as "pathwayId", n.version, r.given_name as "givenName", left(r.family_name, 1) as "familyInitial",
      n.last_staff_name as "lastStaffName", n.last_day as "lastDay"
    from unit_unowned() n left join pathway w on w.id = n.pathway_id left join registration r on r.id = w.registration_id
    order by n.last_day nulls first, n.pathway_id`.execute(tx);
  return rows;
}
