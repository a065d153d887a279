// Kills the server and the database with kill -9 in the middle of writes, again and again, and counts what was acknowledged
// and is gone afterwards: it must be nothing, and everything must start again by itself.
import { spawn, type ChildProcess } from 'node:child_process';
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { login } from '../src/app/login-script.ts';
import { embeddedUrl } from '../src/platform/db/embedded.ts';
import { syntheticFnr } from '../src/rules/synthetic-identity.ts';

const root = join(import.meta.dirname, '..');
const cycles = Number(process.argv[2] ?? 30);
const writers = 4;
const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

const folder = await mkdtemp(join(tmpdir(), 'samlop-crash-'));
await chmod(folder, 0o755);
const dataDir = join(folder, 'data');
const port = 20_000 + (process.pid % 20_000);
const baseUrl = `http://localhost:${port}`;

let server: ChildProcess | undefined;
let log = '';

async function startServer(): Promise<void> {
  server = spawn(process.execPath, [join(root, 'src/app/cli.ts'), 'serve'], {
    cwd: root,
    env: { ...process.env, DATA_DIR: dataDir, PORT: String(port), DATABASE_URL: '', NODE_ENV: 'development' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  server.stdout?.on('data', (chunk: Buffer) => (log += chunk.toString()));
  server.stderr?.on('data', (chunk: Buffer) => (log += chunk.toString()));
  await waitForHealth();
}

async function endServer(signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
  const running = server;
  if (running === undefined || running.exitCode !== null) return;
  const ended = new Promise((resolve) => running.once('exit', resolve));
  running.kill(signal);
  await ended;
}

async function waitForHealth(): Promise<void> {
  for (let tries = 0; tries < 300; tries += 1) {
    if (server?.exitCode != null) throw new Error(`The server ended by itself:\n${log.slice(-3000)}`);
    const isUp = await fetch(`${baseUrl}/api/health`).then(
      (response) => response.ok,
      () => false,
    );
    if (isUp) return;
    await sleep(100);
  }
  throw new Error(`The server did not come back:\n${log.slice(-3000)}`);
}

let serial = 0;
const acknowledged: string[] = [];
let unanswered = 0;
const writing = new AbortController();

function newPerson(): Record<string, unknown> {
  serial += 1;
  const day = new Date(Date.UTC(1930, 0, 1 + Math.floor(serial / 100))).toISOString().slice(0, 10);
  return {
    identityNumber: syntheticFnr({ birthDate: day, serial: serial % 100, gender: 'female' }),
    birthDate: null,
    givenName: 'Prøve',
    familyName: `Nummer ${serial}`,
    gender: 'female',
    phone: null,
    email: null,
    address: null,
    municipalityNumber: null,
    language: 'nb',
    needsInterpreter: false,
    gpUnitId: null,
    addressProtection: 'none',
  };
}

async function write(cookie: string): Promise<void> {
  while (!writing.signal.aborted) {
    const answer = await fetch(`${baseUrl}/api/registrations`, {
      method: 'POST',
      headers: { cookie, 'content-type': 'application/json', 'x-samlop': '1' },
      body: JSON.stringify(newPerson()),
    }).then(
      async (response) =>
        response.status === 201 ? ((await response.json()) as { registrationId: string }) : null,
      () => null,
    );
    if (answer) acknowledged.push(answer.registrationId);
    else {
      unanswered += 1;
      await sleep(50);
    }
  }
}

async function killDatabase(): Promise<void> {
  const pidFile = join(dataDir, 'postgres', 'cluster', 'postmaster.pid');
  const pid = Number((await readFile(pidFile, 'utf8')).split('\n')[0]);
  process.kill(pid, 'SIGKILL');
}

let kills = { server: 0, database: 0, both: 0 };
let missing = 0;
try {
  await startServer();
  const cookie = await login({ baseUrl, person: 'ane' });
  const loops = Array.from({ length: writers }, () => write(cookie));
  for (let cycle = 0; cycle < cycles; cycle += 1) {
    await sleep(150 + ((cycle * 97) % 400));
    const kind = (['server', 'database', 'both'] as const)[cycle % 3] ?? 'both';
    kills = { ...kills, [kind]: kills[kind] + 1 };
    if (kind !== 'server') await killDatabase();
    if (kind !== 'database') {
      await endServer('SIGKILL');
      await startServer();
    } else await waitForHealth();
  }
  await sleep(300);
  writing.abort();
  await Promise.all(loops);
  const client = new Client({ connectionString: embeddedUrl(dataDir) });
  await client.connect();
  const { rows } = await client.query('select count(*)::int as kept from registration where id = any($1)', [
    acknowledged,
  ]);
  missing = acknowledged.length - rows[0].kept;
  await client.end();
} finally {
  writing.abort();
  await endServer('SIGTERM');
  await rm(folder, { recursive: true, force: true });
}
process.stdout.write(
  `${kills.server + kills.database + kills.both} kills (server ${kills.server}, database ${kills.database}, both ${kills.both}): ${acknowledged.length} writes acknowledged, ${missing} missing, ${unanswered} not answered\n`,
);
if (missing > 0 || acknowledged.length < cycles) process.exitCode = 1;
