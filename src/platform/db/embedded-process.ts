// Recognises a PostgreSQL server that is already running on a cluster, and clears what a dead one left.
import { spawnSync } from 'node:child_process';
import { constants, existsSync, readFileSync } from 'node:fs';
import { open, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { canonicalPath, SOCKET_NAME, type Folders } from './embedded-folders.ts';

export interface Postmaster {
  pid: number;
  /** Where it listens; null while it is so young that it has not written that down. */
  socketDir: string | null;
  status: string;
}

// No system gives out so high a process id, so PostgreSQL finds it dead.
const DEAD_PID = 2_147_483_646;

/** What postmaster.pid says, true or not; null when there is no such file or it holds no process id. */
export function readPidFile(cluster: string): Postmaster | null {
  let lines: string[];
  try {
    lines = readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n');
  } catch {
    return null;
  }
  // Lines: pid, data folder, start time, port, socket folder, address, shared memory, status (PostgreSQL's miscinit.c).
  // A minus before the pid marks a single-user session.
  const pid = Math.abs(Number.parseInt(lines[0] ?? '', 10));
  if (!pid) return null;
  return { pid, socketDir: lines[4] || null, status: (lines[7] ?? '').trim() };
}

/** The server that runs on this cluster now, or null. */
export function findPostmaster(cluster: string): Postmaster | null {
  const noted = readPidFile(cluster);
  return noted && servesCluster(noted.pid, cluster) ? noted : null;
}

/** Whether the process lives and is a PostgreSQL server on this cluster; a zombie is dead, a reused id a stranger. */
export function servesCluster(pid: number, cluster: string): boolean {
  // The command line, not /proc/<pid>/cwd: root in a container may lack the right to read another user's cwd.
  const args = commandOf(pid);
  const folder = args[args.indexOf('-D') + 1];
  return args.includes('-D') && folder !== undefined && canonicalPath(folder) === cluster;
}

function commandOf(pid: number): string[] {
  if (process.platform !== 'linux') {
    const shown = spawnSync('ps', ['-ww', '-o', 'stat=,command=', '-p', String(pid)], {
      encoding: 'utf8',
    }).stdout;
    // A path with a space is cut here, so the folder is what stands between -D and the first setting.
    const [, state, program, folder] = /^\s*(\S+)\s+(.*?) -D (.*?) -c /.exec(shown) ?? [];
    return state === undefined || state.startsWith('Z') ? [] : [program ?? '', '-D', folder ?? ''];
  }
  try {
    // A zombie still answers kill(pid, 0), but its command line is empty.
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
  } catch {
    return [];
  }
}

/** Clears a dead server's traces. Call only with the owner lock held and after `findPostmaster` found none. */
export async function clearTraces(folders: Folders): Promise<void> {
  if (await answers(folders.socketDir)) {
    throw new Error(
      `A database server that this process cannot see uses DATA_DIR ${folders.dataDir} (another container?).`,
    );
  }
  const file = join(folders.cluster, 'postmaster.pid');
  const noted = readPidFile(folders.cluster);
  if (noted && isTaken(noted.pid)) await disownPidFile(file);
  else if (!noted && existsSync(file)) await rm(file);
  await rm(join(folders.socketDir, SOCKET_NAME), { force: true });
  await rm(join(folders.socketDir, `${SOCKET_NAME}.lock`), { force: true });
}

/** Whether kill would reach something under this id: a stranger or a zombie, since it is not our server. */
function isTaken(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

// Only the process id is replaced: the rest of the file names the shared memory by which PostgreSQL itself refuses to
// start while a backend of the killed server still writes. Removing the file would take that protection away.
async function disownPidFile(file: string): Promise<void> {
  await using handle = await open(file, constants.O_RDWR | constants.O_NOFOLLOW);
  const text = await handle.readFile('utf8');
  await handle.truncate(0);
  await handle.write(text.replace(/^-?\d+/, String(DEAD_PID)), 0);
}

/** Whether a server takes connections at the socket in this folder. */
export function answers(socketDir: string): Promise<boolean> {
  return new Promise((done) => {
    const socket = connect(join(socketDir, SOCKET_NAME));
    socket.once('connect', () => {
      socket.destroy();
      done(true);
    });
    socket.once('error', () => done(false));
  });
}
