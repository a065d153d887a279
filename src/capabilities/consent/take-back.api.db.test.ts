// Holding back, withdrawing, objecting and correcting over HTTP: what the patient says no to ends at the next request.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { topics } from '../../rules/topics.ts';
import type { LegalBasis } from './model.ts';
import { consentScene, type ConsentScene } from './testing/consent-scene.ts';

let scene: ConsentScene;
let nav: string;
let kommune: string;
let tsb: string;

beforeAll(async () => {
  scene = await consentScene();
  [nav, kommune, tsb] = [scene.unit('nav'), scene.unit('kommune'), scene.unit('tsb')];
});
afterAll(() => scene.server.stop());

const read = ({ id, version }: LegalBasis) => ({ id, version });
const at = async (pathwayId: string, partyId: string) => scene.of(await scene.page(pathwayId), partyId);
const standing = async (pathwayId: string, partyId: string) => (await at(pathwayId, partyId)).present!;
const change = (pathwayId: string, path: string, body: unknown) =>
  scene.as('ane', 'POST', `/api/pathways/${pathwayId}/${path}`, body);
const limit = async (pathwayId: string, partyId: string, parts: object) => {
  const basis = await standing(pathwayId, partyId);
  const body = {
    version: basis.version,
    heldBack: [],
    validTo: null,
    limit: null,
    saidOn: '2026-11-24',
    ...parts,
  };
  return change(pathwayId, `legal-bases/${basis.id}/limit`, body);
};
const share = async (pathwayId: string, partyId: string) =>
  (
    await scene.server.test.owner.query(
      'select topics, valid_to from share where pathway_id = $1 and party_id = $2',
      [pathwayId, partyId],
    )
  ).rows;

/** NAV with economy and housing, the municipality with everything, the TSB by cooperation. */
async function shared(): Promise<string> {
  const id = await scene.pathway();
  await scene.record(id, [
    { party: { partyId: nav }, topics: ['economy', 'housing'], validTo: '2027-06-01' },
    { party: { partyId: kommune }, topics: [...topics] },
    { party: { partyId: tsb }, kind: 'specialist-cooperation', topics: [...topics] },
  ]);
  return id;
}

describe('holding something back', () => {
  it('narrows by topic, day and words, keeps the rest, and the words go on standing', async () => {
    const id = await shared();
    expect((await limit(id, nav, { heldBack: ['economy', 'risk'], limit: 'Ikke gjelden' })).status).toBe(200);
    expect(await standing(id, nav)).toMatchObject({
      topics: ['housing', 'practical'],
      validTo: '2027-06-01',
      limit: 'Ikke gjelden',
    });
    await limit(id, nav, { validTo: '2026-12-24' });
    expect(await standing(id, nav)).toMatchObject({
      topics: ['housing', 'practical'],
      validTo: '2026-12-24',
      limit: 'Ikke gjelden',
    });
    expect((await at(id, nav)).history.map(({ ended }) => ended?.reason)).toEqual(['replaced', 'replaced']);
    expect(await share(id, nav)).toEqual([{ topics: 4096 | 128, valid_to: '2026-12-24' }]);
  });

  it('also of cooperation that needs no consent', async () => {
    const id = await shared();
    await limit(id, tsb, { heldBack: ['family-children'] });
    const { kind, topics: left } = await standing(id, tsb);
    expect(kind).toBe('specialist-cooperation');
    expect(left).toEqual(topics.filter((topic) => topic !== 'family-children'));
  });

  it('never grants more or longer, and must hold something back', async () => {
    const id = await shared();
    const before = await standing(id, nav);
    const refusals = [
      [{}, 409, 'consent.nothing-limited'],
      [{ heldBack: ['diagnosis'] }, 409, 'consent.nothing-limited'],
      [{ heldBack: ['practical'] }, 422, 'invalid-input'],
      [{ validTo: '2027-06-02' }, 422, 'invalid-input'],
      [{ validTo: '2026-11-23' }, 422, 'invalid-input'],
      [{ heldBack: ['economy'], saidOn: '2026-11-25' }, 422, 'invalid-input'],
      [{ heldBack: ['economy'], version: 9 }, 409, 'version-clash'],
    ] as const;
    for (const [parts, status, code] of refusals) {
      const answer = await limit(id, nav, parts);
      expect([parts, answer.status, answer.body.code]).toEqual([parts, status, code]);
    }
    expect(await standing(id, nav)).toEqual(before);
    const own = await standing(id, scene.unit('dps'));
    const refused = await change(id, `legal-bases/${own.id}/limit`, {
      version: 1,
      heldBack: ['economy'],
      validTo: null,
      limit: null,
      saidOn: '2026-11-24',
    });
    expect(refused.body.code).toBe('consent.responsible-unit-stays');
  });
});

