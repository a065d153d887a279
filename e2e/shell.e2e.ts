// The shell in a real browser: menu, search, sessions that run out, and text that is never lost.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { expectNoAxeFindings } from './axe.ts';
import { launchBrowser, type PageOptions, type TestBrowser } from './browser.ts';
import { buildShell, startStubServer, type StubServer } from './shell/stub-server.ts';

let folder = '';
let browser: TestBrowser;
let server: StubServer;
let faults: string[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'samlop-shell-'));
  await buildShell(folder);
  server = await startStubServer(folder);
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
  await rm(folder, { recursive: true, force: true });
});
beforeEach(() => {
  server.reset();
  faults = [];
});
// Whatever a test does, nothing may break the content security policy or throw unseen.
afterEach(() => {
  if (faults.length > 0) throw new Error(faults.join('\n'));
});

async function open(path: string, options: PageOptions = {}): Promise<Page> {
  const page = await browser.newPage({ baseUrl: server.url, ...options });
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (line) => /Content Security Policy/i.test(line.text()) && faults.push(line.text()));
  await page.goto(path);
  await page.locator('h1').waitFor();
  return page;
}

/** Looks again until it is so; the machine may be busy. */
const soon = { timeout: 15_000 };
const editor = (page: Page) => page.getByLabel('Konklusjon', { exact: true });
const draftsOn = (page: Page) =>
  page.evaluate(() => Object.entries(localStorage).filter(([name]) => name.startsWith('samlop.draft.')));

describe('the frame', () => {
  test.each([
    { width: 1280, theme: 'light' },
    { width: 1280, theme: 'dark' },
    { width: 390, theme: 'light' },
    { width: 390, theme: 'dark' },
  ] as const)('axe finds nothing at $width px, $theme', async (options) => {
    for (const path of ['/', '/tekst']) {
      const page = await open(path, options);
      await expectNoAxeFindings(page);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(overflow).toBeLessThanOrEqual(0);
      await page.context().close();
    }
  });

  test('text twice the size and the narrowest screen need no sideways scrolling', async () => {
    for (const [width, size] of [
      [390, '200%'],
      [320, '100%'],
      [1280, '200%'],
    ] as const) {
      const page = await open('/', { width });
      await page.evaluate(
        (fontSize) => document.documentElement.style.setProperty('font-size', fontSize),
        size,
      );
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(overflow, `${width} px at ${size}`).toBeLessThanOrEqual(0);
      await page.context().close();
    }
  });

  test('a slash goes to the search; the words find the person and stay out of the address', async () => {
    const page = await open('/tekst');
    await page.keyboard.press('/');
    await page.keyboard.type('åse');
    await page.keyboard.press('Enter');
    await page.getByText('Åse Ø.').waitFor();
    expect(await page.locator('.web-row').count()).toBe(1);
    expect(page.url()).toBe(`${server.url}/`);
    expect(await page.title()).toBe('Personer – Samløp');
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1');
    await page.context().close();
  });

  test('language and theme are chosen in the menus and remembered', async () => {
    const page = await open('/');
    await page.getByRole('button', { name: 'Språk' }).click();
    await expectNoAxeFindings(page);
    await page.getByRole('menuitemradio', { name: /nynorsk/ }).click();
    await page.getByRole('link', { name: 'Møte', exact: true }).waitFor();
    await page.getByRole('button', { name: 'Utsjånad' }).click();
    await page.getByRole('menuitemradio', { name: 'Mørkt' }).click();
    await page.reload();
    await page.getByRole('link', { name: 'Møte', exact: true }).waitFor();
    expect(
      await page.evaluate(() => [document.documentElement.lang, document.documentElement.className]),
    ).toEqual(['nn', 'dark']);
    await page.context().close();
  });

  test('a page that the role may not open is a page that does not exist', async () => {
    const page = await open('/lukket');
    expect(await page.locator('h1').textContent()).toBe('Vi finner ikke denne siden');
    await page.context().close();
  });
});

