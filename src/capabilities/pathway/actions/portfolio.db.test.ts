// The leader gives all that one person is responsible for to a colleague; a unit is told of what nobody owns.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { testDatabase, type TestDatabase } from '../../../app/testing/database.ts';
import { deskOf, endEmployment, newPathway } from '../../../app/testing/pathways.ts';
import { practiceIn, type Practice } from '../../../app/testing/practice.ts';
import { alarmUnowned, listPortfolios, movePortfolio } from './portfolio.ts';
import { changeShield } from './staff.ts';

let test: TestDatabase;
let practice: Practice;
let desk: ReturnType<typeof deskOf>;
let serial = 700;

beforeAll(async () => {
  test = await testDatabase();
  practice = await practiceIn(test);
  desk = deskOf(test, practice);
});
beforeEach(() => test.owner.query('update employment set valid_to = null'));
afterAll(() => test.drop());

const fresh = () => newPathway(test, practice, (serial += 1), 'open');
const move = (slug: string, from: string, to: string) =>
  desk.as(slug, (work) => movePortfolio(work, practice.staff[from]!, practice.staff[to]!));

describe('all that one person is responsible for', () => {
  it('goes to a colleague in one step, also what is shielded, and each pathway tells it', async () => {
    const [plain, shielded, ended] = [await fresh(), await fresh(), await fresh()];
    await desk.as('ane', (work) => changeShield(work, shielded, 'shield', 'known-to-staff'));
    await test.owner.query(`update pathway set state = 'closed' where id = $1`, [ended]);
    const held = (await desk.as('lene', listPortfolios)).find(({ staffName }) => staffName === 'Ane Lunde');
    expect(held).toEqual({
      staffId: practice.staff['ane'],
      staffName: 'Ane Lunde',
      pathways: 2,
      worksHere: true,
    });
    expect(await move('lene', 'ane', 'eli')).toEqual({ pathways: 2 });
    for (const id of [plain, shielded])
      expect(await desk.responsible(id)).toEqual({ unit: 'Fjellsiden DPS', staff: 'Eli' });
    expect(await desk.responsible(ended)).toEqual({ unit: 'Fjellsiden DPS', staff: 'Ane' });
    expect((await desk.page('eli', shielded)).events[0]).toMatchObject({
      kind: 'new-person',
      staffName: 'Lene Aas',
    });
    // The leader gave it on, and still cannot see who it is about.
    await expect(desk.open('lene', shielded)).rejects.toMatchObject({ status: 404 });
    expect(await desk.as('lene', listPortfolios)).toMatchObject([{ staffName: 'Eli Vik', pathways: 2 }]);
    await move('lene', 'eli', 'ane');
  });

  it('is moved by the leader of the unit alone, and only to a clinician there', async () => {
    const id = await fresh();
    for (const other of ['ane', 'dag', 'per', 'arne', 'ruth'])
      await expect(move(other, 'ane', 'dag')).rejects.toMatchObject({ status: 403 });
    for (const other of ['ane', 'dag', 'per', 'tor', 'arne'])
      expect(await desk.as(other, listPortfolios)).toEqual([]);
    for (const stranger of ['ruth', 'per', 'arne', 'ane'])
      await expect(move('lene', 'ane', stranger)).rejects.toMatchObject({
        status: 422,
        faults: [{ field: 'toStaffId' }],
      });
    // The leader of another unit moves nothing of this one.
    await expect(move('tor', 'ane', 'ruth')).rejects.toMatchObject({ status: 404 });
    expect(await desk.responsible(id)).toEqual({ unit: 'Fjellsiden DPS', staff: 'Ane' });
  });
});

describe('the alarm', () => {
  it('tells a unit once a day until somebody looks after the pathway', async () => {
    const id = await fresh();
    const alarm = () => test.database.withSystem(alarmUnowned);
    expect(await alarm()).toBe(0);
    await endEmployment(test, practice, 'ane', 'dps');
    expect(await Promise.all([alarm(), alarm()])).toContain(1);
    expect(await alarm()).toBe(0);
    const { rows } = await test.owner.query(
      `select u.name, n.facts, n.state from notice n join unit u on u.id = n.recipient_unit_id where n.template = 'unowned'`,
    );
    expect(rows).toEqual([{ name: 'Fjellsiden DPS', facts: { path: '/responsibility' }, state: 'queued' }]);
    test.clock.advance(24 * 3_600_000);
    expect(await alarm()).toBe(1);
    await move('lene', 'ane', 'dag');
    expect(await desk.responsible(id)).toEqual({ unit: 'Fjellsiden DPS', staff: 'Dag' });
    test.clock.advance(24 * 3_600_000);
    expect(await alarm()).toBe(0);
  });
});