describe('withdrawing', () => {
  it('towards several gives one receipt, ends their sight at the next request, and leaves the others', async () => {
    const id = await shared();
    await scene.assign(id, 'nils', 'nav');
    expect((await scene.as('nils', 'GET', `/api/pathways/${id}/consent`)).status).toBe(200);
    const bases = [read(await standing(id, nav)), read(await standing(id, kommune))];
    const { status, body } = await change(id, 'withdrawals', { bases });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      from: { name: 'Kari Nordmann' },
      at: '2026-11-24T08:00:00.000Z',
      recordedBy: 'Ane Lunde',
      recordedUnit: 'Fjellsiden DPS',
    });
    const towards = body.towards.map((one: { party: { name: string }; topics: string[] }) => [
      one.party.name,
      one.topics.length,
    ]);
    expect(towards).toEqual(
      expect.arrayContaining([
        ['NAV Solbakken', 3],
        ['Solbakken kommune, psykisk helse og rus', 13],
      ]),
    );
    for (const path of ['', '/consent', '/who-sees-what', '/documents'])
      expect((await scene.as('nils', 'GET', `/api/pathways/${id}${path}`)).status).toBe(404);
    expect((await at(id, nav)).history[0]).toMatchObject({ ended: { reason: 'withdrawn' } });
    expect((await at(id, tsb)).present?.state).toBe('in-force');
    const again = await scene.as('ane', 'GET', `/api/pathways/${id}/receipts/${bases[0]!.id}`);
    expect(again.body).toEqual(body);
    expect((await change(id, 'withdrawals', { bases })).status).toBe(409);
  });

  it('is all or nothing', async () => {
    const id = await shared();
    const bases = [read(await standing(id, nav)), { ...read(await standing(id, kommune)), version: 7 }];
    expect((await change(id, 'withdrawals', { bases })).status).toBe(409);
    expect((await at(id, nav)).present).not.toBeNull();
  });

  it('tells what is out already, and what can be recalled', async () => {
    const id = await shared();
    const { owner } = scene.server.test;
    const { staff, units } = scene.server.practice;
    await owner.query(
      `with m as (insert into meeting (pathway_id, convening_unit_id, state, created_by, created_at, starts_at, ends_at, place_kind)
         values ($1, $2, 'held', $3, now(), '2026-11-20T09:00Z', '2026-11-20T10:00Z', 'room') returning id),
       i as (insert into invitation (meeting_id, pathway_id, party_id, state, sent_at) select m.id, $1, $4, 'sent', '2026-11-21T08:00:00Z' from m),
       v as (insert into minutes_version (meeting_id, pathway_id, number, approved_at, approved_by, approved_unit_id)
         select m.id, $1, 1, now(), $3, $2 from m returning id, meeting_id)
       insert into minutes_copy (minutes_version_id, meeting_id, pathway_id, party_id, left_out, channel, sent_at, first_read_at)
       select v.id, v.meeting_id, $1, $4, 1, 'screen', '2026-11-22T08:00:00Z', '2026-11-23T08:00:00Z' from v`,
      [id, units['dps'], staff['ane'], nav],
    );
    const { body } = await change(id, 'withdrawals', { bases: [read(await standing(id, nav))] });
    expect(body.towards[0].sentBefore).toMatchObject([
      { what: 'invitation', sentAt: '2026-11-21T08:00:00.000Z', mayBeRecalled: false },
      { what: 'minutes', firstReadAt: '2026-11-23T08:00:00.000Z', isRecalled: false, mayBeRecalled: true },
    ]);
  });

  it('is possible also when the pathway has ended, while nothing new can be recorded', async () => {
    const id = await shared();
    await scene.server.test.owner.query(`update pathway set state = 'integrated' where id = $1`, [id]);
    expect((await scene.page(id)).may).toEqual({ manageConsent: false, withdrawConsent: true });
    expect(
      (await scene.record(id, [{ party: { partyId: scene.unit('fastlege') }, topics: [] }])).status,
    ).toBe(403);
    expect((await change(id, 'withdrawals', { bases: [read(await standing(id, nav))] })).status).toBe(201);
  });

  it('does not reach cooperation, nor the responsible unit', async () => {
    const id = await shared();
    const refused = async (partyId: string) =>
      (await change(id, 'withdrawals', { bases: [read(await standing(id, partyId))] })).body.code;
    expect(await refused(tsb)).toBe('consent.object-instead');
    expect(await refused(scene.unit('dps'))).toBe('consent.responsible-unit-stays');
  });
});

