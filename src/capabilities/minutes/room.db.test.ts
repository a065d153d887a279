// The meeting room: who starts it, who sees what of it, presence part by part, and its end.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { tableTopics, withdraw } from '../../app/testing/meetings.ts';
import { testServer, type TestServer } from '../../app/testing/server.ts';
import { topicBit } from '../../rules/topics.ts';
import type { Room, RoomItem } from './model.ts';
import { drive, type Driver } from './testing/driver.ts';

let server: TestServer;
let meeting: Driver;
let serial = 0;

beforeAll(async () => {
  server = await testServer();
});
afterAll(() => server.stop());
beforeEach(async () => {
  serial += 1;
  meeting = await drive(server, serial);
});

const note = (page: Room, key: string, partyId?: string) =>
  page.items.find((item) => item.key === key && (partyId === undefined || item.partyId === partyId))!;

describe('starting', () => {
  it('lays the template ready, with cautious topics and one offer for each service at the table', async () => {
    expect((await meeting.start()).status).toBe(204);
    const page = await meeting.room();
    expect(page).toMatchObject({ currentPart: 1, state: 'convened', minutes: { state: 'draft' } });
    expect(page.items.filter(({ kind }) => kind === 'point').map(({ key }) => key)).toEqual([
      'consent',
      'plan-coordinator',
      'care-group',
      'responsible-clinician',
      'economy',
      'housing',
      'next-of-kin',
    ]);
    expect(note(page, 'housing').topics).toBe(topicBit('housing'));
    expect(note(page, 'patient-words').topics & topicBit('practical')).toBe(0);
    const offers = page.items.filter(({ key }) => key === 'service-offer');
    expect(offers).toHaveLength(5);
    // What NAV offers is filed where NAV itself can read it.
    expect(note(page, 'service-offer', server.practice.units['nav']).topics).toBe(topicBit('economy'));
    expect((await meeting.start()).status).toBe(204);
    expect((await meeting.room()).items).toHaveLength(page.items.length);
  });

  it('is for those who write: not for the others at the table, nor for anyone who may not know of it', async () => {
    for (const [who, status] of [
      ['ruth', 403],
      ['per', 403],
      ['nils', 403],
      ['gry', 403],
      ['dag', 404],
      ['lene', 404],
      ['mona', 404],
      ['nora', 404],
      ['arne', 404],
      ['kaja', 404],
    ] as const)
      expect([who, (await meeting.start(who)).status]).toEqual([who, status]);
    expect((await meeting.room()).startedAt).toBeNull();
    expect((await meeting.addCase('Bolig', topicBit('housing'))).status).toBe(403);
  });

  it('is shown on the time line and logged', async () => {
    await meeting.start();
    await meeting.room();
    const log = await server.test.owner.query(
      `select action, object from access_log where pathway_id = $1 and object in ('meeting', 'meeting-room') order by at, action`,
      [meeting.pathwayId],
    );
    expect(log.rows).toEqual([
      { action: 'change', object: 'meeting' },
      { action: 'read', object: 'meeting-room' },
    ]);
    const events = await server.test.owner.query(`select kind from pathway_event where subject_id = $1`, [
      meeting.meetingId,
    ]);
    expect(events.rows).toContainEqual({ kind: 'meeting-started' });
  });
});

describe('what each sees', () => {
  it('leaves no trace of hidden cases: no title, no number, no gap', async () => {
    await meeting.start();
    await meeting.addCase('Rusmestring', topicBit('substance-use'));
    await meeting.addCase('Bolig', topicBit('housing'));
    await meeting.addCase('Økonomi', topicBit('economy'));
    const mine = await meeting.room();
    expect(
      mine.items.filter(({ kind }) => kind === 'case').map(({ number, title }) => [number, title]),
    ).toEqual([
      [1, 'Rusmestring'],
      [2, 'Bolig'],
      [3, 'Økonomi'],
    ]);
    const nav = await meeting.room('nils');
    expect(
      nav.items.filter(({ kind }) => kind === 'case').map(({ number, title }) => [number, title]),
    ).toEqual([
      [1, 'Bolig'],
      [2, 'Økonomi'],
    ]);
    const text = JSON.stringify(nav);
    expect(text).not.toContain('Rusmestring');
    expect(text).not.toContain('position');
    expect(nav.myTopics).toBe(tableTopics.nav);
    expect(nav.parties.every(({ topics }) => topics === null)).toBe(true);
    expect(mine.parties.find(({ unitKind }) => unitKind === 'nav')?.topics).toBe(tableTopics.nav);
  });

  it('is gone at the next request when the consent is taken back', async () => {
    await meeting.start();
    expect((await server.as('nils', 'GET', meeting.at('room'))).status).toBe(200);
    await withdraw(server.test, server.practice, meeting.bases.nav);
    expect((await server.as('nils', 'GET', meeting.at('room'))).status).toBe(404);
  });

  it('does not tell a follow-up row’s hidden case', async () => {
    await meeting.start();
    const hidden: RoomItem = (await meeting.addCase('Rusmestring', topicBit('substance-use'))).body;
    const row = (
      await server.as('ane', 'POST', meeting.at('follow-ups'), {
        itemId: hidden.id,
        topics: topicBit('housing'),
      })
    ).body;
    const seen = (await meeting.room('nils')).followUps.find(({ id }) => id === row.id);
    expect(seen).toMatchObject({ itemId: null });
    expect(JSON.stringify(await meeting.room('nils'))).not.toContain(hidden.id);
  });

  it('logs a page that stands open once a minute, not at every look', async () => {
    await meeting.start();
    for (let look = 0; look < 5; look += 1) await meeting.room('per');
    server.test.clock.advance(61_000);
    await meeting.room('per');
    server.test.clock.advance(-61_000);
    const { rows } = await server.test.owner.query(
      `select count(*)::int as n from access_log where pathway_id = $1 and object = 'meeting-room' and staff_id = $2`,
      [meeting.pathwayId, server.practice.staff['per']],
    );
    expect(rows[0].n).toBe(2);
  });
});

