// Builds the browser application once for a run of browser tests, and gives the run a copy that a later build cannot change.
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { webFolder } from '../src/app/build.ts';
import { buildWeb } from '../src/app/build-web.ts';

declare module 'vitest' {
  interface ProvidedContext {
    webFolder: string;
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await buildWeb((line) => project.vitest.logger.log(line));
  const folder = await mkdtemp(join(tmpdir(), 'samlop-web-'));
  await cp(webFolder, folder, { recursive: true });
  project.provide('webFolder', folder);
  return () => rm(folder, { recursive: true, force: true });
}
