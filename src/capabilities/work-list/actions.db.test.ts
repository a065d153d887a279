// What stands on the list for each kind of person, what it never tells, and what is logged.
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newPathway, shareWith } from '../../app/testing/pathways.ts';
import { requestScene, type RequestScene } from '../../app/testing/requests.ts';
import { secret, waitingRows } from '../../app/testing/waiting.ts';
import { openWithReason } from '../pathway/actions.ts';
import { readWorkList } from './actions.ts';
import type { WorkEntry } from './model.ts';

let scene: RequestScene;
let rows: ReturnType<typeof waitingRows>;
let serial = 500;

const list = (slug: string) => scene.as(slug, (work) => readWorkList(work));
const about = (entries: readonly WorkEntry[], pathwayId: string) =>
  entries.filter((entry) => entry.pathwayId === pathwayId);
const kinds = async (slug: string, pathwayId: string) =>
  about((await list(slug)).entries, pathwayId)
    .filter(({ kind }) => kind !== 'news')
    .map(({ kind, scope }) => `${kind} ${scope}`);

async function pathway(state: 'assessing' | 'open' | 'active' = 'open') {
  serial += 1;
  return newPathway(scene.test, scene.practice, serial, state);
}
beforeAll(async () => {
  scene = await requestScene();
  rows = waitingRows(scene);
});
afterAll(() => scene.test.drop());

describe('deadlines', () => {
  it('are mine when I am assigned, a colleague’s otherwise, and only my unit’s', async () => {
    const id = await pathway();
    await rows.deadline(id, 'dps', '2026-11-26');
    expect(await kinds('ane', id)).toEqual(['deadline mine']);
    expect(await kinds('dag', id)).toEqual(['deadline unit']);
    for (const stranger of ['ruth', 'per', 'nils', 'gry', 'arne', 'kaja'])
      expect(await kinds(stranger, id)).toEqual([]);
  });

  it('stand broken first, then by day', async () => {
    for (const due of ['2026-11-30', '2026-11-23', '2026-11-24', '2026-11-20'])
      await rows.deadline(await pathway(), 'dps', due);
    const { entries } = await list('ane');
    const dues = entries
      .filter(({ kind }) => kind === 'deadline')
      .map(({ due, urgency }) => `${due} ${urgency}`);
    expect(dues).toEqual([
      '2026-11-20 broken',
      '2026-11-23 broken',
      '2026-11-24 due-today',
      '2026-11-26 warning',
      '2026-11-30 running',
    ]);
  });

  it('that are closed or void do not stand', async () => {
    const id = await pathway();
    await scene.test.owner.query('update deadline set closed_on = $2 where id = $1', [
      await rows.deadline(id, 'dps', '2026-11-24'),
      '2026-11-24',
    ]);
    await scene.test.owner.query('update deadline set is_void = true where id = $1', [
      await rows.deadline(id, 'dps', '2026-11-24'),
    ]);
    expect(await kinds('ane', id)).toEqual([]);
  });
});

describe('requests', () => {
  it('stand for the unit until they are answered, with first name and initial only', async () => {
    const { requestId, pathwayId } = await scene.sent('per');
    const { entries } = await list('dag');
    expect(about(entries, pathwayId)).toEqual([
      expect.objectContaining({
        kind: 'request',
        scope: 'free',
        givenName: 'Ola',
        familyInitial: 'N',
        due: '2026-12-01',
        urgency: 'running',
        text: null,
        isOpenToMe: false,
        path: `/requests/${requestId}`,
      }),
    ]);
    expect(JSON.stringify(entries)).not.toMatch(/Nordmann|voices/);
    for (const stranger of ['ruth', 'nils', 'gry', 'arne'])
      expect(await kinds(stranger, pathwayId)).toEqual([]);
    await scene.inbox('dag', pathwayId);
    await scene.accept('dag', requestId);
    expect(await kinds('dag', pathwayId)).toEqual(['deadline mine']);
    expect(await kinds('per', pathwayId)).toEqual([]);
  });
});

