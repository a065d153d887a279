// Assigning colleagues and ending it, shielding, and staff named in other units, as each kind of person.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase, type TestDatabase } from '../../../app/testing/database.ts';
import { endEmployment, newPathway, shareWith } from '../../../app/testing/pathways.ts';
import { practiceIn, type Practice } from '../../../app/testing/practice.ts';
import type { StaffWork } from '../../../platform/db/actor.ts';
import { openPathway, openWithReason } from '../actions.ts';
import type { PathwayPage } from '../model.ts';
import {
  assignStaff,
  changeShield,
  endStaffAccess,
  nameStaff,
  readUnitsWithShare,
  unnameStaff,
} from './staff.ts';

let test: TestDatabase;
let practice: Practice;
let serial = 100;

beforeAll(async () => {
  test = await testDatabase();
  practice = await practiceIn(test);
});
afterAll(() => test.drop());

const as = <T>(slug: string, work: (work: StaffWork) => Promise<T>) =>
  test.database.withActor(practice.actor(slug), work);
const open = (slug: string, id: string) => as(slug, (work) => openPathway(work, id, 'nb'));
const choose = (slug: string, id: string, reason = 'unit-inbox') =>
  as(slug, (work) => openWithReason(work, id, reason));
const assign = (slug: string, id: string, colleague: string) =>
  as(slug, (work) => assignStaff(work, id, practice.staff[colleague]!));
const end = (slug: string, id: string, colleague: string) =>
  as(slug, (work) => endStaffAccess(work, id, practice.staff[colleague]!));
const shield = (slug: string, id: string, reason = 'known-to-staff') =>
  as(slug, (work) => changeShield(work, id, 'shield', reason));
const unshield = (slug: string, id: string) =>
  as(slug, (work) => changeShield(work, id, 'unshield', 'reason-gone'));
const named = (unit: string, staff: string) => ({
  unitId: practice.units[unit]!,
  staffId: practice.staff[staff]!,
});
const name = (slug: string, id: string, unit: string, staff: string) =>
  as(slug, (work) => nameStaff(work, id, named(unit, staff)));
const unname = (slug: string, id: string, unit: string, staff: string) =>
  as(slug, (work) => unnameStaff(work, id, named(unit, staff)));
const fresh = () => newPathway(test, practice, (serial += 1));
const page = async (slug: string, id: string): Promise<PathwayPage> => {
  const answer = await open(slug, id);
  if (answer.view !== 'page') throw new Error('only the card is open');
  return answer.page;
};
const kinds = async (id: string) =>
  (
    await test.owner.query('select kind from pathway_event where pathway_id = $1 order by at, position', [id])
  ).rows.map(({ kind }) => kind);
const accesses = async (id: string) =>
  (await test.owner.query('select count(*)::int as n from staff_access where pathway_id = $1', [id])).rows[0]
    .n;

describe('assigning a colleague', () => {
  it('lets them open the pathway directly, once, and is told and logged', async () => {
    const id = await fresh();
    await assign('ane', id, 'dag');
    await assign('ane', id, 'dag');
    expect(await accesses(id)).toBe(2);
    expect(await page('dag', id)).toMatchObject({ myAccess: { way: 'assigned' } });
    expect((await page('ane', id)).myUnitStaff.map(({ name: who, way }) => [who, way])).toEqual([
      ['Ane Lunde', 'assigned'],
      ['Dag Moen', 'assigned'],
    ]);
    expect(await kinds(id)).toEqual(['pathway-begun', 'staff-assigned']);
    const { rows } = await test.owner.query(
      `select action, object_id from access_log where pathway_id = $1 and object = 'pathway-staff'`,
      [id],
    );
    expect(rows).toEqual([{ action: 'change', object_id: practice.staff['dag'] }]);
  });

  it('is not for one who only chose a reason, unless they lead the unit', async () => {
    const id = await fresh();
    await choose('dag', id);
    await expect(assign('dag', id, 'dag')).rejects.toMatchObject({ code: 'pathway.assigned-staff-decide' });
    expect((await page('dag', id)).may.assignStaff).toBe(false);
    await choose('lene', id, 'leader-follow-up');
    expect((await page('lene', id)).may.assignStaff).toBe(true);
    await assign('lene', id, 'eli');
    expect(await page('eli', id)).toMatchObject({ myAccess: { way: 'assigned' } });
  });

  it('is for whoever opens it first at an invited unit where nobody who works there is assigned', async () => {
    const id = await fresh();
    await shareWith(test, practice, id, 'kommune', { granted: 4096 });
    await choose('per', id);
    await assign('per', id, 'per');
    expect(await page('per', id)).toMatchObject({ myAccess: { way: 'assigned' } });
    // The other unit's staff are its own affair.
    expect((await page('ane', id)).myUnitStaff.map(({ name: who }) => who)).toEqual(['Ane Lunde']);
  });

  it('refuses those who do not work at the unit as somebody who sees patients', async () => {
    const id = await fresh();
    for (const other of ['arne', 'ruth', 'per']) {
      const refused = assign('ane', id, other);
      await expect(refused).rejects.toMatchObject({ status: 422, faults: [{ field: 'staffId' }] });
    }
    await expect(
      as('ane', (work) => assignStaff(work, id, '00000000-0000-4000-8000-000000000000')),
    ).rejects.toMatchObject({ status: 422 });
    expect(await accesses(id)).toBe(1);
  });

  it('does not exist for those who do not have the pathway open', async () => {
    const id = await fresh();
    for (const stranger of ['dag', 'lene', 'ruth', 'per', 'nils', 'gry', 'arne', 'kaja']) {
      await expect(assign(stranger, id, stranger)).rejects.toMatchObject({ status: 404 });
      await expect(end(stranger, id, 'ane')).rejects.toMatchObject({ status: 404 });
      await expect(shield(stranger, id)).rejects.toMatchObject({ status: 404 });
      await expect(name(stranger, id, 'tsb', 'ruth')).rejects.toMatchObject({ status: 404 });
      await expect(unname(stranger, id, 'tsb', 'ruth')).rejects.toMatchObject({ status: 404 });
    }
    expect(await accesses(id)).toBe(1);
    expect(await kinds(id)).toEqual(['pathway-begun']);
  });
});

