// Fills an empty practice environment with the practice scenario, so that a newcomer finds people, meetings and tasks.
import { playPracticeCourse } from '../../scenarios/practice-course.ts';
import type { InstalledDirectory } from '../../scenarios/install-directory.ts';
import { createStage } from '../../scenarios/stage.ts';
import type { SettableClock } from '../platform/clock.ts';
import type { Database } from '../platform/db/actor.ts';
import type { App } from '../platform/http/server.ts';
import { addDays } from '../rules/plain-date.ts';

/** True when nobody has begun anything in this database. */
async function isEmpty(database: Database): Promise<boolean> {
  return database.withSystem(
    async (work) =>
      (await work.tx.selectFrom('pathway').select('id').limit(1).executeTakeFirst()) === undefined,
  );
}

/** Plays the scenario up to the clock's present when the database is empty. The clock is set back for it and released after. */
export async function fillPractice(parts: {
  app: App;
  database: Database;
  clock: SettableClock;
  directory: InstalledDirectory;
}): Promise<void> {
  const { clock } = parts;
  if (!(await isEmpty(parts.database))) return;
  const today = clock.today();
  clock.set(new Date(`${addDays(today, -30)}T06:00:00Z`));
  try {
    await playPracticeCourse(createStage(parts), today);
  } finally {
    clock.release();
  }
}
