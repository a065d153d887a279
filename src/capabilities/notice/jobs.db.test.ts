// The outbox against a real SMTP server on loopback, also one that is down for a while: nothing lost, nothing sent twice.
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { loadTranslate } from '../../app/texts.ts';
import { testDatabase, type TestDatabase } from '../../app/testing/database.ts';
import { practiceIn, type Practice } from '../../app/testing/practice.ts';
import { createSmtpMailer, type Mailer } from '../../platform/mail/smtp.ts';
import { queueNotice, readNotices, releaseNotice } from './actions.ts';
import { deliverNotices, type Outbox } from './jobs.ts';

let test: TestDatabase;
let practice: Practice;
let outbox: Outbox;
let server: SMTPServer;
let received: string[];
let answer: (recipient: string) => Error | null;

function startServer(port = 0): Promise<number> {
  server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo: ({ address }, _session, callback) => callback(answer(address)),
    onData(stream, _session, callback) {
      let mail = '';
      stream.on('data', (chunk: Buffer) => (mail += chunk.toString()));
      stream.on('end', () => {
        received.push(mail);
        callback();
      });
    },
  });
  return new Promise((resolve) => {
    const listening = server.listen(port, '127.0.0.1', () =>
      resolve((listening.address() as AddressInfo).port),
    );
  });
}
const stopServer = () => new Promise<void>((resolve) => server.close(() => resolve()));

let mailers: Mailer[] = [];
const queue = (address: string) =>
  test.database.withActor(practice.actor('ane'), (work) =>
    queueNotice(work, {
      recipientUnitId: practice.units['nav']!,
      address,
      template: 'invitation',
      language: 'nb',
      subjectId: null,
      facts: { path: '/meetings' },
    }),
  );
const states = async () =>
  (await test.owner.query('select address, state, attempts from notice order by created_at')).rows;

beforeAll(async () => {
  test = await testDatabase();
  practice = await practiceIn(test);
});
beforeEach(async () => {
  await test.owner.query('delete from notice');
  received = [];
  answer = () => null;
  const port = await startServer();
  const mailer = createSmtpMailer(`smtp://127.0.0.1:${port}`, 'samlop@example.test');
  mailers.push(mailer);
  outbox = {
    database: test.database,
    translate: await loadTranslate(),
    publicUrl: 'https://samlop.example',
    mailer,
  };
  return stopServer;
});
afterAll(async () => {
  for (const mailer of mailers) mailer.close();
  await test.drop();
});

it('sends each notice once, also when two servers empty the outbox at the same time', async () => {
  for (let n = 0; n < 12; n += 1) await queue(`unit${n}@example.test`);
  await Promise.all([deliverNotices(outbox), deliverNotices(outbox), deliverNotices(outbox)]);
  expect(received).toHaveLength(12);
  expect(new Set((await states()).map((row) => row.state))).toEqual(new Set(['sent']));
});

it('says nothing but that something is new, and where', async () => {
  await queue('unit@example.test');
  await deliverNotices(outbox);
  expect(received[0]).toContain('https://samlop.example/meetings');
  expect(received[0]).not.toMatch(/rus|psyk|avklaring|diagnos|samtykke|DPS|Lunde/i);
});

it('keeps trying while the mail server is down, and sends once when it is back', async () => {
  const { port } = server.server.address() as AddressInfo;
  await stopServer();
  await queue('unit@example.test');
  await deliverNotices(outbox);
  await deliverNotices(outbox);
  expect(await states()).toEqual([{ address: 'unit@example.test', state: 'queued', attempts: 1 }]);
  test.clock.advance(2 * 60_000);
  await deliverNotices(outbox);
  expect(await states()).toMatchObject([{ state: 'queued', attempts: 2 }]);
  await startServer(port);
  test.clock.advance(10 * 60_000);
  await deliverNotices(outbox);
  await deliverNotices(outbox);
  expect(received).toHaveLength(1);
  expect(await states()).toMatchObject([{ state: 'sent', attempts: 3 }]);
});

it('shows a refused address as failed to the unit that sent it, to try again or give up', async () => {
  answer = (recipient) =>
    recipient.startsWith('gone') ? Object.assign(new Error('no such user'), { responseCode: 550 }) : null;
  await queue('gone@example.test');
  await queue('there@example.test');
  await deliverNotices(outbox);
  const failed = await test.database.withActor(practice.actor('dag'), (work) =>
    readNotices(work, { onlyFailed: true }),
  );
  expect(failed).toMatchObject([
    { address: 'gone@example.test', state: 'failed', recipientUnitName: 'NAV Solbakken' },
  ]);
  const other = await test.database.withActor(practice.actor('per'), (work) => readNotices(work, {}));
  expect(other).toEqual([]);
  const strange = test.database.withActor(practice.actor('per'), (work) =>
    releaseNotice(work, failed[0]!.id, 'again'),
  );
  await expect(strange).rejects.toMatchObject({ status: 404 });
  answer = () => null;
  await test.database.withActor(practice.actor('dag'), (work) => releaseNotice(work, failed[0]!.id, 'again'));
  test.clock.advance(10 * 60_000);
  await deliverNotices(outbox);
  expect(received).toHaveLength(2);
});

it('takes over what a server that died had claimed, with the same Message-ID', async () => {
  await queue('unit@example.test');
  await test.owner.query("update notice set state = 'sending', attempts = 1, last_attempt_at = $1", [
    test.clock.now(),
  ]);
  expect(await deliverNotices(outbox)).toBe(0);
  test.clock.advance(11 * 60_000);
  expect(await deliverNotices(outbox)).toBe(1);
  const { rows } = await test.owner.query('select message_id from notice');
  expect(received[0]).toContain(rows[0].message_id);
});
