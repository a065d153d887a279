// Pieces of SQL that the statements about minutes share.
import { sql, type RawBuilder } from 'kysely';

/** A timestamptz column as ISO text in UTC. */
export const instant = (column: string): RawBuilder<string> =>
  sql.raw(`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`);

/** A member of staff's name by a column that holds their id; null when it is empty. */
export const staffName = (column: string): RawBuilder<string> =>
  sql.raw(`(select who.given_name || ' ' || who.family_name from staff who where who.id = ${column})`);

/** Topics that the actor's own unit may see of the pathway whose id stands in the column. */
export const heldTopics = (pathwayId: string): RawBuilder<number> =>
  sql.raw(`coalesce((select bit_or(s.topics) from share s where s.pathway_id = ${pathwayId} and s.party_id = current_unit()
    and s.valid_from <= current_day() and (s.valid_to is null or s.valid_to >= current_day())), 0)`);

/** One minutes item `i` as JSON. */
export const itemJson: RawBuilder<string> = sql`jsonb_build_object('id', i.id, 'kind', i.kind, 'key', i.key, 'part', i.part,
  'partyId', i.party_id, 'title', i.title, 'description', i.description, 'conclusion', i.conclusion, 'topics', i.topics,
  'isRemoved', i.removed_at is not null, 'updatedAt', ${instant('i.updated_at')},
  'updatedByName', ${staffName('i.updated_by')}, 'version', i.version)`;

/** One follow-up row `f` as JSON. A case that the reader may not see leaves no trace in it. */
export const followUpJson: RawBuilder<string> = sql`jsonb_build_object('id', f.id,
  'itemId', (select c.id from minutes_item c where c.id = f.item_id), 'what', f.what, 'partyId', f.party_id,
  'staffId', f.staff_id, 'staffName', ${staffName('f.staff_id')},
  'due', f.due, 'topics', f.topics, 'isRemoved', f.removed_at is not null, 'updatedAt', ${instant('f.updated_at')},
  'updatedByName', ${staffName('f.updated_by')}, 'version', f.version)`;
