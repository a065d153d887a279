// Who may not record a basis, over HTTP and past the actions, and what becomes of two who write at once.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { basis, consentScene, type ConsentScene } from './testing/consent-scene.ts';

let scene: ConsentScene;
let nav: string;
let kommune: string;

beforeAll(async () => {
  scene = await consentScene();
  nav = scene.unit('nav');
  kommune = scene.unit('kommune');
});
afterAll(() => scene.server.stop());

const present = async (pathwayId: string, partyId: string) =>
  scene.of(await scene.page(pathwayId), partyId).present;

describe('wrong people', () => {
  it('get 404 when they may not know, 403 when they see but may not, and change nothing', async () => {
    const id = await scene.pathway();
    await scene.record(id, [{ party: { partyId: nav }, topics: ['economy'] }]);
    await scene.assign(id, 'nils', 'nav');
    const kept = await scene.count('legal_basis', id);
    const expected: [string, number][] = [
      ['nils', 403],
      ['nora', 404],
      ['dag', 404],
      ['lene', 404],
      ['ruth', 404],
      ['per', 404],
      ['gry', 404],
      ['arne', 404],
      ['kaja', 404],
    ];
    const standing = await present(id, nav);
    const read = { id: standing!.id, version: standing!.version };
    const requests: [string, string, unknown][] = [
      ['POST', 'legal-bases', { bases: [basis({ party: { partyId: kommune } })] }],
      [
        'POST',
        `legal-bases/${read.id}/limit`,
        { version: 1, heldBack: ['economy'], validTo: null, limit: null, saidOn: '2026-11-24' },
      ],
      ['POST', `legal-bases/${read.id}/recorded-wrongly`, { version: 1 }],
      ['POST', `legal-bases/${read.id}/lift-objection`, { version: 1 }],
      ['POST', 'withdrawals', { bases: [read] }],
      ['POST', 'objections', { parties: [{ partyId: nav, present: read }], saidOn: '2026-11-24' }],
      [
        'POST',
        'parties',
        { kind: 'kin', name: 'X', relation: null, phone: null, email: null, address: null },
      ],
    ];
    for (const [slug, status] of expected)
      for (const [method, path, body] of requests) {
        const answer = await scene.as(slug, method, `/api/pathways/${id}/${path}`, body);
        expect([slug, path, answer.status]).toEqual([slug, path, status]);
      }
    expect((await scene.as(null, 'GET', `/api/pathways/${id}/consent`)).status).toBe(401);
    expect(await scene.count('legal_basis', id)).toBe(kept);
    expect(await present(id, nav)).toEqual(standing);
  });

  it('also get nowhere past the actions: the database refuses NAV a basis of its own making', async () => {
    const id = await scene.pathway();
    await scene.record(id, [{ party: { partyId: nav }, topics: ['economy'] }]);
    await scene.assign(id, 'nils', 'nav');
    const { practice, test } = scene.server;
    const nils = practice.actor('nils');
    const row = (change: object) => ({
      pathwayId: id,
      partyId: kommune,
      kind: 'oral-consent',
      granted: 8191,
      validFrom: '2026-11-24',
      givenOn: '2026-11-24',
      recordedBy: nils.staffId,
      recordedUnitId: nils.unitId,
      recordedAt: test.clock.now(),
      ...change,
    });
    const insert = (slug: string, change: object) =>
      test.database.withActor(practice.actor(slug), (work) =>
        work.tx.insertInto('legalBasis').values(row(change)).execute(),
      );
    await expect(insert('nils', {})).rejects.toMatchObject({ code: '42501' });
    const ane = practice.actor('ane');
    const own = { recordedBy: ane.staffId, recordedUnitId: ane.unitId };
    await expect(insert('ane', { ...own, kind: 'responsible-unit' })).rejects.toMatchObject({
      code: '42501',
    });
    await expect(insert('ane', { ...own, recordedBy: nils.staffId })).rejects.toMatchObject({
      code: '42501',
    });
    await expect(insert('ane', { ...own, validFrom: '2026-11-01' })).rejects.toMatchObject({ code: '42501' });
    await expect(insert('ane', { ...own, partyId: nav })).rejects.toMatchObject({ code: '23505' });
    const ended = await test.database.withActor(nils, (work) =>
      work.tx
        .updateTable('legalBasis')
        .set({ endReason: 'withdrawn', endedAt: work.now, endedBy: nils.staffId })
        .where('pathwayId', '=', id)
        .executeTakeFirst(),
    );
    expect(ended.numUpdatedRows).toBe(0n);
  });
});

describe('two who write at once', () => {
  it('one is saved, the other sees what stands now, and nothing is overwritten', async () => {
    const id = await scene.pathway();
    const answers = await Promise.all([
      scene.record(id, [{ party: { partyId: nav }, topics: ['economy'] }]),
      scene.record(id, [{ party: { partyId: nav }, topics: ['housing'] }]),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    const clash = answers.find(({ status }) => status === 409)!;
    const stands = scene.of(clash.body.current, nav).present!;
    expect(clash.body.code).toBe('version-clash');
    expect(stands.id).toBe((await present(id, nav))!.id);
    expect(await scene.count('share', id)).toBe(2);
  });

  it('an old picture of the basis is refused, also when a form was tied to it meanwhile', async () => {
    const id = await scene.pathway();
    await scene.record(id, [{ party: { partyId: nav }, topics: ['economy'] }]);
    const { id: basisId } = (await present(id, nav))!;
    for (const replaces of [null, { id: basisId, version: 2 }, { id: nav, version: 1 }])
      expect(
        (await scene.record(id, [{ party: { partyId: nav }, topics: ['housing'], replaces }])).status,
      ).toBe(409);
    expect((await present(id, nav))!.id).toBe(basisId);
  });
});
