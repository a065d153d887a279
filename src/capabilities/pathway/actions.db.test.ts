// Opening, choosing a reason, shielding and assigning, as each kind of person.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase, type TestDatabase } from '../../app/testing/database.ts';
import { practiceIn, type Practice } from '../../app/testing/practice.ts';
import { syntheticFnr } from '../../rules/synthetic-identity.ts';
import { registerPerson } from '../patient/actions.ts';
import { assignStaff, beginPathway, openPathway, openWithReason } from './actions.ts';

let test: TestDatabase;
let practice: Practice;

const newPerson = (serial: number) => ({
  identityNumber: syntheticFnr({ birthDate: '1999-05-17', serial, gender: 'female' }),
  birthDate: null,
  givenName: 'Kari',
  familyName: 'Nordmann',
  gender: 'female' as const,
  phone: '400 00 000',
  email: null,
  address: 'Storgata 1',
  municipalityNumber: '9999',
  language: 'nb' as const,
  needsInterpreter: false,
  gpUnitId: null,
  addressProtection: 'none' as const,
});

async function newPathway(serial: number): Promise<string> {
  return test.database.withActor(practice.actor('ane'), async (work) => {
    const { registrationId } = await registerPerson(work, newPerson(serial), { allowSynthetic: true });
    return (
      await beginPathway(work, { registrationId, trigger: 'referral-received', triggeredOn: '2026-11-20' })
    ).pathwayId;
  });
}

const open = (slug: string, id: string) =>
  test.database.withActor(practice.actor(slug), (work) => openPathway(work, id, 'nb'));

beforeAll(async () => {
  test = await testDatabase();
  practice = await practiceIn(test);
});
afterAll(() => test.drop());

describe('a pathway at a specialist unit', () => {
  it('opens at once for the one who began it', async () => {
    const answer = await open('ane', await newPathway(1));
    expect(answer).toMatchObject({
      view: 'page',
      page: { givenName: 'Kari', state: 'assessing', myAccess: { way: 'assigned' } },
    });
  });

  it('shows colleagues its card, and the record after a reason is chosen, for a limited time', async () => {
    const id = await newPathway(2);
    expect(await open('dag', id)).toMatchObject({ view: 'card', card: { familyInitial: 'N' } });
    await test.database.withActor(practice.actor('dag'), (work) =>
      openWithReason(work, id, 'covering-colleague'),
    );
    expect(await open('dag', id)).toMatchObject({ view: 'page', page: { myAccess: { way: 'reason' } } });
    test.clock.advance(12 * 3_600_000);
    expect(await open('dag', id)).toMatchObject({ view: 'card' });
    test.clock.advance(-12 * 3_600_000);
  });

  it('does not exist for other units and for administrators', async () => {
    const id = await newPathway(3);
    for (const stranger of ['ruth', 'per', 'nils', 'gry', 'arne']) {
      await expect(open(stranger, id)).rejects.toMatchObject({ status: 404 });
      const opening = test.database.withActor(practice.actor(stranger), (work) =>
        openWithReason(work, id, 'unit-inbox'),
      );
      await expect(opening).rejects.toMatchObject({ status: 404 });
    }
  });

  it('of a shielded person exists for named staff only', async () => {
    const id = await newPathway(4);
    await test.database.withActor(practice.actor('dag'), (work) =>
      openWithReason(work, id, 'covering-colleague'),
    );
    await test.owner.query(
      'update person set is_shielded = true where id = (select person_id from pathway where id = $1)',
      [id],
    );
    await expect(open('dag', id)).rejects.toMatchObject({ status: 404 });
    await expect(open('lene', id)).rejects.toMatchObject({ status: 404 });
    await test.database.withActor(practice.actor('ane'), (work) =>
      assignStaff(work, id, practice.staff['dag']!),
    );
    expect(await open('dag', id)).toMatchObject({ view: 'page' });
  });

  it('cannot be begun by those who ask for a meeting instead', async () => {
    await test.database.withActor(practice.actor('gry'), async (work) => {
      const { registrationId } = await registerPerson(work, newPerson(5), { allowSynthetic: true });
      await expect(
        beginPathway(work, { registrationId, trigger: 'clarify-need', triggeredOn: '2026-11-20' }),
      ).rejects.toMatchObject({ status: 403 });
    });
  });
});

it('registering a known number joins the person and reveals nothing', async () => {
  const first = await test.database.withActor(practice.actor('ane'), (work) =>
    registerPerson(work, newPerson(6), { allowSynthetic: true }),
  );
  const other = await test.database.withActor(practice.actor('per'), (work) =>
    registerPerson(work, { ...newPerson(6), givenName: 'Karoline', phone: null }, { allowSynthetic: true }),
  );
  expect(other.wasKnownHere).toBe(false);
  const { rows } = await test.owner.query(
    'select person_id, given_name, phone from registration where id = any($1) order by given_name',
    [[first.registrationId, other.registrationId]],
  );
  expect(rows[0].person_id).toBe(rows[1].person_id);
  expect(rows[1]).toMatchObject({ given_name: 'Karoline', phone: null });
});

it('logs who read what, with way and reason', async () => {
  const id = await newPathway(7);
  await open('ane', id);
  const { rows } = await test.owner.query(
    'select staff_name, hpr_number, action, object, way from access_log where pathway_id = $1 order by at',
    [id],
  );
  expect(rows).toContainEqual({
    staff_name: 'Ane Lunde',
    hpr_number: '9000001',
    action: 'read',
    object: 'pathway',
    way: 'assigned',
  });
});
