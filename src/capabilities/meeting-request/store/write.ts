// The only SQL on requests for a meeting and the deadline for their answer.
import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/actor.ts';
import type { PlainDate } from '../../../rules/plain-date.ts';

/** The registration a request starts from; undefined when it is not open to the actor. */
export function loadRegistration(tx: Tx, id: string) {
  return tx
    .selectFrom('registration')
    .select(['id', 'personId', 'unitId', 'isShielded'])
    .where('id', '=', id)
    .executeTakeFirst();
}

export function loadUnit(tx: Tx, id: string) {
  return tx
    .selectFrom('unit')
    .select(['id', 'kind', 'name', 'email', 'isActive'])
    .where('id', '=', id)
    .executeTakeFirst();
}

/** True when the actor's unit has a request about the person that waits at that unit, whoever sent it. */
export async function hasWaitingRequest(tx: Tx, personId: string, toUnitId: string): Promise<boolean> {
  // Two statements: a card view is not searched by a join (its rows are decided one by one).
  const pathways = await tx
    .selectFrom('pathway')
    .select('id')
    .where('personId', '=', personId)
    .where('state', '=', 'requested')
    .execute();
  if (pathways.length === 0) return false;
  const { rows } = await sql`select from request_card c
    where c.pathway_id = any(${pathways.map(({ id }) => id)}::uuid[])
      and c.from_unit_id = current_unit() and c.to_unit_id = ${toUnitId} and c.state = 'sent' limit 1`.execute(
    tx,
  );
  return rows.length > 0;
}

/** Begins a pathway in state requested with the actor responsible. */
export async function beginRequested(
  tx: Tx,
  registrationId: string,
  trigger: string,
  on: PlainDate,
): Promise<string> {
  const { rows } = await sql<{
    id: string;
  }>`select begin_pathway(${registrationId}, 'requested', ${trigger}, ${on}) as id`.execute(tx);
  const id = rows[0]?.id;
  if (!id) throw new Error('begin_pathway gave no id');
  return id;
}

export async function insertRequest(
  tx: Tx,
  row: {
    pathwayId: string;
    topics: number;
    fromUnitId: string;
    fromStaffId: string;
    toUnitId: string;
    trigger: string;
    situation: string;
    patientWishes: string | null;
    triedBefore: string;
    escalation: string;
    suggestedParties: string | null;
    sentAt: Date;
    answerDue: PlainDate;
  },
): Promise<string> {
  const { id } = await tx.insertInto('meetingRequest').values(row).returning('id').executeTakeFirstOrThrow();
  return id;
}

export async function startAnswerDeadline(
  tx: Tx,
  row: {
    pathwayId: string;
    ruleId: string;
    ruleValidFrom: PlainDate;
    unitId: string;
    subjectId: string;
    startedOn: PlainDate;
    due: PlainDate;
  },
): Promise<void> {
  await tx.insertInto('deadline').values(row).execute();
}

/** Closes the deadline for the answer; one closed late is recorded as broken on the day after it was due. */
export async function closeAnswerDeadline(tx: Tx, requestId: string, on: PlainDate): Promise<void> {
  await sql`update deadline set closed_on = ${on}::date,
      broken_on = case when due < ${on}::date then coalesce(broken_on, due + 1) end, version = version + 1
    where subject_id = ${requestId} and rule_id = 'meeting-request-answer' and closed_on is null and not is_void
      and pathway_id = (select r.pathway_id from meeting_request r where r.id = ${requestId})`.execute(tx);
}

/** The specialist unit takes over. Raises no_data_found (404) when the request no longer waits or its basis is gone. */
export async function acceptRequest(tx: Tx, id: string): Promise<void> {
  await sql`select accept_request(${id})`.execute(tx);
}

/** The specialist unit says no; afterwards it sees nothing of the pathway. */
export async function declineRequest(tx: Tx, id: string, reason: string): Promise<void> {
  await sql`select decline_request(${id}, ${reason})`.execute(tx);
}

export async function withdrawRequest(tx: Tx, id: string): Promise<void> {
  await sql`select withdraw_request(${id})`.execute(tx);
}