describe('presence', () => {
  it('has the patient at the table also when no letter was sent to them', async () => {
    await meeting.rows('delete from invitation where party_id = $1', [meeting.patientPartyId]);
    await meeting.start();
    const { parties } = await meeting.room();
    expect(parties[0]).toMatchObject({ id: meeting.patientPartyId, kind: 'patient', reply: 'coming' });
    expect((await meeting.presence(meeting.patientPartyId, 1, true)).status).toBe(200);
    await meeting.end();
    const patient = (await meeting.preview()).recipients.find(({ kind }) => kind === 'patient');
    expect(patient).toMatchObject({ channel: 'paper', standing: 'gets-copy' });
  });

  const move = (part: number, who = 'ane') => server.as(who, 'PUT', meeting.at('part'), { part });

  it('follows into the next part; the patient leaves for part 2 and is fetched for part 3', async () => {
    await meeting.start();
    await meeting.presence(meeting.patientPartyId, 1, true);
    await meeting.presence(server.practice.units['nav']!, 1, true);
    expect((await move(2)).status).toBe(204);
    const there = async (part: number) =>
      Object.fromEntries(
        (await meeting.room()).presence.filter((row) => row.part === part).map((row) => [row.partyId, row]),
      );
    expect((await there(2))[meeting.patientPartyId]).toMatchObject({ isPresent: false });
    expect((await there(2))[server.practice.units['nav']!]).toMatchObject({ isPresent: true });
    await move(3);
    const out = (await there(3))[meeting.patientPartyId]!;
    expect(out).toMatchObject({ isPresent: false });
    expect((await meeting.presence(meeting.patientPartyId, 3, true, out.version)).status).toBe(200);
    expect(
      (await meeting.presence(meeting.patientPartyId, 3, false, out.version)).body.current,
    ).toMatchObject({
      isPresent: true,
    });
    expect((await meeting.room()).currentPart).toBe(3);
  });

  it('is recorded for those at the table only, by those who write', async () => {
    await meeting.start();
    expect((await meeting.presence(server.practice.staff['ane']!, 1, true)).status).toBe(422);
    expect((await move(2, 'nils')).status).toBe(403);
    expect((await move(2, 'dag')).status).toBe(404);
    const asNav = await server.as('nils', 'PUT', meeting.at('presence'), {
      partyId: server.practice.units['nav'],
      part: 1,
      isPresent: true,
      who: null,
      version: 0,
    });
    expect(asNav.status).toBe(403);
    expect((await meeting.room()).presence).toEqual([]);
  });

  it('two who tick the same box at once do not overwrite each other unseen', async () => {
    await meeting.start();
    const answers = await Promise.all([
      meeting.presence(meeting.patientPartyId, 1, true),
      meeting.presence(meeting.patientPartyId, 1, false),
    ]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
  });
});

it('ends once, and then the deadline for the minutes runs', async () => {
  await meeting.start();
  const [first, second] = await Promise.all([
    server.as('ane', 'POST', meeting.at('end')),
    server.as('ane', 'POST', meeting.at('end')),
  ]);
  expect([first.status, second.status].toSorted()).not.toEqual([204, 204]);
  const { rows } = await server.test.owner.query(
    `select rule_id, due::text, subject_id from deadline where pathway_id = $1 and rule_id = 'meeting-minutes'`,
    [meeting.pathwayId],
  );
  // Five working days after Tuesday 24 November.
  expect(rows).toEqual([{ rule_id: 'meeting-minutes', due: '2026-12-01', subject_id: meeting.meetingId }]);
  expect((await server.as('ane', 'PUT', meeting.at('part'), { part: 2 })).status).toBe(403);
  const page = await meeting.room();
  expect(page).toMatchObject({ state: 'held', may: { edit: true, run: false, approve: true } });
});
