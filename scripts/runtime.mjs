// Makes sure of Node 24 and the installed packages before anything else runs. Plain JavaScript: it may start on Node 20.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const wantedMajor = 24;
const wantedVersion = '24.21.0';

function npm(args, message) {
  process.stderr.write(`${message}\n`);
  const { status } = spawnSync('npm', args, {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, npm_config_loglevel: 'error' },
  });
  if (status !== 0)
    throw new Error(
      `npm ${args.join(' ')} failed. Check that the npm registry can be reached, then try again.`,
    );
}

/** The path of a Node 24: this one, or one fetched from the npm registry into .runtime. */
export function findNode() {
  if (Number(process.versions.node.split('.')[0]) >= wantedMajor) return process.execPath;
  const name = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;
  const node = join(root, '.runtime', 'node_modules', name, 'bin', 'node');
  if (!existsSync(node)) {
    npm(
      ['install', '--prefix', '.runtime', '--no-save', '--no-package-lock', `${name}@${wantedVersion}`],
      `Samløp runs on Node ${wantedMajor}; this is ${process.versions.node}. Fetching Node ${wantedVersion} …`,
    );
  }
  if (!existsSync(node))
    throw new Error(
      `There is no Node ${wantedVersion} package for this machine. Install Node ${wantedMajor} and try again.`,
    );
  return node;
}

/** Installs the packages of package-lock.json when they are missing or of another lock file. */
export function ensurePackages() {
  const stamp = join(root, 'node_modules', '.samlop-lock');
  const checksum = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === checksum) return;
  npm(['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund'], 'Installing packages …');
  writeFileSync(stamp, checksum);
}

/** Runs a script of the project on Node 24 with this terminal, passes signals on, and resolves with its exit code. */
export function run(script, args, env = {}) {
  const node = findNode();
  const child = spawn(node, [join(root, script), ...args], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...env, PATH: `${dirname(node)}:${process.env.PATH ?? ''}` },
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => resolve(code ?? (signal === 'SIGINT' ? 130 : 1)));
  });
}
