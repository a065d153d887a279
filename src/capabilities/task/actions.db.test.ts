// Tasks: whom they can be given to, done with a word of evidence, undone the same day, taken back, handed on, and listed.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { calledMeeting, withdraw, type Table } from '../../app/testing/meetings.ts';
import { testServer, type TestServer } from '../../app/testing/server.ts';
import { topicBit } from '../../rules/topics.ts';
import type { PathwayTasks, Task, TaskList } from './model.ts';

let server: TestServer;
let table: Table;
let serial = 500;

beforeAll(async () => {
  server = await testServer();
});
afterAll(() => server.stop());
beforeEach(async () => {
  serial += 1;
  table = await calledMeeting(server.test, server.practice, serial);
});

const unit = (slug: string) => server.practice.units[slug]!;
const give = (change: object = {}, who = 'ane') =>
  server.as(who, 'POST', `/api/pathways/${table.pathwayId}/tasks`, {
    what: 'Søke om bolig',
    topics: topicBit('housing'),
    responsibleUnitId: unit('nav'),
    responsibleStaffId: null,
    due: '2026-12-01',
    ...change,
  });
const given = async (change: object = {}): Promise<Task> => {
  const answer = await give(change);
  expect(answer.status).toBe(201);
  return answer.body;
};
const post = (who: string, task: Pick<Task, 'id'>, verb: string, body: object) =>
  server.as(who, 'POST', `/api/tasks/${task.id}/${verb}`, body);
const list = async (who: string, query: string): Promise<TaskList> =>
  (await server.as(who, 'GET', `/api/tasks?${query}`)).body;

describe('giving', () => {
  it('goes to a unit that may see what it is about, and tells it without names', async () => {
    const task = await given({ responsibleStaffId: server.practice.staff['nils'] });
    expect(task).toMatchObject({
      state: 'open',
      isGivenByMe: true,
      isSeenByResponsible: true,
      isOverdue: false,
    });
    const { rows } = await server.test.owner.query(
      'select address, template, facts from notice where subject_id = $1',
      [task.id],
    );
    expect(rows).toEqual([
      { address: 'post@nav-solbakken.example', template: 'task', facts: { path: '/tasks' } },
    ]);
    const events = await server.test.owner.query(
      'select kind, topics from pathway_event where subject_id = $1',
      [task.id],
    );
    expect(events.rows).toEqual([{ kind: 'task-given', topics: topicBit('housing') }]);
  });

  it('is refused by field: topics of either side, place of work, days gone by, units without a basis', async () => {
    const fields = async (change: object, who = 'ane') =>
      (await give(change, who)).body.errors.map((one: { field: string }) => one.field);
    expect(await fields({ topics: topicBit('substance-use') })).toEqual(['responsibleUnitId']);
    expect(await fields({ topics: topicBit('diagnosis') }, 'per')).toEqual(['topics']);
    expect(await fields({ responsibleStaffId: server.practice.staff['per'] })).toEqual([
      'responsibleStaffId',
    ]);
    expect(
      await fields({ responsibleStaffId: server.practice.staff['arne'], responsibleUnitId: unit('dps') }),
    ).toEqual(['responsibleStaffId']);
    expect(await fields({ due: '2026-11-23' })).toEqual(['due']);
    expect(await fields({ what: '  ' })).toEqual(['what']);
    await withdraw(server.test, server.practice, table.bases.nav);
    expect(await fields({})).toEqual(['responsibleUnitId']);
  });

  it('is not for secretaries, nor for those who may not know of the pathway', async () => {
    for (const who of ['dag', 'mona', 'nora', 'siv', 'arne', 'kaja'])
      expect((await give({}, who)).status).toBe(404);
    await server.test.owner.query(
      `insert into staff_access (pathway_id, unit_id, staff_id, way, from_at, granted_by) values ($1, $2, $3, 'assigned', $4, $3)`,
      [table.pathwayId, unit('fastlege'), server.practice.staff['siv'], server.test.clock.now()],
    );
    expect((await give({}, 'siv')).status).toBe(403);
    const { rows } = await server.test.owner.query('select from task where pathway_id = $1', [
      table.pathwayId,
    ]);
    expect(rows).toEqual([]);
  });
});

