// Recording bases over HTTP: the normal course, and what is refused with the field at fault.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { topics } from '../../rules/topics.ts';
import { consentScene, basis, type ConsentScene } from './testing/consent-scene.ts';

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

describe('recording a basis', () => {
  it('shows the responsible unit first, and needs, rules and suggestions by kind of party', async () => {
    const id = await scene.pathway();
    await scene.record(id, [
      { party: { partyId: scene.unit('tsb') }, kind: 'specialist-cooperation', topics: [...topics] },
      { party: { partyId: scene.unit('fastlege') }, kind: 'gp-cooperation', topics: ['diagnosis'] },
      {
        party: { partyId: nav },
        topics: ['economy', 'housing'],
        validTo: '2027-06-01',
        limit: 'Ikke gjelden',
      },
    ]);
    const page = await scene.page(id);
    expect(page.may).toEqual({ manageConsent: true, withdrawConsent: true });
    expect(page.parties[0]).toMatchObject({ isResponsible: true, present: { kind: 'responsible-unit' } });
    expect(scene.of(page, scene.unit('tsb'))).toMatchObject({
      need: {
        need: 'cooperation',
        recordable: ['specialist-cooperation', 'oral-consent', 'written-consent'],
      },
      present: { state: 'in-force', topics, validTo: null },
    });
    expect(scene.of(page, nav)).toMatchObject({
      need: {
        need: 'consent',
        text: 'Her trengs samtykke fra pasienten, muntlig eller skriftlig.',
        suggestedTopics: ['housing', 'economy', 'work-activity', 'practical'],
      },
      present: {
        kind: 'oral-consent',
        topics: ['housing', 'economy', 'practical'],
        validFrom: '2026-11-24',
        validTo: '2027-06-01',
        recordedBy: 'Ane Lunde',
        recordedUnit: 'Fjellsiden DPS',
        limit: 'Ikke gjelden',
        ended: null,
      },
      history: [],
    });
  });

  it('opens the record to the party from its next request, and keeps the words of a limit from it', async () => {
    const id = await scene.pathway();
    expect((await scene.as('nils', 'GET', `/api/pathways/${id}`)).status).toBe(404);
    await scene.record(id, [
      { party: { partyId: nav }, topics: ['economy'], limit: 'Ikke noe om boligen' },
      { party: { partyId: kommune }, topics: [...topics], limit: 'Bare Per' },
    ]);
    expect((await scene.as('nils', 'GET', `/api/pathways/${id}`)).body.view).toBe('card');
    await scene.assign(id, 'nils', 'nav');
    await scene.assign(id, 'per', 'kommune');
    expect(scene.of(await scene.page(id, 'nils'), nav).present?.limit).toBeNull();
    expect(scene.of(await scene.page(id, 'nils'), kommune).present?.limit).toBe('Bare Per');
    expect(scene.of(await scene.page(id, 'per'), nav).present?.limit).toBe('Ikke noe om boligen');
    expect((await scene.page(id, 'nils')).may).toEqual({ manageConsent: false, withdrawConsent: false });
  });

  it('is granted to a new person only when it is saved, and never more than was named', async () => {
    const id = await scene.pathway();
    const newParty = {
      kind: 'kin' as const,
      name: 'Tone Nordmann',
      relation: 'mor',
      phone: '400 00 001',
      email: null,
      address: null,
    };
    const { body } = await scene.record(id, [{ party: { newParty }, topics: [] }]);
    const tone = body.parties.find(
      ({ party }: { party: { name: string } }) => party.name === 'Tone Nordmann',
    );
    expect(tone).toMatchObject({
      party: { kind: 'kin', relation: 'mor' },
      present: { topics: ['practical'] },
    });
    const { rows } = await scene.server.test.owner.query('select topics from share where party_id = $1', [
      tone.party.id,
    ]);
    expect(rows).toEqual([{ topics: 4096 }]);
  });

  it('replaces the old one with all its history, and both cannot stand', async () => {
    const id = await scene.pathway();
    await scene.record(id, [{ party: { partyId: nav }, topics: ['economy'] }]);
    const first = await present(id, nav);
    await scene.record(id, [
      { party: { partyId: nav }, topics: ['housing'], replaces: { id: first!.id, version: first!.version } },
    ]);
    const after = scene.of(await scene.page(id), nav);
    expect(after.present?.topics).toEqual(['housing', 'practical']);
    expect(after.history).toMatchObject([
      { id: first!.id, state: 'ended', ended: { reason: 'replaced', by: 'Ane Lunde' } },
    ]);
    expect(await scene.count('share', id)).toBe(2);
  });

  it('tells the time line and the log', async () => {
    const id = await scene.pathway();
    await scene.record(id, [{ party: { partyId: nav }, topics: ['economy'] }]);
    const events = await scene.server.test.owner.query(
      'select kind, subject_id, facts, topics from pathway_event where pathway_id = $1 and kind like $2',
      [id, 'basis%'],
    );
    expect(events.rows).toEqual([
      {
        kind: 'basis-recorded',
        subject_id: nav,
        topics: 4096,
        facts: { name: 'NAV Solbakken', kind: 'oral-consent', validTo: null },
      },
    ]);
    const log = await scene.server.test.owner.query(
      `select action, object from access_log where pathway_id = $1 and object = 'legal-basis' order by at, action`,
      [id],
    );
    expect(log.rows).toContainEqual({ action: 'create', object: 'legal-basis' });
  });
});

