// Scheduled work by pg-boss on the same database: each job runs on one server at a time, is retried, and may run twice.
import { PgBoss } from 'pg-boss';

export interface ScheduledJob {
  name: string;
  /** Cron expression in UTC; a minute is the finest step. */
  cron: string;
  run(): Promise<unknown>;
}

export interface Scheduler {
  stop(): Promise<void>;
}

/** Starts the jobs. `ownerUrl` is a connection that may keep pg-boss's own schema. Failures are told to `onError` by the
 *  job's name and the error's code, without what the job worked on. */
export async function startScheduler(
  ownerUrl: string,
  jobs: readonly ScheduledJob[],
  onError: (job: string, error: Error) => void,
): Promise<Scheduler> {
  const boss = new PgBoss({ connectionString: ownerUrl, max: 3, schema: 'pgboss' });
  boss.on('error', (error: Error) => onError('scheduler', error));
  await boss.start();
  for (const job of jobs) {
    await boss.createQueue(job.name, {
      policy: 'stately',
      retryLimit: 3,
      retryBackoff: true,
      deleteAfterSeconds: 86_400,
    });
    await boss.work(job.name, { pollingIntervalSeconds: 10 }, async () => {
      try {
        await job.run();
      } catch (error) {
        onError(job.name, error as Error);
        throw error;
      }
    });
    await boss.schedule(job.name, job.cron);
  }
  return { stop: () => boss.stop({ graceful: true, timeout: 5000 }) };
}