describe('meetings', () => {
  it('ask the invited unit for a reply, then for its preparation, and stand in the week', async () => {
    const id = await pathway('active');
    const meetingId = await rows.meeting(id, '2026-11-26T09:00:00Z');
    const invitationId = await rows.invite(id, meetingId, 'kommune');
    // Without a basis the unit knows of nothing.
    expect(await kinds('per', id)).toEqual([]);
    await shareWith(scene.test, scene.practice, id, 'kommune');
    expect(await kinds('per', id)).toEqual(['invitation free', 'meeting free']);
    await scene.test.owner.query(`update invitation set reply = 'coming' where id = $1`, [invitationId]);
    expect(await kinds('per', id)).toEqual(['preparation free', 'meeting free']);
    await rows.insert('preparation', {
      meeting_id: meetingId,
      pathway_id: id,
      unit_id: rows.unit('kommune'),
      ready_at: '2026-11-24T08:00:00Z',
      ready_by: rows.staff('per'),
    });
    expect(await kinds('per', id)).toEqual(['meeting free']);
    await scene.test.owner.query(`update invitation set reply = 'not-coming' where id = $1`, [invitationId]);
    expect(await kinds('per', id)).toEqual([]);
    expect(await kinds('ane', id)).toEqual(['preparation mine', 'meeting mine']);
    expect(JSON.stringify(await list('per'))).not.toContain(secret);
  });

  it('are left when the consent is taken back, and when they are cancelled', async () => {
    const id = await pathway('active');
    const meetingId = await rows.meeting(id, '2026-11-26T09:00:00Z');
    await rows.invite(id, meetingId, 'nav');
    const basis = await shareWith(scene.test, scene.practice, id, 'nav', { granted: 4096 });
    expect(await kinds('nils', id)).toEqual(['invitation free', 'meeting free']);
    await scene.test.owner.query(
      `update legal_basis set ended_at = now(), ended_by = recorded_by, end_reason = 'withdrawn' where id = $1`,
      [basis],
    );
    expect(await kinds('nils', id)).toEqual([]);
    await scene.test.owner.query(`update meeting set state = 'cancelled' where id = $1`, [meetingId]);
    expect(await kinds('ane', id)).toEqual([]);
  });

  it('that were held ask the convener for the minutes until they are sent', async () => {
    const id = await pathway('active');
    const meetingId = await rows.meeting(id, '2026-11-23T09:00:00Z', 'held');
    const minutesDeadline = await rows.deadline(id, 'dps', '2026-11-30', 'meeting-minutes');
    await scene.test.owner.query('update deadline set subject_id = $2 where id = $1', [
      minutesDeadline,
      meetingId,
    ]);
    const [entry] = about((await list('ane')).entries, id);
    expect(entry).toMatchObject({
      kind: 'minutes',
      due: '2026-11-30',
      path: `/meetings/${meetingId}/room`,
    });
    expect(await kinds('ane', id)).toEqual(['minutes mine']);
    await scene.test.owner.query('update deadline set closed_on = $2 where id = $1', [
      minutesDeadline,
      '2026-11-24',
    ]);
    expect(await kinds('ane', id)).toEqual([]);
  });
});

describe('tasks', () => {
  it('are mine or nobody’s; a colleague’s own task does not stand on my list', async () => {
    const id = await pathway('active');
    await shareWith(scene.test, scene.practice, id, 'kommune', { granted: 4096 + 128 });
    await rows.task(id, 'kommune', 'per', '2026-11-25');
    await rows.task(id, 'kommune', null, '2026-11-23');
    expect(await kinds('per', id)).toEqual(['task free', 'task mine']);
    expect(await kinds('mona', id)).toEqual(['task free']);
    expect(await kinds('ane', id)).toEqual([]);
  });

  it('say what to do only where the pathway is open and the topic is the unit’s', async () => {
    const id = await pathway('active');
    await shareWith(scene.test, scene.practice, id, 'kommune', { granted: 4096 + 128 });
    await rows.task(id, 'kommune', 'per', '2026-11-25', 128);
    await rows.task(id, 'kommune', 'per', '2026-11-26', 256);
    const texts = async () =>
      about((await list('per')).entries, id)
        .filter(({ kind }) => kind === 'task')
        .map(({ text }) => text);
    expect(await texts()).toEqual([null, null]);
    await scene.as('per', (work) => openWithReason(work, id, 'attending-meeting'));
    expect(await texts()).toEqual([secret, null]);
  });
});

it('offers of responsibility stand for the unit, or for the one who is asked', async () => {
  const id = await pathway();
  await shareWith(scene.test, scene.practice, id, 'tsb');
  const row = {
    pathway_id: id,
    from_unit_id: rows.unit('dps'),
    from_staff_id: rows.staff('ane'),
    to_unit_id: rows.unit('tsb'),
    reason: secret,
    offered_at: '2026-11-24T07:00:00Z',
  };
  const offer = await rows.insert('handover', row);
  expect(await kinds('ruth', id)).toEqual(['handover free']);
  await scene.test.owner.query('update handover set to_staff_id = $2 where id = $1', [
    offer,
    rows.staff('tor'),
  ]);
  expect(await kinds('ruth', id)).toEqual([]);
  expect(await kinds('tor', id)).toEqual(['handover mine']);
  expect(JSON.stringify(await list('tor'))).not.toContain(secret);
});