describe('doing', () => {
  it('needs a word of evidence; twice is as once; the giver sees it', async () => {
    const task = await given();
    expect((await post('nils', task, 'done', { evidence: ' ', version: 1 })).status).toBe(422);
    const both = await Promise.all(
      ['Sendt', 'Sendt igjen'].map((evidence) => post('nils', task, 'done', { evidence, version: 1 })),
    );
    expect(both.map(({ status }) => status)).toEqual([200, 200]);
    const stands = (await server.as('ane', 'GET', `/api/tasks/${task.id}`)).body;
    expect(stands).toMatchObject({ state: 'done', doneByName: 'Nils Dahl', version: 2 });
    expect(both.map(({ body }) => body.evidence)).toEqual([stands.evidence, stands.evidence]);
    const events = await server.test.owner.query(
      `select count(*)::int as n from pathway_event where subject_id = $1 and kind = 'task-done'`,
      [task.id],
    );
    expect(events.rows[0].n).toBe(1);
  });

  it('is the responsible unit’s alone', async () => {
    const task = await given();
    const done = { evidence: 'x', version: 1 };
    expect((await post('ane', task, 'done', done)).status).toBe(403);
    expect((await post('per', task, 'done', done)).status).toBe(403);
    for (const who of ['dag', 'nora', 'kaja']) expect((await post(who, task, 'done', done)).status).toBe(404);
    expect((await server.as('ane', 'GET', `/api/tasks/${task.id}`)).body.state).toBe('open');
  });

  it('clashes with a change that was not seen', async () => {
    const task = await given();
    await server.as('nils', 'PUT', `/api/tasks/${task.id}/staff`, {
      staffId: server.practice.staff['nils'],
      version: 1,
    });
    const late = await post('nils', task, 'done', { evidence: 'x', version: 1 });
    expect(late.status).toBe(409);
    expect(late.body.current).toMatchObject({ responsibleStaffName: 'Nils Dahl', version: 2 });
  });

  it('is undone the same day, and keeps what was written', async () => {
    const task = await given();
    await post('nils', task, 'done', { evidence: 'Sendt', version: 1 });
    expect((await post('ane', task, 'undo', { version: 2 })).status).toBe(403);
    const open = await post('nils', task, 'undo', { version: 2 });
    expect(open.body).toMatchObject({ state: 'open', doneAt: null, evidence: 'Sendt', version: 3 });
    await post('nils', task, 'done', { evidence: 'Sendt nå', version: 3 });
    server.test.clock.advance(24 * 3_600_000);
    const late = await post('nils', task, 'undo', { version: 4 });
    server.test.clock.advance(-24 * 3_600_000);
    expect(late.body.code).toBe('task.undo-is-over');
  });
});

describe('taking back and handing on', () => {
  it('is taken back by the giver or the responsible unit, with a reason, and then cannot be done', async () => {
    const task: Task = (await give({ responsibleUnitId: unit('kommune') }, 'gry')).body;
    expect((await post('ruth', task, 'cancel', { reason: 'x', version: 1 })).status).toBe(403);
    expect((await post('gry', task, 'cancel', { reason: '', version: 1 })).status).toBe(422);
    expect((await post('ane', task, 'cancel', { reason: 'Har fått bolig', version: 1 })).body).toMatchObject({
      state: 'cancelled',
      cancelReason: 'Har fått bolig',
      cancelledByName: 'Ane Lunde',
    });
    expect((await post('gry', task, 'cancel', { reason: 'x', version: 2 })).body.code).toBe('task.is-over');
    const done = await post('per', task, 'done', { evidence: 'x', version: 2 });
    expect([done.status, done.body.code]).toEqual([409, 'task.cancelled']);
  });

  it('is handed to a colleague of the unit, who can then open it', async () => {
    const task = await given();
    const hand = (who: string, staffId: string | null, version: number) =>
      server.as(who, 'PUT', `/api/tasks/${task.id}/staff`, { staffId, version });
    expect((await hand('ane', server.practice.staff['nils']!, 1)).status).toBe(403);
    expect((await hand('nils', server.practice.staff['per']!, 1)).status).toBe(422);
    expect((await server.as('nora', 'GET', `/api/tasks/${task.id}`)).status).toBe(404);
    expect((await hand('nils', server.practice.staff['nora']!, 1)).body.responsibleStaffName).toBe(
      'Nora Eide',
    );
    expect((await server.as('nora', 'GET', `/api/tasks/${task.id}`)).status).toBe(200);
    expect((await list('nora', 'view=mine')).tasks.map(({ id }) => id)).toEqual([task.id]);
    expect((await hand('nora', null, 2)).body.responsibleStaffId).toBeNull();
  });
});

