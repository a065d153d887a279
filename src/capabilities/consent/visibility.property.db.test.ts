// Row-level security is the twin of src/rules/visibility.ts: for random people, shares, accesses and rows the database shows
// exactly what the rule says. And no table escapes: every one has forced row-level security, every clinical one is tried here.
import { randomUUID } from 'node:crypto';
import * as fc from 'fast-check';
import { sql } from 'kysely';
import { escapeIdentifier, escapeLiteral } from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { testDatabase, testInstant, type TestDatabase } from '../../app/testing/database.ts';
import { addDays } from '../../rules/plain-date.ts';
import { allTopics } from '../../rules/topics.ts';
import {
  isCardVisible,
  visibilityOf,
  type Share,
  type StaffAccess,
  type Viewer,
} from '../../rules/visibility.ts';
import {
  clinicalTables,
  insertOf,
  readShapes,
  type BareRow,
  type TableShape,
} from './testing/clinical-tables.ts';

let test: TestDatabase;
let shapes: Map<string, TableShape>;

beforeAll(async () => {
  test = await testDatabase();
  shapes = await readShapes(test.owner);
});
afterAll(() => test.drop());

it('every table has row-level security, forced', async () => {
  const { rows } = await test.owner.query(
    `select relname, relrowsecurity, relforcerowsecurity from pg_class
     where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')`,
  );
  expect(rows.length).toBeGreaterThan(30);
  expect(rows.filter((row) => !row.relrowsecurity || !row.relforcerowsecurity)).toEqual([]);
});

it('every table with a pathway and topics is tried below; the share itself is its owner’s alone', () => {
  expect([...shapes.keys()].sort()).toEqual([...Object.keys(clinicalTables), 'share'].sort());
});

it('a view that reads past the actor is known, and holds no text', async () => {
  const { rows } = await test.owner.query(
    `select c.relname, string_agg(a.attname, ' ' order by a.attnum) as columns
     from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0
     where c.relnamespace = 'public'::regnamespace and c.relkind in ('v', 'm')
       and not coalesce(c.reloptions, '{}') @> '{security_invoker=true}' group by c.relname order by c.relname`,
  );
  expect(rows).toEqual([
    { relname: 'actor_card', columns: 'pathway_id responsible_staff_id' },
    {
      relname: 'request_card',
      columns: 'id pathway_id from_unit_id to_unit_id state sent_at answer_due answered_at',
    },
  ]);
});

const today = '2026-11-24';
const units = [randomUUID(), randomUUID(), randomUUID()];
const people = [randomUUID(), randomUUID()];
const tableNames = Object.keys(clinicalTables);
const minute = 60_000;
const pick = (count: number) => fc.integer({ min: 0, max: count - 1 });
// The days and instants on either side of each edge, and on it; most periods are in force, so that much is seen.
const dayAt = (...counts: number[]) => fc.constantFrom(...counts).map((count) => addDays(today, count));
const instantAt = (...minutes: number[]) =>
  fc.constantFrom(...minutes).map((count) => new Date(testInstant.getTime() + count * minute));
const mostly = <T>(arbitrary: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 3, arbitrary: fc.constant(null) }, { weight: 2, arbitrary });
// Rows carry few topics and shares many, so that neither all nor nothing is seen.
const fewTopics = fc.oneof(
  { weight: 2, arbitrary: fc.constant(4096) },
  { weight: 3, arbitrary: pick(13).map((bit) => 1 << bit) },
  { weight: 2, arbitrary: fc.tuple(pick(13), pick(13)).map(([a, b]) => (1 << a) | (1 << b)) },
  fc.integer({ min: 1, max: allTopics }),
);
const manyTopics = fc.oneof(
  fc.constant(allTopics),
  fc.constant(4096),
  fc.integer({ min: 1, max: allTopics }),
  fc
    .tuple(fc.integer({ min: 1, max: allTopics }), fc.integer({ min: 1, max: allTopics }))
    .map(([a, b]) => a | b),
);