describe('text', () => {
  test('is on the device at once, sealed, and leaves it when the server has it', async () => {
    const page = await open('/tekst');
    await editor(page).fill('Noe om bolig.');
    await expect.poll(() => draftsOn(page), soon).toHaveLength(1);
    expect(JSON.stringify(await draftsOn(page))).not.toContain('bolig');
    await page.getByText(/^Lagret \d\d:\d\d:\d\d$/).waitFor();
    expect(server.world.text.value).toBe('Noe om bolig.');
    expect(await draftsOn(page)).toEqual([]);
    await page.context().close();
  });

  test('waits for the network and is saved when it is back', async () => {
    const page = await open('/tekst');
    await page.context().setOffline(true);
    await editor(page).fill('Skrevet uten nett.');
    await page.getByText('Venter på nett').first().waitFor();
    await page.getByText('Du er uten nett').waitFor();
    await expectNoAxeFindings(page);
    await page.context().setOffline(false);
    await expect.poll(() => server.world.text.value, soon).toBe('Skrevet uten nett.');
    await page.context().close();
  });

  test('is found again after the page was closed in the middle of a word', async () => {
    const page = await open('/tekst');
    server.world.failure = 503;
    await editor(page).fill('Halvveis i en set');
    await expect.poll(() => draftsOn(page), soon).toHaveLength(1);
    const context = page.context();
    await page.close();
    server.world.failure = null;
    const next = await context.newPage();
    await next.goto(`${server.url}/`);
    await next.getByRole('link', { name: /Fortsett på teksten/ }).click();
    await expect.poll(() => editor(next).inputValue(), soon).toBe('Halvveis i en set');
    await expect.poll(() => server.world.text.value, soon).toBe('Halvveis i en set');
    await context.close();
  });

  test('of two who write at once is shown side by side, and the one not chosen can be brought back', async () => {
    const page = await open('/tekst', { width: 390 });
    server.world.text = { value: 'Kollegaens tekst.', version: 2 };
    await editor(page).fill('Min tekst.');
    await page.getByRole('heading', { name: /to har skrevet samtidig/ }).waitFor();
    await expectNoAxeFindings(page);
    await page.getByRole('button', { name: 'Bruk den lagrede' }).click();
    await expect.poll(() => editor(page).inputValue(), soon).toBe('Kollegaens tekst.');
    await page.getByRole('button', { name: 'Hent den tilbake' }).click();
    await expect.poll(() => server.world.text.value, soon).toBe('Min tekst.');
    await page.context().close();
  });

  test('of one person is neither shown to the next nor saved in their name', async () => {
    const page = await open('/tekst');
    server.world.failure = 503;
    await editor(page).fill('Bare for Ane.');
    await expect.poll(() => draftsOn(page), soon).toHaveLength(1);
    server.world.staffId = 'per';
    const tab = await page.context().newPage();
    await tab.goto(`${server.url}/tekst`);
    await page.waitForURL(`${server.url}/`);
    server.world.failure = null;
    await tab.reload();
    await expect.poll(() => editor(tab).inputValue(), soon).toBe('Start');
    expect(server.world.text.value).toBe('Start');
    server.world.staffId = 'ane';
    await tab.goto(`${server.url}/tekst`);
    await expect.poll(() => server.world.text.value, soon).toBe('Bare for Ane.');
    await page.context().close();
  });

  test('about people is met with other words, which can be taken or left', async () => {
    const page = await open('/tekst');
    await editor(page).fill('Hun er narkoman.');
    await page.getByRole('list', { name: 'Forslag til andre ord' }).waitFor();
    await expectNoAxeFindings(page);
    await page.getByRole('button', { name: 'person med ruslidelse' }).click();
    expect(await editor(page).inputValue()).toBe('Hun er person med ruslidelse.');
    await page.context().close();
  });
});

