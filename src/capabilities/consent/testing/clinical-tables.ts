// Every table of clinical rows, and how to put a bare row into each, for the test that holds row-level security to the rule.
import { escapeIdentifier, escapeLiteral, type Client } from 'pg';

export interface TableSpec {
  /** Columns that a check or a policy is particular about, as SQL. Where a table has policies that narrow further (drafts, what
   *  is recalled), the row is in the state they let through: they have tests of their own. */
  columns?: Record<string, string>;
  /** The row belongs to one of another table, which must be there; `isSeenTogether` when it is visible only with that one. */
  parent?: { table: string; column: string; isSeenTogether: boolean };
}

const past = "'2026-01-01'";
const nobody = "'00000000-0000-4000-8000-000000000000'";

/** Every table with a pathway and topics must stand here; a new one is added with what its checks ask for. */
export const clinicalTables: Readonly<Record<string, TableSpec>> = {
  responsibility: { columns: { reason: "'created'", to_at: 'now()', from_at: past } },
  party: { columns: { kind: "'kin'", name: "'x'" } },
  legal_basis: {
    columns: {
      kind: "'oral-consent'",
      granted: '4096',
      ended_at: 'now()',
      ended_by: nobody,
      end_reason: "'withdrawn'",
    },
  },
  consent_limit: {},
  pathway_event: {},
  handover: { columns: { state: "'declined'" } },
  meeting_request: {
    columns: {
      trigger: "'clarify-need'",
      escalation: "'serious-and-urgent'",
      state: "'withdrawn'",
      answered_at: 'now()',
    },
  },
  eligibility_assessment: {
    columns: {
      state: "'decided'",
      decision: "'eligible'",
      suggestion: "'eligible'",
      decided_by: nobody,
      decided_at: 'now()',
    },
  },
  meeting: {
    columns: {
      state: "'convened'",
      starts_at: "'2026-12-01T09:00Z'",
      ends_at: "'2026-12-01T10:00Z'",
      place_kind: "'room'",
    },
  },
  meeting_text: {
    columns: { kind: "'more'" },
    parent: { table: 'meeting', column: 'meeting_id', isSeenTogether: false },
  },
  invitation: { columns: { state: "'sent'", sent_at: 'now()' } },
  preparation: {},
  preparation_point: { columns: { point: "'offer'" } },
  presence: { columns: { part: '1' } },
  minutes: {},
  minutes_item: { columns: { kind: "'case'", part: '1' } },
  follow_up: {},
  minutes_version: { columns: { number: '1' } },
  minutes_version_item: {
    columns: { section: "'case'" },
    parent: { table: 'minutes_version', column: 'minutes_version_id', isSeenTogether: true },
  },
  minutes_copy: { columns: { channel: "'screen'", left_out: '0' } },
  task: { columns: { source: "'manual'" } },
  deadline: {},
  document: { columns: { kind: "'attachment'", mime_type: "'image/png'", sha256: "sha256('x')" } },
};

const dummies: Readonly<Record<string, string>> = {
  uuid: 'gen_random_uuid()',
  text: "'x'",
  integer: '1',
  date: "'2026-11-24'",
  'timestamp with time zone': 'now()',
  boolean: 'false',
  jsonb: `'{}'`,
};

export interface TableShape {
  /** Columns that must be given a value, with their types. */
  required: Map<string, string>;
  /** The first uuid of the primary key: tells the test's rows apart. */
  key: string;
  hasAudience: boolean;
}

/** The shape of every table with a pathway and topics, as the database has it. */
export async function readShapes(owner: Client): Promise<Map<string, TableShape>> {
  const { rows } = await owner.query<{
    table: string;
    column: string;
    type: string;
    needed: boolean;
    key: number | null;
  }>(`
    select c.table_name as table, c.column_name as column, c.data_type as type,
      c.is_nullable = 'NO' and c.column_default is null and c.is_identity = 'NO' as needed,
      array_position(i.indkey::int[], c.ordinal_position::int) as key
    from information_schema.columns c
    join pg_class t on t.relname = c.table_name and t.relnamespace = 'public'::regnamespace and t.relkind in ('r', 'p')
    left join pg_index i on i.indrelid = t.oid and i.indisprimary
    where c.table_schema = 'public'
      and 2 = (select count(*) from information_schema.columns m where m.table_schema = 'public'
        and m.table_name = c.table_name and m.column_name in ('pathway_id', 'topics'))
    order by c.table_name, c.ordinal_position`);
  const shapes = new Map<string, TableShape>();
  for (const { table, column, type, needed, key } of rows) {
    const shape = shapes.get(table) ?? { required: new Map<string, string>(), key: '', hasAudience: false };
    if (needed || key !== null) shape.required.set(column, type);
    if (key !== null && type === 'uuid' && shape.key === '') shape.key = column;
    if (column === 'audience_unit_id') shape.hasAudience = true;
    shapes.set(table, shape);
  }
  return shapes;
}

export interface BareRow {
  table: string;
  id: string;
  pathwayId: string;
  topics: number;
  audienceUnitId: string | null;
  authorUnitId: string | null;
  parentId: string | null;
}

/** The insert of one bare row. */
export function insertOf(row: BareRow, shape: TableShape): string {
  const spec = clinicalTables[row.table] ?? {};
  const values = new Map<string, string>();
  for (const [column, type] of shape.required) values.set(column, dummies[type] ?? 'null');
  for (const [column, value] of Object.entries(spec.columns ?? {})) values.set(column, value);
  values.set(shape.key, escapeLiteral(row.id));
  values.set('pathway_id', escapeLiteral(row.pathwayId));
  values.set('topics', String(row.topics));
  if (shape.hasAudience) {
    values.set('audience_unit_id', row.audienceUnitId === null ? 'null' : escapeLiteral(row.audienceUnitId));
    if (row.authorUnitId !== null) values.set('author_unit_id', escapeLiteral(row.authorUnitId));
  }
  if (spec.parent && row.parentId !== null) values.set(spec.parent.column, escapeLiteral(row.parentId));
  const columns = [...values.keys()].map((column) => escapeIdentifier(column)).join(', ');
  return `insert into ${escapeIdentifier(row.table)} (${columns}) values (${[...values.values()].join(', ')});`;
}
