// What units share of a person, and what not: a number found later, address protection, a birth date that no number tells.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase, type TestDatabase } from '../../app/testing/database.ts';
import { deskOf, newPathway, newPerson } from '../../app/testing/pathways.ts';
import { practiceIn, type Practice } from '../../app/testing/practice.ts';
import { syntheticFh } from '../../rules/synthetic-identity.ts';
import { beginPathway } from '../pathway/actions.ts';
import { changeShield } from '../pathway/actions/staff.ts';
import { changeRegistration, identifyRegistered, openRegistration, registerPerson } from './actions.ts';
import { ChangedRegistration, NewRegistration, type RegistrationPage } from './model.ts';

let test: TestDatabase;
let practice: Practice;
let desk: ReturnType<typeof deskOf>;

beforeAll(async () => {
  test = await testDatabase();
  practice = await practiceIn(test);
  desk = deskOf(test, practice);
});
afterAll(() => test.drop());

const register = (slug: string, person: NewRegistration, allowSynthetic = true) =>
  desk.as(slug, (work) => registerPerson(work, person, { allowSynthetic }));
const open = (slug: string, id: string) => desk.as(slug, (work) => openRegistration(work, id));
const change = (slug: string, id: string, input: ChangedRegistration) =>
  desk.as(slug, (work) => changeRegistration(work, id, input));
/** What the form sends back for a page as it stands. */
function asForm(page: RegistrationPage): ChangedRegistration {
  return ChangedRegistration.parse(page);
}

it('an address stays protected for everybody until the unit that said so takes it back', async () => {
  const ours = await register('ane', newPerson(8, { addressProtection: 'strictly-confidential' }));
  const theirs = await register('nils', newPerson(8));
  const protectionOf = async (slug: string, id: string) => (await open(slug, id)).addressProtection;
  expect(await protectionOf('nils', theirs.registrationId)).toBe('strictly-confidential');
  const lower = async (slug: string, id: string) =>
    change(slug, id, { ...asForm(await open(slug, id)), addressProtection: 'none' });
  await expect(lower('nils', theirs.registrationId)).rejects.toMatchObject({
    status: 422,
    faults: [{ field: 'addressProtection' }],
  });
  expect(await protectionOf('ane', ours.registrationId)).toBe('strictly-confidential');
  await lower('ane', ours.registrationId);
  expect(await protectionOf('nils', theirs.registrationId)).toBe('none');
});

it('of a birth date that no number tells, no other unit learns', async () => {
  const number = syntheticFh({ serial: 77 });
  await register('ane', newPerson(9, { identityNumber: number, birthDate: '1971-02-03' }));
  const { registrationId } = await register(
    'nils',
    newPerson(9, { identityNumber: number, birthDate: null }),
  );
  expect((await open('nils', registrationId)).birthDate).toBeNull();
});

it('a shield is ended by the unit that put it there, or by one that alone is responsible', async () => {
  const id = await newPathway(test, practice, 79, 'open');
  const shield = (slug: string, pathwayId: string, change: 'shield' | 'unshield') =>
    desk.as(slug, (work) =>
      changeShield(work, pathwayId, change, change === 'shield' ? 'known-to-staff' : 'reason-gone'),
    );
  await shield('ane', id, 'shield');
  const { registrationId } = await register('ruth', newPerson(79));
  const theirs = await desk.as('ruth', (work) =>
    beginPathway(work, { registrationId, trigger: 'referral-received', triggeredOn: '2026-11-20' }),
  );
  await expect(shield('ruth', theirs.pathwayId, 'unshield')).rejects.toMatchObject({ code: '42501' });
  expect((await desk.page('ane', id)).isShielded).toBe(true);
  await test.owner.query(`update pathway set state = 'closed' where id = $1`, [id]);
  await shield('ruth', theirs.pathwayId, 'unshield');
  expect((await desk.page('ruth', theirs.pathwayId)).isShielded).toBe(false);
});

it('a name is seen as it is written', async () => {
  for (const givenName of ['\u200B', '\u202Enosrep', '  ', '...', '\uD800'])
    expect(NewRegistration.safeParse(newPerson(80, { givenName })).success).toBe(false);
  for (const givenName of ['Áilu', 'Nguyễn-Hansen', "D'Arc", 'Åse Marie'])
    expect(NewRegistration.safeParse(newPerson(80, { givenName })).success).toBe(true);
});

