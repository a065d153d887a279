// Posts: who gives them, how they end, and what may never be left to nobody.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newPathway } from '../../app/testing/pathways.ts';
import { testServer, type TestServer } from '../../app/testing/server.ts';
import type { StaffActor } from '../../platform/db/actor.ts';
import { syntheticFnr } from '../../rules/synthetic-identity.ts';

let server: TestServer;
let serial = 0;

beforeAll(async () => {
  server = await testServer();
});
afterAll(() => server.stop());

const unit = (slug: string) => server.practice.units[slug]!;
const staff = (slug: string) => server.practice.staff[slug]!;
const post = (key: string) => server.practice.employments[key]!;

const newPost = (changes: Record<string, unknown> = {}) => ({
  unitId: unit('dps'),
  role: 'practitioner',
  title: null,
  validFrom: '2026-11-24',
  validTo: null,
  ...changes,
});

/** Somebody new at the DPS: their id and that of their post. */
async function newcomer(changes: Record<string, unknown> = {}) {
  serial += 1;
  const answer = await server.as('arne', 'POST', '/api/administration/staff', {
    givenName: 'Signe',
    familyName: `Myhre ${serial}`,
    profession: null,
    hprNumber: null,
    email: null,
    phone: null,
    identityNumber: syntheticFnr({ birthDate: '1984-02-01', serial, gender: 'male' }),
    ...newPost(changes),
  });
  expect(answer.body).toMatchObject({ outcome: 'added' });
  const { rows } = await server.test.owner.query('select id from employment where staff_id = $1', [
    answer.body.staffId,
  ]);
  return { staffId: answer.body.staffId as string, employmentId: rows[0].id as string };
}

const give = (staffId: string, changes: Record<string, unknown> = {}, as = 'arne') =>
  server.as(as, 'POST', `/api/administration/staff/${staffId}/employments`, newPost(changes));
const end = (employmentId: string, validTo: string | null, version = 1, as = 'arne') =>
  server.as(as, 'PUT', `/api/administration/employments/${employmentId}`, { title: null, validTo, version });
const withdraw = (employmentId: string, version = 1) =>
  server.as('arne', 'DELETE', `/api/administration/employments/${employmentId}?version=${version}`);
const fields = (body: { errors?: { field: string; code: string }[] }) =>
  body.errors?.map(({ field, code }) => `${field} ${code}`);

/** Gives administrator posts at the DPS by the owner's hand, as a command would. */
async function administratorPost(slug: string): Promise<StaffActor> {
  const { rows } = await server.test.owner.query(
    "insert into employment (staff_id, unit_id, role, valid_from) values ($1, $2, 'administrator', '2026-01-01') returning id",
    [staff(slug), unit('dps')],
  );
  return { ...server.practice.actor('arne'), staffId: staff(slug), employmentId: rows[0].id };
}

describe('a post', () => {
  it('is given once per role and time, to somebody there is, at a unit of ours', async () => {
    const { staffId } = await newcomer();
    expect(fields((await give(staffId)).body)).toEqual(['role problem.directory.has-post']);
    expect((await give(staffId, { role: 'leader' })).status).toBe(201);
    expect((await give(staffId, { unitId: unit('tsb') })).status).toBe(201);
    expect((await give(crypto.randomUUID())).status).toBe(404);
    expect((await give(staffId, { unitId: unit('kommune') })).body.code).toBe('directory.other-organisation');
    expect(fields((await give(staffId, { role: 'eier' })).body)).toEqual(['role problem.directory.no-role']);
    expect(fields((await give(staffId, { validTo: '2026-01-01' })).body)).toEqual([
      'validTo problem.directory.ends-before-start',
    ]);
  });

  it('ends on a day, goes on again while it lasts, and stays as it ended', async () => {
    const { staffId, employmentId } = await newcomer({ validFrom: '2026-01-01' });
    expect((await end(employmentId, '2025-12-31')).status).toBe(422);
    expect((await end(employmentId, '2026-12-31')).status).toBe(204);
    expect((await end(employmentId, '2026-12-24')).body).toMatchObject({
      code: 'version-clash',
      current: { version: 2, validTo: '2026-12-31' },
    });
    expect((await end(employmentId, null, 2)).status).toBe(204);
    expect((await end(employmentId, '2026-11-23', 3)).status).toBe(204);
    expect((await end(employmentId, null, 4)).body.code).toBe('directory.employment-ended');
    const page = await server.as('arne', 'GET', `/api/administration/staff/${staffId}`);
    expect(page.body.posts).toMatchObject([{ validTo: '2026-11-23', may: { change: false } }]);
    expect(page.body.may).toEqual({ change: false, addEmployment: true });
    const trail = await server.as('arne', 'GET', `/api/administration/changes?staffId=${staffId}`);
    expect(
      trail.body.changes.map((change: { facts: Record<string, unknown> }) => change.facts['validTo']),
    ).toEqual([[null, '2026-11-23'], ['2026-12-31', null], [null, '2026-12-31'], undefined, undefined]);
  });

  it('that has not begun is taken back, and no other', async () => {
    const { staffId, employmentId } = await newcomer();
    expect((await withdraw(employmentId)).body.code).toBe('directory.employment-begun');
    const later = (await give(staffId, { unitId: unit('tsb'), validFrom: '2027-01-01' })).body.employmentId;
    expect((await withdraw(later, 7)).body.code).toBe('version-clash');
    expect((await withdraw(later)).status).toBe(204);
    expect((await withdraw(later)).status).toBe(404);
    const trail = await server.as('arne', 'GET', '/api/administration/changes');
    expect(trail.body.changes[0]).toMatchObject({
      kind: 'employment-withdrawn',
      unitName: 'Fjellsiden rusmedisin',
    });
  });

  it('lets in to the unit until its last day is over', async () => {
    const { staffId, employmentId } = await newcomer({ validFrom: '2026-01-01' });
    const actor = { ...server.practice.actor('ane'), staffId, employmentId };
    const { rows } = await server.test.owner.query(
      `insert into session (token_hash, staff_id, employment_id, level, created_at, last_seen_at, expires_at)
       values (sha256('x'), $1, $2, 'high', '2026-11-24 07:00Z', '2026-11-24 08:00Z', '2027-01-01') returning token_hash`,
      [actor.staffId, actor.employmentId],
    );
    const entered = () =>
      server.test.database.withSession(rows[0].token_hash, 'test', async (_, entry) => entry?.actor ?? null);
    expect((await end(employmentId, '2026-11-24')).status).toBe(204);
    expect(await entered()).toMatchObject({ staffId });
    expect((await end(employmentId, '2026-11-23', 2)).status).toBe(204);
    expect(await entered()).toBeNull();
  });
});

