// Fills a database with synthetic pathways by plain SQL: 25 to each member of staff and 500 to each unit, which is a large
// one. What one person opens and lists stays the same while everything around it grows.
import { Client } from 'pg';

/** Ids are made from a kind and a number, so that the bench can name any row without reading it. */
export const benchId = (kind: string, n: number): string => {
  const hex = n.toString(16).padStart(12, '0');
  return `${kind.padEnd(8, '0').slice(0, 8)}-0000-4000-8000-${hex}`;
};
const kinds = {
  person: 'aa',
  registration: 'ab',
  pathway: 'ac',
  basis: 'ad',
  staff: 'ae',
  unit: 'af',
  employment: 'ba',
  meeting: 'bb',
  item: 'bc',
  task: 'bd',
} as const;
const id = (kind: keyof typeof kinds, n: string) =>
  `('${kinds[kind].padEnd(8, '0')}-0000-4000-8000-' || lpad(to_hex(${n}), 12, '0'))::uuid`;
export const idOf = (kind: keyof typeof kinds, n: number) => benchId(kinds[kind], n);

/** The present of the bench: 09:00 in Norway. */
export const benchInstant = new Date('2026-11-24T08:00:00Z');
export const benchToday = '2026-11-24';

/** Pathways to one member of staff. */
export const perStaff = 25;
const staffPerUnit = 20;
/** The unit of a member of staff; the municipality beside it stands a million further on. */
const unitOf = (n: string) => `(${n} / ${staffPerUnit})`;
const municipality = 1_000_000;

