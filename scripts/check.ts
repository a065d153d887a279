// Everything `npm test` checks: format, lint, walls, types, dead code, units, database, screens. Stops nothing early, so
// that one run shows every fault; the last line counts.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const bin = (name: string) => join(root, 'node_modules', '.bin', name);
const results = join(root, 'test-results');

interface Step {
  name: string;
  command: string[];
  env?: Record<string, string>;
  /** Vitest's JSON report, to count its tests. */
  report?: string;
  /** Its output is worth reading also when it went well. */
  isLoud?: boolean;
}

const vitest = (name: string, config: string): Step => ({
  name,
  command: [
    process.execPath,
    join(root, 'node_modules/vitest/vitest.mjs'),
    'run',
    '--config',
    config,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${join(results, `${name}.json`)}`,
  ],
  report: join(results, `${name}.json`),
});

const still: Step[] = [
  {
    name: 'format',
    command: [
      bin('oxfmt'),
      '--check',
      'src',
      'scripts',
      'scenarios',
      'e2e',
      'bench',
      'vite.config.ts',
      'vitest.config.ts',
    ],
  },
  {
    name: 'lint',
    command: [bin('oxlint'), '--deny-warnings', 'src', 'scripts', 'scenarios', 'e2e', 'bench'],
  },
  { name: 'walls', command: [bin('depcruise'), 'src', 'scenarios', '--config', '.dependency-cruiser.cjs'] },
  { name: 'types', command: [bin('tsc'), '--noEmit', '-p', '.'] },
  { name: 'unused', command: [bin('knip')] },
];
const build: Step = { name: 'build', command: [process.execPath, join(root, 'scripts/build.ts')] };
const tests = vitest('tests', 'vitest.config.ts');
const crash: Step = {
  name: 'crash',
  command: [process.execPath, join(root, 'scripts/crash-test.ts')],
  isLoud: true,
};
// On the machine's own PostgreSQL, where there is one: in continuous integration, or when asked for by name.
const outside: Step = {
  name: 'outside',
  command: [process.execPath, join(root, 'scripts/outside-postgres.ts')],
};
const screens = vitest('screens', 'vitest.e2e.config.ts');

function run(step: Step): Promise<boolean> {
  const started = performance.now();
  return new Promise((resolve) => {
    const [command = '', ...args] = step.command;
    const child = spawn(command, args, {
      cwd: root,
      env: { ...process.env, ...step.env, FORCE_COLOR: process.stdout.isTTY ? '1' : '0' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.once('exit', (code) => {
      const seconds = ((performance.now() - started) / 1000).toFixed(1);
      process.stdout.write(`${code === 0 ? '✓' : '✗'} ${step.name} (${seconds} s)\n`);
      if (code !== 0 || step.report || step.isLoud) process.stdout.write(`${output}\n`);
      resolve(code === 0);
    });
  });
}

function count(step: Step, isGood: boolean): { passed: number; failed: number } {
  if (!step.report) return { passed: isGood ? 1 : 0, failed: isGood ? 0 : 1 };
  if (!existsSync(step.report)) return { passed: 0, failed: 1 };
  const report = JSON.parse(readFileSync(step.report, 'utf8')) as {
    numPassedTests: number;
    numFailedTests: number;
  };
  return { passed: report.numPassedTests, failed: Math.max(report.numFailedTests, isGood ? 0 : 1) };
}

mkdirSync(results, { recursive: true });
const only = process.argv.slice(2);
const isWanted = (step: Step) => only.length === 0 || only.includes(step.name);
const outcome: { step: Step; isGood: boolean }[] = [];
const doAll = async (steps: Step[]) => {
  for (const step of steps.filter(isWanted)) outcome.push({ step, isGood: await run(step) });
};
// The still checks on one core while the screens are built on the other.
await Promise.all([doAll(still), doAll([build])]);
// The crash test mostly waits for servers to come back, so it shares the machine with the others.
await Promise.all([doAll([tests]), doAll([crash])]);
await doAll([screens]);
if (process.env['CI'] || only.includes('outside')) await doAll([outside]);

let [passed, failed] = [0, 0];
for (const { step, isGood } of outcome) {
  const counted = count(step, isGood);
  passed += counted.passed;
  failed += counted.failed;
}
process.stdout.write(`\n${passed} passed, ${failed} failed\n`);
process.exitCode = failed > 0 ? 1 : 0;