it('tells the unit how many of its notices did not get through, and nobody else', async () => {
  await scene.test.owner.query(
    `insert into notice (unit_id, channel, address, template, language, message_id, state, created_at)
     values ($1, 'email', 'x@y.example', 'request', 'nb', '<1@samlop>', 'failed', now())`,
    [rows.unit('fastlege')],
  );
  const failed = async (slug: string) =>
    (await list(slug)).entries.filter(({ kind }) => kind === 'failed-notice');
  expect(await failed('gry')).toMatchObject([{ facts: { count: 1 }, pathwayId: null }]);
  expect(await failed('ane')).toEqual([]);
});

it('tells the leader of pathways that nobody owns, and nobody else', async () => {
  await pathway();
  const unowned = async (slug: string) => (await list(slug)).entries.filter(({ kind }) => kind === 'unowned');
  expect(await unowned('lene')).toEqual([]);
  await scene.test.owner.query('update staff set is_active = false where id = $1', [rows.staff('ane')]);
  expect(await unowned('lene')).toMatchObject([
    { urgency: 'broken', path: '/responsibility', pathwayId: null },
  ]);
  for (const other of ['dag', 'tor', 'per', 'mona']) expect(await unowned(other)).toEqual([]);
  await scene.test.owner.query('update staff set is_active = true where id = $1', [rows.staff('ane')]);
});

it('tells what others did on my own pathways since yesterday', async () => {
  const id = await pathway();
  await scene.as('dag', (work) => openWithReason(work, id, 'covering-colleague'));
  const news = async (slug: string) =>
    about((await list(slug)).entries, id).filter(({ kind }) => kind === 'news');
  expect(await news('ane')).toMatchObject([
    {
      why: 'opened-with-reason',
      scope: 'mine',
      isOpenToMe: true,
      facts: { reasonText: 'Jeg dekker for en kollega som er borte' },
    },
  ]);
  // Not to him, whose doing it is and who is not assigned.
  expect(await news('dag')).toEqual([]);
  scene.test.clock.advance(2 * 86_400_000);
  expect(await news('ane')).toEqual([]);
  scene.test.clock.advance(-2 * 86_400_000);
});

it('of a shielded person shows nothing to colleagues who are not named', async () => {
  const id = await pathway();
  await rows.deadline(id, 'dps', '2026-11-24');
  await rows.task(id, 'dps', null, '2026-11-24');
  expect(await kinds('dag', id)).toHaveLength(2);
  await scene.test.owner.query(
    'update person set is_shielded = true where id = (select person_id from pathway where id = $1)',
    [id],
  );
  expect(await kinds('dag', id)).toEqual([]);
  expect(await kinds('ane', id)).toHaveLength(2);
});

describe('the log', () => {
  it('gets one entry for each pathway shown from its record, at most every eight hours', async () => {
    const id = await pathway('active');
    await rows.task(id, 'dps', 'ane', '2026-11-25');
    const cardOnly = await pathway('active');
    await rows.deadline(cardOnly, 'dps', '2026-11-25');
    const logged = async () =>
      (
        await scene.stored(
          `select pathway_id, action, way, count(*)::int from access_log where object = 'work-list' and staff_id = $1
           and pathway_id = any($2) group by 1, 2, 3`,
          rows.staff('ane'),
          [id, cardOnly],
        )
      ).map(({ pathway_id, action, way, count }) => ({ isShown: pathway_id === id, action, way, count }));
    await list('ane');
    await list('ane');
    expect(await logged()).toEqual([{ isShown: true, action: 'read', way: 'assigned', count: 1 }]);
    scene.test.clock.advance(7 * 3_600_000);
    await list('ane');
    expect(await logged()).toMatchObject([{ count: 1 }]);
    scene.test.clock.advance(2 * 3_600_000);
    await list('ane');
    expect(await logged()).toMatchObject([{ count: 2 }]);
    scene.test.clock.advance(-9 * 3_600_000);
  });

  it('tells nobody what others have looked at', async () => {
    const id = await pathway('active');
    await rows.task(id, 'dps', 'ane', '2026-11-25');
    await list('ane');
    // Another person learns only of their own looking: for them it is not logged yet.
    const found = await scene.as('nils', async (work) => {
      const since = new Date(0);
      return (
        await sql<{ id: string }>`select unlogged_in_work_list(${[id]}::uuid[], ${since}) as id`.execute(
          work.tx,
        )
      ).rows;
    });
    expect(found).toEqual([{ id }]);
  });
});

it('gives nothing to an administrator, nor to nobody', async () => {
  expect((await list('arne')).entries).toEqual([]);
  const nobody = scene.test.database.withSystem((work) => sql`select * from work_cards()`.execute(work.tx));
  await expect(nobody).rejects.toMatchObject({ code: '42501' });
  const directly = scene.as('ane', (work) => sql`select * from actor_card`.execute(work.tx));
  await expect(directly).rejects.toMatchObject({ code: '42501' });
});