describe('ending an access', () => {
  it('closes the pathway to the colleague at the next request', async () => {
    const id = await fresh();
    await assign('ane', id, 'dag');
    await end('ane', id, 'dag');
    expect(await open('dag', id)).toMatchObject({ view: 'card' });
    expect(await kinds(id)).toEqual(['pathway-begun', 'staff-assigned', 'staff-access-ended']);
    await expect(end('ane', id, 'dag')).rejects.toMatchObject({ status: 404 });
  });

  it('may be done to oneself, also by one who only chose a reason, and to nobody else by that one', async () => {
    const id = await fresh();
    await assign('ane', id, 'eli');
    await choose('dag', id);
    await expect(end('dag', id, 'eli')).rejects.toMatchObject({ status: 403 });
    await end('dag', id, 'dag');
    expect(await open('dag', id)).toMatchObject({ view: 'card' });
    await end('eli', id, 'eli');
    expect(await open('eli', id)).toMatchObject({ view: 'card' });
  });

  it('never takes the pathway from the responsible person or the last one assigned', async () => {
    const id = await fresh();
    await assign('ane', id, 'dag');
    await expect(end('dag', id, 'ane')).rejects.toMatchObject({ code: 'pathway.responsible-keeps-access' });
    // Responsible without being assigned: not made by any screen, so put there.
    await test.owner.query(`update staff_access set until_at = $2 where pathway_id = $1 and staff_id = $3`, [
      id,
      test.clock.now(),
      practice.staff['ane'],
    ]);
    await choose('lene', id, 'leader-follow-up');
    await expect(end('lene', id, 'dag')).rejects.toMatchObject({ code: 'pathway.last-assigned' });
    expect(await page('dag', id)).toMatchObject({ myAccess: { way: 'assigned' } });
  });

  it('leaves one when two end each other at the same time', async () => {
    const id = await fresh();
    await assign('ane', id, 'dag');
    await assign('ane', id, 'eli');
    await Promise.allSettled([end('dag', id, 'eli'), end('eli', id, 'dag'), end('dag', id, 'dag')]);
    const { rows } = await test.owner.query(
      `select staff_id from staff_access where pathway_id = $1 and until_at is null`,
      [id],
    );
    expect(rows.map(({ staff_id }) => staff_id)).toContain(practice.staff['ane']);
  });

  it('cannot be turned into a longer access by a statement of the application role', async () => {
    const id = await fresh();
    await choose('dag', id);
    const prolong = as('dag', (work) =>
      work.tx
        .updateTable('staffAccess')
        .set({ untilAt: new Date('2030-01-01T00:00:00Z') })
        .where('pathwayId', '=', id)
        .execute(),
    );
    await expect(prolong).rejects.toMatchObject({ code: '42501' });
  });
});

