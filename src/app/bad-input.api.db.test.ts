// Bad input against every route of the OpenAPI document, generated from its own schemas with a seed: always a problem in the
// user's language, never a 5xx, never a half-written change.
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { syntheticFnr } from '../rules/synthetic-identity.ts';
import { testServer, type TestServer } from './testing/server.ts';

interface Schema {
  type?: string;
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  enum?: unknown[];
  const?: unknown;
  anyOf?: Schema[];
  oneOf?: Schema[];
  format?: string;
  pattern?: string;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
}
interface Operation {
  method: string;
  path: string;
  parameters: { name: string; in: string; schema: Schema }[];
  body: Schema | undefined;
}

let server: TestServer;
let operations: Operation[];
const knownIds: string[] = [];
let contentsQuery: string | undefined;
let known = '';
const runs = Number(process.env['BAD_INPUT_RUNS'] ?? 25);

beforeAll(async () => {
  server = await testServer();
  const { body: document } = await server.as(null, 'GET', '/api/openapi.json');
  operations = Object.entries(
    document.paths as Record<
      string,
      Record<
        string,
        {
          parameters?: Operation['parameters'];
          requestBody?: { content?: Record<string, { schema: Schema }> };
        }
      >
    >,
  ).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      method: method.toUpperCase(),
      path,
      parameters: operation.parameters ?? [],
      body: operation.requestBody?.content?.['application/json']?.schema,
    })),
  );
  const person = await server.as('ane', 'POST', '/api/registrations', {
    identityNumber: syntheticFnr({ birthDate: '1990-02-03', serial: 3, gender: 'male' }),
    birthDate: null,
    givenName: 'Ola',
    familyName: 'Prøve',
    gender: 'male',
    phone: null,
    email: null,
    address: null,
    municipalityNumber: null,
    language: 'nb',
    needsInterpreter: false,
    gpUnitId: null,
    addressProtection: 'none',
  });
  const pathway = await server.as('ane', 'POST', '/api/pathways', {
    registrationId: person.body.registrationId,
    trigger: 'referral-received',
    triggeredOn: '2026-11-20',
  });
  knownIds.push(
    person.body.registrationId,
    pathway.body.pathwayId,
    ...Object.values(server.practice.units),
    ...Object.values(server.practice.staff),
  );
});
afterAll(() => server.stop());

const nasty = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    '',
    ' ',
    'null',
    '\u0000',
    'a\u0000b',
    '\ud800',
    '🙂'.repeat(50),
    "'; drop table staff; --",
    '../../etc/passwd',
    '<script>',
    '0000-00-00',
    '2026-02-30',
    '2026-13-01T00:00:00Z',
    'NaN',
    1e308,
    -1,
    0,
    2 ** 53,
    0.5,
    true,
    [],
    {},
    [[[]]],
    { $ne: null },
    { __proto__: { a: 1 } },
    'x'.repeat(30_000),
  ),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.jsonValue({ maxDepth: 2 }),
);

/** Values that fit a schema, so that one wrong field among right ones reaches the use case. */
function fitting(schema: Schema | undefined): fc.Arbitrary<unknown> {
  if (!schema) return fc.constant(undefined);
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return fc.oneof(...choices.map(fitting));
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  switch (schema.type) {
    case 'string':
      if (schema.format === 'uuid')
        return fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...knownIds) }, fc.uuid());
      if (schema.format === 'date')
        return fc.constantFrom('2026-11-24', '2026-12-01', '1900-01-01', '2199-12-31');
      if (schema.format === 'date-time')
        return fc.constantFrom(
          '2026-12-01T09:00:00.000Z',
          '1970-01-01T00:00:00.000Z',
          '2199-12-31T23:00:00.000Z',
        );
      if (schema.format === 'email') return fc.constant('noen@example.test');
      if (schema.pattern) return fc.constantFrom('9999', '/x', 'abc', '12345678901');
      return fc.string({
        unit: 'grapheme',
        minLength: schema.minLength ?? 0,
        maxLength: Math.min(schema.maxLength ?? 30, 60),
      });
    case 'integer':
    case 'number':
      return fc.integer({
        min: Math.max(schema.minimum ?? -2, -5),
        max: Math.min(schema.maximum ?? 9000, 9000),
      });
    case 'boolean':
      return fc.boolean();
    case 'array':
      return fc.array(fitting(schema.items), { maxLength: 3 });
    case 'object':
      return fc.record(
        Object.fromEntries(
          Object.entries(schema.properties ?? {}).map(([name, property]) => [name, fitting(property)]),
        ),
        { requiredKeys: schema.required ?? [] },
      );
    default:
      return fc.jsonValue({ maxDepth: 1 });
  }
}

