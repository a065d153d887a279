// Correction with a reason, and taking back what was sent wrongly.
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { testServer, type TestServer } from '../../app/testing/server.ts';
import type { VersionPage } from './model-versions.ts';
import { drive, type Driver } from './testing/driver.ts';

let server: TestServer;
let meeting: Driver;
// Each approval sets a dozen papers.
vi.setConfig({ testTimeout: 60_000 });
let serial = 200;

beforeAll(async () => {
  server = await testServer();
});
afterAll(() => server.stop());
beforeEach(async () => {
  serial += 1;
  meeting = await drive(server, serial);
});

describe('correction', () => {
  it('is a new version with a reason; tasks change and are not doubled', async () => {
    await meeting.hold();
    const row = (await meeting.room()).followUps.find(({ what }) => what === 'Søke om bolig')!;
    const first = (await meeting.approve()).body;
    expect((await server.as('ane', 'PUT', `/api/follow-ups/${row.id}`, {})).status).toBe(422);
    const item = (await meeting.room()).items.find(({ key }) => key === 'economy')!;
    const content = {
      title: '',
      description: 'x',
      conclusion: '',
      topics: item.topics,
      version: item.version,
    };
    expect((await server.as('ane', 'PUT', `/api/minutes-items/${item.id}`, content)).body.code).toBe(
      'minutes.approved',
    );
    const { minutes } = await meeting.room();
    expect(
      (await server.as('ruth', 'POST', meeting.at('correction'), { version: minutes!.version })).status,
    ).toBe(403);
    expect(
      (await server.as('ane', 'POST', meeting.at('correction'), { version: minutes!.version })).status,
    ).toBe(200);
    const live = (await meeting.room()).followUps.find(({ id }) => id === row.id)!;
    await server.as('ane', 'PUT', `/api/follow-ups/${row.id}`, {
      itemId: live.itemId,
      what: 'Søke om kommunal bolig',
      partyId: meeting.unit('nav'),
      staffId: null,
      due: '2026-12-15',
      topics: live.topics,
      version: live.version,
    });
    const doctor = (await meeting.room()).followUps.find(({ what }) => what === 'Time hos lege')!;
    await server.as('ane', 'PUT', `/api/follow-ups/${doctor.id}/removal`, {
      isRemoved: true,
      version: doctor.version,
    });
    expect((await meeting.approve('')).body.errors).toMatchObject([{ field: 'reason' }]);
    const second = (await meeting.approve('Feil frist hos NAV')).body;
    expect(second.number).toBe(2);
    expect(
      await meeting.rows(
        'select what, due::text, state, version from task where pathway_id = $1 order by what',
      ),
    ).toEqual([
      { what: 'Søke om kommunal bolig', due: '2026-12-15', state: 'open', version: 2 },
      { what: 'Time hos lege', due: '2026-12-08', state: 'cancelled', version: 2 },
    ]);
    expect((await meeting.open('nils', first.versionId)).body).toMatchObject({
      isLatest: false,
      number: 1,
      newer: { id: second.versionId, number: 2 },
    });
    expect((await meeting.open('nils', second.versionId)).body).toMatchObject({
      isLatest: true,
      newer: null,
      reason: 'Feil frist hos NAV',
    });
    const list = (await server.as('nils', 'GET', `/api/pathways/${meeting.pathwayId}/minutes`)).body.meetings;
    expect(list).toMatchObject([{ state: 'approved', versions: [{ number: 2 }, { number: 1 }] }]);
  });

  it('can be left while nothing is changed, and not after', async () => {
    await meeting.hold();
    await meeting.approve();
    server.test.clock.advance(60_000);
    const begin = async () =>
      server.as('ane', 'POST', meeting.at('correction'), {
        version: (await meeting.room()).minutes!.version,
      });
    const leave = async () =>
      server.as('ane', 'DELETE', meeting.at('correction'), {
        version: (await meeting.room()).minutes!.version,
      });
    await begin();
    expect((await leave()).status).toBe(200);
    await begin();
    await meeting.write('economy', { description: 'Nytt' });
    const kept = await leave();
    server.test.clock.advance(-60_000);
    expect([kept.status, kept.body.code]).toEqual([409, 'minutes.correction-has-changes']);
  });
});

