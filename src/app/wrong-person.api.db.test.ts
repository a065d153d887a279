// Every route of the OpenAPI document that is about one person, meeting, document … tried as each person it is not for:
// 404 or 403, and nothing is changed.
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { playPracticeCourse, type PracticeCourse } from '../../scenarios/practice-course.ts';
import { createStage } from '../../scenarios/stage.ts';
import { contents, fitting, readOperations, type Operation } from './testing/api-document.ts';
import { testServer, type TestServer } from './testing/server.ts';

let server: TestServer;
let course: PracticeCourse;
let operations: Operation[];

/** Where an id of a path is found for a pathway. Every parameter of the API document must be here, or the test says so. */
const idQueries: Record<string, string> = {
  pathwayId: 'select $1::uuid as id',
  registrationId: 'select registration_id as id from pathway where id = $1',
  meetingId: 'select id from meeting where pathway_id = $1 order by created_at limit 1',
  textId: 'select id from meeting_text where pathway_id = $1 limit 1',
  invitationId: 'select id from invitation where pathway_id = $1 limit 1',
  documentId: 'select id from document where pathway_id = $1 limit 1',
  legalBasisId: "select id from legal_basis where pathway_id = $1 and kind <> 'responsible-unit' limit 1",
  partyId: 'select party_id as id from legal_basis where pathway_id = $1 limit 1',
  requestId: 'select id from meeting_request where pathway_id = $1 limit 1',
  handoverId: 'select id from handover where pathway_id = $1 limit 1',
  itemId: 'select id from minutes_item where pathway_id = $1 limit 1',
  followUpId: 'select id from follow_up where pathway_id = $1 limit 1',
  versionId: 'select id from minutes_version where pathway_id = $1 limit 1',
  copyId: 'select id from minutes_copy where pathway_id = $1 limit 1',
  taskId: 'select id from task where pathway_id = $1 limit 1',
  noticeId:
    'select n.id from notice n join invitation i on i.meeting_id = n.subject_id where i.pathway_id = $1 limit 1',
  staffId: 'select staff_id as id from staff_access where pathway_id = $1 limit 1',
  unitId: 'select responsible_unit_id as id from pathway where id = $1',
  point: "select 'offer' as id where $1::uuid is not null",
  part: "select '2' as id where $1::uuid is not null",
};
/** About units, staff and forms of one's own: no person stands behind them. */
const openToStaff = [
  /^\/api\/units/,
  /^\/api\/drafts/,
  /^\/api\/session/,
  /^\/auth\//,
  /^\/api\/staff/,
  /^\/api\/employments/,
  /^\/api\/administration/,
];

beforeAll(async () => {
  server = await testServer();
  server.test.clock.set(new Date('2026-10-01T07:00:00Z'));
  const stage = createStage({
    app: server.app,
    clock: server.test.clock,
    database: server.test.database,
    directory: server.practice,
  });
  course = await playPracticeCourse(stage, '2026-11-24');
  operations = (await readOperations(server)).filter(
    ({ path }) => path.includes('{') && !openToStaff.some((pattern) => pattern.test(path)),
  );
});
afterAll(() => server.stop());

/** Pathway, and who has no business there: no basis, administrators, and colleagues who have chosen no reason. */
const cases = () => [
  { pathwayId: course.pathways['jonas'] ?? '', strangers: ['nils', 'nora', 'arne', 'kaja'] },
  { pathwayId: course.pathways['kim'] ?? '', strangers: ['arne', 'kaja'] },
  { pathwayId: course.pathways['liv'] ?? '', strangers: ['nils', 'gry', 'ruth', 'arne'] },
];

async function idsOf(pathwayId: string): Promise<Record<string, string>> {
  const ids: Record<string, string> = {};
  for (const [name, query] of Object.entries(idQueries)) {
    const { rows } = await server.test.owner.query(query, [pathwayId]);
    if (rows[0]) ids[name] = rows[0].id;
  }
  return ids;
}

it('knows where to find every id the API document asks for', () => {
  const names = new Set(
    operations.flatMap(({ path }) => [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '')),
  );
  expect([...names].filter((name) => !(name in idQueries))).toEqual([]);
  expect(operations.length).toBeGreaterThan(30);
});

/** A few requests whose body and query fit the schemas. */
function requestsOf(operation: Operation, ids: readonly string[]): { body: unknown; query: string }[] {
  const wanted = operation.parameters.filter((parameter) => parameter.in === 'query' && parameter.required);
  const queries = fc.record(
    Object.fromEntries(wanted.map(({ name, schema }) => [name, fitting(schema, ids)])),
  );
  const both = fc.record({ body: fitting(operation.body, ids), query: queries });
  return fc.sample(both, { numRuns: 40, seed: 7 }).map(({ body, query }) => ({
    body,
    query: new URLSearchParams(query as Record<string, string>).toString(),
  }));
}

it('answers the wrong person with 404 or 403 and changes nothing', { timeout: 240_000 }, async () => {
  const wrong: string[] = [];
  let tried = 0;
  const before = await contents(server);
  for (const { pathwayId, strangers } of cases()) {
    const ids = await idsOf(pathwayId);
    for (const operation of operations) {
      const names = [...operation.path.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '');
      if (names.some((name) => ids[name] === undefined)) continue;
      const url = operation.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => ids[name] ?? '');
      for (const stranger of strangers) {
        // Several fitting bodies, since a refused body would hide who may see what.
        let status = 422;
        for (const { body, query } of requestsOf(operation, Object.values(ids))) {
          ({ status } = await server.as(stranger, operation.method, `${url}?${query}`, body));
          tried += 1;
          if (status !== 422) break;
        }
        if (status !== 404 && status !== 403)
          wrong.push(`${stranger}: ${operation.method} ${operation.path} → ${status}`);
      }
    }
  }
  expect(wrong).toEqual([]);
  expect(tried).toBeGreaterThan(200);
  expect(await contents(server)).toBe(before);
});
