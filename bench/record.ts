// Records the statements a request sends to the database, so that the same work can be done as raw SQL beside it.
import { Pool } from 'pg';
import type { Database } from '../src/platform/db/actor.ts';

export interface Statement {
  /** Under which the connection keeps the plan; raw SQL is given the same advantage as the server. */
  name?: string;
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
    const spy = (statement: string | Statement) => {
      statements.push(typeof statement === 'string' ? { text: statement, values: [] } : statement);
      return query(statement as never);
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
  return statements.map(({ text, values, ...name }) => ({
    ...name,
    text: swap(text),
    values: values.map((value) => (typeof value === 'string' ? swap(value) : value)),
  }));
}

/** Sends the statements over one connection of the pool, one after the other, as the server does. */
export async function replay(pool: Pool, statements: readonly Statement[]): Promise<void> {
  const client = await pool.connect();
  try {
    for (const { name, text, values } of statements)
      await client.query(values.length === 0 ? text : { ...(name ? { name } : {}), text, values });
  } finally {
    client.release();
  }
}
