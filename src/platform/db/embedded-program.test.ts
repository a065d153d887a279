// The library links of the PostgreSQL package, and the copy for a user who cannot reach it.
import {
  chmod,
  chown,
  lstat,
  mkdir,
  mkdtemp,
  readFile,
  readlink,
  rm,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { linkLibraries, prepareProgram } from './embedded-program.ts';

let root: string;
let packageDir: string;
const isRoot = process.getuid?.() === 0;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'samlop-program-'));
  packageDir = join(root, 'closed', 'package');
  await mkdir(join(packageDir, 'native', 'bin'), { recursive: true });
  await mkdir(join(packageDir, 'native', 'lib'));
  await writeFile(join(packageDir, 'package.json'), '{ "version": "18.4.0-beta.17" }');
  await writeFile(join(packageDir, 'native/bin/postgres'), 'program', { mode: 0o755 });
  await writeFile(join(packageDir, 'native/lib/libpq.so.5.18'), 'library');
  await writeFile(join(packageDir, 'native/lib/libpq.a'), 'only for compilers');
  const links = ['libpq.so', 'libpq.so.5'].map((name) => ({
    source: 'native/lib/libpq.so.5.18',
    target: `native/lib/${name}`,
  }));
  await writeFile(join(packageDir, 'native/pg-symlinks.json'), JSON.stringify(links));
});

afterEach(() => rm(root, { recursive: true, force: true }));

const lib = (name: string) => join(packageDir, 'native/lib', name);

test('links are made by several at once, kept when there, and mended when broken', async () => {
  await symlink('gone.so', lib('libpq.so'));
  await Promise.all([1, 2, 3, 4].map(() => linkLibraries(packageDir)));
  for (const name of ['libpq.so', 'libpq.so.5']) expect(await readlink(lib(name))).toBe('libpq.so.5.18');
  const made = await lstat(lib('libpq.so'));
  await linkLibraries(packageDir);
  expect((await lstat(lib('libpq.so'))).ino).toBe(made.ino);
});

test('a package folder that cannot be written gives an error with the remedy', async () => {
  // Root writes everywhere, so it lends its rights to another user for this test.
  await chmod(root, 0o755);
  await chmod(lib(''), 0o555);
  if (isRoot) process.seteuid?.(65534);
  try {
    await expect(linkLibraries(packageDir)).rejects.toThrow(/lacks the link .*libpq\.so.*DATABASE_URL/);
  } finally {
    if (isRoot) process.seteuid?.(0);
    await chmod(lib(''), 0o755);
  }
});

test('a program that its user cannot reach is copied once into the data folder', async () => {
  const home = join(root, 'home');
  await mkdir(home);
  await chmod(root, 0o755);
  // As root the database's user is another; without root it is ourselves, who reach everything here.
  const identity = isRoot
    ? { uid: 65534, gid: 65534, name: 'nobody' }
    : { uid: process.getuid?.() ?? 0, gid: process.getgid?.() ?? 0, name: 'self' };
  await chmod(join(root, 'closed'), 0o700);
  await chown(home, identity.uid, identity.gid);
  const native = isRoot ? join(home, 'program-18.4.0-beta.17') : join(packageDir, 'native');
  const program = await prepareProgram(packageDir, home, identity);
  expect(program).toEqual({ bin: join(native, 'bin'), majorVersion: '18' });
  const made = await stat(join(native, 'bin/postgres'));
  expect(made).toMatchObject({ uid: identity.uid, gid: identity.gid });
  expect(await readFile(join(native, 'bin/postgres'), 'utf8')).toBe('program');
  expect(await readlink(join(native, 'lib/libpq.so'))).toBe('libpq.so.5.18');
  await prepareProgram(packageDir, home, identity);
  expect((await stat(join(native, 'bin/postgres'))).ino).toBe(made.ino);
});
