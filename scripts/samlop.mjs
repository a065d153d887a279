#!/usr/bin/env node
// The command `samlop`: npm start, npm run login, npx samlop migrate and the others come through here.
import { ensurePackages, run } from './runtime.mjs';

try {
  ensurePackages();
  process.exitCode = await run('src/app/cli.ts', process.argv.slice(2));
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
