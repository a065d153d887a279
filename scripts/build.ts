// Builds the browser application when its sources have changed.
import { buildWeb } from '../src/app/build-web.ts';

await buildWeb((line) => void process.stdout.write(`${line}\n`));
