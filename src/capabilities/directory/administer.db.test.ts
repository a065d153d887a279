// What administrators see and change of units and staff.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newPathway } from '../../app/testing/pathways.ts';
import { testServer, type TestServer } from '../../app/testing/server.ts';
import { identityHash, practiceIdentityKey } from '../../platform/auth/identity-hash.ts';
import { syntheticFnr } from '../../rules/synthetic-identity.ts';

let server: TestServer;
let staffSerial = 0;

beforeAll(async () => {
  server = await testServer();
});
afterAll(() => server.stop());

const unit = (slug: string) => server.practice.units[slug]!;
const staff = (slug: string) => server.practice.staff[slug]!;

function newUnit(changes: Record<string, unknown> = {}) {
  return {
    name: 'Fjellsiden FACT',
    kind: 'phv',
    organisationNumber: '974 760 673',
    reshId: '4201115',
    herId: '8094866',
    municipalityNumber: null,
    phone: '55 00 09 00',
    email: 'fact@fjellsiden.example',
    address: null,
    ...changes,
  };
}

const freshNumber = () => {
  staffSerial += 1;
  return syntheticFnr({ birthDate: '1985-06-01', serial: staffSerial, gender: 'female' });
};

function newStaff(changes: Record<string, unknown> = {}) {
  return {
    givenName: 'Signe',
    familyName: 'Myhre',
    profession: 'Sykepleier',
    hprNumber: null,
    email: 'signe@samlop.example',
    phone: null,
    identityNumber: freshNumber(),
    unitId: unit('dps'),
    role: 'practitioner',
    title: 'Sykepleier',
    validFrom: '2026-11-24',
    validTo: null,
    ...changes,
  };
}

async function addStaff(changes: Record<string, unknown> = {}): Promise<string> {
  const added = await server.as('arne', 'POST', '/api/administration/staff', newStaff(changes));
  expect(added.body).toMatchObject({ outcome: 'added' });
  return added.body.staffId;
}

const openStaff = (id: string, as = 'arne') => server.as(as, 'GET', `/api/administration/staff/${id}`);
const fields = (body: { errors?: { field: string; code: string }[] }) =>
  body.errors?.map(({ field, code }) => `${field} ${code}`);

describe('reading', () => {
  it('shows the units and people of one organisation, by every word', async () => {
    const all = await server.as('arne', 'GET', '/api/administration');
    expect(all.body.organisation).toBe('Fjellsiden helseforetak');
    expect(all.body.units.map((one: { name: string }) => one.name)).toEqual([
      'Fjellsiden DPS',
      'Fjellsiden rusmedisin',
    ]);
    expect(all.body.staff).toEqual([]);
    const found = await server.as('arne', 'GET', '/api/administration?query=vik%20eli');
    expect(found.body.staff).toMatchObject([
      { givenName: 'Eli', unitNames: ['Fjellsiden DPS', 'Fjellsiden rusmedisin'] },
    ]);
    expect((await server.as('kaja', 'GET', '/api/administration?query=eli')).body.staff).toEqual([]);
    expect((await server.as('arne', 'GET', '/api/administration?query=%25')).body.units).toEqual([]);
  });

  it('never tells an identity number or its hash', async () => {
    const page = await openStaff(staff('ane'));
    const trail = await server.as('arne', 'GET', '/api/administration/changes');
    expect(trail.body.changes.length).toBeGreaterThan(10);
    for (const body of [page.body, trail.body]) {
      expect(JSON.stringify(body)).not.toMatch(/subject|identityNumber|\\\\x[0-9a-f]{8}/i);
      expect(JSON.stringify(body)).not.toMatch(/\b\d{11}\b/);
    }
  });
});

