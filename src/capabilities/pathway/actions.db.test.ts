// Opening, choosing a reason and beginning a pathway, as each kind of person.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase, type TestDatabase } from '../../app/testing/database.ts';
import { newPathway, newPerson, shareWith } from '../../app/testing/pathways.ts';
import { practiceIn, type Practice } from '../../app/testing/practice.ts';
import { registerPerson } from '../patient/actions.ts';
import { beginPathway, openPathway, openWithReason, readEvents } from './actions.ts';
import { assignStaff } from './actions/staff.ts';
import { recordEvent } from './events.ts';
import type { PathwayPage } from './model.ts';

let test: TestDatabase;
let practice: Practice;

beforeAll(async () => {
  test = await testDatabase();
  practice = await practiceIn(test);
});
afterAll(() => test.drop());

const open = (slug: string, id: string) =>
  test.database.withActor(practice.actor(slug), (work) => openPathway(work, id, 'nb'));
const page = async (slug: string, id: string): Promise<PathwayPage> => {
  const answer = await open(slug, id);
  if (answer.view !== 'page') throw new Error('only the card is open');
  return answer.page;
};
const choose = (slug: string, id: string, reason: string) =>
  test.database.withActor(practice.actor(slug), (work) => openWithReason(work, id, reason));
const count = async (sql: string, id: string) =>
  Number((await test.owner.query(`select count(*) as n ${sql}`, [id])).rows[0].n);

describe('a pathway at a specialist unit', () => {
  it('opens at once for the one who began it', async () => {
    const id = await newPathway(test, practice, 1);
    expect(await page('ane', id)).toMatchObject({
      givenName: 'Kari',
      state: 'assessing',
      myAccess: { way: 'assigned' },
      nextStep: { kind: 'assess', meeting: null, deadline: null },
      isUnowned: false,
      responsibilityHistory: [{ staffName: 'Ane Lunde', to: null, reason: 'created' }],
    });
  });

  it('shows colleagues its card, and the record after a reason is chosen, for a limited time', async () => {
    const id = await newPathway(test, practice, 2);
    const card = await open('dag', id);
    expect(card).toMatchObject({ view: 'card', card: { familyInitial: 'N' } });
    expect(JSON.stringify(card)).not.toMatch(/Nordmann|400 00|Storgata|1999/);
    const { until } = await choose('dag', id, 'covering-colleague');
    expect(until).toBe('2026-11-24T20:00:00.000Z');
    const opened = await page('dag', id);
    expect(opened.myAccess).toEqual({ way: 'reason', until });
    expect(opened.events[0]).toMatchObject({
      kind: 'opened-with-reason',
      staffName: 'Dag Moen',
      facts: { reason: 'covering-colleague', reasonText: 'Jeg dekker for en kollega som er borte' },
    });
    test.clock.advance(12 * 3_600_000);
    expect(await open('dag', id)).toMatchObject({ view: 'card' });
    test.clock.advance(-12 * 3_600_000);
  });

  it('opens no longer by the same reason again, and not at all for those who need none', async () => {
    const id = await newPathway(test, practice, 3);
    const first = await choose('dag', id, 'unit-inbox');
    test.clock.advance(60_000);
    expect(await choose('dag', id, 'unit-inbox')).toEqual(first);
    expect(await count(`from pathway_event where pathway_id = $1 and kind = 'opened-with-reason'`, id)).toBe(
      1,
    );
    await expect(choose('ane', id, 'unit-inbox')).rejects.toMatchObject({ code: 'pathway.already-open' });
    await expect(choose('dag', id, 'because')).rejects.toMatchObject({ status: 422 });
    test.clock.advance(-60_000);
  });

  it('does not exist for other units and for administrators', async () => {
    const id = await newPathway(test, practice, 4);
    for (const stranger of ['ruth', 'per', 'nils', 'gry', 'siv', 'arne', 'kaja']) {
      await expect(open(stranger, id)).rejects.toMatchObject({ status: 404 });
      await expect(choose(stranger, id, 'unit-inbox')).rejects.toMatchObject({ status: 404 });
      const events = test.database.withActor(practice.actor(stranger), (work) =>
        readEvents(work, id, null, 'nb'),
      );
      await expect(events).rejects.toMatchObject({ status: 404 });
    }
    expect(await count('from staff_access where pathway_id = $1', id)).toBe(1);
  });

  it('exists for a unit with a basis, but not for its administrator or after the basis ran out', async () => {
    const id = await newPathway(test, practice, 5);
    await shareWith(test, practice, id, 'kommune', { granted: 4096, validTo: '2026-11-24' });
    expect(await open('per', id)).toMatchObject({ view: 'card' });
    await expect(open('kaja', id)).rejects.toMatchObject({ status: 404 });
    test.clock.advance(86_400_000);
    await expect(open('per', id)).rejects.toMatchObject({ status: 404 });
    test.clock.advance(-86_400_000);
  });

  it('of a shielded person exists for named staff only', async () => {
    const id = await newPathway(test, practice, 6);
    await choose('dag', id, 'covering-colleague');
    await test.owner.query(
      'update person set is_shielded = true where id = (select person_id from pathway where id = $1)',
      [id],
    );
    await expect(open('dag', id)).rejects.toMatchObject({ status: 404 });
    await expect(open('lene', id)).rejects.toMatchObject({ status: 404 });
    await expect(choose('lene', id, 'leader-follow-up')).rejects.toMatchObject({ status: 404 });
    await test.database.withActor(practice.actor('ane'), (work) =>
      assignStaff(work, id, practice.staff['dag']!),
    );
    expect(await open('dag', id)).toMatchObject({ view: 'page' });
  });
});

