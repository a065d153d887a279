// npm run bench: the same work over HTTP (login, access rules, access log) and as raw SQL, side by side, at 10,000 and at
// 200,000 pathways; and what a PDF, the server's memory and the first page weigh.
import { fork, type ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client, Pool } from 'pg';
import { consentPdf } from '../src/capabilities/document/documents.ts';
import { filledConsent } from '../src/capabilities/document/examples.ts';
import { practiceIdentityKey } from '../src/platform/auth/identity-hash.ts';
import { createClock } from '../src/platform/clock.ts';
import { createDatabase } from '../src/platform/db/actor.ts';
import { startEmbedded } from '../src/platform/db/embedded.ts';
import { grantLogin, migrate } from '../src/platform/db/migrate.ts';
import { buildApp } from '../src/app/build.ts';
import { serverLogin } from '../src/app/database.ts';
import { benchInstant, benchToday, fill, idOf, perStaff } from './fill.ts';
import { recordStatements, replay, retarget, type Statement } from './record.ts';

const root = join(import.meta.dirname, '..');
const clients = 8;
const times = Number(process.env['BENCH_TIMES'] ?? 1500);
const sizes = (process.env['BENCH_SIZES'] ?? '10000,200000').split(',').map(Number);
const tokenOf = (staff: number) => `bench-session-${staff}`;
const hashOf = (staff: number) => createHash('sha256').update(tokenOf(staff)).digest('hex');

interface Work {
  name: string;
  method: 'GET' | 'PUT' | 'POST';
  path: (n: number) => string;
  body?: () => unknown;
  /** Ids of target n, in the order in which a sample's are replaced. */
  ids: (n: number) => string[];
}

const works: Work[] = [
  {
    name: 'open a pathway',
    method: 'GET',
    path: (n) => `/api/pathways/${idOf('pathway', n)}`,
    ids: (n) => [idOf('pathway', n), idOf('registration', n), idOf('person', n)],
  },
  { name: 'work list', method: 'GET', path: () => '/api/work-list', ids: () => [] },
  {
    name: 'save a draft of the minutes',
    method: 'PUT',
    path: (n) => `/api/minutes-items/${idOf('item', n * 4)}`,
    body: () => ({
      title: 'Sak 0',
      description: 'En ny setning om saken, skrevet i møtet.',
      conclusion: '',
      topics: 4096,
      version: 1,
    }),
    ids: (n) => [idOf('item', n * 4), idOf('meeting', n), idOf('pathway', n), idOf('person', n)],
  },
  {
    name: 'complete a task',
    method: 'POST',
    path: (n) => `/api/tasks/${idOf('task', n * 2)}/done`,
    body: () => ({ evidence: 'Ringt og avtalt tid.', version: 1 }),
    ids: (n) => [idOf('task', n * 2), idOf('pathway', n), idOf('registration', n), idOf('person', n)],
  },
];

const median = (sorted: readonly number[]) => sorted[Math.floor(sorted.length / 2)] ?? 0;

/** Does `work(i)` for i below `count` with eight at a time; the median in ms and the whole rate a second. */
async function measure(
  count: number,
  work: (index: number) => Promise<void>,
): Promise<{ ms: number; rate: number }> {
  let next = 0;
  const took: number[] = [];
  const started = performance.now();
  await Promise.all(
    Array.from({ length: clients }, async () => {
      while (next < count) {
        const index = next++;
        const before = performance.now();
        await work(index);
        took.push(performance.now() - before);
      }
    }),
  );
  return { ms: median(took.toSorted((a, b) => a - b)), rate: count / ((performance.now() - started) / 1000) };
}

const agent = new Agent({ keepAlive: true, maxSockets: clients });
function send(port: number, work: Work, n: number): Promise<void> {
  const payload = work.body ? JSON.stringify(work.body()) : undefined;
  return new Promise((resolve, reject) => {
    const sent = request(
      {
        agent,
        host: 'localhost',
        port,
        method: work.method,
        path: work.path(n),
        headers: {
          cookie: `samlop=${tokenOf(Math.floor(n / perStaff))}`,
          'x-samlop': '1',
          ...(payload
            ? { 'content-type': 'application/json', 'content-length': Buffer.byteLength(payload) }
            : {}),
        },
      },
      (response) => {
        response.resume();
        response.once('end', () =>
          (response.statusCode ?? 500) < 300
            ? resolve()
            : reject(new Error(`${work.name}: ${response.statusCode}`)),
        );
      },
    );
    sent.once('error', reject);
    sent.end(payload);
  });
}

async function sample(appUrl: string, work: Work, n: number): Promise<Statement[]> {
  const clock = createClock();
  clock.set(benchInstant);
  const database = createDatabase({ url: appUrl, clock, idleSeconds: 86_400 });
  const app = await buildApp({
    database,
    clock,
    publicUrl: () => 'http://localhost',
    practicePeople: [],
    oidc: [],
    identityKey: practiceIdentityKey,
    idleSeconds: 86_400,
    trustProxy: false,
    environment: {},
  });
  try {
    return await recordStatements(database, async () => {
      const body = work.body?.();
      const answer = await app.inject({
        method: work.method,
        url: work.path(n),
        headers: { cookie: `samlop=${tokenOf(Math.floor(n / perStaff))}`, 'x-samlop': '1' },
        ...(body ? { payload: body as object } : {}),
      });
      if (answer.statusCode >= 300)
        throw new Error(`${work.name}: ${answer.statusCode} ${answer.body.slice(0, 300)}`);
    });
  } finally {
    await app.close();
    await database.close();
  }
}