describe('units', () => {
  it('are added, changed with a version, closed and opened again', async () => {
    const added = await server.as('arne', 'POST', '/api/administration/units', newUnit());
    expect(added.status).toBe(201);
    const path = `/api/administration/units/${added.body.unitId}`;
    const page = (await server.as('arne', 'GET', path)).body;
    expect(page).toMatchObject({ organisation: 'Fjellsiden helseforetak', organisationNumber: '974760673' });
    const change = { ...newUnit({ kind: 'tsb', phone: null }), isActive: true, version: page.version };
    const changed = await server.as('arne', 'PUT', path, change);
    expect(changed.body).toMatchObject({ kind: 'tsb', phone: null, version: 2 });
    const late = await server.as('arne', 'PUT', path, { ...change, name: 'Et annet navn' });
    expect(late.status).toBe(409);
    expect(late.body).toMatchObject({ code: 'version-clash', current: { phone: null, version: 2 } });
    const closed = await server.as('arne', 'PUT', path, { ...change, isActive: false, version: 2 });
    expect(closed.body.isActive).toBe(false);
    const listed = await server.as('per', 'GET', '/api/units?query=fact');
    expect(listed.body.units).toEqual([]);
    const staffed = await server.as(
      'arne',
      'POST',
      '/api/administration/staff',
      newStaff({ unitId: added.body.unitId }),
    );
    expect(fields(staffed.body)).toEqual(['unitId problem.directory.unit-closed']);
    const opened = await server.as('arne', 'PUT', path, { ...change, version: 3 });
    expect(opened.body.isActive).toBe(true);
  });

  it('are refused with wrong numbers and a name in use, each with its field', async () => {
    for (const [changes, wanted] of [
      [{ organisationNumber: '974760674' }, 'organisationNumber problem.directory.organisation-number'],
      [{ name: 'fjellsiden dps' }, 'name problem.directory.name-taken'],
      [{ name: '  ' }, 'name problem.directory.no-name'],
      [{ municipalityNumber: '99' }, 'municipalityNumber problem.directory.municipality-number'],
      [{ herId: 'abc' }, 'herId problem.directory.digits'],
      [{ email: 'ikke' }, 'email problem.bad-email'],
      [{ organisation: 'En annen' }, 'organisation problem.unknown-field'],
    ] as const) {
      const answer = await server.as('arne', 'POST', '/api/administration/units', newUnit(changes));
      expect(answer.status).toBe(422);
      expect(fields(answer.body)).toEqual([wanted]);
    }
  });

  it('are not closed while anybody works there or depends on them, nor change kind when others have shared', async () => {
    const path = `/api/administration/units/${unit('tsb')}`;
    const { posts, organisation, id, ...page } = (await server.as('arne', 'GET', path)).body;
    const close = await server.as('arne', 'PUT', path, { ...page, isActive: false });
    expect(close.body).toMatchObject({ status: 409, code: 'directory.unit-has-staff' });
    await newPathway(server.test, server.practice, 901);
    const dpsPath = `/api/administration/units/${unit('dps')}`;
    const { posts: _, organisation: __, id: ___, ...dps } = (await server.as('arne', 'GET', dpsPath)).body;
    const closeDps = await server.as('arne', 'PUT', dpsPath, { ...dps, isActive: false });
    expect(closeDps.body.code).toBe('directory.unit-responsible');
    const kind = await server.as('arne', 'PUT', dpsPath, { ...dps, kind: 'somatic' });
    expect(fields(kind.body)).toEqual(['kind problem.directory.unit-in-use']);
    expect(posts.length).toBeGreaterThan(0);
    expect([organisation, id]).toEqual(['Fjellsiden helseforetak', unit('tsb')]);
  });
});

