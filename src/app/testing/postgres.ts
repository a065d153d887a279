// Starts one PostgreSQL for a whole test run, or uses TEST_DATABASE_URL; test files get copies of a migrated template.
import { createHash, randomBytes } from 'node:crypto';
import { chmod, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client, escapeIdentifier } from 'pg';
import type { TestProject } from 'vitest/node';
import { grantLogin, migrate } from '../../platform/db/migrate.ts';
import { startEmbedded } from '../../platform/db/embedded.ts';

declare module 'vitest' {
  interface ProvidedContext {
    ownerUrl: string;
    templateName: string;
  }
}

const migrations = join(import.meta.dirname, '../../../migrations');
export const databaseRoles = ['samlop_staff', 'samlop_system', 'samlop_auth'] as const;

/** The same server, another database or user. */
export function withDatabase(url: string, database: string, user?: string): string {
  const [base = '', query = ''] = url.split('?');
  const [, scheme, authority] = /^(\w+:\/\/)([^/]*)/.exec(base) ?? [];
  const host = authority?.includes('@') ? authority.slice(authority.indexOf('@')) : `@${authority}`;
  const who = user === undefined ? authority : `${user}${host}`;
  return `${scheme}${who}/${database}${query ? `?${query}` : ''}`;
}

async function owner<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Makes the template when the migrations have none yet; its name carries their checksum. */
async function ensureTemplate(ownerUrl: string): Promise<string> {
  const hash = createHash('sha256');
  for (const name of (await readdir(migrations)).toSorted()) {
    if (name.endsWith('.sql')) hash.update(await readFile(join(migrations, name)));
  }
  const template = `samlop_template_${hash.digest('hex').slice(0, 12)}`;
  await owner(ownerUrl, async (client) => {
    await client.query('select pg_advisory_lock(7305118843)');
    const { rowCount } = await client.query('select from pg_database where datname = $1', [template]);
    if (rowCount) return;
    const making = `samlop_making_${randomBytes(4).toString('hex')}`;
    await client.query(`create database ${making} template template0`);
    await migrate(withDatabase(ownerUrl, making), migrations);
    await grantLogin(withDatabase(ownerUrl, making), 'samlop_login', databaseRoles);
    await client.query(`alter database ${making} rename to ${escapeIdentifier(template)}`);
  });
  return template;
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env['TEST_DATABASE_URL'];
  if (given) {
    project.provide('ownerUrl', given);
    project.provide('templateName', await ensureTemplate(given));
    return async () => {};
  }
  const folder = await mkdtemp(join(tmpdir(), 'samlop-test-'));
  // When the tests run as root the server runs as another user, who must be able to pass.
  await chmod(folder, 0o755);
  const server = await startEmbedded({ dataDir: join(folder, 'data'), log: () => {} });
  project.provide('ownerUrl', server.url);
  project.provide('templateName', await ensureTemplate(server.url));
  return async () => {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  };
}