const worlds = fc.record({
  shielded: fc.tuple(fc.boolean(), fc.boolean()),
  shares: fc.array(
    fc.record({
      pathway: pick(2),
      unit: pick(3),
      topics: manyTopics,
      validFrom: dayAt(-400, -400, -1, 0, 0, 1),
      validTo: mostly(dayAt(-1, 0, 0, 1, 30)),
    }),
    { minLength: 1, maxLength: 8 },
  ),
  accesses: fc.array(
    fc.record({
      pathway: pick(2),
      unit: pick(3),
      staff: pick(2),
      way: fc.constantFrom('assigned' as const, 'reason' as const),
      fromAt: instantAt(-9_000_000, -60, -1, 0, 0, 1),
      untilAt: mostly(instantAt(-1, 0, 0, 1, 60)),
    }),
    { minLength: 2, maxLength: 10 },
  ),
  // Few tables in each world, one with an audience among them: the database plans every policy anew for each look.
  tables: fc.tuple(
    fc.constantFrom('document', 'preparation_point'),
    fc.constantFrom(...tableNames),
    fc.constantFrom(...tableNames),
  ),
  rows: fc.array(
    fc.record({
      table: pick(3),
      pathway: pick(2),
      topics: fewTopics,
      audience: fc.option(pick(3), { nil: null, freq: 2 }),
      author: pick(3),
    }),
    { minLength: 4, maxLength: 12 },
  ),
  viewers: fc.array(
    fc.record({
      staff: pick(2),
      unit: pick(3),
      role: fc.constantFrom(
        'practitioner' as const,
        'practitioner' as const,
        'practitioner' as const,
        'secretary' as const,
        'leader' as const,
        'administrator' as const,
      ),
    }),
    { minLength: 2, maxLength: 2 },
  ),
});
type World = typeof worlds extends fc.Arbitrary<infer T> ? T : never;

interface Made {
  pathways: { id: string; isShielded: boolean }[];
  shares: Share[];
  accesses: StaffAccess[];
  rows: BareRow[];
}

/** The world with ids of its own, so that all worlds share one database. */
function make(world: World): Made {
  const pathways = world.shielded.map((isShielded) => ({ id: randomUUID() as string, isShielded }));
  const shares = world.shares.map(({ pathway, unit, ...share }) => ({
    ...share,
    pathwayId: pathways[pathway]!.id,
    partyId: units[unit]!,
  }));
  const accesses = world.accesses.map(({ pathway, unit, staff, ...access }) => ({
    ...access,
    untilAt:
      access.way === 'reason' ? (access.untilAt ?? new Date(testInstant.getTime() + minute)) : access.untilAt,
    pathwayId: pathways[pathway]!.id,
    unitId: units[unit]!,
    staffId: people[staff]!,
  }));
  const rows = world.rows.flatMap(({ table, pathway, topics, audience, author }) => {
    const name = world.tables[table]!;
    const { parent } = clinicalTables[name]!;
    const hasAudience = shapes.get(name)!.hasAudience;
    const row = (of: string, parentId: string | null): BareRow => ({
      table: of,
      id: randomUUID(),
      pathwayId: pathways[pathway]!.id,
      topics,
      audienceUnitId: hasAudience && audience !== null ? units[audience]! : null,
      authorUnitId: hasAudience ? units[author]! : null,
      parentId,
    });
    if (!parent) return [row(name, null)];
    const above = { ...row(parent.table, null), topics: 4096 };
    return [above, row(name, above.id)];
  });
  return { pathways, shares, accesses, rows };
}

const date = (value: string | null) => (value === null ? 'null' : escapeLiteral(value));
const time = (value: Date | null) => (value === null ? 'null' : escapeLiteral(value.toISOString()));

/** Puts the world in without triggers and references: what is tested is reading. */
async function install({ pathways, shares, accesses, rows }: Made): Promise<void> {
  const statements = [
    'begin; set local session_replication_role = replica;',
    ...pathways.map(
      ({
        id,
        isShielded,
      }) => `insert into pathway (id, person_id, registration_id, state, trigger, triggered_on, responsible_unit_id,
        responsible_staff_id, responsible_since, is_shielded, created_at) values ('${id}', gen_random_uuid(), gen_random_uuid(), 'open',
        'clarify-need', '${today}', '${units[0]}', '${people[0]}', now(), ${isShielded}, now());`,
    ),
    ...shares.map(
      (
        share,
      ) => `insert into share (pathway_id, party_id, legal_basis_id, topics, valid_from, valid_to) values ('${share.pathwayId}',
        '${share.partyId}', gen_random_uuid(), ${share.topics}, ${date(share.validFrom)}, ${date(share.validTo)});`,
    ),
    ...accesses.map(
      (
        access,
      ) => `insert into staff_access (pathway_id, unit_id, staff_id, way, reason, from_at, until_at, granted_by) values
        ('${access.pathwayId}', '${access.unitId}', '${access.staffId}', '${access.way}',
        ${access.way === 'reason' ? "'unit-inbox'" : 'null'}, ${time(access.fromAt)}, ${time(access.untilAt)}, '${access.staffId}');`,
    ),
    ...rows.map((row) => insertOf(row, shapes.get(row.table)!)),
    'commit;',
  ];
  await test.owner.query(statements.join('\n')).catch(async (error: unknown) => {
    await test.owner.query('rollback');
    throw error;
  });
}

