// Text that is never lost and sessions that run out, in a real browser.
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { expectNoAxeFindings } from './axe.ts';
import { draftsOn, editor, type ShellUnderTest, soon, startShell } from './shell/shell-under-test.ts';

let shell: ShellUnderTest;

beforeAll(async () => {
  shell = await startShell();
});
afterAll(() => shell?.close());
afterEach(() => shell.reset());

describe('text', () => {
  test('is on the device at once, sealed, and leaves it when the server has it', async () => {
    const page = await shell.openText();
    await editor(page).fill('Noe om bolig.');
    await expect.poll(() => draftsOn(page), soon).toHaveLength(1);
    expect(JSON.stringify(await draftsOn(page))).not.toContain('bolig');
    await page.getByText(/^Lagret \d\d:\d\d:\d\d$/).waitFor();
    expect(shell.server.world.text.value).toBe('Noe om bolig.');
    expect(await draftsOn(page)).toEqual([]);
    await page.context().close();
  });

  test('waits for the network and is saved when it is back', async () => {
    const page = await shell.openText();
    await page.context().setOffline(true);
    await editor(page).fill('Skrevet uten nett.');
    await page.getByText('Venter på nett').first().waitFor();
    await page.getByText('Du er uten nett').waitFor();
    await expectNoAxeFindings(page);
    await page.context().setOffline(false);
    await expect.poll(() => shell.server.world.text.value, soon).toBe('Skrevet uten nett.');
    await page.context().close();
  });

  test('is found again after the page was closed in the middle of a word', async () => {
    const page = await shell.openText();
    shell.server.world.failure = 503;
    await editor(page).fill('Halvveis i en set');
    await expect.poll(() => draftsOn(page), soon).toHaveLength(1);
    const context = page.context();
    await page.close();
    shell.server.world.failure = null;
    const next = await context.newPage();
    await next.goto(`${shell.server.url}/`);
    await next.getByRole('link', { name: /Fortsett på teksten/ }).click();
    await expect.poll(() => editor(next).inputValue(), soon).toBe('Halvveis i en set');
    await expect.poll(() => shell.server.world.text.value, soon).toBe('Halvveis i en set');
    await context.close();
  });

  test('of two who write at once is shown side by side, and the one not chosen can be brought back', async () => {
    const page = await shell.openText({ width: 390 });
    shell.server.world.text = { value: 'Kollegaens tekst.', version: 2 };
    await editor(page).fill('Min tekst.');
    await page.getByRole('heading', { name: /to har skrevet samtidig/ }).waitFor();
    await expectNoAxeFindings(page);
    await page.getByRole('button', { name: 'Bruk den lagrede' }).click();
    await expect.poll(() => editor(page).inputValue(), soon).toBe('Kollegaens tekst.');
    await page.getByRole('button', { name: 'Hent den tilbake' }).click();
    await expect.poll(() => shell.server.world.text.value, soon).toBe('Min tekst.');
    await page.context().close();
  });

  test('of one person is neither shown to the next nor saved in their name', async () => {
    const page = await shell.openText();
    shell.server.world.failure = 503;
    await editor(page).fill('Bare for Ane.');
    await expect.poll(() => draftsOn(page), soon).toHaveLength(1);
    shell.server.world.staffId = 'per';
    const tab = await page.context().newPage();
    await tab.goto(`${shell.server.url}/tekst`);
    await page.waitForURL(`${shell.server.url}/`);
    shell.server.world.failure = null;
    await tab.reload();
    await expect.poll(() => editor(tab).inputValue(), soon).toBe('Start');
    expect(shell.server.world.text.value).toBe('Start');
    shell.server.world.staffId = 'ane';
    await tab.goto(`${shell.server.url}/tekst`);
    await expect.poll(() => shell.server.world.text.value, soon).toBe('Bare for Ane.');
    await page.context().close();
  });

  test('about people is met with other words, which can be taken or left', async () => {
    const page = await shell.openText();
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
    const page = await shell.openText();
    shell.server.world.session = 'out';
    await editor(page).fill('Skrevet etter at økten gikk ut.');
    await page.getByRole('alertdialog', { name: 'Du er logget ut' }).waitFor();
    await expectNoAxeFindings(page);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Logg inn igjen' }).click();
    await page.getByRole('alertdialog').waitFor({ state: 'hidden' });
    expect(await editor(page).inputValue()).toBe('Skrevet etter at økten gikk ut.');
    await expect.poll(() => shell.server.world.text.value, soon).toBe('Skrevet etter at økten gikk ut.');
    await page.context().close();
  });

  test('ends with a question when something is not saved', async () => {
    const page = await shell.openText();
    shell.server.world.failure = 503;
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
    shell.server.world.session = 'choose-unit';
    const page = await shell.open('/tekst', { width: 390 });
    await expectNoAxeFindings(page);
    await page.getByRole('button', { name: /Solbakken/ }).click();
    await editor(page).waitFor();
    expect(page.url()).toBe(`${shell.server.url}/tekst`);
    await page.context().close();
  });

  test('warns before it ends because nobody is there', async () => {
    shell.server.world.idleSeconds = 62;
    const page = await shell.open('/');
    await page.getByRole('alertdialog', { name: 'Er du her fortsatt?' }).waitFor({ timeout: 20_000 });
    await page.getByRole('button', { name: 'Jeg er her' }).click();
    await expect.poll(() => page.getByRole('alertdialog').count(), soon).toBe(0);
    await page.context().close();
  });
});
