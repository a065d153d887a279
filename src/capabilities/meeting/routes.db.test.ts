// Meetings over HTTP: the course of an invitation, the calendar file as a download, and refusals in words.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testServer, type TestServer } from '../../app/testing/server.ts';
import { topicMask } from '../../rules/topics.ts';
import { syntheticFnr } from '../../rules/synthetic-identity.ts';

let server: TestServer;
let pathwayId: string;
let meetingId: string;

beforeAll(async () => {
  server = await testServer();
  const registered = await server.as('ane', 'POST', '/api/registrations', {
    identityNumber: syntheticFnr({ birthDate: '1999-05-17', serial: 7, gender: 'female' }),
    birthDate: null,
    givenName: 'Kari',
    familyName: 'Nordmann',
    gender: 'female',
    phone: null,
    email: null,
    address: null,
    municipalityNumber: null,
    language: 'nb',
    needsInterpreter: false,
    gpUnitId: null,
    addressProtection: 'none',
  });
  const begun = await server.as('ane', 'POST', '/api/pathways', {
    registrationId: registered.body.registrationId,
    trigger: 'existing-course',
    triggeredOn: '2026-11-20',
  });
  pathwayId = begun.body.pathwayId;
  await server.test.owner.query(`update pathway set state = 'open' where id = $1`, [pathwayId]);
  await server.test.owner.query(
    `insert into legal_basis (pathway_id, party_id, kind, granted, valid_from, given_on, recorded_by, recorded_unit_id, recorded_at)
     values ($1, $2, 'oral-consent', $3, '2026-01-01', '2026-01-01', $4, $5, $6)`,
    [
      pathwayId,
      server.practice.units['nav'],
      topicMask(['housing', 'practical']),
      server.practice.staff['ane'],
      server.practice.units['dps'],
      server.test.clock.now(),
    ],
  );
});
afterAll(() => server.stop());

const at = (path = '') => `/api/meetings/${meetingId}${path}`;

describe('an invitation over HTTP', () => {
  it('goes from an empty draft to a reply', async () => {
    const begun = await server.as('ane', 'POST', `/api/pathways/${pathwayId}/meetings`);
    expect(begun).toMatchObject({ status: 200, body: { isNew: true } });
    meetingId = begun.body.meetingId;

    const early = await server.as('ane', 'POST', at('/sending'), {
      mark: (await server.as('ane', 'GET', at())).body.page.mark,
    });
    expect(early.status).toBe(422);
    expect(early.body.errors.map(({ message }: { message: string }) => message)).toContain(
      'Velg når møtet begynner.',
    );

    const { page } = (await server.as('ane', 'GET', at())).body;
    const framed = await server.as('ane', 'PUT', at('/frame'), {
      ...page.frame,
      startsAt: '2026-12-01T10:00:00+01:00',
      endsAt: '2026-12-01T11:00:00+01:00',
      placeKind: 'room',
      place: '  Møterom 3  ',
      version: page.version,
    });
    expect(framed).toMatchObject({ status: 200, body: { version: page.version + 1 } });
    const situation = page.texts.find(({ kind }: { kind: string }) => kind === 'situation');
    await server.as('ane', 'PUT', at(`/texts/${situation.id}`), { text: 'Trenger bolig', version: 1 });
    const chosen = await server.as('ane', 'POST', at('/invitations'), {
      partyId: server.practice.units['nav'],
    });
    expect(chosen.status).toBe(201);
    const ready = (await server.as('ane', 'GET', at())).body.page;
    expect(ready.frame).toMatchObject({ startsAt: '2026-12-01T09:00:00.000Z', place: 'Møterom 3' });
    const sent = await server.as('ane', 'POST', at('/sending'), { mark: ready.mark });
    expect(sent).toMatchObject({ status: 200, body: { sent: [{ name: 'NAV Solbakken' }], notSent: [] } });

    expect((await server.as('nils', 'GET', at())).body).toMatchObject({ view: 'card' });
    await server.as('nils', 'POST', `/api/pathways/${pathwayId}/openings`, { reason: 'attending-meeting' });
    const replied = await server.as('nils', 'PUT', at(`/invitations/${chosen.body.invitationId}/reply`), {
      reply: 'coming',
      who: 'Nils Dahl',
      deputy: null,
      comment: null,
      version: 2,
    });
    expect(replied).toMatchObject({ status: 200, body: { version: 3 } });
    const list = await server.as(
      'ane',
      'GET',
      `/api/meetings?from=2026-11-30T00:00:00Z&to=2026-12-31T00:00:00Z`,
    );
    expect(list.body.meetings).toMatchObject([{ id: meetingId, open: { repliedCount: 1 } }]);
  });

  it('gives the calendar file as a download', async () => {
    const file = await server.as('nils', 'GET', at('/calendar.ics'));
    expect(file.status).toBe(200);
    expect(file.headers['content-type']).toBe('text/calendar; charset=utf-8');
    expect(file.headers['content-disposition']).toBe('attachment; filename="avtale.ics"');
    expect(file.body.replaceAll('\r\n ', '')).toContain(`/meetings/${meetingId}\r\n`);
  });

  it('answers strangers as if it did not exist, and refuses what is no input', async () => {
    for (const slug of ['per', 'ruth', 'gry', 'kaja', 'arne']) {
      expect((await server.as(slug, 'GET', at())).status).toBe(404);
      expect((await server.as(slug, 'POST', at('/cancellation'), { reason: 'x', version: 1 })).status).toBe(
        404,
      );
    }
    expect((await server.as(null, 'GET', at())).status).toBe(401);
    expect((await server.as('ane', 'GET', '/api/meetings/none')).status).toBe(404);
    const noReason = await server.as('ane', 'POST', at('/cancellation'), { reason: '  ', version: 3 });
    expect(noReason).toMatchObject({ status: 422, body: { errors: [{ field: 'reason' }] } });
    const tooLong = await server.as('ane', 'PUT', at('/preparation/points/offer'), {
      text: 'x'.repeat(10_001),
      version: 0,
    });
    expect(tooLong.status).toBe(422);
    expect(
      (await server.as('ane', 'PUT', at('/preparation/points/other'), { text: '', version: 0 })).status,
    ).toBe(404);
    expect((await server.as('nils', 'POST', at('/sending'), { mark: 'x' })).status).toBe(403);
    expect(server.failures).toEqual([]);
  });
});
