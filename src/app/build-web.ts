// Builds the browser application when its sources have changed since the last build.
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
  const { build } = await import('vite');
  await build({ configFile: join(projectRoot, 'vite.config.ts'), logLevel: 'warn' });
  await writeFile(stampFile, present);
}
