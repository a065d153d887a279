// The embedded database through all that can befall it: first start, reopening, kills of either side, stale traces.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmod, cp, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { DataFolderBusyError } from './embedded-lock.ts';
import { findPostmaster } from './embedded-process.ts';
import { embeddedUrl, startEmbedded, type EmbeddedDatabase } from './embedded.ts';

let template: string;
let folder: string;
let lines: string[];
const opened: EmbeddedDatabase[] = [];
const children: ChildProcess[] = [];
const isRoot = process.getuid?.() === 0;

// Made once and copied, since initdb is most of a test's time. Copied by root, the files belong to root, like those an
// administrator restores from a backup.
beforeAll(async () => {
  template = await mkdtemp(join(tmpdir(), 'samlop-embedded-'));
  const { stop } = await startEmbedded({ dataDir: template, log() {} });
  await stop();
}, 60_000);

afterAll(() => rm(template, { recursive: true, force: true }));

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'samlop-embedded-'));
  lines = [];
});

afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  for (const database of opened.splice(0)) await database.stop();
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
}, 60_000);

const copyTemplate = () => cp(join(template, 'postgres'), join(folder, 'postgres'), { recursive: true });

async function start(dataDir = folder): Promise<EmbeddedDatabase> {
  const database = await startEmbedded({ dataDir, log: (line) => lines.push(line) });
  opened.push(database);
  return database;
}

/** Another process of ours that starts the database of the folder and then runs `after`. */
function startElsewhere(after: string): ChildProcess {
  const script = `import { startEmbedded } from ${JSON.stringify(new URL('embedded.ts', import.meta.url).href)};
    const database = await startEmbedded({ dataDir: ${JSON.stringify(folder)}, log() {} });
    ${after}`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  children.push(child);
  return child;
}

const STAY = 'console.log("up"); setInterval(() => {}, 60_000);';

async function query(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: url });
  client.on('error', () => {});
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

async function until<T>(what: () => T | Promise<T>): Promise<NonNullable<T>> {
  for (let attempt = 0; attempt < 1_000; attempt += 1) {
    const result = await what();
    if (result) return result;
    await sleep(20);
  }
  throw new Error(`Waited in vain for ${what.toString()}`);
}

const cluster = () => join(folder, 'postgres', 'cluster');
const serverPid = () => findPostmaster(cluster())!.pid;

describe('start and stop', { timeout: 60_000 }, () => {
  test('the first start gives a durable UTF-8 database on a private socket, the second finds its rows', async () => {
    const first = await start();
    expect(first).toMatchObject({ adopted: false, url: embeddedUrl(folder) });
    const [settings] = await query(
      first.url,
      `select current_database() as name, current_user as role, upper('blåbærøl') as upper,
              current_setting('server_version_num')::int / 10000 as version,
              current_setting('listen_addresses') as addresses, current_setting('fsync') as fsync,
              current_setting('synchronous_commit') as commit, current_setting('data_checksums') as checksums,
              current_setting('server_encoding') as encoding, current_setting('TimeZone') as zone`,
    );
    expect(settings).toEqual({
      name: 'samlop',
      role: 'postgres',
      upper: 'BLÅBÆRØL',
      version: 18,
      addresses: '',
      fsync: 'on',
      commit: 'on',
      checksums: 'on',
      encoding: 'UTF8',
      zone: 'UTC',
    });
    for (const inner of ['', 'socket', 'cluster', 'log']) {
      expect((await stat(join(folder, 'postgres', inner))).mode & 0o777).toBe(0o700);
    }
    await query(first.url, 'create table kept (n int); insert into kept values (1)');
    await first.stop();
    await first.stop();
    expect(findPostmaster(cluster())).toBeNull();

    const second = await start();
    expect(second).toMatchObject({ adopted: false, url: first.url });
    expect(await query(second.url, 'select n from kept')).toEqual([{ n: 1 }]);
  });

  test('what a statement holds never reaches the log files', async () => {
    await copyTemplate();
    const { url, stop } = await start();
    await query(url, 'create table person (name text unique)');
    await query(url, `insert into person values ('Secretname')`);
    await expect(query(url, `insert into person values ('Secretname')`)).rejects.toThrow('duplicate key');
    await expect(query(url, `select 'Secretname'::int`)).rejects.toThrow('invalid input syntax');
    await expect(query(url, `do $$ begin raise exception 'Secretname'; end $$`)).rejects.toThrow(
      'Secretname',
    );
    await query(url, `do $$ begin raise warning 'Secretname'; end $$`);
    await stop();
    const logs = await readdir(join(folder, 'postgres', 'log'));
    const written = await Promise.all(
      logs.map((name) => readFile(join(folder, 'postgres', 'log', name), 'utf8')),
    );
    expect(written.join()).toContain('database system is shut down');
    expect(written.join()).not.toContain('Secretname');
  });

  test('a data folder with a path too long for a socket gets a short, private one', async () => {
    await chmod(folder, 0o755);
    const long = join(folder, 'a'.repeat(90));
    const database = await start(long);
    expect(database.url).toBe(embeddedUrl(long));
    const socketDir = new URL(database.url.replace('postgres@', 'postgres@host')).searchParams.get('host')!;
    expect(socketDir.startsWith(folder)).toBe(false);
    expect((await stat(socketDir)).mode & 0o777).toBe(0o700);
    expect(await query(database.url, 'select 1 as one')).toEqual([{ one: 1 }]);
    await database.stop();
    await expect(stat(socketDir)).rejects.toThrow('ENOENT');
  });

  test('a folder on the way that the database may not enter is named together with DATA_DIR', async () => {
    const closed = join(folder, 'closed');
    await mkdir(closed);
    await chmod(folder, 0o755);
    await chmod(closed, isRoot ? 0o700 : 0);
    const dataDir = join(closed, 'data');
    const error = await start(dataDir).catch((reason: Error) => reason);
    await chmod(closed, 0o700);
    expect(error).toBeInstanceOf(Error);
    expect((error as Error).message).toContain(`DATA_DIR ${dataDir}`);
    expect((error as Error).message).toMatch(
      new RegExp(`may not enter ${closed}|${closed}.* may not be entered`),
    );
  });

  test('one process at a time runs a data folder', async () => {
    await copyTemplate();
    const { url, stop } = await start();
    await expect(startEmbedded({ dataDir: folder, log() {} })).rejects.toThrow(DataFolderBusyError);
    const child = startElsewhere(STAY);
    expect(await text(child.stderr!)).toContain('DataFolderBusyError');
    expect(await query(url, 'select 1 as one')).toEqual([{ one: 1 }]);
    await stop();
  });
});

