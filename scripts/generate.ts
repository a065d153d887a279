// Writes the types of the migrated schema to migrations/schema.ts, from an embedded database made for the purpose.
import { spawnSync } from 'node:child_process';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbedded } from '../src/platform/db/embedded.ts';
import { migrate } from '../src/platform/db/migrate.ts';

const root = join(import.meta.dirname, '..');
const target = join(root, 'migrations/schema.ts');
const folder = await mkdtemp(join(tmpdir(), 'samlop-generate-'));
await chmod(folder, 0o755);
const embedded = await startEmbedded({ dataDir: join(folder, 'data'), log: () => {} });
try {
  await migrate(embedded.url, join(root, 'migrations'));
  const bin = (name: string) => join(root, 'node_modules/.bin', name);
  const options = [
    '--dialect',
    'postgres',
    '--camel-case',
    '--date-parser',
    'string',
    '--numeric-parser',
    'number',
  ];
  const made = spawnSync(
    bin('kysely-codegen'),
    ['--url', embedded.url, '--out-file', target, '--exclude-pattern', 'migration', ...options],
    { stdio: 'inherit' },
  );
  const formatted = spawnSync(bin('oxfmt'), [target], { stdio: 'inherit' });
  process.exitCode = made.status || formatted.status || 0;
} finally {
  await embedded.stop();
  await rm(folder, { recursive: true, force: true });
}
