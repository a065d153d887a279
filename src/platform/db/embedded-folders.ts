// Where the embedded database keeps its things, and the address of its socket.
import { createHash } from 'node:crypto';
import { constants, realpathSync } from 'node:fs';
import { mkdir, open, type FileHandle } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { closedFolder, type Identity } from './embedded-identity.ts';

/** The name PostgreSQL gives its socket; the number is fixed since the folder, not the port, tells servers apart. */
export const SOCKET_NAME = '.s.PGSQL.5432';

// sun_path holds 104 bytes on macOS and 108 on Linux, one of them the closing zero.
const SOCKET_PATH_LIMIT = 103;

export interface Folders {
  /** DATA_DIR, absolute and without symbolic links: two names of one folder are one database. */
  dataDir: string;
  /** All that belongs to PostgreSQL, 0700 and owned by the user it runs as. */
  home: string;
  cluster: string;
  logDir: string;
  socketDir: string;
  /** Locked by the process that supervises this data folder. */
  ownerLock: string;
}

/** The folders of a data folder, which need not exist yet. Throws when no place is short enough for a socket. */
export function locateFolders(dataDir: string): Folders {
  const root = canonicalPath(dataDir);
  const home = join(root, 'postgres');
  const short = `samlop-${createHash('sha256').update(root).digest('hex').slice(0, 16)}`;
  const places = [join(home, 'socket'), join(tmpdir(), short), join('/tmp', short)];
  const socketDir = places.find((place) => Buffer.byteLength(join(place, SOCKET_NAME)) <= SOCKET_PATH_LIMIT);
  if (!socketDir) throw new Error(`No folder is short enough for the database's socket (DATA_DIR ${root}).`);
  return {
    dataDir: root,
    home,
    cluster: join(home, 'cluster'),
    logDir: join(home, 'log'),
    socketDir,
    ownerLock: join(root, 'postgres.lock'),
  };
}

/** The path with every symbolic link of its existing part followed; the rest may not exist yet. */
export function canonicalPath(path: string): string {
  const absolute = resolve(path);
  try {
    return realpathSync(absolute);
  } catch {
    const parent = dirname(absolute);
    return parent === absolute ? absolute : join(canonicalPath(parent), basename(absolute));
  }
}

/** A connection string that both `pg` and libpq accept; it names port and sslmode so that PGPORT and PGSSLMODE cannot change it. */
export function socketUrl(socketDir: string): string {
  return `postgresql://postgres@/samlop?host=${encodeURIComponent(socketDir)}&port=5432&sslmode=disable`;
}

/** Makes the data folder, or says which folder of its path is in the way. */
export async function createDataDir(dataDir: string, identity: Identity | null): Promise<void> {
  try {
    // With another user for the database, that user must be able to pass through what we create.
    await mkdir(dataDir, { recursive: true, mode: identity ? 0o711 : 0o700 });
  } catch (error) {
    const folder = error instanceof Error && 'path' in error ? String(error.path) : dataDir;
    throw new Error(`DATA_DIR ${dataDir} cannot be made: ${folder} may not be entered or written to.`, {
      cause: error,
    });
  }
  if (identity) await letIdentityIn(dataDir, identity);
}

/** Makes the folders inside the data folder, each 0700 and owned by the user that PostgreSQL runs as. */
export async function createFolders(folders: Folders, identity: Identity | null): Promise<void> {
  await createPrivateFolder(folders.home, identity);
  await createPrivateFolder(folders.logDir, identity);
  await createPrivateFolder(folders.socketDir, identity);
  const closed = identity && closedFolder(folders.socketDir, identity);
  if (closed) {
    throw new Error(
      `The database's socket must lie in ${folders.socketDir} because the path of DATA_DIR ${folders.dataDir} is ` +
        `too long, and the system user "${identity.name}" may not enter ${closed}. Set a shorter DATA_DIR.`,
    );
  }
}

/** Opens the data folder's own last step to the database's group; a parent folder is never changed. */
async function letIdentityIn(dataDir: string, identity: Identity): Promise<void> {
  const closed = closedFolder(dataDir, identity);
  if (closed === null) return;
  if (closed === dataDir) {
    await using folder = await openFolder(dataDir);
    const { uid, mode } = await folder.stat();
    if (uid === 0 && (mode & 0o070) === 0) {
      await folder.chown(0, identity.gid);
      await folder.chmod((mode & 0o7777) | 0o010);
      return;
    }
  }
  throw new Error(
    `DATA_DIR ${dataDir} cannot be used: PostgreSQL does not run as root but as the system user ` +
      `"${identity.name}", who may not enter ${closed}. Set DATA_DIR to a folder that user can reach, ` +
      `for example /var/lib/samlop, or let it pass: chmod o+x ${closed}`,
  );
}

async function createPrivateFolder(path: string, identity: Identity | null): Promise<void> {
  try {
    await mkdir(path, { mode: 0o700 });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
  await using folder = await openFolder(path).catch((cause: unknown) => {
    throw new Error(`The database's folder ${path} may not be entered by this user.`, { cause });
  });
  const owner = identity?.uid ?? process.getuid?.() ?? 0;
  const found = await folder.stat();
  // What root owns was made by us or restored by an administrator; anyone else's folder may be a trap.
  if (found.uid !== owner && found.uid === 0 && identity) await folder.chown(identity.uid, identity.gid);
  else if (found.uid !== owner) {
    throw new Error(`${path} belongs to user id ${found.uid}; the database runs as user id ${owner}.`);
  }
  if ((found.mode & 0o777) !== 0o700) await folder.chmod(0o700);
}

// A handle, not a path, is changed: a symbolic link put in the folder's place in the meantime is never followed.
function openFolder(path: string): Promise<FileHandle> {
  return open(path, constants.O_RDONLY | constants.O_DIRECTORY | constants.O_NOFOLLOW);
}