async function addSessions(ownerUrl: string, staff: readonly number[]): Promise<void> {
  const client = new Client({ connectionString: ownerUrl });
  await client.connect();
  for (const one of staff) {
    await client.query(
      `insert into session (token_hash, staff_id, employment_id, level, created_at, last_seen_at, expires_at)
       values (decode($1, 'hex'), $2, $3, 'bench', $4, $4, $4::timestamptz + interval '1 day') on conflict do nothing`,
      [hashOf(one), idOf('staff', one), idOf('employment', one), benchInstant],
    );
  }
  await client.end();
}

interface Row {
  size: number;
  name: string;
  http: { ms: number; rate: number };
  raw: { ms: number; rate: number };
}

async function measureSize(
  from: number,
  size: number,
  urls: { app: string; owner: string },
  port: number,
): Promise<Row[]> {
  // Targets spread over the whole; each is written to once. The sample, HTTP and raw get targets of their own.
  const half = Math.floor((size - from) / 2);
  const step = Math.max(1, Math.floor(half / (times + 2)));
  const target = (index: number) => from + (index + 1) * step;
  const everyone = new Set<number>();
  for (let index = -1; index <= times; index += 1)
    for (const base of [0, half]) everyone.add(Math.floor((base + target(index)) / perStaff));
  await addSessions(urls.owner, [...everyone]);
  const pool = new Pool({ connectionString: urls.app, max: clients });
  // Told of the database's end when a measure failed; the failure itself is what counts.
  pool.on('error', () => {});
  const rows: Row[] = [];
  for (const work of works) {
    const sampleTarget = half + target(times);
    const statements = await sample(urls.app, work, sampleTarget);
    const rawWork = (index: number) => {
      const n = half + target(index);
      const from = [
        ...work.ids(sampleTarget),
        hashOf(Math.floor(sampleTarget / perStaff)),
        idOf('staff', Math.floor(sampleTarget / perStaff)),
      ];
      const to = [...work.ids(n), hashOf(Math.floor(n / perStaff)), idOf('staff', Math.floor(n / perStaff))];
      return replay(
        pool,
        retarget(
          statements,
          from.map((id, place) => [id, to[place] ?? id] as const),
        ),
      );
    };
    const count = Math.min(times, half - 2);
    const warm = Math.min(100, Math.floor(count / 4));
    // A first stretch of each is not counted.
    await measure(warm, (index) => send(port, work, target(index)));
    const http = await measure(count - warm, (index) => send(port, work, target(index + warm)));
    await measure(warm, rawWork);
    const raw = await measure(count - warm, (index) => rawWork(index + warm));
    rows.push({ size, name: work.name, http, raw });
  }
  await pool.end();
  return rows;
}

const message = (server: ChildProcess) =>
  new Promise<Record<string, number>>((resolve) =>
    server.once('message', (value) => resolve(value as Record<string, number>)),
  );

const folder = await mkdtemp(join(tmpdir(), 'samlop-bench-'));
await chmod(folder, 0o755);
let server: ChildProcess | undefined;
const embedded = await startEmbedded({ dataDir: join(folder, 'data'), log: () => {} });
try {
  await migrate(embedded.url, join(root, 'migrations'));
  await grantLogin(embedded.url, serverLogin, ['samlop_staff', 'samlop_system', 'samlop_auth']);
  const urls = { owner: embedded.url, app: embedded.url.replace('://postgres@', `://${serverLogin}@`) };
  const rows: Row[] = [];
  let rss = 0;
  for (const [index, size] of sizes.entries()) {
    process.stderr.write(`filling ${size} pathways …\n`);
    await fill(urls.owner, sizes[index - 1] ?? 0, size, benchToday);
    server = fork(join(root, 'bench/server.ts'), { env: { ...process.env, BENCH_URL: urls.app } });
    const { port = 0 } = await message(server);
    rows.push(...(await measureSize(sizes[index - 1] ?? 0, size, urls, port)));
    server.send('memory');
    rss = Math.max(rss, (await message(server))['rss'] ?? 0);
    const ended = new Promise((resolve) => server?.once('exit', resolve));
    server.send('stop');
    await ended;
  }
  const fixed = (value: number, digits = 1) => value.toFixed(digits).padStart(9);
  process.stdout.write(
    `\n${clients} clients; median ms and rate a second; ratio = HTTP rate / raw SQL rate\n`,
  );
  process.stdout.write(
    `pathways  work                           HTTP ms   raw ms  HTTP /s   raw /s    ratio\n`,
  );
  for (const { size, name, http, raw } of rows) {
    process.stdout.write(
      `${String(size).padEnd(9)} ${name.padEnd(28)}${fixed(http.ms)}${fixed(raw.ms)}${fixed(http.rate, 0)}${fixed(raw.rate, 0)}${fixed(http.rate / raw.rate, 2)}\n`,
    );
  }
  for (const { name } of works) {
    const of = rows.filter((row) => row.name === name);
    const growth = (of.at(-1)?.http.ms ?? 0) / (of[0]?.http.ms ?? 1);
    process.stdout.write(`growth of the median, ${name}: ${growth.toFixed(2)}\n`);
  }
  const pdf = await measurePdf();
  process.stdout.write(`a PDF: ${pdf.toFixed(1)} ms · server memory: ${Math.round(rss / 1e6)} MB\n`);
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = 1;
} finally {
  server?.kill();
  await embedded.stop();
  await rm(folder, { recursive: true, force: true });
}

async function measurePdf(): Promise<number> {
  const took: number[] = [];
  for (let index = 0; index < 60; index += 1) {
    const before = performance.now();
    await consentPdf(
      { ...filledConsent('nb'), limits: `Prøve ${index}` } as ReturnType<typeof filledConsent>,
      'ua-1',
    );
    took.push(performance.now() - before);
  }
  return median(took.slice(10).toSorted((a, b) => a - b));
}
