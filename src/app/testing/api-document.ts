// The API document read as a list of operations, values that fit its schemas, and a checksum of all that is stored.
import fc from 'fast-check';
import type { TestServer } from './server.ts';

export interface Schema {
  type?: string | string[];
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
export interface Operation {
  method: string;
  path: string;
  parameters: { name: string; in: string; required?: boolean; schema: Schema }[];
  body: Schema | undefined;
}

/** Every operation of the server's own OpenAPI document. */
export async function readOperations(server: TestServer): Promise<Operation[]> {
  const { body: document } = await server.as(null, 'GET', '/api/openapi.json');
  type Described = {
    parameters?: Operation['parameters'];
    requestBody?: { content?: Record<string, { schema: Schema }> };
  };
  return Object.entries(document.paths as Record<string, Record<string, Described>>).flatMap(
    ([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({
        method: method.toUpperCase(),
        path,
        parameters: operation.parameters ?? [],
        body: operation.requestBody?.content?.['application/json']?.schema,
      })),
  );
}

/** Values that fit a schema, so that one wrong field among right ones reaches the use case. */
export function fitting(schema: Schema | undefined, knownIds: readonly string[]): fc.Arbitrary<unknown> {
  if (!schema) return fc.constant(undefined);
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return fc.oneof(...choices.map((choice) => fitting(choice, knownIds)));
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  if (Array.isArray(schema.type)) {
    const { type, ...rest } = schema;
    return fc.oneof(...type.map((one) => fitting({ ...rest, type: one }, knownIds)));
  }
  switch (schema.type) {
    case 'null':
      return fc.constant(null);
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
      if (schema.pattern) {
        const pattern = new RegExp(schema.pattern, 'u');
        const examples = [
          '9999',
          '/x',
          'abc',
          '12345678901',
          '999000101',
          '400 00 000',
          'noen@example.test',
          '2026-12-01',
        ];
        return fc.constantFrom(...examples.filter((example) => pattern.test(example)), 'abc');
      }
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
      return fc.array(fitting(schema.items, knownIds), { maxLength: 3 });
    case 'object':
      return fc.record(
        Object.fromEntries(
          Object.entries(schema.properties ?? {}).map(([name, property]) => [
            name,
            fitting(property, knownIds),
          ]),
        ),
        { requiredKeys: schema.required ?? [] },
      );
    default:
      return fc.jsonValue({ maxDepth: 1 });
  }
}

/** A checksum of everything stored, but for what a mere request may touch (when a session was last seen). */
export async function contents(server: TestServer): Promise<string> {
  const { rows } = await server.test.owner.query(
    "select tablename from pg_tables where schemaname = 'public' and tablename not in ('session', 'sign_in_attempt') order by 1",
  );
  const query = rows
    .map(
      ({ tablename }) =>
        `select '${tablename}', md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as sum from "${tablename}" t`,
    )
    .join(' union all ');
  const { rows: sums } = await server.test.owner.query(query);
  return sums.map((row) => row.sum).join();
}
