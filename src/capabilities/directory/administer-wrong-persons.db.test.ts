// Only administrators look after units and staff, each in their own organisation, and they see no patient.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newPathway } from '../../app/testing/pathways.ts';
import { testServer, type TestServer } from '../../app/testing/server.ts';
import { syntheticFnr } from '../../rules/synthetic-identity.ts';

let server: TestServer;

beforeAll(async () => {
  server = await testServer();
});
afterAll(() => server.stop());

const unit = (slug: string) => server.practice.units[slug]!;
const staff = (slug: string) => server.practice.staff[slug]!;
const post = (key: string) => server.practice.employments[key]!;

const newUnit = () => ({
  name: 'Fjellsiden FACT',
  kind: 'phv',
  organisationNumber: null,
  reshId: null,
  herId: null,
  municipalityNumber: null,
  phone: null,
  email: null,
  address: null,
});
const newStaff = () => ({
  givenName: 'Signe',
  familyName: 'Myhre',
  profession: null,
  hprNumber: null,
  email: null,
  phone: null,
  identityNumber: syntheticFnr({ birthDate: '1985-06-01', serial: 1, gender: 'female' }),
  ...newPost(),
});

const newPost = () => ({
  unitId: unit('dps'),
  role: 'practitioner',
  title: null,
  validFrom: '2026-11-24',
  validTo: null,
});

describe('the wrong persons', () => {
  const wrong = ['ane', 'lene', 'eli', 'tor', 'ruth', 'per', 'mona', 'nils', 'gry', 'siv'];
  const requests = () =>
    [
      ['GET', '/api/administration'],
      ['GET', `/api/administration/units/${unit('dps')}`],
      ['GET', `/api/administration/staff/${staff('ane')}`],
      ['GET', '/api/administration/changes'],
      ['POST', '/api/administration/units', newUnit()],
      ['PUT', `/api/administration/units/${unit('dps')}`, { ...newUnit(), isActive: false, version: 1 }],
      ['POST', '/api/administration/staff', newStaff()],
      ['PUT', `/api/administration/staff/${staff('ane')}`, changedStaff()],
      ['POST', `/api/administration/staff/${staff('per')}/employments`, newPost()],
      ['PUT', `/api/administration/employments/${post('ane@dps')}`, ended('2026-11-24')],
      ['DELETE', `/api/administration/employments/${post('ane@dps')}?version=1`],
    ] as const;
  const changedStaff = () => ({
    givenName: 'Ann',
    familyName: 'Lund',
    profession: null,
    hprNumber: null,
    email: null,
    phone: null,
    version: 1,
  });
  const ended = (validTo: string) => ({ title: null, validTo, version: 1 });
  const directory = async () =>
    (
      await server.test.owner.query(
        'select (select json_agg(u order by id) from unit u) as u, (select json_agg(s order by id) from staff s) as s, (select json_agg(e order by id) from employment e) as e, (select count(*) from directory_change) as c',
      )
    ).rows;

  it('get 403 for everything, and change nothing', async () => {
    const before = await directory();
    for (const slug of wrong)
      for (const [method, path, body] of requests()) {
        const answer = await server.as(slug, method, path, body);
        expect(answer.status, `${slug} ${method} ${path}`).toBe(403);
        expect(answer.body.code).toBe('directory.only-administrators');
      }
    for (const [method, path, body] of requests())
      expect((await server.as(null, method, path, body)).status).toBe(401);
    expect(await directory()).toEqual(before);
  });

  it('an administrator of another organisation changes nothing here', async () => {
    const before = await directory();
    const refused = [
      ...requests().slice(1, 2),
      ...requests().slice(5, 8),
      ...requests().slice(9),
      ['POST', `/api/administration/staff/${staff('per')}/employments`, newPost()] as const,
    ];
    for (const [method, path, body] of refused) {
      const answer = await server.as('kaja', method, path, body);
      expect(answer.status, `${method} ${path}`).toBe(403);
      expect(answer.body.code).toMatch(/^directory\.(other-organisation|not-your-staff)$/);
    }
    expect(await directory()).toEqual(before);
  });

  it('administrators see no patient, whatever they ask for', async () => {
    const pathwayId = await newPathway(server.test, server.practice, 900);
    const answer = await server.as('arne', 'GET', `/api/pathways/${pathwayId}`);
    expect(answer.status).toBe(404);
  });
});
