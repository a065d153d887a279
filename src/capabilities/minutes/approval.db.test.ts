// Approval: what stands in its way, each recipient’s own copy, and what a withdrawn consent does to it.
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { withdraw } from '../../app/testing/meetings.ts';
import { testServer, type TestServer } from '../../app/testing/server.ts';
import { topicBit } from '../../rules/topics.ts';
import type { VersionPage } from './model-versions.ts';
import { drive, type Driver } from './testing/driver.ts';

let server: TestServer;
let meeting: Driver;
// Each approval sets a dozen papers.
vi.setConfig({ testTimeout: 60_000 });
let serial = 100;

beforeAll(async () => {
  server = await testServer();
});
afterAll(() => server.stop());
beforeEach(async () => {
  serial += 1;
  meeting = await drive(server, serial);
});

describe('before approval', () => {
  it('shows who gets what, what is missing and how many tasks it makes', async () => {
    await meeting.hold();
    const page = await meeting.preview();
    const nav = page.recipients.find(({ partyId }) => partyId === meeting.unit('nav'))!;
    expect(nav).toMatchObject({ standing: 'gets-copy', channel: 'screen', hasNotice: true });
    expect(nav.gets.map(({ label }) => label)).toEqual(
      expect.arrayContaining(['Bolig', 'Søke om bolig', 'Hvem som var til stede']),
    );
    expect(nav.misses.map(({ label }) => label)).toEqual(
      expect.arrayContaining(['Rusmestring', 'Pasientens egne ord', 'Samtykke og taushetsplikt']),
    );
    expect(page).toMatchObject({
      taskCount: 2,
      withoutTask: ['Ta med papirene'],
      faults: [],
      endsPathway: false,
    });
    expect(page.missing).toEqual(
      expect.arrayContaining([
        'minutes.missing.decision',
        'minutes.missing.point.economy',
        'minutes.missing.next',
      ]),
    );
    expect(page.missing).not.toContain('minutes.missing.point.housing');
  });

  it('is shown to those who may approve, and approval is theirs', async () => {
    await meeting.hold();
    const { version, mark } = await meeting.preview();
    for (const [who, status] of [
      ['ruth', 403],
      ['per', 403],
      ['nils', 403],
      ['gry', 403],
      ['dag', 404],
      ['arne', 404],
    ] as const) {
      expect([who, (await server.as(who, 'GET', meeting.at('approval'))).status]).toEqual([who, status]);
      const answer = await server.as(who, 'POST', meeting.at('approval'), { version, mark, reason: null });
      expect([who, answer.status]).toEqual([who, status]);
    }
    expect(await meeting.rows('select from minutes_version where pathway_id = $1')).toEqual([]);
  });

  it('waits until the meeting has ended, and for what has changed since it was looked over', async () => {
    await server.as('ane', 'POST', meeting.at('start'));
    expect((await server.as('ane', 'GET', meeting.at('approval'))).status).toBe(403);
    await server.as('ane', 'POST', meeting.at('end'));
    const { version, mark } = await meeting.preview();
    await meeting.write('economy', { description: 'Gjeld hos namsmannen.' });
    const late = await server.as('ane', 'POST', meeting.at('approval'), { version, mark, reason: null });
    expect([late.status, late.body.code]).toEqual([409, 'minutes.changed-since-looked-over']);
  });

  it('is refused by name for rows that nobody can be given', async () => {
    await meeting.hold();
    await meeting.addRow('Følge opp rusprøver', meeting.unit('nav'), topicBit('substance-use'));
    await meeting.addRow('Uten frist', meeting.unit('tsb'), topicBit('treatment'), { due: null });
    await meeting.addRow('Uten noen', null, topicBit('treatment'));
    const answer = await meeting.approve();
    expect([answer.status, answer.body.code]).toEqual([422, 'minutes.follow-up']);
    expect(
      answer.body.errors.map((one: { field: string }) => one.field.split('.').at(-1)).toSorted(),
    ).toEqual(['due', 'partyId', 'topics']);
    expect(JSON.stringify(answer.body.errors)).toContain('NAV Solbakken');
    expect(await meeting.rows('select from minutes_version where pathway_id = $1')).toEqual([]);
    expect(await meeting.rows('select from task where pathway_id = $1')).toEqual([]);
  });
});

