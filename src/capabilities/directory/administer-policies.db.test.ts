// What the database itself refuses administrators, should a use case ever forget.
import { sql, type RawBuilder } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase, type TestDatabase } from '../../app/testing/database.ts';
import { newPathway } from '../../app/testing/pathways.ts';
import { practiceIn, type Practice } from '../../app/testing/practice.ts';

let test: TestDatabase;
let practice: Practice;

beforeAll(async () => {
  test = await testDatabase();
  practice = await practiceIn(test);
});
afterAll(() => test.drop());

/** Runs one statement as somebody: the number of rows it reached, or the SQLSTATE it was refused with. */
async function run(slug: string, statement: RawBuilder<unknown>): Promise<number | string> {
  try {
    const result = await test.database.withActor(practice.actor(slug), (work) => statement.execute(work.tx));
    return result.rows.length > 0 ? result.rows.length : Number(result.numAffectedRows ?? 0);
  } catch (error) {
    return (error as { code: string }).code;
  }
}

const staff = (slug: string) => practice.staff[slug]!;
const unit = (slug: string) => practice.units[slug]!;
const post = (key: string) => practice.employments[key]!;
const denied = '42501';

const insertPost = (who: string, place: string, role = 'practitioner') =>
  sql`insert into employment (staff_id, unit_id, role, valid_from) values (${staff(who)}, ${unit(place)}, ${role}, '2026-11-24')`;

describe('the database lets no administrator', () => {
  it('give themselves a post, or change one they have', async () => {
    for (const role of ['practitioner', 'leader', 'secretary', 'administrator'])
      expect(await run('arne', insertPost('arne', 'tsb', role))).toBe(denied);
    expect(await run('arne', sql`update employment set valid_to = null where id = ${post('arne@dps')}`)).toBe(
      0,
    );
    expect(await run('arne', sql`update employment set role = 'leader' where id = ${post('arne@dps')}`)).toBe(
      denied,
    );
  });

  it('make one kind of post into another, or one person into another', async () => {
    expect(await run('arne', sql`update employment set role = 'leader' where id = ${post('ane@dps')}`)).toBe(
      denied,
    );
    expect(
      await run('arne', sql`update employment set staff_id = ${staff('dag')} where id = ${post('ane@dps')}`),
    ).toBe(denied);
    expect(
      await run('arne', sql`update staff set subject_hash = sha256('x') where id = ${staff('ane')}`),
    ).toBe(denied);
    expect(await run('arne', sql`select subject_hash from staff`)).toBe(denied);
    expect(await run('arne', sql`update staff set is_active = false where id = ${staff('ane')}`)).toBe(
      denied,
    );
  });

  it('reach another organisation', async () => {
    expect(await run('arne', insertPost('per', 'kommune'))).toBe(denied);
    expect(await run('arne', sql`update unit set phone = '1' where id = ${unit('kommune')}`)).toBe(0);
    expect(
      await run('arne', sql`update unit set organisation = 'Solbakken kommune' where id = ${unit('dps')}`),
    ).toBe(denied);
    expect(await run('arne', sql`update staff set phone = '1' where id = ${staff('per')}`)).toBe(0);
    expect(
      await run('arne', sql`update employment set valid_to = '2026-12-01' where id = ${post('per@kommune')}`),
    ).toBe(0);
    expect(await run('kaja', sql`select from count_responsible(${staff('ane')}, ${unit('dps')})`)).toBe(0);
    expect(await run('kaja', sql`select from unit_commitments(${unit('dps')})`)).toBe(0);
  });

  it('change somebody who works elsewhere by now', async () => {
    await test.owner.query(
      "insert into employment (staff_id, unit_id, role, valid_from, valid_to) values ($1, $2, 'practitioner', '2020-01-01', '2021-01-01')",
      [staff('per'), unit('dps')],
    );
    expect(await run('arne', sql`update staff set phone = '1' where id = ${staff('per')}`)).toBe(0);
  });

  it('remove a post that has begun', async () => {
    expect(await run('arne', sql`delete from employment where unit_id = ${unit('dps')}`)).toBe(0);
    expect(await run('arne', sql`delete from staff`)).toBe(denied);
    expect(await run('arne', sql`delete from unit`)).toBe(denied);
  });
});

describe('the trail of changes', () => {
  it('is written by the database, read by administrators, and rewritten by nobody', async () => {
    expect(await run('arne', sql`update unit set phone = '55 00 01 99' where id = ${unit('dps')}`)).toBe(1);
    const { rows } = await test.owner.query('select * from directory_change order by position desc limit 1');
    expect(rows[0]).toMatchObject({
      via: 'administrator',
      changed_by: staff('arne'),
      kind: 'unit-changed',
      facts: { phone: ['55 00 01 00', '55 00 01 99'] },
    });
    const own = sql`select from directory_change where unit_id = ${unit('dps')}`;
    expect(Number(await run('arne', own))).toBeGreaterThan(1);
    for (const slug of ['kaja', 'ane', 'lene', 'per']) expect(await run(slug, own)).toBe(0);
    expect(await run('arne', sql`delete from directory_change`)).toBe(denied);
    expect(await run('arne', sql`update directory_change set kind = 'staff-added'`)).toBe(denied);
    expect(
      await run(
        'arne',
        sql`insert into directory_change (at, via, kind, facts) values (now(), 'setup', 'unit-added', '{}')`,
      ),
    ).toBe(denied);
    await expect(test.owner.query("update directory_change set kind = 'staff-added'")).rejects.toThrow(
      'append-only',
    );
    await expect(test.owner.query('truncate directory_change')).rejects.toThrow('append-only');
  });

  it('never holds an identity, and says when the login provider filled in a number', async () => {
    const { rows } = await test.owner.query("select facts from directory_change where kind = 'staff-added'");
    expect(rows.length).toBeGreaterThan(5);
    for (const row of rows) expect(Object.keys(row.facts)).not.toContain('subject_hash');
    await test.database.withAuth((work) =>
      work.tx.updateTable('staff').set({ hprNumber: '9000444' }).where('id', '=', staff('arne')).execute(),
    );
    const last = await test.owner.query('select * from directory_change order by position desc limit 1');
    expect(last.rows[0]).toMatchObject({
      via: 'sign-in',
      changed_by: null,
      facts: { hpr_number: [null, '9000444'] },
    });
  });
});

describe('the questions administrators may ask', () => {
  it('give counts to the unit’s administrators and nothing to others', async () => {
    await newPathway(test, practice, 850);
    const count = () =>
      test.database.withActor(practice.actor('arne'), async ({ tx }) => {
        const { rows } = await sql<{
          pathways: number;
        }>`select * from count_responsible(${staff('ane')}, ${unit('dps')})`.execute(tx);
        return rows;
      });
    expect(await count()).toEqual([{ pathways: 1 }]);
    for (const slug of ['ane', 'lene', 'ruth', 'kaja', 'per'])
      expect(await run(slug, sql`select from count_responsible(${staff('ane')}, ${unit('dps')})`)).toBe(0);
    for (const slug of ['ane', 'lene', 'per', 'nils'])
      expect(await run(slug, sql`select recognise_staff(sha256('x'))`)).toBe(denied);
    expect(await run('arne', sql`select from pathway`)).toBe(0);
  });
});
