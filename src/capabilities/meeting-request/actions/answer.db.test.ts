// Answering a request: what moves by a yes, what closes by a no, what is told and logged.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { requestScene, type RequestScene } from '../../../app/testing/requests.ts';
import { openPathway } from '../../pathway/actions.ts';
import { listRequests } from './read.ts';
import { sendRequest } from './send.ts';

let scene: RequestScene;

const bases = (pathwayId: string) =>
  scene.stored(
    `select u.name, b.kind, b.granted, b.end_reason from legal_basis b join unit u on u.id = b.party_id
     where pathway_id = $1 order by b.recorded_at, b.kind, u.name`,
    pathwayId,
  );

beforeAll(async () => {
  scene = await requestScene();
});
afterAll(() => scene.test.drop());

describe('a yes', () => {
  it('moves the responsibility without a gap, keeps what the consent covers and starts the deadline', async () => {
    const { requestId, pathwayId } = await scene.sent('per');
    await scene.inbox('dag', pathwayId);
    const answer = await scene.open('dag', requestId);
    expect(answer).toMatchObject({
      view: 'page',
      page: { situation: 'Has lost the flat and hears voices.', may: { answer: true, withdraw: false } },
    });
    scene.test.clock.advance(3_600_000);
    expect(await scene.accept('dag', requestId)).toEqual({ pathwayId });
    expect(
      await scene.stored(
        'select state, responsible_unit_id, responsible_staff_id from pathway where id = $1',
        pathwayId,
      ),
    ).toEqual([
      {
        state: 'assessing',
        responsible_unit_id: scene.practice.units['dps'],
        responsible_staff_id: scene.practice.staff['dag'],
      },
    ]);
    const history = await scene.stored(
      'select from_at, to_at, reason from responsibility where pathway_id = $1 order by from_at',
      pathwayId,
    );
    expect(history.map(({ reason }) => reason)).toEqual(['created', 'request-accepted']);
    expect(history[0].to_at).toEqual(history[1].from_at);
    expect(
      await scene.stored(
        'select rule_id, started_on, due, closed_on, broken_on from deadline where pathway_id = $1 order by rule_id',
        pathwayId,
      ),
    ).toEqual([
      {
        rule_id: 'meeting-invitation',
        started_on: '2026-11-24',
        due: '2026-12-04',
        closed_on: null,
        broken_on: null,
      },
      {
        rule_id: 'meeting-request-answer',
        started_on: '2026-11-24',
        due: '2026-12-01',
        closed_on: '2026-11-24',
        broken_on: null,
      },
    ]);
    // The requester still reads its request, by the same consent, with the words of its limit.
    expect(await scene.open('per', requestId)).toMatchObject({
      page: { state: 'accepted', answeredBy: 'Dag Moen' },
    });
    expect(
      await scene.as('dag', (work) =>
        work.tx.selectFrom('consentLimit').select('text').where('pathwayId', '=', pathwayId).execute(),
      ),
    ).toEqual([{ text: 'Not to my brother.' }, { text: 'Not to my brother.' }]);
    expect(
      await scene.stored(
        'select template, recipient_unit_id from notice where subject_id = $1 order by created_at desc limit 1',
        requestId,
      ),
    ).toEqual([{ template: 'request-answered', recipient_unit_id: scene.practice.units['kommune'] }]);
    await expect(scene.accept('dag', requestId, 2)).rejects.toMatchObject({ status: 409 });
    await expect(scene.withdraw('per', requestId, 2)).rejects.toMatchObject({ status: 409 });
  });

  it('is refused from a version that is no longer there, and to the sender', async () => {
    const { requestId, pathwayId } = await scene.sent('gry');
    await scene.inbox('dag', pathwayId);
    await expect(scene.accept('dag', requestId, 7)).rejects.toMatchObject({
      status: 409,
      current: { version: 1 },
    });
    await expect(scene.accept('gry', requestId)).rejects.toMatchObject({ status: 403 });
    await expect(scene.withdraw('dag', requestId)).rejects.toMatchObject({ status: 403 });
  });

  it('given twice at once is one yes', async () => {
    const { requestId, pathwayId } = await scene.sent('gry');
    await scene.inbox('dag', pathwayId);
    await scene.inbox('ane', pathwayId);
    const answers = await Promise.allSettled([
      scene.accept('dag', requestId),
      scene.accept('ane', requestId),
    ]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(answers.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { status: 409 } });
    expect(
      await scene.stored('select count(*)::int from responsibility where pathway_id = $1', pathwayId),
    ).toEqual([{ count: 2 }]);
  });

  it('that comes late leaves the deadline recorded as broken', async () => {
    const { requestId, pathwayId } = await scene.sent('gry');
    scene.test.clock.advance(9 * 86_400_000);
    await scene.inbox('dag', pathwayId);
    await scene.accept('dag', requestId);
    expect(
      await scene.stored(`select closed_on, broken_on from deadline where subject_id = $1`, requestId),
    ).toEqual([{ closed_on: '2026-12-03', broken_on: '2026-12-02' }]);
    scene.test.clock.advance(-9 * 86_400_000);
  });
});

