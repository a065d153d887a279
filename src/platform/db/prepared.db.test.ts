// A kept plan serves the next transaction, whoever it belongs to, and shows each only what is theirs.
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { testDatabase, type TestDatabase } from '../../app/testing/database.ts';
import { deskOf, newPathway } from '../../app/testing/pathways.ts';
import { practiceIn, type Practice } from '../../app/testing/practice.ts';

let test: TestDatabase;
let practice: Practice;
beforeAll(async () => {
  test = await testDatabase();
  practice = await practiceIn(test);
});
afterAll(() => test.drop());

it('is used by every actor on the connection and never shows one the rows of another', async () => {
  const { as } = deskOf(test, practice);
  const id = await newPathway(test, practice, 901, 'open');
  const read = (slug: string) =>
    as(slug, async ({ tx }) => {
      const { rows } = await sql<{ id: string }>`
        select w.id /* long enough for its plan to be kept: short statements are planned anew each time, since that is faster
          than to look them up, and a text as long as those that read a whole screen is what this test is about */
        from pathway w where w.id = ${id}`.execute(tx);
      return rows.length;
    });
  // PostgreSQL settles on one plan for all from the sixth use on.
  for (let round = 0; round < 8; round += 1) {
    expect(await read('ane')).toBe(1);
    expect(await read('nils')).toBe(0);
  }
  const kept = await as('ane', async ({ tx }) => {
    const { rows } = await sql<{ uses: number }>`
      select (generic_plans + custom_plans)::integer as uses from pg_prepared_statements
      where statement like '%long enough for its plan%' and statement not like '%pg_prepared_statements%'`.execute(
      tx,
    );
    return rows;
  });
  expect(kept[0]?.uses).toBeGreaterThan(5);
});
