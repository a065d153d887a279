// Makes the database cluster at the first start, so that it is there whole or not at all.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import type { Folders } from './embedded-folders.ts';
import { giveTree, type Identity } from './embedded-identity.ts';
import type { Program } from './embedded-program.ts';
import { endAtExit, spawnOptions } from './embedded-server.ts';

const STAGING = 'staging-';

// The built-in provider gives the same order and the same case rules on every machine, and after its upgrades.
const INITDB_OPTIONS = [
  '--username=postgres',
  '--auth-local=trust',
  '--auth-host=reject',
  '--encoding=UTF8',
  '--locale=C',
  '--locale-provider=builtin',
  '--builtin-locale=C.UTF-8',
  '--data-checksums',
  '--no-instructions',
];

/** Makes the cluster unless it exists. Call only with the owner lock held. Throws when another major version made it. */
export async function ensureCluster(
  folders: Folders,
  program: Program,
  identity: Identity | null,
): Promise<void> {
  // With the lock held, any staging folder is left from a first start that was killed.
  for (const name of await readdir(folders.home)) {
    if (name.startsWith(STAGING)) await rm(join(folders.home, name), { recursive: true, maxRetries: 5 });
  }
  const found = await stat(folders.cluster).catch(() => null);
  if (!found) return makeCluster(folders, program, identity);
  if (identity && found.uid !== identity.uid) await giveTree(folders.cluster, identity);
  const version = (await readFile(join(folders.cluster, 'PG_VERSION'), 'utf8')).trim();
  if (version !== program.majorVersion) {
    throw new Error(
      `DATA_DIR ${folders.dataDir} holds a database of PostgreSQL ${version}, and this is ${program.majorVersion}. ` +
        'Make a backup with the earlier version of the service and restore it here into an empty DATA_DIR.',
    );
  }
}

async function makeCluster(folders: Folders, program: Program, identity: Identity | null): Promise<void> {
  const staging = await mkdtemp(join(folders.home, STAGING));
  if (identity) await giveTree(staging, identity);
  const initdb = spawn(join(program.bin, 'initdb'), ['-D', staging, ...INITDB_OPTIONS], {
    ...spawnOptions(identity),
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const forget = endAtExit(initdb);
  try {
    const [said, [code]] = await Promise.all([text(initdb.stderr), once(initdb, 'exit')]);
    if (code !== 0) throw new Error(`The database could not be made in ${folders.home}: ${said.trim()}`);
    await rename(staging, folders.cluster);
  } catch (error) {
    await rm(staging, { recursive: true, force: true });
    throw error;
  } finally {
    forget();
  }
  // initdb has written its files to disk; the rename must get there too.
  await using home = await open(folders.home);
  await home.sync();
}