describe('beginning a pathway', () => {
  const register = (slug: string, serial: number) =>
    test.database.withActor(practice.actor(slug), (work) =>
      registerPerson(work, newPerson(serial), { allowSynthetic: true }),
    );
  const begin = (slug: string, registrationId: string, triggeredOn = '2026-11-20') =>
    test.database.withActor(practice.actor(slug), (work) =>
      beginPathway(work, { registrationId, trigger: 'clarify-need', triggeredOn }),
    );

  it('is not for those who ask for a meeting instead, nor on a day to come', async () => {
    const { registrationId } = await register('gry', 10);
    await expect(begin('gry', registrationId)).rejects.toMatchObject({ code: 'pathway.only-specialist' });
    const ours = await register('ane', 10);
    await expect(begin('ane', ours.registrationId, '2026-11-25')).rejects.toMatchObject({ status: 422 });
    // Another unit's registration is nothing to begin from.
    await expect(begin('ane', registrationId)).rejects.toMatchObject({ code: 'P0002' });
  });

  it('is done once for a person, also when two do it at the same time', async () => {
    const { registrationId } = await register('ane', 11);
    const outcomes = await Promise.allSettled([
      begin('ane', registrationId),
      begin('dag', registrationId),
      begin('lene', registrationId),
    ]);
    const done = outcomes.filter((outcome) => outcome.status === 'fulfilled');
    expect(done).toHaveLength(1);
    for (const outcome of outcomes)
      if (outcome.status === 'rejected')
        expect(outcome.reason).toMatchObject({ code: 'pathway.already-running' });
    await test.owner.query(`update pathway set state = 'closed' where registration_id = $1`, [
      registrationId,
    ]);
    expect((await begin('ane', registrationId)).pathwayId).toBeTruthy();
  });
});

it('pages the time line, the latest first, what came at the same instant in its order', async () => {
  const id = await newPathway(test, practice, 20);
  await test.database.withActor(practice.actor('ane'), async (work) => {
    for (let n = 0; n < 60; n += 1) await recordEvent(work, { pathwayId: id, kind: `step-${n}` });
  });
  const first = await page('ane', id);
  expect(first.events.map(({ kind }) => kind)).toEqual(
    Array.from({ length: 50 }, (_, n) => `step-${59 - n}`),
  );
  expect(first.hasMoreEvents).toBe(true);
  const rest = await test.database.withActor(practice.actor('ane'), (work) =>
    readEvents(work, id, first.events.at(-1)!.id, 'nb'),
  );
  expect(rest.hasMoreEvents).toBe(false);
  expect(rest.events.map(({ kind }) => kind)).toEqual([
    ...Array.from({ length: 10 }, (_, n) => `step-${9 - n}`),
    'pathway-begun',
  ]);
});

it('logs who read what, with way and reason', async () => {
  const id = await newPathway(test, practice, 21);
  await open('ane', id);
  await open('dag', id);
  await choose('dag', id, 'unit-inbox');
  const { rows } = await test.owner.query(
    'select staff_name, hpr_number, action, object, way, reason from access_log where pathway_id = $1',
    [id],
  );
  const ane = { staff_name: 'Ane Lunde', hpr_number: '9000001', way: 'assigned', reason: null };
  const dag = { staff_name: 'Dag Moen', hpr_number: '9000002' };
  expect(rows).toContainEqual({ ...ane, action: 'read', object: 'pathway' });
  expect(rows).toContainEqual({ ...dag, action: 'read', object: 'pathway-card', way: 'card', reason: null });
  expect(rows).toContainEqual({
    ...dag,
    action: 'read',
    object: 'pathway-opening',
    way: 'reason',
    reason: 'unit-inbox',
  });
});