describe('lists', () => {
  it('are mine, the unit’s and those I gave: by deadline, searched, page by page', async () => {
    for (let day = 1; day <= 33; day += 1)
      await server.test.owner.query(
        `insert into task (pathway_id, topics, source, what, responsible_unit_id, giver_unit_id, giver_staff_id, due, created_at)
         values ($1, $2, 'manual', $3, $4, $5, $6, $7, $8)`,
        [
          table.pathwayId,
          topicBit('practical'),
          `Liste ${serial} nr ${day}`,
          unit('tsb'),
          unit('dps'),
          server.practice.staff['ane'],
          day === 33 ? null : `2026-12-${String(day > 31 ? 1 : day).padStart(2, '0')}`,
          server.test.clock.now(),
        ],
      );
    const first = await list('ruth', `view=unit&search=liste ${serial}`);
    expect(first.tasks).toHaveLength(30);
    expect(first.tasks[0]).toMatchObject({ due: '2026-12-01', givenName: 'Kari', familyInitial: 'N' });
    const second = await list('ruth', `view=unit&search=liste ${serial}&cursor=${first.cursor}`);
    expect(second.tasks.at(-1)?.due).toBeNull();
    expect(second.cursor).toBeNull();
    const ids = [...first.tasks, ...second.tasks].map(({ id }) => id);
    expect(new Set(ids).size).toBe(33);
    expect((await list('ruth', 'view=mine')).tasks).toEqual([]);
    expect((await list('ane', `view=given&search=liste ${serial} nr 7`)).tasks).toHaveLength(1);
    expect((await list('ane', 'view=given&search=100%25')).tasks).toEqual([]);
    expect((await server.as('ane', 'GET', '/api/tasks?cursor=nonsense')).status).toBe(422);
  });

  it('of a pathway show what one may see, and who can be given what', async () => {
    await given();
    await given({ what: 'Rusprøver', topics: topicBit('substance-use'), responsibleUnitId: unit('tsb') });
    const page = async (who: string): Promise<PathwayTasks> =>
      (await server.as(who, 'GET', `/api/pathways/${table.pathwayId}/tasks`)).body;
    expect((await page('ane')).open).toHaveLength(2);
    const nav = await page('nils');
    expect(nav.open.map(({ what }) => what)).toEqual(['Søke om bolig']);
    expect(nav.may.create).toBe(true);
    expect((await server.as('dag', 'GET', `/api/pathways/${table.pathwayId}/tasks`)).status).toBe(404);
    await withdraw(server.test, server.practice, table.bases.nav);
    expect((await server.as('nils', 'GET', `/api/pathways/${table.pathwayId}/tasks`)).status).toBe(404);
    // The giver sees that nobody can do it any more.
    expect((await page('ane')).open.find(({ what }) => what === 'Søke om bolig')?.isSeenByResponsible).toBe(
      false,
    );
  });

  it('are logged for each person they tell of', async () => {
    await given();
    await list('ane', 'view=given');
    const { rows } = await server.test.owner.query(
      `select distinct object from access_log where pathway_id = $1 and staff_id = $2 and object like 'task%' order by object`,
      [table.pathwayId, server.practice.staff['ane']],
    );
    expect(rows.map(({ object }) => object)).toEqual(['task', 'task-list']);
  });
});