describe('after a kill', { timeout: 60_000 }, () => {
  test('a first start killed in the middle leaves nothing half-made', async () => {
    const child = startElsewhere(STAY);
    const isUnderWay = async () => {
      const names = await readdir(join(folder, 'postgres')).catch(() => []);
      const staging = names.find((name) => name.startsWith('staging-'));
      return staging && (await readdir(join(folder, 'postgres', staging))).includes('global');
    };
    await until(isUnderWay);
    child.kill('SIGKILL');
    await once(child, 'exit');
    await expect(stat(cluster())).rejects.toThrow('ENOENT');
    const { url } = await start();
    expect(await query(url, 'select 1 as one')).toEqual([{ one: 1 }]);
    const names = await readdir(join(folder, 'postgres'));
    expect(names.filter((name) => name.startsWith('staging-'))).toEqual([]);
  });

  test('the server of a killed process is adopted, supervised and stopped', async () => {
    await copyTemplate();
    const child = startElsewhere(STAY);
    await once(child.stdout!, 'data');
    await query(embeddedUrl(folder), 'create table kept (n int); insert into kept values (1)');
    const pid = serverPid();
    child.kill('SIGKILL');
    await once(child, 'exit');

    const database = await start();
    expect(database.adopted).toBe(true);
    expect(serverPid()).toBe(pid);
    expect(await query(database.url, 'select n from kept')).toEqual([{ n: 1 }]);

    process.kill(pid, 'SIGKILL');
    await until(() => lines.some((line) => line.includes('started again')));
    expect(serverPid()).not.toBe(pid);
    expect(await query(database.url, 'select n from kept')).toEqual([{ n: 1 }]);
    await database.stop();
    expect(findPostmaster(cluster())).toBeNull();
  });

  test('a server killed with kill -9 comes back with every committed row, and stop ends the new one', async () => {
    await copyTemplate();
    const { url, stop } = await start();
    await query(url, 'create table kept (n int)');
    for (let round = 1; round <= 3; round += 1) {
      await query(url, `insert into kept values (${round})`);
      process.kill(serverPid(), 'SIGKILL');
      await until(() => lines.filter((line) => line.includes('started again')).length === round);
      expect(await query(url, 'select count(*)::int as rows from kept')).toEqual([{ rows: round }]);
    }
    expect(lines.filter((line) => line.includes('ended by SIGKILL; starting it again'))).toHaveLength(3);
    process.kill(serverPid(), 'SIGKILL');
    await stop();
    expect(findPostmaster(cluster())).toBeNull();
    expect(lines.at(-1)).toBe('PostgreSQL stopped');
  });

  test('a process that ends by itself takes its server with it', async () => {
    await copyTemplate();
    const child = startElsewhere('');
    expect((await once(child, 'exit'))[0]).toBe(0);
    await until(() => findPostmaster(cluster()) === null);
    expect((await start()).adopted).toBe(false);
  });

  test.each(['a stranger', 'a zombie'])('traces that name %s are cleared', async (whose) => {
    await copyTemplate();
    const { stop } = await start();
    const noted = (await readFile(join(cluster(), 'postmaster.pid'), 'utf8')).split('\n').slice(1).join('\n');
    const url = embeddedUrl(folder);
    await stop();
    // The shell gives way to a sleep that never asks how its child fared.
    // It runs as the database's user: PostgreSQL itself takes no process of another user for its own.
    const { uid, gid } = await stat(cluster());
    const parent = spawn('sh', ['-c', 'sleep 0.01 & echo $!; exec sleep 60'], {
      ...(isRoot ? { uid, gid } : {}),
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    children.push(parent);
    const [printed] = (await once(parent.stdout, 'data')) as [Buffer];
    const pid = whose === 'a zombie' ? Number(printed.toString()) : parent.pid!;
    if (whose === 'a zombie' && process.platform === 'linux') {
      await until(async () => (await readFile(`/proc/${pid}/stat`, 'utf8')).includes(') Z '));
    }
    expect(process.kill(pid, 0)).toBe(true);
    await writeFile(join(cluster(), 'postmaster.pid'), `${pid}\n${noted}`);
    await writeFile(join(folder, 'postgres', 'socket', '.s.PGSQL.5432.lock'), `${pid}\n${noted}`);
    await writeFile(join(folder, 'postgres', 'socket', '.s.PGSQL.5432'), '');

    const again = await start();
    expect(again.adopted).toBe(false);
    expect(await query(url, 'select 1 as one')).toEqual([{ one: 1 }]);
    expect(process.kill(pid, 0)).toBe(true);
  });
});