describe('what cannot be recorded', () => {
  it('names the field and the remedy, and leaves all as it was', async () => {
    const id = await scene.pathway();
    const kept = await scene.count('legal_basis', id);
    const newParty = {
      kind: 'kin' as const,
      name: 'Tone',
      relation: null,
      phone: null,
      email: null,
      address: null,
    };
    const tried: [string, Parameters<typeof basis>[0], string][] = [
      ['cooperation with NAV', { party: { partyId: nav }, kind: 'specialist-cooperation' }, 'bases.0.kind'],
      [
        'GP cooperation with the TSB',
        { party: { partyId: scene.unit('tsb') }, kind: 'gp-cooperation' },
        'bases.0.kind',
      ],
      ['cooperation with next of kin', { party: { newParty }, kind: 'gp-cooperation' }, 'bases.0.kind'],
      ['given tomorrow', { party: { partyId: nav }, givenOn: '2026-11-25' }, 'bases.0.givenOn'],
      ['from yesterday', { party: { partyId: nav }, validFrom: '2026-11-23' }, 'bases.0.validFrom'],
      ['ended already', { party: { partyId: nav }, validTo: '2026-11-23' }, 'bases.0.validTo'],
      [
        'ends before it begins',
        { party: { partyId: nav }, validFrom: '2027-01-02', validTo: '2027-01-01' },
        'bases.0.validTo',
      ],
      ['nobody', { party: { partyId: '11111111-1111-4111-8111-111111111111' } }, 'bases.0.party.partyId'],
      ['a form with an oral consent', { party: { partyId: nav }, documentId: nav }, 'bases.0.documentId'],
      [
        'a form that is none',
        { party: { partyId: nav }, kind: 'written-consent', documentId: nav },
        'bases.0.documentId',
      ],
    ];
    for (const [what, wrong, field] of tried) {
      const answer = await scene.record(id, [wrong]);
      expect([what, answer.status, answer.body.errors?.[0]?.field]).toEqual([what, 422, field]);
      expect(answer.body.errors[0].message).not.toMatch(/^problem\./);
    }
    const both = await scene.record(id, [{ party: { partyId: nav } }, { party: { partyId: nav } }]);
    expect(both.body.errors[0].field).toBe('bases.0.party.partyId');
    const half = await scene.record(id, [
      { party: { partyId: kommune } },
      { party: { partyId: nav }, givenOn: '2099-01-01' },
    ]);
    expect(half.status).toBe(422);
    const own = await scene.record(id, [{ party: { partyId: scene.unit('dps') } }]);
    expect(own).toMatchObject({ status: 409, body: { current: expect.anything() } });
    expect(await scene.count('legal_basis', id)).toBe(kept);
    expect(await scene.count('party', id)).toBe(0);
  });

  it('includes a basis for a person of another pathway', async () => {
    const [id, other] = [await scene.pathway(), await scene.pathway()];
    const person = { kind: 'kin', name: 'Tone', relation: null, phone: null, email: null, address: null };
    const { body } = await scene.as('ane', 'POST', `/api/pathways/${other}/parties`, person);
    expect((await scene.record(id, [{ party: { partyId: body.id } }])).status).toBe(422);
  });

  it('asks for topics outright: none is assumed', async () => {
    const id = await scene.pathway();
    const { topics: _, ...rest } = basis({ party: { partyId: nav } });
    const answer = await scene.as('ane', 'POST', `/api/pathways/${id}/legal-bases`, { bases: [rest] });
    expect(answer).toMatchObject({ status: 422, body: { errors: [{ field: 'bases.0.topics' }] } });
  });
});

it('a person’s name and number can be corrected, once per version', async () => {
  const id = await scene.pathway();
  const contact = { name: 'Tone', relation: null, phone: null, email: null, address: null };
  const { body } = await scene.as('ane', 'POST', `/api/pathways/${id}/parties`, { kind: 'kin', ...contact });
  const put = (version: number, email: string | null = null) =>
    scene.as('ane', 'PUT', `/api/pathways/${id}/parties/${body.id}`, {
      ...contact,
      name: 'Tone Vik',
      email,
      version,
    });
  expect((await put(1)).body).toMatchObject({ name: 'Tone Vik', version: 2 });
  expect(await put(1)).toMatchObject({ status: 409, body: { current: { name: 'Tone Vik' } } });
  expect((await put(2, 'ingen')).body.errors[0].field).toBe('email');
  expect(
    (await scene.as('ane', 'PUT', `/api/pathways/${id}/parties/${nav}`, { ...contact, version: 1 })).status,
  ).toBe(404);
});