/** A fitting body with one thing wrong: a field replaced, removed or added, or the whole of it something else. */
function bodyFor(schema: Schema): fc.Arbitrary<unknown> {
  const names = Object.keys(schema.properties ?? { x: {} });
  const broken = fc
    .tuple(fitting(schema), fc.constantFrom(...names, 'unknownField'), nasty, fc.boolean())
    .map(([body, name, value, isRemoved]) => {
      if (body === null || typeof body !== 'object' || Array.isArray(body)) return value;
      const { [name]: _, ...rest } = body as Record<string, unknown>;
      return isRemoved ? rest : { ...rest, [name]: value };
    });
  return fc.oneof({ weight: 5, arbitrary: broken }, { weight: 2, arbitrary: fitting(schema) }, nasty);
}

/** A checksum of everything stored, but for what a mere request may touch (when a session was last seen). */
async function contents(): Promise<string> {
  if (contentsQuery === undefined) {
    const { rows } = await server.test.owner.query(
      "select tablename from pg_tables where schemaname = 'public' and tablename not in ('session', 'sign_in_attempt') order by 1",
    );
    contentsQuery = rows
      .map(
        ({ tablename }) =>
          `select '${tablename}', md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as sum from "${tablename}" t`,
      )
      .join(' union all ');
  }
  const { rows } = await server.test.owner.query(contentsQuery);
  return rows.map((row) => row.sum).join();
}

const actors = ['ane', 'ruth', 'per', 'nils', 'gry', 'arne', null] as const;

it('knows the routes it tries', () => {
  expect(operations.length).toBeGreaterThan(20);
});

it('answers generated bad input with a problem and without a change', { timeout: 240_000 }, async () => {
  let tried = 0;
  known = await contents();
  for (const operation of operations) {
    if (operation.path.startsWith('/auth/') || operation.path.endsWith('/live')) continue;
    const params = operation.parameters.filter((parameter) => parameter.in === 'path');
    const queries = operation.parameters.filter((parameter) => parameter.in === 'query');
    const request = fc.record({
      actor: fc.constantFrom(...actors),
      path: fc.tuple(
        ...params.map(() =>
          fc.oneof(
            { weight: 4, arbitrary: fc.constantFrom(...knownIds) },
            fc.uuid(),
            fc.constantFrom('%00', 'x', '..%2f', '0'.repeat(300)),
          ),
        ),
      ),
      query: fc.record(
        Object.fromEntries(queries.map(({ name, schema }) => [name, fc.oneof(fitting(schema), nasty)])),
        { requiredKeys: [] },
      ),
      body: operation.body ? bodyFor(operation.body) : fc.constant(undefined),
      language: fc.constantFrom('nb', 'nn', 'en'),
    });
    await fc.assert(
      fc.asyncProperty(request, async ({ actor, path, query, body, language }) => {
        tried += 1;
        let url = operation.path;
        for (const [index, parameter] of params.entries())
          url = url.replace(`{${parameter.name}}`, path[index] ?? 'x');
        const search = new URLSearchParams(
          Object.entries(query)
            .filter(([, value]) => value !== undefined)
            .map(
              ([name, value]) =>
                [
                  name,
                  typeof value === 'string'
                    ? value.replaceAll(/[\ud800-\udfff]/g, '')
                    : JSON.stringify(value),
                ] as [string, string],
            ),
        ).toString();
        const answer = await server.as(actor, operation.method, search ? `${url}?${search}` : url, body, {
          'accept-language': language,
        });
        expect(
          answer.status,
          `${operation.method} ${url} ${JSON.stringify(answer.body)} ${JSON.stringify(server.failures.at(-1))}`,
        ).toBeLessThan(500);
        if (answer.status >= 400) {
          expect(answer.headers['content-type']).toContain('application/problem+json');
          expect(answer.headers['content-language']).toBe(language);
          expect(answer.body.title).not.toBe(answer.body.code);
          expect(await contents()).toBe(known);
        } else known = await contents();
      }),
      { numRuns: runs, seed: 20_261_122, endOnFailure: true },
    );
  }
  expect(tried).toBeGreaterThan(operations.length * 10);
});