describe('staff', () => {
  it('are added with a hash of the number that lets them in, and with nothing else of it', async () => {
    const input = newStaff({ hprNumber: '9000777' });
    const added = await server.as('arne', 'POST', '/api/administration/staff', input);
    expect(added.body).toMatchObject({ outcome: 'added', givenName: 'Signe' });
    const { rows } = await server.test.owner.query('select * from staff where id = $1', [added.body.staffId]);
    expect(rows[0].subject_hash).toEqual(identityHash(practiceIdentityKey, input.identityNumber));
    expect(JSON.stringify({ ...rows[0], subject_hash: null })).not.toContain(input.identityNumber);
    const page = await openStaff(added.body.staffId);
    expect(page.body.posts).toMatchObject([{ unitName: 'Fjellsiden DPS', may: { change: true } }]);
  });

  it('a known number adds nothing, names the person, and leaves a trace', async () => {
    const input = newStaff();
    await server.as('arne', 'POST', '/api/administration/staff', input);
    const again = await server.as('kaja', 'POST', '/api/administration/staff', {
      ...newStaff({ unitId: unit('kommune'), givenName: 'Helt', familyName: 'Annen' }),
      identityNumber: `${input.identityNumber.slice(0, 6)} ${input.identityNumber.slice(6)}`,
    });
    expect(again.body).toMatchObject({ outcome: 'known', givenName: 'Signe', familyName: 'Myhre' });
    expect((await openStaff(again.body.staffId)).body.posts).toHaveLength(1);
    const trail = await server.as('kaja', 'GET', '/api/administration/changes');
    expect(trail.body.changes[0]).toMatchObject({
      kind: 'staff-recognised',
      changedByName: 'Kaja Strand',
      staffName: 'Signe Myhre',
    });
    const shared = await server.as(
      'kaja',
      'POST',
      `/api/administration/staff/${again.body.staffId}/employments`,
      {
        unitId: unit('kommune'),
        role: 'practitioner',
        title: null,
        validFrom: '2026-12-01',
        validTo: null,
      },
    );
    expect(shared.status).toBe(201);
    const { posts: _, isMe: __, may, ...page } = (await openStaff(again.body.staffId, 'kaja')).body;
    expect(may.change).toBe(true);
    const { id, ...content } = page;
    const renamed = await server.as('kaja', 'PUT', `/api/administration/staff/${id}`, {
      ...content,
      familyName: 'Myhre Lie',
    });
    expect(renamed.body).toMatchObject({ familyName: 'Myhre Lie', version: content.version + 1 });
    // The other employer sees that the name was changed, and by whom.
    const seen = await server.as('arne', 'GET', `/api/administration/changes?staffId=${id}`);
    expect(seen.body.changes[0]).toMatchObject({
      kind: 'staff-changed',
      changedByName: 'Kaja Strand',
      facts: { familyName: ['Myhre', 'Myhre Lie'] },
    });
    const late = await server.as('arne', 'PUT', `/api/administration/staff/${id}`, content);
    expect(late.body).toMatchObject({ code: 'version-clash', current: { familyName: 'Myhre Lie' } });
  });

  it('are refused with numbers that are none, days that cannot be, and an HPR number in use', async () => {
    for (const [changes, wanted] of [
      [{ identityNumber: '12345678901' }, 'identityNumber problem.directory.identity-number.bad-date'],
      [{ identityNumber: '1234' }, 'identityNumber problem.directory.identity-number.too-short'],
      [{ identityNumber: ' ' }, 'identityNumber problem.directory.no-identity-number'],
      [{ hprNumber: '9000001' }, 'hprNumber problem.directory.hpr-taken'],
      [{ hprNumber: '12' }, 'hprNumber problem.directory.hpr-number'],
      [{ validTo: '2026-11-23' }, 'validTo problem.directory.ends-before-start'],
      [{ validFrom: '2026-02-30' }, 'validFrom problem.directory.day'],
      [{ unitId: crypto.randomUUID() }, 'unitId problem.directory.no-unit'],
      [{ isActive: false }, 'isActive problem.unknown-field'],
    ] as const) {
      const answer = await server.as('arne', 'POST', '/api/administration/staff', newStaff(changes));
      expect(answer.status, `of ${JSON.stringify(changes)}`).toBe(422);
      expect(fields(answer.body)).toEqual([wanted]);
    }
    const elsewhere = newStaff({ unitId: unit('kommune') });
    const answer = await server.as('arne', 'POST', '/api/administration/staff', elsewhere);
    expect(answer.body).toMatchObject({ status: 403, code: 'directory.other-organisation' });
    expect(await addStaff()).toMatch(/^[\w-]{36}$/);
  });
});