describe('the session', () => {
  test('that runs out in the middle of a text goes on after a new sign-in', async () => {
    const page = await open('/tekst');
    server.world.session = 'out';
    await editor(page).fill('Skrevet etter at økten gikk ut.');
    await page.getByRole('alertdialog', { name: 'Du er logget ut' }).waitFor();
    await expectNoAxeFindings(page);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Logg inn igjen' }).click();
    await page.getByRole('alertdialog').waitFor({ state: 'hidden' });
    expect(await editor(page).inputValue()).toBe('Skrevet etter at økten gikk ut.');
    await expect.poll(() => server.world.text.value, soon).toBe('Skrevet etter at økten gikk ut.');
    await page.context().close();
  });

  test('ends with a question when something is not saved', async () => {
    const page = await open('/tekst');
    server.world.failure = 503;
    await editor(page).fill('Usendt.');
    await page.getByRole('button', { name: /Ane Larsen/ }).click();
    await page.getByRole('menuitem', { name: 'Logg ut' }).click();
    await page.getByRole('alertdialog', { name: 'Noe er ikke lagret ennå' }).waitFor();
    await page.getByRole('button', { name: 'Logg ut likevel' }).click();
    await page.getByRole('heading', { name: 'Velkommen til Samløp' }).waitFor();
    await expectNoAxeFindings(page);
    expect(await draftsOn(page)).toHaveLength(1);
    await page.context().close();
  });

  test('begins with a unit, on the page that was asked for', async () => {
    server.world.session = 'choose-unit';
    const page = await open('/tekst', { width: 390 });
    await expectNoAxeFindings(page);
    await page.getByRole('button', { name: /Solbakken/ }).click();
    await editor(page).waitFor();
    expect(page.url()).toBe(`${server.url}/tekst`);
    await page.context().close();
  });

  test('warns before it ends because nobody is there', async () => {
    server.world.idleSeconds = 62;
    const page = await open('/');
    await page.getByRole('alertdialog', { name: 'Er du her fortsatt?' }).waitFor({ timeout: 20_000 });
    await page.getByRole('button', { name: 'Jeg er her' }).click();
    await expect.poll(() => page.getByRole('alertdialog').count(), soon).toBe(0);
    await page.context().close();
  });
});

describe('forms', () => {
  test('times are read as people write them, and faults lead to their field', async () => {
    const page = await open('/tekst');
    await page.getByLabel('Klokkeslett').fill('930');
    await page.getByLabel('Klokkeslett').blur();
    expect(await page.getByLabel('Klokkeslett').inputValue()).toBe('09:30');
    await page.getByLabel('Dato', { exact: true }).fill('1.12.2026');
    await page.getByLabel('Dato', { exact: true }).blur();
    expect(await page.getByLabel('Dato', { exact: true }).inputValue()).toBe('01.12.2026');
    await page.getByRole('button', { name: 'Send innkallinger' }).click();
    await expectNoAxeFindings(page);
    await page.getByRole('link', { name: 'Skriv hvor møtet skal være.' }).click();
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('place');
    await page.context().close();
  });

  test('the calendar opens on a phone and on a desktop', async () => {
    for (const width of [390, 1280]) {
      const page = await open('/tekst', { width });
      await page.getByRole('button', { name: 'Åpne datovelger' }).click();
      await expect.poll(() => page.getByRole('grid').count(), soon).toBe(1);
      await expectNoAxeFindings(page);
      await page.context().close();
    }
  });

  test('never two dialogs at once: the session’s comes first, the other comes back', async () => {
    const page = await open('/tekst');
    await page.context().setOffline(true);
    await editor(page).fill('Venter.');
    await page.getByText('Venter på nett').first().waitFor();
    await page.getByRole('button', { name: 'Avlys møtet' }).click();
    await page.getByRole('alertdialog', { name: 'Avlyse møtet?' }).waitFor();
    await expectNoAxeFindings(page);
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Avbryt');
    server.world.session = 'out';
    await page.context().setOffline(false);
    await page.getByRole('alertdialog', { name: 'Du er logget ut' }).waitFor();
    expect(await page.getByRole('alertdialog').count()).toBe(1);
    server.world.session = 'in';
    const tab = await page.context().newPage();
    await tab.goto(`${server.url}/`);
    await page.getByRole('alertdialog', { name: 'Avlyse møtet?' }).waitFor();
    await page.context().close();
  });
});