describe('objecting to cooperation', () => {
  const object = (id: string, parties: object[]) =>
    change(id, 'objections', { parties, saidOn: '2026-11-23' });

  it('ends it with a receipt, and keeps it from being recorded again until it is lifted', async () => {
    const id = await shared();
    const basis = await standing(id, tsb);
    const { body } = await object(id, [{ partyId: tsb, present: read(basis) }]);
    expect(body.towards).toMatchObject([{ legalBasisId: basis.id, reason: 'objection', topics }]);
    expect(await share(id, tsb)).toEqual([]);
    const objection = await standing(id, tsb);
    expect(objection).toMatchObject({ kind: 'objection', topics: [], givenOn: '2026-11-23' });
    const cooperate = (replaces: object | null) =>
      scene.record(id, [
        { party: { partyId: tsb }, kind: 'specialist-cooperation', replaces: replaces as never },
      ]);
    expect((await cooperate(read(objection))).body.code).toBe('consent.objection-stands');
    const lifted = await change(id, `legal-bases/${objection.id}/lift-objection`, {
      version: objection.version,
    });
    expect(lifted.status).toBe(200);
    expect(await share(id, tsb)).toEqual([]);
    expect((await at(id, tsb)).present).toBeNull();
    expect((await cooperate(null)).status).toBe(201);
    expect((await scene.as('ane', 'GET', `/api/pathways/${id}/receipts/${objection.id}`)).body).toEqual(body);
  });

  it('can be said before anything is shared, and gives way to a consent that names it', async () => {
    const id = await scene.pathway();
    const gp = scene.unit('fastlege');
    const { body } = await object(id, [{ partyId: gp, present: null }]);
    expect(body.towards).toMatchObject([
      { party: { name: 'Torget legesenter' }, topics: [], reason: 'objection' },
    ]);
    const blind = await scene.record(id, [{ party: { partyId: gp }, kind: 'gp-cooperation' }]);
    expect(blind.body.code).toBe('version-clash');
    const consent = await scene.record(id, [
      { party: { partyId: gp }, topics: ['medication'], replaces: read(await standing(id, gp)) },
    ]);
    expect(consent.status).toBe(201);
    expect((await standing(id, gp)).topics).toEqual(['medication', 'practical']);
  });

  it('is for parties that cooperate without consent', async () => {
    const id = await shared();
    const answer = await object(id, [{ partyId: nav, present: read(await standing(id, nav)) }]);
    expect(answer.body.code).toBe('consent.withdraw-instead');
    expect((await object(id, [{ partyId: tsb, present: null }])).body.code).toBe('version-clash');
  });
});

it('taking back from several, consent and cooperation alike, is one act with one receipt', async () => {
  const id = await shared();
  const entry = async (partyId: string) => ({ partyId, present: read(await standing(id, partyId)) });
  const parties = [await entry(nav), await entry(tsb)];
  const stale = [parties[0]!, { partyId: tsb, present: { ...parties[1]!.present, version: 9 } }];
  expect((await change(id, 'take-back', { parties: stale, saidOn: '2026-11-24' })).status).toBe(409);
  expect((await at(id, nav)).present).not.toBeNull();
  const { status, body } = await change(id, 'take-back', { parties, saidOn: '2026-11-24' });
  expect(status).toBe(201);
  const told = body.towards.map((one: { party: { id: string }; reason: string }) => [
    one.party.id,
    one.reason,
  ]);
  expect(told.toSorted()).toEqual(
    [
      [nav, 'withdrawn'],
      [tsb, 'objection'],
    ].toSorted(),
  );
  expect([await share(id, nav), await share(id, tsb)]).toEqual([[], []]);
});

it('what was recorded wrongly ends as just that, and stays to be seen', async () => {
  const id = await shared();
  const basis = await standing(id, kommune);
  const answer = await change(id, `legal-bases/${basis.id}/recorded-wrongly`, { version: basis.version });
  expect(answer.status).toBe(200);
  expect(await at(id, kommune)).toMatchObject({
    present: null,
    history: [{ id: basis.id, ended: { reason: 'recorded-wrongly' } }],
  });
  expect(await share(id, kommune)).toEqual([]);
  expect((await scene.as('ane', 'GET', `/api/pathways/${id}/receipts/${basis.id}`)).status).toBe(404);
});

it('what has ended stays as it ended, also past the actions', async () => {
  const id = await shared();
  const basis = await standing(id, nav);
  await change(id, 'withdrawals', { bases: [read(basis)] });
  const { database } = scene.server.test;
  const revive = await database.withActor(scene.server.practice.actor('ane'), (work) =>
    work.tx
      .updateTable('legalBasis')
      .set({ endedAt: null, endedBy: null, endReason: null })
      .where('id', '=', basis.id)
      .executeTakeFirst(),
  );
  expect(revive.numUpdatedRows).toBe(0n);
});
