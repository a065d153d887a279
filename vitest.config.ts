// Unit and database tests beside the code; one PostgreSQL serves the run. Browser tests have a configuration of their own.
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'scenarios/**/*.test.ts', 'scripts/**/*.test.ts'],
    globalSetup: ['src/app/testing/postgres.ts'],
    testTimeout: 60_000,
    hookTimeout: 240_000,
    maxWorkers: 2,
  },
});
