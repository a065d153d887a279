// Completes package-lock.json with the packages of other platforms. npm leaves out what its registry does not offer at
// the moment, and `npm ci` then refuses the file. Run with `node scripts/lock.ts` after a change of packages.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** One package as npm writes it (lockfileVersion 3), as far as it is needed here. */
export interface LockedPackage {
  version?: string;
  dev?: boolean;
  optional?: boolean;
  cpu?: string[];
  os?: string[];
  libc?: string[];
  optionalDependencies?: Record<string, string>;
}

export const lockPath = join(import.meta.dirname, '..', 'package-lock.json');

/** The optional packages that a locked package names and the lock file does not hold, with the version asked for. */
export function missingFrom(packages: Record<string, LockedPackage>) {
  const missing = new Map<string, { version: string; isDev: boolean }>();
  for (const [path, { optionalDependencies, dev }] of Object.entries(packages))
    for (const [name, range] of Object.entries(optionalDependencies ?? {}))
      if (!packages[`${path}/node_modules/${name}`] && !packages[`node_modules/${name}`])
        missing.set(name, { version: range.replace(/^[\^~]/, ''), isDev: dev === true });
  return missing;
}

const asList = (value: string | string[] | undefined) => (value === undefined ? undefined : [value].flat());

/** Which platforms a package is for: what any version of it says, else what its name says. */
function platformOf(name: string): Pick<LockedPackage, 'cpu' | 'libc' | 'os'> {
  let told: { os?: string | string[]; cpu?: string | string[]; libc?: string | string[] } = {};
  try {
    const answer = execFileSync('npm', ['view', name, 'os', 'cpu', 'libc', '--json'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    told = answer ? (JSON.parse(answer) as typeof told) : {};
  } catch {
    told = {};
  }
  const [, os, cpu] =
    /(android|darwin|freebsd|linux|win32|openharmony)-(arm64|arm|x64|ia32|ppc64|riscv64|s390x)/.exec(name) ??
    [];
  const libc = /linux.*musl/.test(name) ? 'musl' : /linux.*gnu/.test(name) ? 'glibc' : undefined;
  const platform = {
    cpu: asList(told.cpu ?? cpu),
    libc: asList(told.libc ?? libc),
    os: asList(told.os ?? os),
  };
  if (!platform.os && !platform.cpu) throw new Error(`${name} does not say which platform it is for.`);
  return Object.fromEntries(Object.entries(platform).filter(([, value]) => value !== undefined));
}

if (import.meta.main) {
  const lock = JSON.parse(readFileSync(lockPath, 'utf8')) as { packages: Record<string, LockedPackage> };
  const missing = missingFrom(lock.packages);
  for (const [name, { version, isDev }] of missing)
    lock.packages[`node_modules/${name}`] = {
      version,
      ...(isDev ? { dev: true } : {}),
      optional: true,
      ...platformOf(name),
    };
  const sorted = Object.entries(lock.packages).sort(([a], [b]) => a.localeCompare(b, 'en'));
  writeFileSync(lockPath, `${JSON.stringify({ ...lock, packages: Object.fromEntries(sorted) }, null, 2)}\n`);
  process.stdout.write(`${missing.size} packages added.\n`);
}
