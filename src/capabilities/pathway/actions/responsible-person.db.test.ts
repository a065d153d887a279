// The responsible person at the unit, and pathways nobody owns, as each kind of person.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { testDatabase, type TestDatabase } from '../../../app/testing/database.ts';
import { deskOf, endEmployment, newPathway, shareWith } from '../../../app/testing/pathways.ts';
import { practiceIn, type Practice } from '../../../app/testing/practice.ts';
import { changeResponsible, listUnowned } from './responsibility.ts';
import { changeShield } from './staff.ts';

let test: TestDatabase;
let practice: Practice;
let desk: ReturnType<typeof deskOf>;
let serial = 400;

beforeAll(async () => {
  test = await testDatabase();
  practice = await practiceIn(test);
  desk = deskOf(test, practice);
});
beforeEach(() => test.owner.query('update employment set valid_to = null'));
afterAll(() => test.drop());

const makeResponsible = (slug: string, id: string, colleague: string, version: number) =>
  desk.as(slug, (work) => changeResponsible(work, id, { staffId: practice.staff[colleague]!, version }));
const fresh = () => newPathway(test, practice, (serial += 1), 'open');
/** A pathway that the TSB unit has a full basis on and Ruth has opened. */
async function shared(): Promise<string> {
  const id = await fresh();
  await shareWith(test, practice, id, 'tsb');
  await desk.choose('ruth', id);
  return id;
}

describe('a new responsible person at the unit', () => {
  it('has it from now on, is assigned and named on the time line', async () => {
    const id = await fresh();
    test.clock.advance(60_000);
    await makeResponsible('ane', id, 'dag', (await desk.page('ane', id)).version);
    expect(await desk.responsible(id)).toEqual({ unit: 'Fjellsiden DPS', staff: 'Dag' });
    expect(await desk.page('dag', id)).toMatchObject({
      myAccess: { way: 'assigned' },
      events: [{ kind: 'new-person', facts: { name: 'Dag Moen' }, staffName: 'Ane Lunde' }, {}],
      responsibilityHistory: [{ staffName: 'Dag Moen', reason: 'new-person' }, { staffName: 'Ane Lunde' }],
    });
    test.clock.advance(-60_000);
  });

  it('must work there as a clinician, be another, and nobody may have changed the pathway meanwhile', async () => {
    const id = await fresh();
    const { version } = await desk.page('ane', id);
    for (const other of ['ruth', 'per', 'arne', 'ane'])
      await expect(makeResponsible('ane', id, other, version)).rejects.toMatchObject({
        status: 422,
        faults: [{ field: 'staffId' }],
      });
    await expect(makeResponsible('ane', id, 'dag', version - 1)).rejects.toMatchObject({ status: 409 });
    await endEmployment(test, practice, 'dag', 'dps');
    await expect(makeResponsible('ane', id, 'dag', version)).rejects.toMatchObject({ status: 422 });
    expect(await desk.responsible(id)).toEqual({ unit: 'Fjellsiden DPS', staff: 'Ane' });
  });

  it('is chosen by the responsible unit only', async () => {
    const id = await shared();
    const { version } = await desk.page('ane', id);
    await expect(makeResponsible('ruth', id, 'ruth', version)).rejects.toMatchObject({ status: 403 });
    for (const stranger of ['dag', 'lene', 'per', 'nils', 'gry', 'arne', 'kaja'])
      await expect(makeResponsible(stranger, id, 'dag', version)).rejects.toMatchObject({ code: 'P0002' });
    expect(await desk.responsible(id)).toEqual({ unit: 'Fjellsiden DPS', staff: 'Ane' });
  });
});

describe('a pathway that nobody owns', () => {
  it('is listed for the leader, who gives it to somebody without opening it', async () => {
    const id = await fresh();
    const { version } = await desk.page('ane', id);
    expect(await desk.as('lene', listUnowned)).toEqual([]);
    await endEmployment(test, practice, 'ane', 'dps');
    const mine = (await desk.as('lene', listUnowned)).find(({ pathwayId }) => pathwayId === id);
    expect(mine).toEqual({
      pathwayId: id,
      version,
      givenName: 'Kari',
      familyInitial: 'N',
      lastStaffName: 'Ane Lunde',
      lastDay: '2026-11-23',
    });
    for (const other of ['dag', 'tor', 'mona', 'arne']) expect(await desk.as(other, listUnowned)).toEqual([]);
    await expect(makeResponsible('dag', id, 'dag', version)).rejects.toMatchObject({ code: 'P0002' });
    await makeResponsible('lene', id, 'dag', version);
    expect(await desk.responsible(id)).toEqual({ unit: 'Fjellsiden DPS', staff: 'Dag' });
    expect((await desk.page('dag', id)).events[0]).toMatchObject({
      kind: 'new-person',
      staffName: 'Lene Aas',
    });
    expect((await desk.as('lene', listUnowned)).map(({ pathwayId }) => pathwayId)).not.toContain(id);
  });

  it('has no name in the list while the person is shielded, and can still be given to somebody', async () => {
    const id = await fresh();
    await desk.as('ane', (work) => changeShield(work, id, 'shield', 'known-to-staff'));
    const { version } = await desk.page('ane', id);
    await endEmployment(test, practice, 'ane', 'dps');
    const mine = (await desk.as('lene', listUnowned)).find(({ pathwayId }) => pathwayId === id);
    expect(mine).toMatchObject({ givenName: null, familyInitial: null, version });
    await makeResponsible('lene', id, 'eli', version);
    expect(await desk.page('eli', id)).toMatchObject({ isShielded: true, isUnowned: false });
    await expect(desk.open('lene', id)).rejects.toMatchObject({ status: 404 });
  });

  it('is one whose person still works elsewhere, and not one that has ended', async () => {
    const id = await fresh();
    await makeResponsible('ane', id, 'eli', (await desk.page('ane', id)).version);
    await endEmployment(test, practice, 'eli', 'dps');
    const ids = async () => (await desk.as('lene', listUnowned)).map(({ pathwayId }) => pathwayId);
    expect(await ids()).toContain(id);
    await test.owner.query(`update pathway set state = 'closed' where id = $1`, [id]);
    expect(await ids()).not.toContain(id);
  });
});