describe('a no', () => {
  it('leaves the responsibility, is read with its reason by the sender, and closes to the receiver', async () => {
    const { requestId, pathwayId } = await scene.sent('gry');
    await scene.inbox('dag', pathwayId);
    await scene.decline('dag', requestId);
    expect(
      await scene.stored('select state, responsible_unit_id from pathway where id = $1', pathwayId),
    ).toEqual([{ state: 'declined', responsible_unit_id: scene.practice.units['fastlege'] }]);
    expect(await scene.open('gry', requestId)).toMatchObject({
      page: {
        state: 'declined',
        answerReason: 'Better placed at TSB.',
        answeredBy: 'Dag Moen',
        basis: null,
        may: { withdraw: false },
      },
    });
    expect(await bases(pathwayId)).toContainEqual({
      name: 'Fjellsiden DPS',
      kind: 'gp-cooperation',
      granted: 4096 + 2 + 4 + 128,
      end_reason: 'pathway-ended',
    });
    for (const slug of ['dag', 'lene']) {
      await expect(scene.open(slug, requestId)).rejects.toMatchObject({ status: 404 });
      await expect(scene.as(slug, (work) => openPathway(work, pathwayId, 'nb'))).rejects.toMatchObject({
        status: 404,
      });
    }
    const mine = await scene.as('gry', (work) => listRequests(work, { direction: 'out', isWaiting: false }));
    expect(mine.lines).toContainEqual(expect.objectContaining({ id: requestId, state: 'declined' }));
    const events = await scene.stored('select kind from pathway_event where pathway_id = $1', pathwayId);
    expect(events).toContainEqual({ kind: 'meeting-request-declined' });
    const logged = await scene.stored(
      `select way, reason from access_log where pathway_id = $1 and action = 'change' and object = 'meeting-request'`,
      pathwayId,
    );
    expect(logged).toEqual([{ way: 'reason', reason: 'unit-inbox' }]);
  });

  it('frees the sender to ask another unit', async () => {
    const { requestId, pathwayId, registrationId } = await scene.sent('gry');
    await scene.inbox('dag', pathwayId);
    await scene.decline('dag', requestId);
    const again = { ...scene.content(registrationId), toUnitId: scene.practice.units['tsb']! };
    expect(await scene.as('gry', (work) => sendRequest(work, again))).toMatchObject({
      answerDue: '2026-12-01',
    });
  });
});

describe('taken back', () => {
  it('closes the pathway and the receiver’s sight of it, and stops the deadline', async () => {
    const { requestId, pathwayId } = await scene.sent('gry');
    await scene.inbox('dag', pathwayId);
    await scene.withdraw('gry', requestId);
    expect(await scene.stored('select state, closed_on from pathway where id = $1', pathwayId)).toEqual([
      { state: 'closed', closed_on: '2026-11-24' },
    ]);
    expect(await scene.stored('select is_void from deadline where pathway_id = $1', pathwayId)).toEqual([
      { is_void: true },
    ]);
    await expect(scene.open('dag', requestId)).rejects.toMatchObject({ status: 404 });
    expect(await scene.open('gry', requestId)).toMatchObject({ page: { state: 'withdrawn', basis: null } });
  });
});

it('is out of the receiver’s sight when the patient takes the consent back', async () => {
  const { requestId, pathwayId } = await scene.sent('per');
  await scene.inbox('dag', pathwayId);
  await scene.test.owner.query(
    `update legal_basis set ended_at = now(), ended_by = $2, end_reason = 'withdrawn' where pathway_id = $1 and kind = 'oral-consent'`,
    [pathwayId, scene.practice.staff['per']],
  );
  await expect(scene.open('dag', requestId)).rejects.toMatchObject({ status: 404 });
  await expect(scene.accept('dag', requestId)).rejects.toMatchObject({ status: 404 });
  expect(await scene.open('per', requestId)).toMatchObject({
    page: { basis: null, may: { withdraw: true } },
  });
});
