// Supervises the embedded PostgreSQL: one server for one data folder, started again when it dies, ended when we end.
import { rmdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { ensureCluster } from './embedded-cluster.ts';
import {
  canonicalPath,
  createDataDir,
  createFolders,
  locateFolders,
  socketUrl,
  type Folders,
} from './embedded-folders.ts';
import { chooseIdentity, type Identity } from './embedded-identity.ts';
import { lockDataFolder } from './embedded-lock.ts';
import { clearTraces, findPostmaster, readPidFile } from './embedded-process.ts';
import { findPackage, prepareProgram } from './embedded-program.ts';
import { adopt, launch, type Server } from './embedded-server.ts';

export interface EmbeddedDatabase {
  /** For `pg` and libpq: the superuser `postgres` on the database `samlop`, through the unix socket. */
  url: string;
  /** Whether a server was taken over that a killed process had left running. */
  adopted: boolean;
  /** Ends the server, started or adopted, and waits until it is gone. May be called more than once. */
  stop(): Promise<void>;
}

const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 1_000;
const STEADY_MS = 10_000;

/** Starts the database of a data folder, or adopts the one already running there; the database `samlop` exists after.
 *  Throws DataFolderBusyError when a living process has it, and errors that name DATA_DIR when the folder is unusable.
 *  The app must call `stop` on SIGTERM and SIGINT. */
export async function startEmbedded(options: {
  dataDir: string;
  log: (line: string) => void;
}): Promise<EmbeddedDatabase> {
  const { log } = options;
  const folders = locateFolders(options.dataDir);
  const identity = chooseIdentity(folders.home);
  await createDataDir(folders.dataDir, identity);
  const unlock = lockDataFolder(folders.dataDir, folders.ownerLock);
  const ending = new AbortController();
  let server: Server | null = null;
  try {
    const began = performance.now();
    const found = findPostmaster(folders.cluster);
    const adopted = found && (await adopt(found, folders.cluster));
    server = adopted ?? (await start(folders, identity, ending.signal, { mayCreate: true }));
    log(
      `PostgreSQL ${adopted ? 'adopted' : 'started'} (process ${server.pid}, ${since(began)} ms, log in ${folders.logDir})`,
    );
    await ensureDatabase(server.socketDir, folders.cluster);
    const supervised = supervise(server, { ...folders, socketDir: server.socketDir }, identity, log, ending);
    let stopped: Promise<void> | undefined;
    return {
      url: socketUrl(server.socketDir),
      adopted: adopted !== null,
      stop: () => (stopped ??= supervised.stop().finally(unlock)),
    };
  } catch (error) {
    try {
      await server?.stop();
    } finally {
      unlock();
    }
    throw error;
  }
}

/** The connection string that `startEmbedded` gives for this data folder, without starting anything. */
export function embeddedUrl(dataDir: string): string {
  const folders = locateFolders(dataDir);
  // A server started under another TMPDIR may have its socket elsewhere.
  return socketUrl(readPidFile(folders.cluster)?.socketDir ?? folders.socketDir);
}

async function start(
  folders: Folders,
  identity: Identity | null,
  signal: AbortSignal,
  { mayCreate }: { mayCreate: boolean },
): Promise<Server> {
  await createFolders(folders, identity);
  const program = await prepareProgram(findPackage(), folders.home, identity);
  // Never while the service is up: if its data is gone it must fail, not go on with an empty database.
  if (mayCreate) await ensureCluster(folders, program, identity);
  await clearTraces(folders);
  return launch(folders, program, identity, signal);
}

/** Starts the server again each time it ends, with growing pauses, until `stop` is called. */
function supervise(
  first: Server,
  folders: Folders,
  identity: Identity | null,
  log: (line: string) => void,
  ending: AbortController,
): { stop(): Promise<void> } {
  const { signal } = ending;
  let server = first;

  const watch = async () => {
    let startedAt = performance.now();
    let failures = 0;
    for (let how = await server.ended; !signal.aborted; how = await server.ended) {
      log(`PostgreSQL (process ${server.pid}) ${how}; starting it again`);
      if (performance.now() - startedAt > STEADY_MS) failures = 0;
      while (server.isGone()) {
        await sleep(Math.min(FIRST_PAUSE_MS * 2 ** failures, LONGEST_PAUSE_MS), null, { ref: false, signal });
        failures += 1;
        try {
          startedAt = performance.now();
          server = await start(folders, identity, signal, { mayCreate: false });
          if (signal.aborted) return await server.stop();
          log(`PostgreSQL started again (process ${server.pid}, ${since(startedAt)} ms)`);
        } catch (error) {
          if (signal.aborted) return;
          log(`PostgreSQL does not start: ${error instanceof Error ? error.message : String(error)}`);
        }
      }
    }
  };
  // Only the abort of the pause gets here; everything else is caught above.
  const watching = watch().catch(() => {});

  return {
    async stop() {
      ending.abort();
      await server.stop();
      await watching;
      // A start that was under way has put another server in its place.
      await server.stop();
      // Only a folder of ours outside the data folder is removed, and only when empty.
      if (dirname(folders.socketDir) !== folders.home) await rmdir(folders.socketDir).catch(() => {});
      log('PostgreSQL stopped');
    },
  };
}

/** Makes the database `samlop` if it is missing, once it is certain that the socket leads to our cluster. */
async function ensureDatabase(socketDir: string, cluster: string): Promise<void> {
  const client = new Client({
    host: socketDir,
    port: 5432,
    user: 'postgres',
    database: 'postgres',
    ssl: false,
    connectionTimeoutMillis: 30_000,
  });
  client.on('error', () => {});
  await client.connect();
  try {
    const { rows } = await client.query<{ folder: string; exists: boolean }>(
      `select current_setting('data_directory') as folder,
              exists (select 1 from pg_database where datname = 'samlop') as exists`,
    );
    const folder = rows[0]?.folder ?? '';
    if (canonicalPath(folder) !== cluster) {
      throw new Error(`The server at ${socketDir} serves ${folder}, not ${cluster}.`);
    }
    if (!rows[0]?.exists) await client.query('create database samlop');
  } finally {
    await client.end();
  }
}

function since(began: number): number {
  return Math.round(performance.now() - began);
}
