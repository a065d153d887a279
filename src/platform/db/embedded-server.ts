// Starts, watches and ends one PostgreSQL server process.
import { spawn, type ChildProcess, type SpawnOptions } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Folders } from './embedded-folders.ts';
import type { Identity } from './embedded-identity.ts';
import { answers, readPidFile, servesCluster, type Postmaster } from './embedded-process.ts';
import type { Program } from './embedded-program.ts';

export interface Server {
  pid: number;
  socketDir: string;
  isGone(): boolean;
  /** Resolves, never rejects, when the process has ended, with how it ended in words. */
  ended: Promise<string>;
  /** Fast shutdown: open transactions are rolled back, everything committed is kept. Resolves when the process is gone. */
  stop(): Promise<void>;
}

// Given on the command line, so that they belong to this version of the code and not to when the folder was made.
// Errors of statements go to the client only: their text can hold a patient's data. `log` ranks above `error`.
const SETTINGS = {
  listen_addresses: '',
  port: '5432',
  unix_socket_permissions: '0700',
  max_connections: '60',
  shared_buffers: '64MB',
  fsync: 'on',
  synchronous_commit: 'on',
  full_page_writes: 'on',
  timezone: 'UTC',
  log_timezone: 'UTC',
  logging_collector: 'on',
  log_destination: 'stderr',
  log_filename: 'postgres-%a.log',
  log_file_mode: '0600',
  log_truncate_on_rotation: 'on',
  log_rotation_age: '1d',
  log_rotation_size: '0',
  log_statement: 'none',
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_min_duration_statement: '-1',
  log_parameter_max_length: '0',
  log_parameter_max_length_on_error: '0',
  log_error_verbosity: 'terse',
};

const FAST_SHUTDOWN_LIMIT_MS = 60_000;
const IMMEDIATE_SHUTDOWN_LIMIT_MS = 20_000;
const ADOPTION_LIMIT_MS = 60_000;
const POLL_MS = 10;
const WATCH_MS = 250;

/** How we run PostgreSQL's programs: as its user, in an environment where no PG… variable of ours can mislead it. */
export function spawnOptions(identity: Identity | null): SpawnOptions {
  const env = { PATH: process.env['PATH'] ?? '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' };
  return identity ? { cwd: '/', env, uid: identity.uid, gid: identity.gid } : { cwd: '/', env };
}

/** Starts the server and waits until it takes connections, however long its recovery lasts.
 *  Throws with PostgreSQL's own words when it ends first, or when `signal` is aborted (the server is then gone). */
