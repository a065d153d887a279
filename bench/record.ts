// Records the statements a request sends to the database, so that the same work can be done as raw SQL beside it.
import { Pool } from 'pg';
import type { Database } from '../src/platform/db/actor.ts';

export interface Statement {
  text: string;
  values: unknown[];
}

/** Runs `work` and returns what went through the database's pool meanwhile. */
export async function recordStatements(
  database: Database,
  work: () => Promise<unknown>,
): Promise<Statement[]> {
  const statements: Statement[] = [];
  const { pool } = database;
  const connect = pool.connect.bind(pool);
  const recording = async () => {
    const client = await connect();
    const query = client.query.bind(client);
    const release = client.release.bind(client);
    const spy = (text: string, values?: unknown[]) => {
      statements.push({ text, values: values ?? [] });
      return query(text, values as never);
    };
    Object.assign(client, {
      query: spy,
      release: (error?: Error) => {
        Object.assign(client, { query, release });
        release(error);
      },
    });
    return client;
  };
  Object.assign(pool, { connect: recording });
  try {
    await work();
  } finally {
    Object.assign(pool, { connect });
  }
  return statements;
}

/** The recorded work for another target: each id and token of the sample is replaced, in texts and values alike. */
export function retarget(
  statements: readonly Statement[],
  replacements: readonly (readonly [string, string])[],
): Statement[] {
  const swap = (text: string) => replacements.reduce((done, [from, to]) => done.replaceAll(from, to), text);
  return statements.map(({ text, values }) => ({
    text: swap(text),
    values: values.map((value) => (typeof value === 'string' ? swap(value) : value)),
  }));
}

/** Sends the statements over one connection of the pool, one after the other, as the server does. */
export async function replay(pool: Pool, statements: readonly Statement[]): Promise<void> {
  const client = await pool.connect();
  try {
    for (const { text, values } of statements)
      await (values.length === 0 ? client.query(text) : client.query(text, values));
  } finally {
    client.release();
  }
}
