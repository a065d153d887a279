// A database in which the practice scenario has been played, made once per run; each test file works on a copy of it.
import { createHash, randomBytes } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Client, escapeIdentifier, escapeLiteral } from 'pg';
import { inject } from 'vitest';
import { playPracticeCourse, type PracticeCourse } from '../scenarios/practice-course.ts';
import { createStage } from '../scenarios/stage.ts';
import { testServer } from '../src/app/testing/server.ts';

const scenarios = join(import.meta.dirname, '../scenarios');
/** The day on which the tests stand in the scenario. */
export const practiceDay = '2026-11-24';

export interface PracticeTemplate {
  readonly name: string;
  readonly course: PracticeCourse;
}

async function templateName(): Promise<string> {
  const hash = createHash('sha256');
  for (const file of (await readdir(scenarios)).toSorted())
    hash.update(await readFile(join(scenarios, file)));
  return `${inject('templateName')}_practice_${hash.digest('hex').slice(0, 8)}`;
}

/** The ids of the scenario stand as a comment on the database, which copies of it do not carry along. */
async function readCourse(client: Client, name: string): Promise<PracticeCourse | null> {
  const { rows } = await client.query<{ course: string | null }>(
    `select shobj_description(oid, 'pg_database') as course from pg_database where datname = $1`,
    [name],
  );
  return rows[0]?.course ? (JSON.parse(rows[0].course) as PracticeCourse) : null;
}

async function play(client: Client, name: string): Promise<PracticeCourse> {
  const server = await testServer();
  server.test.clock.set(new Date('2026-10-01T07:00:00Z'));
  const course = await playPracticeCourse(
    createStage({
      app: server.app,
      clock: server.test.clock,
      database: server.test.database,
      directory: server.practice,
    }),
    practiceDay,
  );
  const played = (await server.test.owner.query<{ name: string }>('select current_database() as name'))
    .rows[0];
  if (!played) throw new Error('The played database has no name');
  await server.app.close();
  await server.test.release();
  const making = `samlop_making_${randomBytes(4).toString('hex')}`;
  await client.query(`alter database ${escapeIdentifier(played.name)} rename to ${making}`);
  await client.query(`comment on database ${making} is ${escapeLiteral(JSON.stringify(course))}`);
  await client.query(`alter database ${making} rename to ${escapeIdentifier(name)}`);
  return course;
}

/** The template's name and the scenario's ids; plays the scenario when nobody has yet, others wait meanwhile. */
export async function practiceTemplate(): Promise<PracticeTemplate> {
  const name = await templateName();
  const client = new Client({ connectionString: inject('ownerUrl') });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock(7305118844)');
    return { name, course: (await readCourse(client, name)) ?? (await play(client, name)) };
  } finally {
    await client.end();
  }
}
