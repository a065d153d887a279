// Plants one violation of each wall in a tree of its own and sees that the check finds it: a rule that finds nothing is no rule.
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');
const configPath = join(root, '.dependency-cruiser.cjs');
const config = createRequire(import.meta.url)(configPath) as { forbidden: { name: string }[] };

const leaf = 'export const leaf = 1;\n';
const uses = (path: string) => `import { leaf as other } from '${path}';\nexport const leaf = other;\n`;

/** File → content; the name of the rule each pair breaks stands beside it. */
const planted: Record<string, string> = {
  // no-circle
  'src/rules/a.ts': uses('./b.ts'),
  'src/rules/b.ts': uses('./a.ts'),
  // no-drawer
  'src/platform/utils/x.ts': leaf,
  'src/platform/http/drawer.ts': uses('../utils/x.ts'),
  // no-barrel
  'src/capabilities/one/index.ts': leaf,
  'src/capabilities/one/events.ts': uses('./index.ts'),
  // rules-are-pure
  'src/platform/clock.ts': leaf,
  'src/rules/c.ts': uses('../platform/clock.ts'),
  // platform-knows-no-capability
  'src/capabilities/one/actions.ts': leaf,
  'src/platform/jobs/x.ts': uses('../../capabilities/one/actions.ts'),
  // shell-knows-no-capability
  'src/web/shell.ts': uses('../capabilities/one/actions.ts'),
  // store-is-private
  'src/capabilities/one/store.ts': leaf,
  'src/capabilities/two/actions.ts': uses('../one/store.ts'),
  // store-only-from-actions
  'src/capabilities/one/routes.ts': uses('./store.ts'),
  // model-looks-down-only
  'src/capabilities/one/model.ts': uses('../../platform/clock.ts'),
  // rules-of-a-capability-are-pure
  'src/capabilities/one/rules.ts': uses('../../platform/clock.ts'),
  // screens-stay-in-the-browser
  'src/capabilities/one/web/page.ts': uses('../actions.ts'),
  // server-needs-no-screen
  'src/web/button.ts': leaf,
  'src/capabilities/one/documents.ts': uses('../../web/button.ts'),
  // one-capability-routes-nothing-of-another
  'src/capabilities/two/jobs.ts': uses('../one/routes.ts'),
};

it('finds a planted violation of every wall', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'samlop-walls-'));
  try {
    for (const [path, content] of Object.entries({
      ...planted,
      'tsconfig.json':
        '{"compilerOptions":{"module":"NodeNext","allowImportingTsExtensions":true,"noEmit":true}}',
    })) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), content);
    }
    const cruise = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs');
    const output = await new Promise<string>((resolve) => {
      execFile(
        process.execPath,
        [cruise, 'src', '--config', configPath, '--output-type', 'json'],
        { cwd: folder, maxBuffer: 20_000_000 },
        (_error, stdout) => resolve(stdout),
      );
    });
    const { summary } = JSON.parse(output) as { summary: { violations: { rule: { name: string } }[] } };
    const found = new Set(summary.violations.map((violation) => violation.rule.name));
    expect([...found].toSorted()).toEqual(config.forbidden.map((rule) => rule.name).toSorted());
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