/** Table and id of everything of these pathways that the viewer sees in the database. */
async function seenInDatabase(viewer: Viewer, made: Made): Promise<string[]> {
  const names = [...new Set(made.rows.map(({ table }) => table))];
  const ids = made.pathways.map(({ id }) => id);
  const parts = names.map(
    (name) =>
      `select '${name} ' || ${escapeIdentifier(shapes.get(name)!.key)} as id from ${escapeIdentifier(name)} where pathway_id = any($ids)`,
  );
  const text = [...parts, "select 'pathway ' || id from pathway where id = any($ids)"].join(' union all ');
  const query = text.replaceAll('$ids', `'{${ids.join()}}'::uuid[]`);
  const actor = { ...viewer, unitKind: 'phv', employmentId: '', organisation: 'x' };
  const { rows } = await test.database.withActor(actor, (work) =>
    sql<{ id: string }>`${sql.raw(query)}`.execute(work.tx),
  );
  return rows.map(({ id }) => id).sort();
}

const tally = {
  seen: new Map<string, number>(),
  hidden: new Map<string, number>(),
  reasons: new Map<string, number>(),
};
const count = (map: Map<string, number>, key: string) => map.set(key, (map.get(key) ?? 0) + 1);

function seenByRule(viewer: Viewer, made: Made): string[] {
  const at = { now: testInstant, today };
  const verdict = (row: BareRow) => visibilityOf(viewer, row, made.shares, made.accesses, at);
  const rows = made.rows.filter((row) => {
    const parent = made.rows.find(({ id }) => id === row.parentId);
    const own = verdict(row);
    const isWithParent = clinicalTables[row.table]!.parent?.isSeenTogether === true;
    const isVisible = own.isVisible && (!parent || !isWithParent || verdict(parent).isVisible);
    count(isVisible ? tally.seen : tally.hidden, row.table);
    count(tally.reasons, own.reason);
    return isVisible;
  });
  const cards = made.pathways.filter((pathway) => {
    const isVisible = isCardVisible(viewer, pathway, made.shares, made.accesses, at);
    count(tally.reasons, `card ${isVisible} ${pathway.isShielded ? 'shielded' : 'open'}`);
    return isVisible;
  });
  return [...rows.map(({ table, id }) => `${table} ${id}`), ...cards.map(({ id }) => `pathway ${id}`)].sort();
}

it('the database shows exactly what the rule says', { timeout: 120_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(worlds, async (world) => {
      const made = make(world);
      await install(made);
      for (const { staff, unit, role } of world.viewers) {
        const viewer = { staffId: people[staff]!, unitId: units[unit]!, role };
        expect(await seenInDatabase(viewer, made)).toEqual(seenByRule(viewer, made));
      }
    }),
    { numRuns: 300, seed: Number(process.env['VISIBILITY_SEED'] ?? 20_261_124) },
  );
  // The worlds were rich enough for each table and each reason to be tried.
  for (const name of tableNames) {
    const times = { seen: tally.seen.get(name) ?? 0, hidden: tally.hidden.get(name) ?? 0 };
    expect([name, times.seen > 0, times.hidden > 0]).toEqual([name, true, true]);
  }
  const reasons = ['shared', 'administrator', 'no-basis', 'topic-not-shared', 'not-opened', 'other-audience'];
  const cards = ['card true shielded', 'card false shielded', 'card true open', 'card false open'];
  for (const reason of [...reasons, ...cards])
    expect([reason, (tally.reasons.get(reason) ?? 0) > 5]).toEqual([reason, true]);
});
