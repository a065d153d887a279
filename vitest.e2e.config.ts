// Browser tests: real Chromium against the whole server, each file with a database of its own.
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['e2e/**/*.e2e.ts'],
    globalSetup: ['src/app/testing/postgres.ts', 'e2e/web-files.ts'],
    testTimeout: 90_000,
    hookTimeout: 240_000,
    maxWorkers: 3,
    maxConcurrency: 3,
    retry: 0,
  },
});