export async function launch(
  folders: Folders,
  program: Program,
  identity: Identity | null,
  signal: AbortSignal,
): Promise<Server> {
  const settings = {
    ...SETTINGS,
    unix_socket_directories: quoteListItem(folders.socketDir),
    log_directory: folders.logDir,
  };
  const child = spawn(
    join(program.bin, 'postgres'),
    ['-D', folders.cluster, ...Object.entries(settings).flatMap(([key, value]) => ['-c', `${key}=${value}`])],
    // Detached, or Ctrl-C in a terminal would reach the database before us and take it away under open requests.
    { ...spawnOptions(identity), detached: true, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  let said = '';
  child.stderr?.on('data', (chunk: Buffer) => (said = (said + chunk.toString()).slice(-4000)));
  const forget = endAtExit(child);
  const isGone = () => child.exitCode !== null || child.signalCode !== null;
  const ended = once(child, 'exit').then(
    ([code, by]: unknown[]) => (by ? `ended by ${String(by)}` : `ended with code ${String(code)}`),
    (error: unknown) => `could not be started: ${String(error)}`,
  );
  void ended.then(forget);

  // Without a process id it never ran, and only `ended` knows why.
  const pid = child.pid;
  if (pid === undefined) throw new Error(`PostgreSQL ${await ended}`);
  const server = makeServer({ pid, socketDir: folders.socketDir, isGone, ended });
  while (!isReady(pid, folders.cluster)) {
    if (isGone()) {
      const how = await ended;
      throw new Error(
        `PostgreSQL ${how}. ${child.signalCode ? '' : await lastWords(said, folders.logDir)}`.trim(),
      );
    }
    if (signal.aborted) {
      await server.stop();
      throw new Error('PostgreSQL was stopped while it started.');
    }
    await sleep(POLL_MS);
  }
  // From here on the server writes its own log file; it must not keep our process from ending.
  child.stderr?.destroy();
  child.unref();
  return server;
}

/** Takes over a server that a killed process left behind. Null when it was ending or cannot be reached: then it is
 *  gone when this resolves, and a new one can be started. */
export async function adopt(found: Postmaster, cluster: string): Promise<Server | null> {
  const { pid } = found;
  const { promise: ended, resolve } = Promise.withResolvers<string>();
  const isGone = () => {
    const gone = !servesCluster(pid, cluster);
    if (gone) resolve('ended');
    return gone;
  };
  const watch = setInterval(isGone, WATCH_MS).unref();
  void ended.then(() => clearInterval(watch));
  const forget = endAtExit({ pid });
  void ended.then(forget);
  const deadline = performance.now() + ADOPTION_LIMIT_MS;
  for (;;) {
    const now = readPidFile(cluster);
    const server = makeServer({ pid, socketDir: now?.socketDir ?? '', isGone, ended });
    if (isGone()) return null;
    const isUp = isReady(pid, cluster);
    if (isUp && (await answers(server.socketDir))) return server;
    if (isUp || now?.status === 'stopping' || performance.now() > deadline) {
      await server.stop();
      return null;
    }
    await sleep(POLL_MS);
  }
}

function makeServer(process: Omit<Server, 'stop'>): Server {
  return { ...process, stop: () => stopProcess(process) };
}

async function stopProcess(server: Omit<Server, 'stop'>): Promise<void> {
  // PostgreSQL: SIGINT is the fast shutdown; SIGQUIT ends at once, and the next start recovers from the log.
  send(server, 'SIGINT');
  if (await isGoneWithin(server, FAST_SHUTDOWN_LIMIT_MS)) return;
  send(server, 'SIGQUIT');
  if (await isGoneWithin(server, IMMEDIATE_SHUTDOWN_LIMIT_MS)) return;
  throw new Error(`PostgreSQL (process ${server.pid}) does not end.`);
}

async function isGoneWithin(server: Omit<Server, 'stop'>, limitMs: number): Promise<boolean> {
  const deadline = performance.now() + limitMs;
  while (!server.isGone()) {
    if (performance.now() > deadline) return false;
    await sleep(POLL_MS);
  }
  return true;
}

function send(server: Omit<Server, 'stop'>, signal: NodeJS.Signals): void {
  if (!server.isGone()) signalIfAlive(server.pid, signal);
}

function signalIfAlive(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // It ended by itself in between.
  }
}

const endedAtExit = new Set<number>();

/** Has the process told to end when ours exits by itself (not by a signal: the app must call stop then). */
export function endAtExit({ pid }: Pick<ChildProcess, 'pid'>): () => void {
  if (pid === undefined) return () => {};
  if (!process.listeners('exit').includes(endAllAtExit)) process.on('exit', endAllAtExit);
  endedAtExit.add(pid);
  return () => endedAtExit.delete(pid);
}

function endAllAtExit(): void {
  for (const pid of endedAtExit) signalIfAlive(pid, 'SIGINT');
}

function isReady(pid: number, cluster: string): boolean {
  const noted = readPidFile(cluster);
  return noted?.pid === pid && noted.status === 'ready';
}

// The setting is a list of folders separated by commas, each of which may stand in double quotes.
function quoteListItem(path: string): string {
  return `"${path.replaceAll('"', '""')}"`;
}

/** Why it ended: its standard error until it began to write its log file, and the newest lines of that after. */
async function lastWords(said: string, logDir: string): Promise<string> {
  if (!said.includes('redirecting log output')) return said.trim();
  const logs = await readdir(logDir).catch(() => []);
  const texts = await Promise.all(logs.map((name) => readFile(join(logDir, name), 'utf8').catch(() => '')));
  const lines = texts.flatMap((text) => text.split('\n')).filter((line) => /FATAL|PANIC/.test(line));
  // Each line begins with its time, so the last in order are the last written, in whichever day's file.
  return lines.toSorted().slice(-3).join(' ');
}
