#!/usr/bin/env node
// npm test: everything, in the order that finds the cheap faults first.
import { ensurePackages, run } from './runtime.mjs';

try {
  ensurePackages();
  process.exitCode = await run('scripts/check.ts', process.argv.slice(2));
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
