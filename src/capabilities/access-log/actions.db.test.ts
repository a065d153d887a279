// The chain over the access log: append-only for everyone, and it names the first entry that somebody tampered with.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { testDatabase, type TestDatabase } from '../../app/testing/database.ts';
import { practiceIn, type Practice } from '../../app/testing/practice.ts';
import { verifyLog } from './actions.ts';
import { sealAccessLog } from './jobs.ts';

let test: TestDatabase;
let practice: Practice;
const tamper = (sql: string, values: unknown[] = []) =>
  test.owner
    .query(`set session_replication_role = replica; ${values.length === 0 ? sql : ''}`)
    .then(async () => {
      if (values.length > 0) await test.owner.query(sql, values);
      await test.owner.query('set session_replication_role = default');
    });
const verify = () => test.database.withSystem((work) => verifyLog(work));

beforeAll(async () => {
  test = await testDatabase();
  practice = await practiceIn(test);
});
afterAll(() => test.drop());

beforeEach(async () => {
  await tamper('delete from access_log_seal; delete from access_log_unsealed; delete from access_log');
  for (let n = 0; n < 5; n += 1) {
    test.clock.advance(1000);
    await test.database.withActor(practice.actor('ane'), async (work) =>
      work.log({ action: 'read', object: 'pathway', pathwayId: randomUUID() }),
    );
  }
});

it('seals every entry once, also when two servers seal at the same time', async () => {
  await Promise.all([
    sealAccessLog(test.database),
    sealAccessLog(test.database),
    sealAccessLog(test.database),
  ]);
  expect(await verify()).toEqual({ holds: true, sealed: 5, waiting: 0 });
});

it('names the entry that was altered', async () => {
  await sealAccessLog(test.database);
  const { rows } = await test.owner.query('select log_id from access_log_seal where position = 3');
  await tamper("update access_log set staff_name = 'Somebody Else' where id = $1", [rows[0].log_id]);
  expect(await verify()).toEqual({
    holds: false,
    position: 3,
    logId: rows[0].log_id,
    fault: 'entry altered',
  });
});

it('names the entry that was removed, with or without its seal', async () => {
  await sealAccessLog(test.database);
  const { rows } = await test.owner.query('select log_id from access_log_seal where position = 2');
  await tamper('delete from access_log where id = $1', [rows[0].log_id]);
  expect(await verify()).toMatchObject({ holds: false, position: 2, fault: 'entry missing' });
  await tamper('delete from access_log_seal where position = 2');
  expect(await verify()).toMatchObject({ holds: false, position: 2, fault: 'seal missing' });
});

it('lets nobody change or remove an entry', async () => {
  for (const statement of [
    "update access_log set action = 'send'",
    'delete from access_log',
    'truncate access_log cascade',
  ]) {
    await expect(test.owner.query(statement)).rejects.toThrow('append-only');
  }
  const byStaff = test.database.withActor(practice.actor('ane'), (work) =>
    work.tx.selectFrom('accessLog').selectAll().execute(),
  );
  await expect(byStaff).rejects.toMatchObject({ code: '42501' });
});

it('does not take the word of the caller for who it was', async () => {
  const { rows } = await test.owner.query(
    'select distinct staff_name, unit_name, staff_role, interface from access_log',
  );
  expect(rows).toEqual([
    {
      staff_name: 'Ane Lunde',
      unit_name: 'Fjellsiden DPS',
      staff_role: 'practitioner',
      interface: 'internal',
    },
  ]);
});