/** Inserts pathways `from` up to, but not including, `to`. `today` is the plain day the clock shows. */
export async function fill(ownerUrl: string, from: number, to: number, today: string): Promise<void> {
  const client = new Client({ connectionString: ownerUrl });
  await client.connect();
  const series = `generate_series(${from}, ${to - 1}) n`;
  // A member of staff works at the unit of all their pathways: pathway n belongs to staff n / 25.
  const staffOf = `(n / ${perStaff})`;
  const unit = unitOf(staffOf);
  const [firstStaff, lastStaff] = [Math.floor(from / perStaff), Math.ceil(to / perStaff)];
  const unitSeries = `generate_series(${Math.floor(firstStaff / staffPerUnit)}, ${Math.ceil(lastStaff / staffPerUnit)}) n`;
  const at = `('${today}'::date - 20 + time '08:00') at time zone 'UTC'`;
  const statements = [
    // Shares, parties and shields are written below as the triggers would have, but in bulk.
    'set session_replication_role = replica',
    `insert into unit (id, kind, name, organisation) select ${id('unit', 'n')}, case when n % 2 = 0 then 'phv' else 'tsb' end, 'Enhet ' || n, 'Foretak ' || n
      from ${unitSeries} on conflict do nothing`,
    `insert into unit (id, kind, name, organisation) select ${id('unit', `${municipality} + n`)}, 'municipal-health', 'Kommune ' || n, 'Kommune ' || n
      from ${unitSeries} on conflict do nothing`,
    `insert into party (id, kind, unit_id) select u.id, 'unit', u.id from unit u on conflict do nothing`,
    `insert into staff (id, given_name, family_name, subject_hash) select ${id('staff', 's')}, 'Ansatt', s::text, sha256(('bench ' || s)::bytea)
      from generate_series(${firstStaff}, ${lastStaff}) s on conflict do nothing`,
    `insert into employment (id, staff_id, unit_id, role, valid_from) select ${id('employment', 's')}, ${id('staff', 's')}, ${id('unit', unitOf('s'))}, 'practitioner', '2020-01-01'
      from generate_series(${firstStaff}, ${lastStaff}) s on conflict do nothing`,
    `insert into person (id, identity_kind, birth_date) select ${id('person', 'n')}, 'unknown', date '1960-01-01' + n % 15000 from ${series}`,
    `insert into registration (id, person_id, unit_id, given_name, family_name, registered_by, registered_at)
      select ${id('registration', 'n')}, ${id('person', 'n')}, ${id('unit', unit)}, 'Navn' || n % 500, 'Etternavn' || n % 7000, ${id('staff', staffOf)}, ${at} from ${series}`,
    `insert into pathway (id, person_id, registration_id, state, trigger, triggered_on, responsible_unit_id, responsible_staff_id, responsible_since, created_at, opened_on)
      select ${id('pathway', 'n')}, ${id('person', 'n')}, ${id('registration', 'n')}, 'open', 'referral-received', '${today}'::date - 20, ${id('unit', unit)}, ${id('staff', staffOf)}, ${at}, ${at}, '${today}'::date - 15 from ${series}`,
    `insert into responsibility (pathway_id, unit_id, staff_id, from_at, reason, created_by) select ${id('pathway', 'n')}, ${id('unit', unit)}, ${id('staff', staffOf)}, ${at}, 'created', ${id('staff', staffOf)} from ${series}`,
    `insert into staff_access (pathway_id, unit_id, staff_id, way, from_at, granted_by) select ${id('pathway', 'n')}, ${id('unit', unit)}, ${id('staff', staffOf)}, 'assigned', ${at}, ${id('staff', staffOf)} from ${series}`,
    `insert into legal_basis (id, pathway_id, party_id, kind, granted, valid_from, given_on, recorded_by, recorded_unit_id, recorded_at)
      select ${id('basis', 'n * 2 + k')}, ${id('pathway', 'n')}, case k when 0 then ${id('unit', unit)} else ${id('unit', `${municipality} + ${unit}`)} end,
        case k when 0 then 'responsible-unit' else 'oral-consent' end, case k when 0 then 8191 else 4096 + 128 + 256 end, '${today}'::date - 20, '${today}'::date - 20, ${id('staff', staffOf)}, ${id('unit', unit)}, ${at}
      from ${series}, generate_series(0, 1) k`,
    `insert into share (pathway_id, party_id, legal_basis_id, topics, valid_from) select b.pathway_id, b.party_id, b.id, b.granted, b.valid_from
      from ${series}, generate_series(0, 1) k join legal_basis b on true where b.id = ${id('basis', 'n * 2 + k')}`,
    `insert into pathway_event (pathway_id, topics, kind, at, unit_id, staff_id) select ${id('pathway', 'n')}, 4096, (array['pathway-begun', 'staff-assigned', 'meeting-convened'])[1 + k], ${at} + k * interval '1 day', ${id('unit', unit)}, ${id('staff', staffOf)}
      from ${series}, generate_series(0, 2) k`,
    `insert into meeting (id, pathway_id, state, convening_unit_id, starts_at, ends_at, place_kind, convened_at, started_at, current_part, created_by, created_at) select ${id('meeting', 'n')}, ${id('pathway', 'n')}, 'convened', ${id('unit', unit)},
        ${at} + n % 60 * interval '1 day', ${at} + n % 60 * interval '1 day' + interval '1 hour', 'room', ${at}, ${at}, 2, ${id('staff', staffOf)}, ${at} from ${series}`,
    `insert into minutes (meeting_id, pathway_id) select ${id('meeting', 'n')}, ${id('pathway', 'n')} from ${series}`,
    `insert into minutes_item (id, meeting_id, pathway_id, topics, kind, part, position, title, description, updated_by, updated_at) select ${id('item', 'n * 4 + k')}, ${id('meeting', 'n')}, ${id('pathway', 'n')}, (array[4096, 128, 256, 32])[1 + k], 'case', 2, k + 1, 'Sak ' || k, repeat('En setning om saken. ', 12), ${id('staff', staffOf)}, ${at}
      from ${series}, generate_series(0, 3) k`,
    `insert into task (id, pathway_id, topics, source, what, responsible_unit_id, responsible_staff_id, giver_unit_id, giver_staff_id, due, created_at) select ${id('task', 'n * 2 + k')}, ${id('pathway', 'n')}, 4096, 'manual', 'Ring og avtal tid', ${id('unit', unit)}, ${id('staff', staffOf)}, ${id('unit', unit)}, ${id('staff', staffOf)}, '${today}'::date + (n % 30)::int - 5, ${at}
      from ${series}, generate_series(0, 1) k`,
    `insert into deadline (pathway_id, rule_id, rule_valid_from, unit_id, subject_id, started_on, due) select ${id('pathway', 'n')}, 'meeting-minutes', '2014-05-22', ${id('unit', unit)}, ${id('meeting', 'n')}, '${today}'::date - 5, '${today}'::date + 2 from ${series} where n % 5 = 0`,
    'set session_replication_role = default',
  ];
  try {
    for (const statement of statements) await client.query(statement);
    await client.query('vacuum analyze');
  } finally {
    await client.end();
  }
}
