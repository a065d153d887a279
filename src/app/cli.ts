// The commands of Samløp; docs/operations.md describes each.
import { verifyLog } from '../capabilities/access-log/actions.ts';
import { createClock } from '../platform/clock.ts';
import { createDatabase } from '../platform/db/actor.ts';
import { readConfig } from './config.ts';
import { databaseUrl, openDatabase, reachDatabase } from './database.ts';

const say = (line: string) => void process.stdout.write(`${line}\n`);
const tell = (line: string) => void process.stderr.write(`${line}\n`);

/** Builds the screens when they have changed, then serves. */
async function start(): Promise<void> {
  const { buildWeb } = await import('./build-web.ts');
  await buildWeb(tell);
  await serve();
}

/** Serves what is built: the entry of a production server, which has no build tools. */
async function serve(): Promise<void> {
  const config = readConfig();
  const { startServer } = await import('./start.ts');
  const server = await startServer(config, tell);
  let isStopping = false;
  const end = () => {
    if (isStopping) return;
    isStopping = true;
    void server.stop().then(() => process.exit(0));
  };
  process.on('SIGINT', end);
  process.on('SIGTERM', end);
  say(`\nSamløp: ${server.url}\n`);
  if (server.isPractice) {
    const { practicePersons } = await import('./practice-persons.ts');
    say('Øvingsmiljø: alle personer er oppdiktede. Logg inn som:');
    for (const person of practicePersons)
      say(`  ${person.slug.padEnd(6)} ${person.name.padEnd(14)} ${person.roleText}, ${person.unitName}`);
    say('');
  }
}

async function migrateNow(): Promise<void> {
  const running = await openDatabase(readConfig(), tell);
  await running.stop();
  say('The database has the present schema.');
}

async function verifyLogNow(): Promise<void> {
  const running = await reachDatabase(readConfig(), tell);
  const database = createDatabase({ url: running.appUrl, clock: createClock() });
  try {
    const verdict = await database.withSystem((work) => verifyLog(work));
    if (verdict.holds)
      say(`The access log holds: ${verdict.sealed} entries sealed, ${verdict.waiting} not yet.`);
    else {
      say(
        `The access log is broken at position ${verdict.position}: ${verdict.fault} (entry ${verdict.logId ?? 'unknown'}).`,
      );
      process.exitCode = 2;
    }
  } finally {
    await database.close();
    await running.stop();
  }
}

async function addAdministratorNow(): Promise<void> {
  const { runAddAdministrator } = await import('./add-administrator.ts');
  say(await runAddAdministrator(process.argv.slice(3), tell));
}

/** Signs in as a practice person at the running server and prints the cookie, for scripts. */
async function loginNow(): Promise<void> {
  const { loginCommand } = await import('./login-script.ts');
  const config = readConfig();
  say(await loginCommand(process.argv.slice(3), config.publicUrl ?? `http://localhost:${config.port}`));
}

const commands: Record<string, () => Promise<void>> = {
  start,
  serve,
  migrate: migrateNow,
  'verify-log': verifyLogNow,
  'add-administrator': addAdministratorNow,
  login: loginNow,
  'db-url': async () => say(databaseUrl(readConfig())),
};

const [name = ''] = process.argv.slice(2);
const command = commands[name];
if (command) {
  try {
    await command();
  } catch (error) {
    tell(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  }
} else {
  tell(`Usage: samlop ${Object.keys(commands).join(' | ')}`);
  process.exitCode = name === '' || name === 'help' ? 0 : 1;
}
