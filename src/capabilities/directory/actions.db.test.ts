// Finding units and who works there today.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { testDatabase, type TestDatabase } from '../../app/testing/database.ts';
import { deskOf, endEmployment } from '../../app/testing/pathways.ts';
import { practiceIn, type Practice } from '../../app/testing/practice.ts';
import { findUnit, findUnits, openUnit, readUnitStaff } from './actions.ts';

let test: TestDatabase;
let practice: Practice;
let desk: ReturnType<typeof deskOf>;

beforeAll(async () => {
  test = await testDatabase();
  practice = await practiceIn(test);
  desk = deskOf(test, practice);
});
afterAll(() => test.drop());

const names = async (filter: Parameters<typeof findUnits>[1]) =>
  (await desk.as('gry', (work) => findUnits(work, filter))).units.map(({ name }) => name);

it('finds units by words of name or organisation, those that begin with it first', async () => {
  expect(await names({ query: 'fjellsiden' })).toEqual(['Fjellsiden DPS', 'Fjellsiden rusmedisin']);
  expect(await names({ query: 'solbakken' })).toEqual([
    'Solbakken kommune, psykisk helse og rus',
    'NAV Solbakken',
  ]);
  expect(await names({ query: 'helse RUS' })).toEqual([
    'Fjellsiden rusmedisin',
    'Solbakken kommune, psykisk helse og rus',
  ]);
  expect(await names({ query: '%' })).toEqual([]);
  expect(await names({ kinds: ['gp', 'nav'] })).toEqual(['NAV Solbakken', 'Torget legesenter']);
});

it('gives fifty at a time, and no unit that is closed down', async () => {
  await test.owner.query(
    `insert into unit (kind, name, organisation, is_active)
     select 'other', 'Boenhet ' || n, 'Boligstiftelsen', n <> 60 from generate_series(1, 60) n`,
  );
  const first = await desk.as('arne', (work) => findUnits(work, { query: 'boenhet' }));
  expect(first.units).toHaveLength(50);
  const rest = await desk.as('arne', (work) =>
    findUnits(work, { query: 'boenhet', offset: first.nextOffset! }),
  );
  expect(rest.units).toHaveLength(9);
  expect(rest.nextOffset).toBeNull();
  const all = [...first.units, ...rest.units].map(({ name }) => name);
  expect(new Set(all).size).toBe(59);
  expect(all).not.toContain('Boenhet 60');
});

it('tells who works at a unit today, once each, and nothing of who they are elsewhere', async () => {
  const staff = await desk.as('nils', (work) => readUnitStaff(work, practice.units['dps']!));
  expect(staff.map(({ familyName, role }) => [familyName, role])).toEqual([
    ['Aas', 'leader'],
    ['Holm', 'administrator'],
    ['Lunde', 'practitioner'],
    ['Moen', 'practitioner'],
    ['Vik', 'practitioner'],
  ]);
  expect(Object.keys(staff[0]!).sort()).toEqual(
    ['familyName', 'givenName', 'hprNumber', 'profession', 'role', 'staffId', 'title'].sort(),
  );
  await test.owner.query(
    `insert into employment (staff_id, unit_id, role, valid_from) values ($1, $2, 'leader', '2026-01-01')`,
    [practice.staff['dag'], practice.units['dps']],
  );
  await endEmployment(test, practice, 'lene', 'dps');
  await test.owner.query('update staff set is_active = false where id = $1', [practice.staff['ane']]);
  const later = await desk.as('nils', (work) => openUnit(work, practice.units['dps']!));
  expect(later.staff.map(({ familyName, role }) => [familyName, role])).toEqual([
    ['Holm', 'administrator'],
    ['Moen', 'leader'],
    ['Vik', 'practitioner'],
  ]);
});

it('does not find a unit that is none', async () => {
  const none = '00000000-0000-4000-8000-000000000000';
  await expect(desk.as('gry', (work) => openUnit(work, none))).rejects.toMatchObject({ status: 404 });
  await expect(desk.as('gry', (work) => readUnitStaff(work, none))).rejects.toMatchObject({ status: 404 });
  expect(await desk.as('gry', (work) => findUnit(work, none))).toBeNull();
});
