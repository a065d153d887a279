// Deadline rows: started and closed by staff in the transaction of the cause, watched by the system.
import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/actor.ts';
import type { PlainDate } from '../../../rules/plain-date.ts';

/** Starts the deadline unless the pathway has had one by this rule. True when it was started. */
export async function startDeadline(
  tx: Tx,
  row: {
    pathwayId: string;
    ruleId: string;
    ruleValidFrom: PlainDate;
    unitId: string;
    startedOn: PlainDate;
    due: PlainDate;
  },
): Promise<boolean> {
  const { rows } = await sql`
    insert into deadline (pathway_id, rule_id, rule_valid_from, unit_id, started_on, due)
    select ${row.pathwayId}::uuid, ${row.ruleId}::text, ${row.ruleValidFrom}::date, ${row.unitId}::uuid,
      ${row.startedOn}::date, ${row.due}::date
    where not exists (select from deadline d
      where d.pathway_id = ${row.pathwayId} and d.rule_id = ${row.ruleId} and not d.is_void)
    returning id`.execute(tx);
  return rows.length > 0;
}

/** Closes the running deadline. One that is closed late is recorded as broken on the day after it was due, whether or not
 *  the watch had come by. */
export async function closeDeadline(
  tx: Tx,
  pathwayId: string,
  ruleId: string,
  on: PlainDate,
  subjectId: string,
): Promise<void> {
  await sql`update deadline set closed_on = ${on}, subject_id = ${subjectId},
      broken_on = case when due < ${on}::date then coalesce(broken_on, due + 1) end, version = version + 1
    where pathway_id = ${pathwayId} and rule_id = ${ruleId} and closed_on is null and not is_void`.execute(
    tx,
  );
}

/** Marks running deadlines that are past their due day. Returns how many were marked now. */
export async function markBroken(tx: Tx, today: PlainDate): Promise<number> {
  const { numAffectedRows } = await sql`update deadline set broken_on = due + 1
    where closed_on is null and not is_void and broken_on is null and due < ${today}`.execute(tx);
  return Number(numAffectedRows ?? 0n);
}

/** Marks running deadlines of one rule version whose first warning day has come. Returns how many were marked now. */
export async function markWarned(
  tx: Tx,
  rule: { id: string; validFrom: PlainDate; firstWarning: number },
  today: PlainDate,
): Promise<number> {
  const { numAffectedRows } = await sql`update deadline set warned_on = ${today}
    where closed_on is null and not is_void and warned_on is null and rule_id = ${rule.id}
      and rule_valid_from = ${rule.validFrom} and due <= ${today}::date + ${rule.firstWarning}::integer`.execute(
    tx,
  );
  return Number(numAffectedRows ?? 0n);
}
