// Runs the database tests on the machine's own PostgreSQL (15 or newer), where one is installed: a cluster of its own in a
// temporary folder, gone afterwards. Says so and ends well where there is none.
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');

function findPrograms(): string | undefined {
  const base = '/usr/lib/postgresql';
  const versions = existsSync(base)
    ? readdirSync(base)
        .map(Number)
        .filter((version) => version >= 15)
    : [];
  const newest = versions.toSorted((a, b) => b - a)[0];
  const folders = [
    ...(newest === undefined ? [] : [join(base, String(newest), 'bin')]),
    ...(process.env['PATH'] ?? '').split(':'),
  ];
  return folders.find((folder) =>
    ['initdb', 'postgres', 'pg_ctl'].every((name) => existsSync(join(folder, name))),
  );
}

/** The user to run the server as: PostgreSQL does not run as root. */
function serverUser(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const { stdout, status } = spawnSync('id', ['-u', 'postgres'], { encoding: 'utf8' });
  if (status !== 0) return { uid: 65_534, gid: 65_534 };
  return { uid: Number(stdout), gid: Number(execFileSync('id', ['-g', 'postgres'], { encoding: 'utf8' })) };
}

const programs = findPrograms();
if (programs === undefined) {
  process.stdout.write(
    'No PostgreSQL of 15 or newer is installed here: the embedded one was tested, an outside one was not.\n',
  );
  process.exit(0);
}
const user = serverUser();
const folder = mkdtempSync(join(tmpdir(), 'samlop-outside-'));
chmodSync(folder, 0o755);
if (user) chownSync(folder, user.uid, user.gid);
const as = { ...user, cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] as ('ignore' | 'inherit')[] };
const data = join(folder, 'data');
let exitCode = 1;
try {
  execFileSync(
    join(programs, 'initdb'),
    ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8'],
    as,
  );
  const options = `-c listen_addresses= -c unix_socket_directories=${folder} -c fsync=off -c max_connections=100`;
  execFileSync(
    join(programs, 'pg_ctl'),
    ['-D', data, '-o', options, '-l', join(folder, 'log'), '-w', 'start'],
    as,
  );
  const tests = spawn(process.execPath, [join(root, 'node_modules/vitest/vitest.mjs'), 'run', '.db.test'], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, TEST_DATABASE_URL: `postgresql://postgres@/postgres?host=${folder}` },
  });
  exitCode = await new Promise<number>((resolve) => tests.once('exit', (code) => resolve(code ?? 1)));
} finally {
  spawnSync(join(programs, 'pg_ctl'), ['-D', data, '-m', 'immediate', '-w', 'stop'], as);
  rmSync(folder, { recursive: true, force: true });
}
process.exitCode = exitCode;
