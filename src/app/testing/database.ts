// A fresh migrated database for one test file, with the practice scenario's units and staff in it when asked for.
import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { inject } from 'vitest';
import { createClock, type SettableClock } from '../../platform/clock.ts';
import { createDatabase, type Database } from '../../platform/db/actor.ts';
import { withDatabase } from './postgres.ts';

export interface TestDatabase {
  database: Database;
  clock: SettableClock;
  /** Superuser, past row-level security: to arrange and to inspect, never what is tested. */
  owner: Client;
  ownerUrl: string;
  appUrl: string;
  drop(): Promise<void>;
  /** Closes every connection and leaves the database. */
  release(): Promise<void>;
}

/** 09:00 in Norway on a Tuesday without holidays near. */
export const testInstant = new Date('2026-11-24T08:00:00Z');

/** `template` names the database to copy instead of the empty migrated one. */
export async function testDatabase(
  options: { idleSeconds?: number; template?: string } = {},
): Promise<TestDatabase> {
  const serverUrl = inject('ownerUrl');
  const name = `samlop_test_${randomBytes(6).toString('hex')}`;
  const server = new Client({ connectionString: serverUrl });
  await server.connect();
  await server.query(`create database ${name} template ${options.template ?? inject('templateName')}`);
  // A statement whose plan is kept may come to be planned for all values; here it is so from its first use.
  await server.query(`alter database ${name} set plan_cache_mode = force_generic_plan`);
  const ownerUrl = withDatabase(serverUrl, name);
  const appUrl = withDatabase(serverUrl, name, 'samlop_login');
  const owner = new Client({ connectionString: ownerUrl });
  await owner.connect();
  const clock = createClock();
  clock.set(testInstant);
  const { idleSeconds } = options;
  const database = createDatabase({
    url: appUrl,
    clock,
    poolSize: 8,
    ...(idleSeconds === undefined ? {} : { idleSeconds }),
  });
  return {
    database,
    clock,
    owner,
    ownerUrl,
    appUrl,
    async drop() {
      await database.close();
      await owner.end();
      await server.query(`drop database ${name} with (force)`);
      await server.end();
    },
    async release() {
      await database.close();
      await owner.end();
      await server.end();
    },
  };
}
