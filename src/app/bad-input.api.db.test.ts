// Bad input against every route of the OpenAPI document, generated from its own schemas with a seed: always a problem in the
// user's language, never a 5xx, never a half-written change.
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { syntheticFnr } from '../rules/synthetic-identity.ts';
import { contents, fitting, readOperations, type Operation, type Schema } from './testing/api-document.ts';
import { testServer, type TestServer } from './testing/server.ts';

let server: TestServer;
let operations: Operation[];
const knownIds: string[] = [];
let known = '';
const runs = Number(process.env['BAD_INPUT_RUNS'] ?? 25);

beforeAll(async () => {
  server = await testServer();
  operations = await readOperations(server);
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

/** A fitting body with one thing wrong: a field replaced, removed or added, or the whole of it something else. */
function bodyFor(schema: Schema): fc.Arbitrary<unknown> {
  const names = Object.keys(schema.properties ?? { x: {} });
  const broken = fc
    .tuple(fitting(schema, knownIds), fc.constantFrom(...names, 'unknownField'), nasty, fc.boolean())
    .map(([body, name, value, isRemoved]) => {
      if (body === null || typeof body !== 'object' || Array.isArray(body)) return value;
      const { [name]: _, ...rest } = body as Record<string, unknown>;
      return isRemoved ? rest : { ...rest, [name]: value };
    });
  return fc.oneof(
    { weight: 5, arbitrary: broken },
    { weight: 2, arbitrary: fitting(schema, knownIds) },
    nasty,
  );
}

const actors = ['ane', 'ruth', 'per', 'nils', 'gry', 'arne', null] as const;

it('knows the routes it tries', () => {
  expect(operations.length).toBeGreaterThan(20);
});

it('answers generated bad input with a problem and without a change', { timeout: 240_000 }, async () => {
  let tried = 0;
  known = await contents(server);
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
        Object.fromEntries(
          queries.map(({ name, schema }) => [name, fc.oneof(fitting(schema, knownIds), nasty)]),
        ),
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
          expect(await contents(server)).toBe(known);
        } else known = await contents(server);
      }),
      { numRuns: runs, seed: 20_261_122, endOnFailure: true },
    );
  }
  expect(tried).toBeGreaterThan(operations.length * 10);
});
