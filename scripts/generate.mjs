#!/usr/bin/env node
// npm run generate: the types of the migrated schema, into migrations/schema.ts.
import { ensurePackages, run } from './runtime.mjs';

try {
  ensurePackages();
  process.exitCode = await run('scripts/generate.ts', process.argv.slice(2));
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