describe('approving', () => {
  it('twice at once makes one version', async () => {
    await meeting.hold();
    const { version, mark } = await meeting.preview();
    const both = await Promise.all(
      [1, 2].map(() => server.as('ane', 'POST', meeting.at('approval'), { version, mark, reason: null })),
    );
    expect(both.map(({ status }) => status).toSorted()).toEqual([201, 409]);
    expect(both.find(({ status }) => status === 409)!.body.code).toBe('minutes.already-approved');
    expect(await meeting.rows('select from minutes_version where pathway_id = $1')).toHaveLength(1);
    expect(await meeting.rows('select from task where pathway_id = $1')).toHaveLength(2);
  });

  it('and writing at once never freezes half: the words are in the version, or the writer is told', async () => {
    await meeting.hold();
    const { version, mark } = await meeting.preview();
    const item = (await meeting.room()).items.find(({ key }) => key === 'economy')!;
    const words = { title: '', description: 'Skrevet i siste liten', conclusion: '' };
    const [approved, written] = await Promise.all([
      server.as('ane', 'POST', meeting.at('approval'), { version, mark, reason: null }),
      server.as('ane', 'PUT', `/api/minutes-items/${item.id}`, {
        ...words,
        topics: item.topics,
        version: item.version,
      }),
    ]);
    const outcome = [approved.status, written.status];
    expect([
      [201, 403],
      [409, 200],
    ]).toContainEqual(outcome);
    expect(await meeting.rows('select from minutes_version where pathway_id = $1')).toHaveLength(
      approved.status === 201 ? 1 : 0,
    );
  });

  it('gives NAV a copy without what it may not see, also in the paper', async () => {
    await meeting.hold();
    const { versionId } = (await meeting.approve()).body;
    const page: VersionPage = (await meeting.open('nils', versionId)).body;
    expect(page.cases).toMatchObject([{ number: 1, title: 'Bolig' }]);
    expect(page.points.map(({ key }) => key)).toEqual(['housing']);
    expect(page.notes).toEqual([]);
    expect(page.followUps.map(({ what, caseNumber }) => [what, caseNumber])).toEqual([
      ['Søke om bolig', 1],
      ['Ta med papirene', null],
    ]);
    expect(JSON.stringify(page)).not.toMatch(/Rusmestring|rus\.|sted å bo/);
    expect(page.leftOut).toContain('substance-use');
    expect(page.copies).toMatchObject([{ partyId: meeting.unit('nav'), channel: 'screen' }]);
    expect(page.may).toEqual({ recall: false, correct: false });
    const copies = await meeting.rows(
      `select c.party_id, c.left_out, d.topics, d.audience_unit_id from minutes_copy c join document d on d.id = c.document_id
       where c.minutes_version_id = $1 and c.party_id = any($2)`,
      [versionId, [meeting.unit('nav'), meeting.unit('dps')]],
    );
    const nav = copies.find(({ party_id }) => party_id === meeting.unit('nav'));
    expect(nav?.['audience_unit_id']).toBe(meeting.unit('nav'));
    expect(nav?.['topics']).toBe(topicBit('housing') | topicBit('practical'));
    expect(Number(nav?.['left_out']) & topicBit('substance-use')).not.toBe(0);
    expect(copies).toContainEqual(expect.objectContaining({ party_id: meeting.unit('dps'), left_out: 0 }));
  });

  it('tells who was there, part by part: the patient was out in part 2 and back in part 3', async () => {
    await meeting.hold();
    const { versionId } = (await meeting.approve()).body;
    const page: VersionPage = (await meeting.open('ane', versionId)).body;
    const patient = page.presence.find(({ kind }) => kind === 'patient')!;
    expect(patient.parts.map(({ part, isPresent }) => [part, isPresent])).toEqual([
      [1, true],
      [2, false],
      [3, true],
    ]);
  });

  it('sends notices without names, logs each copy, meets the deadline and tells the time line', async () => {
    await meeting.hold();
    const { versionId } = (await meeting.approve()).body;
    const notices = await meeting.rows('select address, template, facts from notice where subject_id = $1', [
      versionId,
    ]);
    expect(notices.map(({ address }) => address).toSorted()).toEqual([
      'post@nav-solbakken.example',
      'post@torget-lege.example',
      'psykiskhelse@solbakken.example',
      'rusmedisin@fjellsiden.example',
    ]);
    expect(notices[0]).toMatchObject({ template: 'minutes', facts: { path: `/minutes/${versionId}` } });
    expect(JSON.stringify(notices)).not.toMatch(/Kari|Nordmann|Rus|bolig\b/);
    const sent = await meeting.rows(
      `select action from access_log where pathway_id = $1 and object = 'minutes-copy' and action = 'send'`,
    );
    expect(sent).toHaveLength(6);
    expect(
      await meeting.rows(
        `select closed_on::text, broken_on from deadline where pathway_id = $1 and rule_id = 'meeting-minutes'`,
      ),
    ).toEqual([{ closed_on: '2026-11-24', broken_on: null }]);
    expect(await meeting.rows(`select kind from pathway_event where subject_id = $1`, [versionId])).toEqual([
      { kind: 'minutes-approved' },
    ]);
  });

  it('marks when a unit first reads its copy', async () => {
    await meeting.hold();
    const { versionId } = (await meeting.approve()).body;
    const read = () =>
      meeting.rows('select first_read_at from minutes_copy where minutes_version_id = $1 and party_id = $2', [
        versionId,
        meeting.unit('nav'),
      ]);
    expect(await read()).toEqual([{ first_read_at: null }]);
    await meeting.open('nils', versionId);
    const [first] = await read();
    expect(first?.['first_read_at']).toEqual(server.test.clock.now());
    server.test.clock.advance(5_000);
    await meeting.open('nils', versionId);
    server.test.clock.advance(-5_000);
    expect(await read()).toEqual([first]);
  });

  it('sends nothing to those without a basis today', async () => {
    await meeting.hold();
    await withdraw(server.test, server.practice, meeting.bases.nav);
    const blocked = await meeting.approve();
    expect(blocked.body.errors[0].message).toContain('NAV Solbakken');
    const nav = (await meeting.preview()).recipients.find(({ partyId }) => partyId === meeting.unit('nav'))!;
    expect(nav).toMatchObject({ standing: 'no-basis', gets: [], misses: [] });
    const row = (await meeting.room()).followUps.find(({ what }) => what === 'Søke om bolig')!;
    await server.as('ane', 'PUT', `/api/follow-ups/${row.id}`, {
      itemId: row.itemId,
      what: row.what,
      partyId: meeting.unit('kommune'),
      staffId: null,
      due: row.due,
      topics: row.topics,
      version: row.version,
    });
    const { versionId } = (await meeting.approve()).body;
    expect(
      await meeting.rows('select from minutes_copy where minutes_version_id = $1', [versionId]),
    ).toHaveLength(5);
    expect(
      await meeting.rows('select from notice where subject_id = $1 and recipient_unit_id = $2', [
        versionId,
        meeting.unit('nav'),
      ]),
    ).toEqual([]);
  });

  it('is out of NAV’s reach at the next request when the consent is taken back', async () => {
    await meeting.hold();
    const { versionId } = (await meeting.approve()).body;
    const [copy] = await meeting.rows(
      'select document_id from minutes_copy where minutes_version_id = $1 and party_id = $2',
      [versionId, meeting.unit('nav')],
    );
    const paths = [
      `/api/minutes-versions/${versionId}`,
      meeting.at('room'),
      `/api/pathways/${meeting.pathwayId}/minutes`,
      `/api/documents/${String(copy?.['document_id'])}/content`,
    ];
    for (const path of paths) expect((await server.as('nils', 'GET', path)).status).toBe(200);
    await withdraw(server.test, server.practice, meeting.bases.nav);
    for (const path of paths) expect((await server.as('nils', 'GET', path)).status).toBe(404);
    const left = await server.test.database.withActor(server.practice.actor('nils'), async ({ tx }) => ({
      versions: await tx.selectFrom('minutesVersion').select('id').execute(),
      items: await tx.selectFrom('minutesVersionItem').select('id').execute(),
      tasks: await tx.selectFrom('task').select('id').where('pathwayId', '=', meeting.pathwayId).execute(),
    }));
    expect(left.tasks).toEqual([]);
    expect(left.versions.some(({ id }) => id === versionId)).toBe(false);
  });
});