describe('shielding', () => {
  it('leaves the pathway to those assigned, with a reason from the list, and is told', async () => {
    const id = await fresh();
    await choose('dag', id);
    await expect(shield('ane', id, 'gossip')).rejects.toMatchObject({ status: 422 });
    await shield('ane', id, 'safety');
    await expect(open('dag', id)).rejects.toMatchObject({ status: 404 });
    const shielded = await page('ane', id);
    expect(shielded).toMatchObject({
      isShielded: true,
      may: { shield: true, nameStaff: true },
      events: [{ kind: 'shielded', facts: { reasonText: expect.stringContaining('fare') } }, {}, {}],
    });
    expect(shielded.shieldingReasons.map(({ id: reason }) => reason)).toContain('reason-gone');
    await unshield('ane', id);
    expect(await open('dag', id)).toMatchObject({ view: 'card' });
    expect(await kinds(id)).toEqual(['pathway-begun', 'opened-with-reason', 'shielded', 'unshielded']);
  });

  it('is for clinicians assigned at the responsible unit only', async () => {
    const id = await fresh();
    await choose('lene', id, 'leader-follow-up');
    await expect(shield('lene', id)).rejects.toMatchObject({ code: 'pathway.assigned-staff-decide' });
    await shareWith(test, practice, id, 'tsb');
    await choose('ruth', id);
    await assign('ruth', id, 'ruth');
    await expect(shield('ruth', id)).rejects.toMatchObject({ code: 'pathway.responsible-decides' });
    expect((await page('ruth', id)).may.shield).toBe(false);
    expect((await page('ane', id)).isShielded).toBe(false);
  });

  it('cannot be lifted by another unit that has registered the person, past the use case', async () => {
    const id = await fresh();
    await shield('ane', id);
    const lift = as('per', (work) => work.tx.updateTable('person').set({ isShielded: false }).execute());
    await expect(lift).rejects.toMatchObject({ code: '42501' });
  });
});

describe('staff named in another unit, for a shielded person', () => {
  it('are the only ones there who know of the pathway, until the name is taken away', async () => {
    const id = await fresh();
    await shareWith(test, practice, id, 'tsb');
    await shield('ane', id);
    await expect(open('ruth', id)).rejects.toMatchObject({ status: 404 });
    await name('ane', id, 'tsb', 'ruth');
    await name('ane', id, 'tsb', 'ruth');
    expect(await accesses(id)).toBe(2);
    expect(await page('ruth', id)).toMatchObject({ isShielded: true, namedStaff: [] });
    await expect(open('tor', id)).rejects.toMatchObject({ status: 404 });
    expect((await page('ane', id)).namedStaff).toMatchObject([
      { unitName: 'Fjellsiden rusmedisin', name: 'Ruth Solli' },
    ]);
    await unname('ane', id, 'tsb', 'ruth');
    await expect(open('ruth', id)).rejects.toMatchObject({ status: 404 });
    await expect(unname('ane', id, 'tsb', 'ruth')).rejects.toMatchObject({ status: 404 });
  });

  it('need a basis for their unit and must work there; others than the responsible cannot name', async () => {
    const id = await fresh();
    await shareWith(test, practice, id, 'tsb');
    await expect(name('ane', id, 'tsb', 'ruth')).rejects.toMatchObject({ code: 'pathway.not-shielded' });
    await shield('ane', id);
    await expect(name('ane', id, 'kommune', 'per')).rejects.toMatchObject({ faults: [{ field: 'unitId' }] });
    await expect(name('ane', id, 'dps', 'dag')).rejects.toMatchObject({ faults: [{ field: 'unitId' }] });
    await expect(name('ane', id, 'tsb', 'per')).rejects.toMatchObject({ faults: [{ field: 'staffId' }] });
    await endEmployment(test, practice, 'tor', 'tsb');
    await expect(name('ane', id, 'tsb', 'tor')).rejects.toMatchObject({ faults: [{ field: 'staffId' }] });
    await name('ane', id, 'tsb', 'ruth');
    await expect(name('ruth', id, 'dps', 'dag')).rejects.toMatchObject({ status: 403 });
    expect(await accesses(id)).toBe(2);
  });
});

it('tells the responsible unit, and only it, which other units have a basis and what it covers', async () => {
  const id = await fresh();
  await shareWith(test, practice, id, 'tsb');
  await shareWith(test, practice, id, 'kommune', { granted: 4096 | 128 });
  expect(await as('ane', (work) => readUnitsWithShare(work, id))).toMatchObject([
    { unitName: 'Fjellsiden rusmedisin', coversAll: true, mayReceiveHandover: true },
    { unitName: 'Solbakken kommune, psykisk helse og rus', coversAll: false, mayReceiveHandover: false },
  ]);
  await choose('ruth', id);
  expect(await as('ruth', (work) => readUnitsWithShare(work, id))).toEqual([]);
});
