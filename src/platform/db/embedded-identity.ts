// The system user that PostgreSQL runs as when we are root, and which folders that user can reach.
import { execFileSync, spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { lchown, readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';

export interface Identity {
  uid: number;
  gid: number;
  name: string;
}

/** Who runs PostgreSQL: null for ourselves. As root it is who owns the database's folder, else `postgres`, else `nobody`. */
export function chooseIdentity(home: string): Identity | null {
  if (process.getuid?.() !== 0) return null;
  const owner = statSync(home, { throwIfNoEntry: false });
  // A user that appears or disappears on the machine must not lock an existing database out.
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid, name: nameOf(owner.uid) };
  const identity = lookUp('postgres') ?? lookUp('nobody');
  if (!identity)
    throw new Error('PostgreSQL does not run as root, and there is no user "postgres" or "nobody".');
  return identity;
}

function lookUp(name: string): Identity | null {
  try {
    // `id` also knows users that are not in /etc/passwd (macOS, LDAP).
    const [uid, gid] = ['-u', '-g'].map((flag) => Number(runId(flag, name)));
    return uid === undefined || gid === undefined ? null : { uid, gid, name };
  } catch {
    return null;
  }
}

function nameOf(uid: number): string {
  try {
    return runId('-nu', String(uid));
  } catch {
    return String(uid);
  }
}

function runId(flag: string, user: string): string {
  return execFileSync('id', [flag, user], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
}

/** The first folder on the way to `path`, itself included, that the user may not enter; null when all are open. */
export function closedFolder(path: string, identity: Identity): string | null {
  const parent = dirname(path);
  const closedAbove = parent === path ? null : closedFolder(parent, identity);
  if (closedAbove !== null) return closedAbove;
  return allowsByMode(path, identity) || allowsByTrial(path, identity) ? null : path;
}

/** Whether the mode bits let the user enter a folder or run a file. */
export function allowsByMode(path: string, identity: Identity): boolean {
  const { uid, gid, mode } = statSync(path);
  if (uid === identity.uid) return (mode & 0o100) !== 0;
  if (gid === identity.gid) return (mode & 0o010) !== 0;
  return (mode & 0o001) !== 0;
}

// An access control list may allow what the mode bits deny, so a refusal is tried out before it is reported.
function allowsByTrial(folder: string, identity: Identity): boolean {
  const { uid, gid } = identity;
  return spawnSync('/bin/sh', ['-c', 'cd "$1"', 'sh', folder], { uid, gid, cwd: '/' }).status === 0;
}

/** Gives a folder and all in it to the user; symbolic links are changed themselves, never followed. */
export async function giveTree(path: string, identity: Identity): Promise<void> {
  await lchown(path, identity.uid, identity.gid);
  for (const entry of await readdir(path, { withFileTypes: true })) {
    const inner = join(path, entry.name);
    if (entry.isDirectory()) await giveTree(inner, identity);
    else await lchown(inner, identity.uid, identity.gid);
  }
}
