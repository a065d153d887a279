// Asking for a meeting, as each kind of person: who may, what begins, who sees it before anyone has opened it.
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { requesters, requestScene, type RequestScene } from '../../../app/testing/requests.ts';
import { readDraft, writeDraft } from '../../draft/actions.ts';
import type { NewRequest } from '../model.ts';
import { listRequests } from './read.ts';
import { requestForm, sendRequest } from './send.ts';

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

describe('sending', () => {
  it.each(['gry', 'per', 'nils'] as const)(
    'by %s begins a pathway that the sender is responsible for',
    async (slug) => {
      const request = await scene.sent(slug);
      expect(request).toMatchObject({ answerDue: '2026-12-01', isNotified: true });
      expect(
        await scene.stored(
          `select w.state, w.trigger, w.triggered_on, u.kind, s.given_name, q.state as request, q.topics
         from pathway w join unit u on u.id = w.responsible_unit_id join staff s on s.id = w.responsible_staff_id
         join meeting_request q on q.pathway_id = w.id where w.id = $1`,
          request.pathwayId,
        ),
      ).toMatchObject([{ state: 'requested', triggered_on: '2026-11-24', request: 'sent', topics: 6 }]);
      expect(await bases(request.pathwayId)).toContainEqual({
        name: 'Fjellsiden DPS',
        kind: requesters[slug],
        granted: 4096 + 2 + 4 + 128,
        end_reason: null,
      });
      expect(
        await scene.stored(
          'select rule_id, unit_id, due, subject_id from deadline where pathway_id = $1',
          request.pathwayId,
        ),
      ).toEqual([
        {
          rule_id: 'meeting-request-answer',
          unit_id: scene.practice.units['dps'],
          due: '2026-12-01',
          subject_id: request.requestId,
        },
      ]);
      expect(
        await scene.stored(
          'select template, address, facts from notice where subject_id = $1',
          request.requestId,
        ),
      ).toEqual([
        {
          template: 'request',
          address: 'dps@fjellsiden.example',
          facts: { path: `/requests/${request.requestId}` },
        },
      ]);
      const logged = await scene.stored(
        'select action, object from access_log where pathway_id = $1',
        request.pathwayId,
      );
      for (const entry of [
        { action: 'create', object: 'pathway' },
        { action: 'create', object: 'legal-basis' },
        { action: 'send', object: 'meeting-request' },
      ])
        expect(logged).toContainEqual(entry);
    },
  );

  it('keeps the words of the limit from the receiving unit', async () => {
    const { pathwayId } = await scene.sent('per');
    await scene.inbox('dag', pathwayId);
    expect(
      await scene.as('dag', (work) =>
        work.tx.selectFrom('consentLimit').select('text').where('pathwayId', '=', pathwayId).execute(),
      ),
    ).toEqual([]);
    expect(
      await scene.as('per', (work) =>
        work.tx.selectFrom('consentLimit').select('text').where('pathwayId', '=', pathwayId).execute(),
      ),
    ).toHaveLength(1);
  });

  it('is for a secretary too, where no consent is needed', async () => {
    const registrationId = await scene.register('siv');
    const input = scene.content(registrationId);
    const { requestId } = await scene.as('siv', (work) => sendRequest(work, input));
    expect(await scene.open('siv', requestId)).toMatchObject({ page: { may: { withdraw: true } } });
    await scene.withdraw('siv', requestId);
  });

  it('lets the unfinished form go', async () => {
    const registrationId = await scene.register('gry');
    const form = requestForm(registrationId);
    await scene.as('gry', (work) => writeDraft(work, form, { value: { situation: 'half' }, version: 0 }));
    await scene.as('gry', (work) => sendRequest(work, scene.content(registrationId)));
    expect(await scene.as('gry', (work) => readDraft(work, form))).toMatchObject({ version: 0 });
  });

  it.each([
    ['a specialist, who convenes', 'ane', {}, 403],
    ['an administrator', 'kaja', {}, 403],
    ['another unit, of a person registered here', 'per', {}, 404],
    ['to a unit that cannot convene', 'gry', { toUnitId: 'kommune' }, 422],
    ['to a unit that is none', 'gry', { toUnitId: '0f8fad5b-d9cb-469f-a165-70867728950e' }, 422],
    ['beyond what the basis covers', 'gry', { topics: ['economy'] }, 422],
    ['touching nothing', 'gry', { topics: ['practical'] }, 422],
  ] as const)('is refused from %s', async (_, slug, change, status) => {
    const registrationId = await scene.register('gry');
    const toUnitId =
      'toUnitId' in change
        ? (scene.practice.units[change.toUnitId] ?? change.toUnitId)
        : scene.practice.units['dps'];
    const input = { ...scene.content(registrationId), ...change, toUnitId } as NewRequest;
    const before = await scene.stored('select count(*)::int from pathway');
    await expect(scene.as(slug, (work) => sendRequest(work, input))).rejects.toMatchObject({ status });
    expect(await scene.stored('select count(*)::int from pathway')).toEqual(before);
  });

  it('without the consent it needs is refused for the municipality and NAV', async () => {
    for (const slug of ['per', 'nils'] as const) {
      const input = scene.content(await scene.register(slug), 'gp-cooperation');
      await expect(scene.as(slug, (work) => sendRequest(work, input))).rejects.toMatchObject({
        status: 422,
        faults: [{ field: 'basis.kind', code: 'problem.meeting-request.consent-needed' }],
      });
    }
  });

  it('cannot reach past the basis at the table either', async () => {
    const { pathwayId } = await scene.sent('per');
    await scene.withdraw(
      'per',
      (await scene.stored('select id from meeting_request where pathway_id = $1', pathwayId))[0].id,
    );
    const direct = (row: Record<string, unknown>) =>
      scene.as('per', (work) =>
        work.tx
          .insertInto('meetingRequest')
          .values({
            pathwayId,
            topics: 256,
            fromUnitId: work.actor.unitId,
            fromStaffId: work.actor.staffId,
            toUnitId: scene.practice.units['dps']!,
            trigger: 'clarify-need',
            situation: 'x',
            escalation: 'serious-and-urgent',
            sentAt: work.now,
            answerDue: '2026-12-01',
            ...row,
          })
          .execute(),
      );
    await expect(direct({})).rejects.toMatchObject({ code: '42501' });
    await expect(direct({ fromUnitId: scene.practice.units['nav'] })).rejects.toMatchObject({
      code: '42501',
    });
    const changed = scene.as('per', (work) =>
      work.tx.updateTable('meetingRequest').set({ situation: 'other' }).execute(),
    );
    await expect(changed).rejects.toMatchObject({ code: '42501' });
  });

  it('twice to the same unit about the same person is told, also by a colleague', async () => {
    const { registrationId } = await scene.sent('per');
    for (const slug of ['per', 'mona'])
      await expect(
        scene.as(slug, (work) => sendRequest(work, scene.content(registrationId, 'oral-consent'))),
      ).rejects.toMatchObject({
        status: 409,
        code: 'meeting-request.already-sent',
      });
    const toOther = {
      ...scene.content(registrationId, 'oral-consent'),
      toUnitId: scene.practice.units['tsb']!,
    };
    await scene.as('per', (work) => sendRequest(work, toOther));
  });

  it('of a shielded person names who may open it, and nobody else there knows of it', async () => {
    const registrationId = await scene.register('gry');
    await scene.test.owner.query(
      'update person set is_shielded = true where id = (select person_id from registration where id = $1)',
      [registrationId],
    );
    await expect(
      scene.as('gry', (work) => sendRequest(work, scene.content(registrationId))),
    ).rejects.toMatchObject({
      status: 422,
      faults: [{ field: 'namedStaffId' }],
    });
    const input = { ...scene.content(registrationId), namedStaffId: scene.practice.staff['lene']! };
    const { requestId } = await scene.as('gry', (work) => sendRequest(work, input));
    await expect(scene.open('dag', requestId)).rejects.toMatchObject({ status: 404 });
    const lists = await scene.as('dag', (work) => listRequests(work, { direction: 'in', isWaiting: true }));
    expect(lists.lines.map(({ id }) => id)).not.toContain(requestId);
    expect(await scene.open('lene', requestId)).toMatchObject({ view: 'page' });
    await scene.accept('lene', requestId);
  });
});

