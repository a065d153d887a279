// The server under measure, in a process of its own: real login cookies, access rules and access log, no practice scenario.
import { practiceIdentityKey } from '../src/platform/auth/identity-hash.ts';
import { createClock } from '../src/platform/clock.ts';
import { createDatabase } from '../src/platform/db/actor.ts';
import { buildApp } from '../src/app/build.ts';
import { benchInstant } from './fill.ts';

const clock = createClock();
clock.set(benchInstant);
const database = createDatabase({ url: process.env['BENCH_URL'] ?? '', clock, poolSize: 10 });
const app = await buildApp({
  database,
  clock,
  publicUrl: () => 'http://localhost',
  practicePeople: [],
  oidc: [],
  identityKey: practiceIdentityKey,
  idleSeconds: 86_400,
  trustProxy: false,
  requestsPerMinute: 100_000_000,
  environment: {},
});
await app.listen({ port: 0, host: 'localhost' });
const address = app.server.address();
process.send?.({ port: typeof address === 'object' ? address?.port : 0 });
process.on('message', (message) => {
  if (message === 'memory') process.send?.({ rss: process.memoryUsage().rss });
  if (message === 'stop') void app.close().then(() => database.close().then(() => process.exit(0)));
});
