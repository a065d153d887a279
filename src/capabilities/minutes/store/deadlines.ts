// The deadline for sending the minutes, as a row: begins when the meeting is held, closed by the first approval.
import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/actor.ts';
import type { PlainDate } from '../../../rules/plain-date.ts';

const ruleId = 'meeting-minutes';

export async function startDeadline(
  tx: Tx,
  row: {
    pathwayId: string;
    meetingId: string;
    ruleValidFrom: PlainDate;
    unitId: string;
    startedOn: PlainDate;
    due: PlainDate;
  },
): Promise<void> {
  await sql`
    insert into deadline (pathway_id, rule_id, rule_valid_from, unit_id, subject_id, started_on, due)
    select ${row.pathwayId}, ${ruleId}, ${row.ruleValidFrom}, ${row.unitId}, ${row.meetingId}, ${row.startedOn}, ${row.due}
    where not exists (select from deadline d where d.subject_id = ${row.meetingId} and d.rule_id = ${ruleId})`.execute(
    tx,
  );
}

/** Closes the running deadline; one that is closed late is recorded as broken on the day after it was due. */
export async function closeDeadline(
  tx: Tx,
  pathwayId: string,
  meetingId: string,
  on: PlainDate,
): Promise<void> {
  await sql`update deadline set closed_on = ${on}, version = version + 1,
      broken_on = case when due < ${on}::date then coalesce(broken_on, due + 1) end
    where pathway_id = ${pathwayId} and subject_id = ${meetingId} and rule_id = ${ruleId} and closed_on is null`.execute(
    tx,
  );
}