describe('nothing is left to nobody', () => {
  it('a post is not ended while its holder is responsible for a running pathway there', async () => {
    const running = await newPathway(server.test, server.practice, 800);
    const ane = post('ane@dps');
    for (const day of ['2026-11-24', '2026-12-31']) {
      const refused = await end(ane, day);
      expect(refused.body).toMatchObject({ status: 409, code: 'directory.responsible' });
      expect(refused.body.title).toContain('Ane Lunde');
    }
    // Another post with access to patients there keeps her responsible.
    const second = (await give(staff('ane'), { role: 'leader' })).body.employmentId;
    expect((await end(ane, '2026-12-31')).status).toBe(204);
    expect((await end(second, '2026-12-31')).body.code).toBe('directory.responsible');
    await server.test.owner.query("update pathway set state = 'closed' where id = $1", [running]);
    expect((await end(second, '2026-12-31')).status).toBe(204);
  });

  it('the last administrator stays, also when two would end each other at once', async () => {
    const own = await end(post('arne@dps'), '2026-12-31');
    expect(own.body).toMatchObject({ status: 403, code: 'directory.own-employment' });
    await administratorPost('lene');
    await administratorPost('dag');
    const { rows } = await server.test.owner.query(
      "select id, staff_id from employment where role = 'administrator' and unit_id = $1",
      [unit('dps')],
    );
    const of = (slug: string) =>
      rows.find((row: { staff_id: string }) => row.staff_id === staff(slug))?.id as string;
    expect((await end(of('dag'), '2026-11-24')).status).toBe(204);
    const { changeEmployment } = await import('./actions/change-employments.ts');
    const lene = { ...server.practice.actor('arne'), staffId: staff('lene'), employmentId: of('lene') };
    const each = (actor: StaffActor, target: string) =>
      server.test.database.withActor(actor, (work) =>
        changeEmployment(work, target, { title: null, validTo: '2026-12-31', version: 1 }),
      );
    const outcomes = await Promise.allSettled([
      each(server.practice.actor('arne'), of('lene')),
      each(lene, of('arne')),
    ]);
    const failed = outcomes.filter((outcome) => outcome.status === 'rejected');
    expect(failed).toHaveLength(1);
    expect(failed[0]?.reason).toMatchObject({ code: 'directory.last-administrator' });
  });
});

describe('nobody makes themselves see patients', () => {
  it('an administrator gives themselves no post, and changes or takes back none', async () => {
    for (const role of ['practitioner', 'leader', 'secretary', 'administrator'])
      expect((await give(staff('arne'), { role })).body.code).toBe('directory.own-employment');
    const page = await server.as('arne', 'GET', `/api/administration/staff/${staff('arne')}`);
    expect(page.body).toMatchObject({ isMe: true, may: { change: true, addEmployment: false } });
    expect(page.body.posts[0].may).toEqual({ change: false, withdraw: false });
    const { id, posts: _, isMe: __, may: ___, ...content } = page.body;
    const path = `/api/administration/staff/${id}`;
    const hpr = await server.as('arne', 'PUT', path, { ...content, hprNumber: '9000555' });
    expect(hpr.body.code).toBe('directory.own-hpr-number');
    expect((await server.as('arne', 'PUT', path, { ...content, phone: '400 11 222' })).status).toBe(200);
  });

  it('another administrator may, by law: then it is seen who did', async () => {
    const given = await give(staff('kaja'));
    expect(given.status).toBe(201);
    const trail = await server.as('arne', 'GET', '/api/administration/changes');
    expect(trail.body.changes[0]).toMatchObject({
      kind: 'employment-added',
      changedByName: 'Arne Holm',
      staffName: 'Kaja Strand',
    });
  });
});