describe('before it is opened', () => {
  it('is a card at the receiving unit and nothing elsewhere', async () => {
    const { requestId, pathwayId } = await scene.sent('gry');
    const answer = await scene.open('dag', requestId);
    expect(answer).toMatchObject({
      view: 'card',
      card: {
        givenName: 'Ola',
        familyInitial: 'N',
        direction: 'in',
        isOpenToMe: false,
        deadline: { state: 'running' },
      },
    });
    expect(JSON.stringify(answer)).not.toMatch(/Nordmann|voices|calm|referrals|brother|topics/);
    for (const stranger of ['ruth', 'per', 'nils', 'arne', 'kaja'])
      await expect(scene.open(stranger, requestId)).rejects.toMatchObject({ status: 404 });
    for (const slug of ['dag', 'ruth', 'per', 'arne']) {
      for (const answering of [scene.accept, scene.decline, scene.withdraw])
        await expect(answering(slug, requestId)).rejects.toMatchObject({ status: 404 });
      // Nor past the action, at the functions.
      for (const name of ['accept_request', 'decline_request', 'withdraw_request']) {
        const call = scene.as(slug, async (work) => {
          const why = name === 'decline_request' ? sql`, 'no'` : sql``;
          await sql`select ${sql.raw(name)}(${requestId}${why})`.execute(work.tx);
        });
        await expect(call).rejects.toMatchObject({ code: 'P0002' });
      }
    }
    expect(await scene.stored('select state from pathway where id = $1', pathwayId)).toEqual([
      { state: 'requested' },
    ]);
  });

  it('lists by unit and direction, waiting ones by due day', async () => {
    const { requestId } = await scene.sent('nils');
    const ids = async (slug: string, direction: 'in' | 'out') =>
      (await scene.as(slug, (work) => listRequests(work, { direction, isWaiting: true }))).lines.map(
        ({ id }) => id,
      );
    for (const slug of ['ane', 'dag', 'lene']) expect(await ids(slug, 'in')).toContain(requestId);
    for (const slug of ['nils', 'nora']) expect(await ids(slug, 'out')).toContain(requestId);
    for (const slug of ['ruth', 'per', 'gry', 'arne']) {
      expect(await ids(slug, 'in')).not.toContain(requestId);
      expect(await ids(slug, 'out')).not.toContain(requestId);
    }
  });
});
