// A unit sees and releases its own failed notices, and nobody else's; the practice room shows them as they would arrive.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { testServer, type TestServer } from '../../app/testing/server.ts';

let server: TestServer;
let failed = '';
let sent = '';

beforeAll(async () => {
  server = await testServer();
  const insert = async (state: string) => {
    const { rows } = await server.test.owner.query(
      `insert into notice (unit_id, recipient_unit_id, channel, address, template, language, facts, message_id, state, attempts,
         last_error, created_at)
       values ($1, $2, 'email', 'post@nav-solbakken.example', 'invitation', 'nb', '{"path":"/meetings"}', $3, $4::text, 24,
         case when $4::text = 'failed' then '550 no such mailbox' end, '2026-11-22 10:00Z') returning id`,
      [server.practice.units['dps'], server.practice.units['nav'], state, state],
    );
    return rows[0].id as string;
  };
  failed = await insert('failed');
  sent = await insert('sent');
});
afterAll(() => server.stop());

const release = (slug: string | null, id: string, how = 'again') =>
  server.as(slug, 'POST', `/api/notices/${id}/release`, { how });
const stateOf = async (id: string) =>
  (await server.test.owner.query('select state from notice where id = $1', [id])).rows[0].state;

it('shows the failed ones to the unit that caused them only', async () => {
  const own = await server.as('ane', 'GET', '/api/notices?onlyFailed=true');
  expect(own.body.notices).toMatchObject([
    { id: failed, recipientUnitName: 'NAV Solbakken', lastError: '550 no such mailbox' },
  ]);
  for (const slug of ['ruth', 'per', 'nils', 'gry', 'kaja'])
    expect((await server.as(slug, 'GET', '/api/notices?onlyFailed=true')).body.notices).toEqual([]);
  expect((await server.as(null, 'GET', '/api/notices')).status).toBe(401);
});

it('lets no other unit release one, and nobody one that did not fail', async () => {
  for (const slug of ['ruth', 'per', 'nils', 'gry', 'kaja'])
    expect((await release(slug, failed)).status, `as ${slug}`).toBe(404);
  expect((await release('ane', sent)).status).toBe(404);
  expect((await release('ane', failed, 'forget')).status).toBe(422);
  expect((await release(null, failed)).status).toBe(401);
  expect([await stateOf(failed), await stateOf(sent)]).toEqual(['failed', 'sent']);
});

it('tries again, or notes that the recipient was told another way', async () => {
  expect((await release('ane', failed)).status).toBe(204);
  expect(await stateOf(failed)).toBe('queued');
  expect((await release('ane', failed, 'given-up')).status).toBe(404);
  await server.test.owner.query("update notice set state = 'failed' where id = $1", [failed]);
  expect((await release('ane', failed, 'given-up')).status).toBe(204);
  expect(await stateOf(failed)).toBe('cancelled');
});

it('is read in the practice room as it would arrive', async () => {
  const outbox = await server.as(null, 'GET', '/api/practice/outbox');
  expect(outbox.body.mails).toHaveLength(2);
  expect(outbox.body.mails[0]).toMatchObject({ subject: 'Du har noe nytt i Samløp' });
  expect(outbox.body.mails[0].text).toContain('/meetings');
});