describe('a number found later', () => {
  const identify = (slug: string, id: string, identityNumber: string) =>
    desk.as(slug, (work) => identifyRegistered(work, id, identityNumber, { allowSynthetic: true }));
  const unknown = (n: number) => newPerson(n, { identityNumber: null, birthDate: null });

  it('is given to who was registered without, and tells the birth date', async () => {
    const { registrationId } = await register('ane', unknown(70));
    expect((await open('ane', registrationId)).may.identify).toBe(true);
    const page = await identify('dag', registrationId, newPerson(70).identityNumber!);
    expect(page).toMatchObject({
      identityKind: 'fnr',
      identityNumber: newPerson(70).identityNumber,
      birthDate: '1999-05-17',
      may: { identify: false },
    });
    await expect(identify('ane', registrationId, newPerson(71).identityNumber!)).rejects.toMatchObject({
      status: 409,
      code: 'patient.identity-has-number',
    });
    expect((await open('ane', registrationId)).identityNumber).toBe(newPerson(70).identityNumber);
  });

  it('joins who has it elsewhere without a word of it; pathways and protection come along', async () => {
    const { registrationId } = await register('ane', unknown(72));
    const pathwayId = await newPathway(test, practice, 72, 'open');
    await test.owner.query(
      `update pathway set registration_id = $1, person_id = (select person_id from registration where id = $1) where id = $2`,
      [registrationId, pathwayId],
    );
    await test.owner.query(
      `update person set is_shielded = true where id = (select person_id from registration where id = $1)`,
      [registrationId],
    );
    const other = await register('per', newPerson(73, { addressProtection: 'confidential' }));
    const page = await identify('ane', registrationId, newPerson(73).identityNumber!);
    expect(page).toMatchObject({
      identityNumber: newPerson(73).identityNumber,
      givenName: unknown(72).givenName,
      addressProtection: 'confidential',
      isShielded: true,
      pathways: [{ id: pathwayId }],
    });
    const { rows } = await test.owner.query(
      `select (select r.is_shielded from registration r where r.id = $1) as theirs,
         (select count(*)::int from person p where p.merged_into = $2) as merged`,
      [other.registrationId, page.personId],
    );
    expect(rows).toEqual([{ theirs: true, merged: 1 }]);
  });

  it('must be one, must not be one the unit has, and is given at one’s own unit only', async () => {
    const { registrationId } = await register('ane', unknown(74));
    await register('ane', newPerson(75));
    await expect(identify('ane', registrationId, '123')).rejects.toMatchObject({
      status: 422,
      faults: [{ field: 'identityNumber' }],
    });
    await expect(identify('ane', registrationId, newPerson(75).identityNumber!)).rejects.toMatchObject({
      status: 409,
      code: 'patient.identity-known-here',
    });
    // An aid number that two units have stays what it is: nobody decides who somebody else's patient is.
    const aid = syntheticFh({ serial: 78 });
    const theirs = await register('ane', newPerson(77, { identityNumber: aid }));
    const mine = await register('nils', newPerson(77, { identityNumber: aid }));
    await expect(identify('nils', mine.registrationId, newPerson(78).identityNumber!)).rejects.toMatchObject({
      status: 409,
      code: 'patient.identity-has-number',
    });
    await test.owner.query(
      `update person set identity_kind = 'unknown', identity_number = null where identity_number = $1`,
      [aid],
    );
    await expect(identify('nils', mine.registrationId, newPerson(78).identityNumber!)).rejects.toMatchObject({
      status: 409,
      code: 'patient.identity-shared',
    });
    expect((await open('ane', theirs.registrationId)).identityNumber).toBeNull();
    for (const stranger of ['per', 'ruth', 'arne'])
      await expect(identify(stranger, registrationId, newPerson(76).identityNumber!)).rejects.toMatchObject({
        status: 404,
      });
    expect(await open('ane', registrationId)).toMatchObject({
      identityKind: 'unknown',
      identityNumber: null,
    });
  });
});