describe('recall', () => {
  it('of one copy takes it, the paper and the draft from that unit, and leaves a trace', async () => {
    await meeting.hold();
    const { versionId } = (await meeting.approve()).body;
    const page: VersionPage = (await meeting.open('ane', versionId)).body;
    const copy = page.copies.find(({ partyId }) => partyId === meeting.unit('nav'))!;
    const recall = (who: string, reason = 'Sendt til feil enhet') =>
      server.as(who, 'POST', `/api/minutes-copies/${copy.id}/recall`, { reason });
    expect((await recall('nils')).status).toBe(403);
    // Another's copy is nothing that a recipient knows of.
    expect((await recall('per')).status).toBe(404);
    expect((await recall('dag')).status).toBe(404);
    expect((await recall('ane', ' ')).status).toBe(422);
    const paper = `/api/documents/${copy.documentId}/content`;
    expect((await server.as('nils', 'GET', paper)).status).toBe(200);
    expect((await recall('ane')).status).toBe(204);
    expect((await recall('ane')).body.code).toBe('minutes.already-recalled');
    expect((await meeting.open('nils', versionId)).status).toBe(404);
    expect((await server.as('nils', 'GET', paper)).status).toBe(404);
    expect((await server.as('ane', 'GET', paper)).status).toBe(200);
    const [archive] = await meeting.rows('select id from document where archive_of = $1', [copy.documentId]);
    expect((await server.as('nils', 'GET', `/api/documents/${String(archive?.['id'])}/content`)).status).toBe(
      404,
    );
    expect((await meeting.room('nils')).items).toEqual([]);
    expect((await meeting.room('nils')).followUps).toEqual([]);
    expect((await meeting.open('per', versionId)).status).toBe(200);
    const trace = (await meeting.open('ane', versionId)).body.copies.find(
      (one: { partyId: string }) => one.partyId === meeting.unit('nav'),
    );
    expect(trace).toMatchObject({ recallReason: 'Sendt til feil enhet' });
    const list = (await server.as('nils', 'GET', `/api/pathways/${meeting.pathwayId}/minutes`)).body.meetings;
    expect(list).toMatchObject([{ versions: [], takenBack: [{ reason: 'Sendt til feil enhet' }] }]);
    expect(
      await meeting.rows(
        `select template from notice where subject_id = $1 and template = 'minutes-recalled'`,
        [versionId],
      ),
    ).toHaveLength(1);
    expect(
      await meeting.rows(`select kind from pathway_event where subject_id = $1 order by at, kind`, [
        versionId,
      ]),
    ).toContainEqual({ kind: 'minutes-copy-recalled' });
    const own = page.copies.find(({ partyId }) => partyId === meeting.unit('dps'))!;
    expect(
      (await server.as('ane', 'POST', `/api/minutes-copies/${own.id}/recall`, { reason: 'x' })).body.code,
    ).toBe('minutes.own-copy');
  });

  it('of a version takes it from everyone; a corrected one opens it again', async () => {
    await meeting.hold();
    const { versionId } = (await meeting.approve()).body;
    const recall = (who: string) =>
      server.as(who, 'POST', `/api/minutes-versions/${versionId}/recall`, { reason: 'Feil person i sak 1' });
    expect((await recall('ruth')).status).toBe(403);
    expect((await recall('ane')).status).toBe(204);
    for (const who of ['ruth', 'per', 'nils', 'gry'])
      expect((await meeting.open(who, versionId)).status).toBe(404);
    expect((await meeting.open('ane', versionId)).body).toMatchObject({
      recallReason: 'Feil person i sak 1',
    });
    await server.as('ane', 'POST', meeting.at('correction'), {
      version: (await meeting.room()).minutes!.version,
    });
    await meeting.write('housing', { description: 'Rettet' });
    const next = (await meeting.approve('Feil person i sak 1')).body;
    for (const who of ['ruth', 'per', 'nils', 'gry'])
      expect((await meeting.open(who, next.versionId)).status).toBe(200);
    expect((await meeting.room('nils')).items.some(({ description }) => description === 'Rettet')).toBe(true);
    expect((await meeting.open('nils', versionId)).status).toBe(404);
  });
});
