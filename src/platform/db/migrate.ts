// Brings a database to the present schema: plain SQL files in order, each once, with its checksum, one migrator at a time.
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Client, escapeIdentifier } from 'pg';

/** A migration that was applied and has changed since, or a file that failed; the message names the file. */
export class MigrationError extends Error {}

const lockKey = 7_305_118_842;

async function readMigrations(folder: string): Promise<{ name: string; sql: string; checksum: string }[]> {
  const names = (await readdir(folder)).filter((name) => /^\d{4}-.*\.sql$/.test(name)).toSorted();
  return Promise.all(
    names.map(async (name) => {
      const sql = await readFile(join(folder, name), 'utf8');
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
    }),
  );
}

/** Applies what is missing, each file in its own transaction, and returns the names applied. The connection must belong to
 *  an owner who may create roles. Throws MigrationError when an applied file has changed or one fails. */
export async function migrate(ownerUrl: string, folder: string): Promise<string[]> {
  const migrations = await readMigrations(folder);
  const client = new Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [lockKey]);
    await client.query(`create table if not exists migration (
      name text primary key, checksum text not null, applied_at timestamptz not null default clock_timestamp())`);
    await client.query(
      'alter table migration enable row level security; alter table migration force row level security',
    );
    await client.query(`do $$ begin
      if not exists (select from pg_policies where tablename = 'migration') then
        create policy owner on migration for all to current_user using (true) with check (true); end if; end $$`);
    const { rows } = await client.query<{ name: string; checksum: string }>(
      'select name, checksum from migration',
    );
    const applied = new Map(rows.map((row) => [row.name, row.checksum]));
    const fresh: string[] = [];
    for (const { name, sql, checksum } of migrations) {
      const known = applied.get(name);
      if (known === checksum) continue;
      if (known !== undefined)
        throw new MigrationError(`${name} has changed since it was applied; add a new file instead`);
      try {
        await client.query('begin');
        await client.query(sql);
        await client.query('insert into migration (name, checksum) values ($1, $2)', [name, checksum]);
        await client.query('commit');
      } catch (error) {
        await client.query('rollback');
        throw new MigrationError(`${name}: ${error instanceof Error ? error.message : String(error)}`, {
          cause: error,
        });
      }
      fresh.push(name);
    }
    return fresh;
  } finally {
    await client.end();
  }
}

/** Makes `login` (created when missing, NOINHERIT) a member of the roles the server takes on, and nothing more. */
export async function grantLogin(ownerUrl: string, login: string, roles: readonly string[]): Promise<void> {
  const client = new Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const name = escapeIdentifier(login);
    const { rowCount } = await client.query('select from pg_roles where rolname = $1', [login]);
    if (rowCount === 0) await client.query(`create role ${name} login noinherit`);
    for (const role of roles) await client.query(`grant ${escapeIdentifier(role)} to ${name}`);
  } finally {
    await client.end();
  }
}
