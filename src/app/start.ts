// Starts everything a server needs and stops it in order: database, practice scenario, HTTP, jobs.
import { installDirectory } from '../../scenarios/install-directory.ts';
import { sealAccessLog } from '../capabilities/access-log/jobs.ts';
import { watchDeadlines } from '../capabilities/meeting/jobs.ts';
import { removeOldDrafts } from '../capabilities/draft/jobs.ts';
import { deliverNotices } from '../capabilities/notice/jobs.ts';
import { alarmUnowned } from '../capabilities/pathway/actions/portfolio.ts';
import { identityKeyFrom } from '../platform/auth/identity-hash.ts';
import { readOidcConfigs } from '../platform/auth/oidc-config.ts';
import { assertPracticeAllowed } from '../platform/auth/practice-provider.ts';
import { createClock } from '../platform/clock.ts';
import { createDatabase } from '../platform/db/actor.ts';
import { startScheduler } from '../platform/jobs/schedule.ts';
import { stopTypesetting } from '../platform/documents/typst.ts';
import { createPracticeMailer, createSmtpMailer } from '../platform/mail/smtp.ts';
import { buildApp } from './build.ts';
import type { Config } from './config.ts';
import { openDatabase } from './database.ts';
import { fillPractice } from './practice.ts';
import { practicePersons } from './practice-persons.ts';
import { loadTranslate } from './texts.ts';

export interface RunningServer {
  url: string;
  isPractice: boolean;
  stop(): Promise<void>;
}

export async function startServer(config: Config, log: (line: string) => void): Promise<RunningServer> {
  const oidc = readOidcConfigs(process.env);
  const isPractice = oidc.length === 0;
  if (!isPractice && config.smtpUrl === null)
    throw new Error(
      'Set SMTP_URL: without it no notice can be sent. It is only left out in the practice environment.',
    );
  if (isPractice) assertPracticeAllowed(process.env);
  const identityKey = identityKeyFrom(process.env, { isPractice });
  const running = await openDatabase(config, log);
  const offset = config.startAt ? config.startAt.getTime() - createClock().now().getTime() : 0;
  const clock = createClock(offset);
  const database = createDatabase({
    url: running.appUrl,
    clock,
    idleSeconds: config.idleSeconds,
    poolSize: config.poolSize,
    onIdleError: (error) =>
      log(`database: a connection broke (${(error as { code?: string }).code ?? error.name})`),
  });
  const stops: (() => Promise<void>)[] = [() => running.stop(), () => database.close()];
  const stop = async () => {
    for (const step of stops.splice(0).toReversed())
      await step().catch((error: unknown) => log(`stopping: ${(error as Error).message}`));
  };
  try {
    const directory = isPractice ? await installDirectory(running.ownerUrl, identityKey) : null;
    let url = config.publicUrl ?? `http://localhost:${config.port}`;
    const publicUrl = () => url;
    const app = await buildApp({
      database,
      clock,
      publicUrl,
      practicePeople: isPractice ? practicePersons : null,
      oidc,
      identityKey,
      idleSeconds: config.idleSeconds,
      trustProxy: config.trustProxy,
      environment: process.env,
      logEvent: (facts) => log(JSON.stringify({ at: clock.now().toISOString(), ...facts })),
    });
    stops.push(
      async () => stopTypesetting(),
      () => app.close(),
    );
    if (directory) await fillPractice({ app, database, clock, directory });
    const mailer = config.smtpUrl
      ? createSmtpMailer(config.smtpUrl, config.mailFrom)
      : createPracticeMailer();
    const outbox = { database, translate: await loadTranslate(), publicUrl: url, mailer };
    const jobs = [
      { name: 'deliver-notices', cron: '* * * * *', run: () => deliverNotices(outbox) },
      { name: 'watch-deadlines', cron: '*/10 * * * *', run: () => database.withSystem(watchDeadlines) },
      { name: 'alarm-unowned', cron: '*/10 * * * *', run: () => database.withSystem(alarmUnowned) },
      { name: 'remove-old-drafts', cron: '17 3 * * *', run: () => database.withSystem(removeOldDrafts) },
      { name: 'seal-access-log', cron: '* * * * *', run: () => sealAccessLog(database) },
    ];
    const scheduler = await startScheduler(running.ownerUrl, jobs, (job, error) =>
      log(`job ${job} failed: ${(error as { code?: string }).code ?? error.name}`),
    );
    stops.push(() => scheduler.stop());
    await app.listen({ port: config.port, host: config.host });
    const address = app.server.address();
    if (config.publicUrl === null && address && typeof address === 'object')
      url = `http://localhost:${address.port}`;
    return { url, isPractice, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
