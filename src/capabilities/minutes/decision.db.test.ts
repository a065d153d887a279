// The decision: who makes it, when it takes effect, and whose consent ends with it.
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { testServer, type TestServer } from '../../app/testing/server.ts';
import type { ApprovalPreview } from './model-versions.ts';
import { drive, type Driver } from './testing/driver.ts';

let server: TestServer;
let meeting: Driver;
// Each approval sets a dozen papers.
vi.setConfig({ testTimeout: 60_000 });
let serial = 300;

beforeAll(async () => {
  server = await testServer();
});
afterAll(() => server.stop());
beforeEach(async () => {
  serial += 1;
  meeting = await drive(server, serial);
});

describe('the decision', () => {
  const pathway = async () =>
    (await meeting.rows('select state, closed_on::text from pathway where id = $1'))[0] as {
      state: string;
      closed_on: string | null;
    };

  it('for a pathway makes it active at once; it is the responsible specialist unit’s', async () => {
    await server.as('ane', 'POST', meeting.at('start'));
    for (const who of ['ruth', 'per', 'nils', 'gry'])
      expect((await meeting.decide('pathway', '', who)).status).toBe(403);
    expect((await meeting.decide('pathway', '', 'dag')).status).toBe(404);
    expect((await pathway()).state).toBe('open');
    expect((await meeting.decide('pathway', 'Trenger begge')).status).toBe(200);
    expect(await pathway()).toEqual({ state: 'active', closed_on: null });
    const page = await meeting.room();
    expect(page.minutes).toMatchObject({
      decision: 'pathway',
      decidedByName: 'Ane Lunde',
      isDecisionPending: false,
    });
    expect(page.items.find(({ key }) => key === 'pathway-or-integrated')?.conclusion).toBe('Trenger begge');
    // The reason is clinical and keeps the topics of its note.
    expect((await meeting.room('nils')).minutes?.decision).toBe('pathway');
    expect(JSON.stringify(await meeting.room('nils'))).not.toContain('Trenger begge');
  });

  it('for neither needs a reason', async () => {
    await server.as('ane', 'POST', meeting.at('start'));
    expect((await meeting.decide('neither')).body.errors).toMatchObject([{ field: 'reason' }]);
    expect((await meeting.room()).minutes?.decision).toBeNull();
  });

  it('does not overwrite a reason that somebody else has written meanwhile', async () => {
    await server.as('ane', 'POST', meeting.at('start'));
    const stale = await meeting.room();
    await meeting.write('pathway-or-integrated', { conclusion: 'Skrevet av referenten' });
    const item = stale.items.find(({ key }) => key === 'pathway-or-integrated')!;
    const answer = await server.as('ane', 'POST', meeting.at('decision'), {
      decision: 'neither',
      reason: 'Min grunn',
      version: stale.minutes!.version,
      itemVersion: item.version,
    });
    expect(answer.status).toBe(409);
    expect(answer.body.current).toMatchObject({ conclusion: 'Skrevet av referenten' });
    expect((await meeting.room()).minutes?.decision).toBeNull();
  });

  for (const [decision, state] of [
    ['integrated-one-place', 'integrated'],
    ['neither', 'closed'],
  ] as const)
    it(`“${decision}” takes effect at approval: consents end, cooperation and the responsible unit stay`, async () => {
      await meeting.hold();
      expect((await meeting.decide(decision, 'Får alt ett sted')).status).toBe(200);
      // Nobody is shut out of the meeting that they sit in.
      expect((await pathway()).state).toBe('open');
      expect((await server.as('nils', 'GET', meeting.at('room'))).status).toBe(200);
      expect((await meeting.room()).minutes?.isDecisionPending).toBe(true);
      const refused = await meeting.approve();
      expect(refused.body.errors[0]).toMatchObject({ message: expect.stringContaining('NAV Solbakken') });
      const row = (await meeting.room()).followUps.find(({ what }) => what === 'Søke om bolig')!;
      await server.as('ane', 'PUT', `/api/follow-ups/${row.id}/removal`, {
        isRemoved: true,
        version: row.version,
      });
      const look = await meeting.preview();
      expect(look.endsPathway).toBe(true);
      expect(look.recipients.find(({ partyId }) => partyId === meeting.unit('nav'))).toMatchObject({
        standing: 'ends',
        channel: 'paper',
      });
      const { versionId } = (await meeting.approve()).body;
      expect(await pathway()).toEqual({ state, closed_on: '2026-11-24' });
      const bases = await meeting.rows(
        `select u.kind, b.end_reason from legal_basis b join unit u on u.id = b.party_id where b.pathway_id = $1 order by u.kind`,
      );
      expect(bases).toEqual([
        { kind: 'gp', end_reason: null },
        { kind: 'municipal-health', end_reason: 'pathway-ended' },
        { kind: 'nav', end_reason: 'pathway-ended' },
        { kind: 'phv', end_reason: null },
        { kind: 'tsb', end_reason: null },
      ]);
      expect((await meeting.open('nils', versionId)).status).toBe(404);
      expect((await meeting.open('gry', versionId)).status).toBe(200);
      expect((await meeting.open('ane', versionId)).status).toBe(200);
      expect(
        await meeting.rows(
          'select channel from minutes_copy where minutes_version_id = $1 and party_id = $2',
          [versionId, meeting.unit('nav')],
        ),
      ).toEqual([{ channel: 'paper' }]);
      expect(
        await meeting.rows('select from notice where subject_id = $1 and recipient_unit_id = $2', [
          versionId,
          meeting.unit('nav'),
        ]),
      ).toEqual([]);
    });
});

it('the approving unit keeps the whole when the responsibility has moved since', async () => {
  await meeting.hold();
  server.test.clock.advance(60_000);
  const handover = (
    await meeting.rows(
      `insert into handover (pathway_id, from_unit_id, from_staff_id, to_unit_id, reason, offered_at)
       values ($1, $2, $3, $4, 'TSB tar over', $5) returning id`,
      [
        meeting.pathwayId,
        meeting.unit('dps'),
        server.practice.staff['ane'],
        meeting.unit('tsb'),
        server.test.clock.now(),
      ],
    )
  )[0];
  await server.test.database.withActor(server.practice.actor('ruth'), ({ tx }) =>
    sql`select accept_handover(${handover?.['id']})`.execute(tx),
  );
  const look: ApprovalPreview = (await server.as('ruth', 'GET', meeting.at('approval'))).body;
  const { versionId } = (
    await server.as('ruth', 'POST', meeting.at('approval'), {
      version: look.version,
      mark: look.mark,
      reason: null,
    })
  ).body;
  const copies = await meeting.rows(
    'select party_id, left_out from minutes_copy where minutes_version_id = $1',
    [versionId],
  );
  expect(copies).toContainEqual({ party_id: meeting.unit('tsb'), left_out: 0 });
  server.test.clock.advance(-60_000);
});
