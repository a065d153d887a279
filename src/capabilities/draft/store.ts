// The only SQL on unfinished forms; row-level security gives each writer their own.
import { sql } from 'kysely';
import type { Tx } from '../../platform/db/actor.ts';

export function loadDraft(tx: Tx, form: string) {
  return tx
    .selectFrom('formDraft')
    .select(['content', 'version', 'updatedAt'])
    .where('form', '=', form)
    .executeTakeFirst();
}

/** Keeps the form when `version` is the one that was read (0: none yet); null when it is not. */
export async function keepDraft(
  tx: Tx,
  row: { staffId: string; unitId: string; form: string; content: string; at: Date; version: number },
): Promise<number | null> {
  const { rows } =
    row.version === 0
      ? await sql<{ version: number }>`
          insert into form_draft (staff_id, unit_id, form, content, updated_at)
          values (${row.staffId}, ${row.unitId}, ${row.form}, ${row.content}::jsonb, ${row.at})
          on conflict do nothing returning version`.execute(tx)
      : await sql<{ version: number }>`
          update form_draft set content = ${row.content}::jsonb, updated_at = ${row.at}, version = version + 1
          where form = ${row.form} and version = ${row.version} returning version`.execute(tx);
  return rows[0]?.version ?? null;
}

export async function deleteDraft(tx: Tx, form: string): Promise<void> {
  await tx.deleteFrom('formDraft').where('form', '=', form).execute();
}

/** Removes the forms last changed before an instant, whoever wrote them. Returns how many. */
export async function deleteDraftsBefore(tx: Tx, instant: Date): Promise<number> {
  const { numDeletedRows } = await tx
    .deleteFrom('formDraft')
    .where('updatedAt', '<', instant)
    .executeTakeFirst();
  return Number(numDeletedRows);
}
