// The shell in a real browser: frame, search, settings and the parts of forms.
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { expectNoAxeFindings } from './axe.ts';
import { editor, type ShellUnderTest, soon, startShell } from './shell/shell-under-test.ts';

let shell: ShellUnderTest;

beforeAll(async () => {
  shell = await startShell();
});
afterAll(() => shell?.close());
afterEach(() => shell.reset());

describe('the frame', () => {
  test.each([
    { width: 1280, theme: 'light' },
    { width: 1280, theme: 'dark' },
    { width: 390, theme: 'light' },
    { width: 390, theme: 'dark' },
  ] as const)('axe finds nothing at $width px, $theme', async (options) => {
    for (const path of ['/', '/tekst']) {
      const page = await shell.open(path, options);
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
      const page = await shell.open('/', { width });
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
    const page = await shell.open('/tekst');
    await page.keyboard.press('/');
    await page.keyboard.type('åse');
    await page.keyboard.press('Enter');
    await page.getByText('Åse Ø.').waitFor();
    expect(await page.locator('.web-row').count()).toBe(1);
    expect(page.url()).toBe(`${shell.server.url}/`);
    expect(await page.title()).toBe('Personer – Samløp');
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1');
    await page.context().close();
  });

  test('language and theme are chosen in the menus and remembered', async () => {
    const page = await shell.open('/');
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
    const page = await shell.open('/lukket');
    expect(await page.locator('h1').textContent()).toBe('Vi finner ikke denne siden');
    await page.context().close();
  });
});

describe('forms', () => {
  test('times are read as people write them, and faults lead to their field', async () => {
    const page = await shell.openText();
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
    for (const width of [360, 1280]) {
      const page = await shell.openText({ width });
      await page.getByRole('button', { name: 'Åpne datovelger' }).click();
      await expect.poll(() => page.getByRole('grid').count(), soon).toBe(1);
      expect(await page.evaluate(() => document.activeElement?.closest('[role=grid]') !== null)).toBe(true);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(overflow).toBeLessThanOrEqual(0);
      // What the header covers half of after scrolling is no target that is too small.
      await page.evaluate(() => window.scrollTo(0, 0));
      await expectNoAxeFindings(page);
      await page.keyboard.press('ArrowRight');
      await page.keyboard.press('Enter');
      const day = page.getByLabel('Dato', { exact: true });
      expect(await day.inputValue()).toMatch(/^\d\d\.\d\d\.\d{4}$/);
      expect(await page.getByRole('grid').count()).toBe(0);
      await page.context().close();
    }
  });

  test('never two dialogs at once: the session’s comes first, the other comes back', async () => {
    const page = await shell.openText();
    await page.context().setOffline(true);
    await editor(page).fill('Venter.');
    await page.getByText('Venter på nett').first().waitFor();
    await page.getByRole('button', { name: 'Avlys møtet' }).click();
    await page.getByRole('alertdialog', { name: 'Avlyse møtet?' }).waitFor();
    await expectNoAxeFindings(page);
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Avbryt');
    shell.server.world.session = 'out';
    await page.context().setOffline(false);
    await page.getByRole('alertdialog', { name: 'Du er logget ut' }).waitFor();
    expect(await page.getByRole('alertdialog').count()).toBe(1);
    shell.server.world.session = 'in';
    const tab = await page.context().newPage();
    await tab.goto(`${shell.server.url}/`);
    await page.getByRole('alertdialog', { name: 'Avlyse møtet?' }).waitFor();
    await page.context().close();
  });
});
