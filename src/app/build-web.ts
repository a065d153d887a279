// Builds the browser application when its sources have changed since the last build.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { projectRoot } from './config.ts';

const stampFile = join(projectRoot, 'dist', 'web.stamp');

async function fingerprint(): Promise<string> {
  const hash = createHash('sha256');
  for (const folder of ['src', 'content']) {
    const entries = await readdir(join(projectRoot, folder), { recursive: true, withFileTypes: true });
    for (const entry of entries
      .filter((candidate) => candidate.isFile())
      .toSorted((a, b) => (join(a.parentPath, a.name) < join(b.parentPath, b.name) ? -1 : 1))) {
      const path = join(entry.parentPath, entry.name);
      const { size, mtimeMs } = await stat(path);
      hash.update(`${path} ${size} ${mtimeMs}\n`);
    }
  }
  hash.update(await readFile(join(projectRoot, 'package-lock.json')));
  return hash.digest('hex');
}

/** Builds into dist/web; does nothing when the sources are those of the last build. */
export async function buildWeb(log: (line: string) => void): Promise<void> {
  const present = await fingerprint();
  if (existsSync(stampFile) && (await readFile(stampFile, 'utf8')) === present) return;
  log('Building the screens …');
  // In a process of its own: a server keeps neither the memory of the build nor its NODE_ENV.
  const vite = join(projectRoot, 'node_modules', 'vite', 'bin', 'vite.js');
  const args = ['build', '--config', join(projectRoot, 'vite.config.ts'), '--logLevel', 'warn'];
  const code = await new Promise<number | null>((resolve, reject) => {
    const child = spawn(process.execPath, [vite, ...args], { stdio: ['ignore', 'inherit', 'inherit'] });
    child.once('error', reject);
    child.once('exit', resolve);
  });
  if (code !== 0) throw new Error('The screens could not be built; see above.');
  await writeFile(stampFile, present);
}
