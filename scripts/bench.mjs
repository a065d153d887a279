#!/usr/bin/env node
// npm run bench: HTTP beside raw SQL, at 10,000 and 200,000 pathways.
import { ensurePackages, run } from './runtime.mjs';

try {
  ensurePackages();
  process.exitCode = await run('bench/run.ts', process.argv.slice(2));
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
