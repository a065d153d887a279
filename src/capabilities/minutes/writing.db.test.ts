// Writing in the room: two at once, a service’s own offer, topics one does not hold, rows and the next meeting.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { testServer, type TestServer } from '../../app/testing/server.ts';
import { topicBit } from '../../rules/topics.ts';
import type { Room, RoomItem } from './model.ts';
import { drive, type Driver } from './testing/driver.ts';

let server: TestServer;
let meeting: Driver;
let serial = 50;

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

describe('writing', () => {
  it('by two at once: one wins, the other gets the winner’s text', async () => {
    await meeting.start();
    const item: RoomItem = (await meeting.addCase('Bolig', topicBit('housing'))).body;
    const answers = await Promise.all([
      meeting.save(item, { conclusion: 'Kommunen finner bolig' }),
      meeting.save(item, { conclusion: 'NAV finner bolig' }),
    ]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    const lost = answers.find(({ status }) => status === 409)!;
    const stands = (await meeting.room()).items.find(({ id }) => id === item.id)!;
    expect(lost.body).toMatchObject({
      code: 'version-clash',
      current: { id: item.id, conclusion: stands.conclusion, version: 2 },
    });
    expect(answers.find(({ status }) => status === 200)!.body.version).toBe(2);
  });

  it('is the service’s own for its offer, and for nothing else', async () => {
    await meeting.start();
    const nav = await meeting.room('nils');
    const offer = note(nav, 'service-offer', server.practice.units['nav']);
    expect(offer.mayEdit).toBe(true);
    expect(nav.may).toMatchObject({ edit: false, editOwnOffer: true, run: false, decide: false });
    expect((await meeting.save(offer, { description: 'Vi kan møte henne på torsdag' }, 'nils')).status).toBe(
      200,
    );
    const saved = note(await meeting.room('nils'), 'service-offer', server.practice.units['nav']);
    expect((await meeting.save(saved, { topics: topicBit('housing') }, 'nils')).body.code).toBe(
      'minutes.topics-by-writer',
    );
    const housing = note(await meeting.room('nils'), 'housing');
    expect(housing.mayEdit).toBe(false);
    expect((await meeting.save(housing, { description: 'x' }, 'nils')).status).toBe(403);
    expect((await meeting.addCase('x', topicBit('housing'), 'nils')).status).toBe(403);
    expect((await meeting.save(offer, { description: 'x' }, 'dag')).status).toBe(404);
    expect(note(await meeting.room(), 'housing').description).toBe('');
  });

  it('files nothing where the writer cannot read it, and refuses texts that are too long', async () => {
    await server.test.owner.query('update meeting set minute_taker_staff_id = $2 where id = $1', [
      meeting.meetingId,
      server.practice.staff['per'],
    ]);
    await meeting.start();
    const wrong = await meeting.addCase('Diagnose', topicBit('diagnosis'), 'per');
    expect(wrong.body.errors).toMatchObject([{ field: 'topics' }]);
    const made: RoomItem = (await meeting.addCase('Bolig', topicBit('housing'), 'per')).body;
    expect((await meeting.save(made, { description: 'x'.repeat(9_901) }, 'per')).status).toBe(422);
    expect((await meeting.save(made, { topics: 0 }, 'per')).status).toBe(422);
    expect((await meeting.save(made, { topics: 8192 }, 'per')).status).toBe(422);
  });

  it('takes a case out and brings it back; the template’s points stay', async () => {
    await meeting.start();
    const item: RoomItem = (await meeting.addCase('Bolig', topicBit('housing'))).body;
    const away = await server.as('ane', 'PUT', `/api/minutes-items/${item.id}/removal`, {
      isRemoved: true,
      version: 1,
    });
    expect(away.body.version).toBe(2);
    expect((await meeting.room()).items.find(({ id }) => id === item.id)).toMatchObject({
      isRemoved: true,
      number: null,
    });
    expect((await meeting.room('nils')).items.some(({ id }) => id === item.id)).toBe(false);
    const again = await server.as('ane', 'PUT', `/api/minutes-items/${item.id}/removal`, {
      isRemoved: false,
      version: 1,
    });
    expect(again.status).toBe(409);
    await server.as('ane', 'PUT', `/api/minutes-items/${item.id}/removal`, { isRemoved: false, version: 2 });
    expect((await meeting.room('nils')).items.some(({ id }) => id === item.id)).toBe(true);
    const point = note(await meeting.room(), 'economy');
    const kept = await server.as('ane', 'PUT', `/api/minutes-items/${point.id}/removal`, {
      isRemoved: true,
      version: point.version,
    });
    expect(kept.status).toBe(403);
  });

  it('checks whom a follow-up names, and keeps a case its writer cannot see', async () => {
    await server.test.owner.query('update meeting set minute_taker_staff_id = $2 where id = $1', [
      meeting.meetingId,
      server.practice.staff['per'],
    ]);
    await meeting.start();
    const hidden: RoomItem = (await meeting.addCase('Diagnose', topicBit('diagnosis'))).body;
    const { id } = (
      await server.as('ane', 'POST', meeting.at('follow-ups'), {
        itemId: hidden.id,
        topics: topicBit('housing'),
      })
    ).body;
    const content = {
      itemId: null,
      what: 'Søke bolig',
      partyId: server.practice.units['kommune'],
      staffId: server.practice.staff['per'],
      due: '2026-12-01',
      topics: topicBit('housing'),
      version: 1,
    };
    const put = (change: object) =>
      server.as('per', 'PUT', `/api/follow-ups/${id}`, { ...content, ...change });
    const strangers = await put({ partyId: server.practice.staff['ane'], staffId: null });
    expect(strangers.body.errors).toMatchObject([{ field: 'partyId' }]);
    expect((await put({ staffId: server.practice.staff['nils'] })).body.errors).toMatchObject([
      { field: 'staffId' },
    ]);
    expect((await put({ itemId: meeting.meetingId })).body.errors).toMatchObject([{ field: 'itemId' }]);
    expect((await put({})).body).toEqual({ id, version: 2 });
    expect((await meeting.room()).followUps.find((row) => row.id === id)).toMatchObject({
      itemId: hidden.id,
      staffName: 'Per Bakken',
    });
    expect((await put({})).body.current).toMatchObject({ what: 'Søke bolig', version: 2 });
  });

  it('saves the next meeting once; the second writer sees what stands', async () => {
    await meeting.start();
    const content = {
      feedbackWhen: 'later' as const,
      feedbackBy: 'Per',
      nextStartsAt: '2026-12-15T09:00:00Z',
      nextPlace: 'Rådhuset',
      version: 1,
    };
    const put = (change = {}) => server.as('ane', 'PUT', meeting.at('minutes'), { ...content, ...change });
    expect((await put()).body.version).toBe(2);
    const second = await put({ nextPlace: 'DPS' });
    expect(second.status).toBe(409);
    expect(second.body.current).toMatchObject({ nextPlace: 'Rådhuset', version: 2 });
    expect((await meeting.room('nils')).minutes).toMatchObject({
      nextPlace: 'Rådhuset',
      feedbackWhen: 'later',
    });
  });
});
