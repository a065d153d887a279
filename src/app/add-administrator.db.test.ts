// The first administrator: flags, what is written, and that the person can sign in and begin.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { staffBehind } from '../capabilities/sign-in/actions.ts';
import { identityHash } from '../platform/auth/identity-hash.ts';
import { syntheticFnr } from '../rules/synthetic-identity.ts';
import { addAdministrator, readAdministratorFlags } from './add-administrator.ts';
import { testDatabase, type TestDatabase } from './testing/database.ts';

const key = 'a key of at least thirty-two characters';
const number = syntheticFnr({ birthDate: '1979-01-02', serial: 4, gender: 'female' });
const argv = [
  '--unit=Havn DPS',
  '--kind=phv',
  '--organisation=Havn helseforetak',
  '--organisation-number=974 760 673',
  '--given-name=Inger',
  '--family-name=Sand',
];
let test: TestDatabase;

beforeAll(async () => {
  test = await testDatabase();
});
afterAll(() => test.drop());

const add = (changes: Record<string, string> = {}) =>
  addAdministrator(
    test.ownerUrl,
    { ...readAdministratorFlags(argv), ...changes },
    identityHash(key, number),
    test.clock.today(),
  );

describe('the flags', () => {
  it('are all demanded and checked, and what was typed is never repeated', () => {
    expect(readAdministratorFlags(argv)).toMatchObject({ kind: 'phv', organisationNumber: '974760673' });
    for (let missing = 0; missing < argv.length; missing += 1)
      expect(() => readAdministratorFlags(argv.toSpliced(missing, 1))).toThrow('is missing');
    expect(() => readAdministratorFlags(argv.with(1, '--kind=sykehus'))).toThrow('--kind must be one of');
    expect(() => readAdministratorFlags(argv.with(3, '--organisation-number=974760674'))).toThrow(
      'check digit',
    );
    for (const stray of [number, `--identity-number=${number}`]) {
      expect(() => readAdministratorFlags([...argv, stray])).toThrow('Usage');
      expect(() => readAdministratorFlags([...argv, stray])).not.toThrow(number);
    }
  });
});

describe('adding', () => {
  it('makes unit, person and post, in the trail of the organisation, and once only', async () => {
    const added = await add();
    expect(added).toMatchObject({ outcome: 'added', name: 'Inger Sand' });
    expect(await add({ givenName: 'En', familyName: 'Annen', unit: 'HAVN DPS' })).toEqual({
      ...added,
      outcome: 'already',
    });
    const { rows } = await test.owner.query(
      'select (select count(*) from unit)::int as units, (select count(*) from staff)::int as staff, (select count(*) from employment)::int as posts',
    );
    expect(rows[0]).toEqual({ units: 1, staff: 1, posts: 1 });
    const trail = await test.owner.query('select via, kind from directory_change order by position');
    expect(trail.rows).toEqual([
      { via: 'setup', kind: 'unit-added' },
      { via: 'setup', kind: 'staff-added' },
      { via: 'setup', kind: 'employment-added' },
    ]);
    const signedIn = await test.database.withAuth((work) =>
      staffBehind(work, key, { identityNumber: number, hprNumber: null, level: 'high', idToken: '' }),
    );
    expect(signedIn).toMatchObject({
      staffId: added.staffId,
      employments: [{ unitName: 'Havn DPS', role: 'administrator' }],
    });
  });

  it('gives somebody known a second organisation', async () => {
    const again = await add({ unit: 'Havn kommune, rus', organisation: 'Havn kommune' });
    expect(again).toMatchObject({ outcome: 'added', name: 'Inger Sand' });
    const { rows } = await test.owner.query('select count(*)::int as n from staff');
    expect(rows[0].n).toBe(1);
  });
});
