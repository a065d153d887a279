// Starts everything a test of the shell needs: the built pages, the stand-in server and a browser.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { launchBrowser, type PageOptions } from '../browser.ts';
import { buildShell, startStubServer, type StubServer } from './stub-server.ts';

export interface ShellUnderTest {
  readonly server: StubServer;
  /** Opens a path in a window of its own and waits for the page's heading. */
  open(path: string, options?: PageOptions): Promise<Page>;
  /** Opens the page with the text, when the text is there. */
  openText(options?: PageOptions): Promise<Page>;
  /** Makes the server as new. Throws what has broken the content security policy or was thrown unseen since last time. */
  reset(): void;
  close(): Promise<void>;
}

/** Looks again until it is so; the machine may be busy: `expect.poll(…, soon)`. */
export const soon = { timeout: 15_000 };

export const editor = (page: Page) => page.getByLabel('Konklusjon', { exact: true });

/** What lies on the device of text that the server does not have. */
export const draftsOn = (page: Page) =>
  page.evaluate(() => Object.entries(localStorage).filter(([name]) => name.startsWith('samlop.draft.')));

export async function startShell(): Promise<ShellUnderTest> {
  const folder = await mkdtemp(join(tmpdir(), 'samlop-shell-'));
  await buildShell(folder);
  const server = await startStubServer(folder);
  const browser = await launchBrowser();
  let faults: string[] = [];

  async function open(path: string, options: PageOptions = {}): Promise<Page> {
    const page = await browser.newPage({ baseUrl: server.url, ...options });
    page.on('pageerror', (error) => faults.push(error.message));
    page.on('console', (line) => /Content Security Policy/i.test(line.text()) && faults.push(line.text()));
    await page.goto(path);
    await page.locator('h1').waitFor();
    return page;
  }

  return {
    server,
    open,
    async openText(options = {}) {
      const page = await open('/tekst', options);
      await editor(page).waitFor();
      return page;
    },
    reset() {
      const found = faults;
      faults = [];
      server.reset();
      if (found.length > 0) throw new Error(found.join('\n'));
    },
    async close() {
      await browser.close();
      await server.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
