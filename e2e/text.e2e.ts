// What somebody writes is never lost, on the whole server: without network, with the tab closed, after the session's end, and
// when two write at once.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startPractice, type PracticeStage } from './practice.ts';

let stage: PracticeStage;
beforeAll(async () => {
  stage = await startPractice();
});
afterAll(() => stage?.stop());

const soon = { timeout: 20_000 };
const draft = () => `/meetings/${stage.course.meetings['jonas']}?step=about`;
const situation = (page: Page) => page.getByLabel('Aktuelt', { exact: true });

async function stored(): Promise<string> {
  const { rows } = await stage.server.test.owner.query<{ text: string }>(
    `select text from meeting_text where meeting_id = $1 and kind = 'situation'`,
    [stage.course.meetings['jonas']],
  );
  return rows[0]?.text ?? '';
}

async function openDraft(slug = 'ane'): Promise<Page> {
  const page = await stage.page(slug, { width: 390 });
  await page.goto(draft());
  await situation(page).waitFor();
  return page;
}

test('written without network, it is saved when the network is back', async () => {
  const page = await openDraft();
  await page.context().setOffline(true);
  await situation(page).fill('Skrevet uten nett.');
  await page.getByText('Venter på nett').first().waitFor();
  expect(await stored()).not.toContain('uten nett');
  await page.context().setOffline(false);
  await expect.poll(stored, soon).toBe('Skrevet uten nett.');
  await page.context().close();
});

test('with the tab closed before it was saved, it is there in the next', async () => {
  const page = await openDraft();
  const context = page.context();
  await context.setOffline(true);
  await situation(page).fill('Skrevet før fanen ble lukket.');
  await page.getByText('Venter på nett').first().waitFor();
  await page.close();
  await context.setOffline(false);
  const next = await context.newPage();
  await next.goto(draft());
  await expect.poll(() => situation(next).inputValue(), soon).toBe('Skrevet før fanen ble lukket.');
  await expect.poll(stored, soon).toBe('Skrevet før fanen ble lukket.');
  await context.close();
});

test('when the session has ended, it is saved after a new sign-in through the login pages', async () => {
  const page = await openDraft();
  await stage.server.test.owner.query('delete from session');
  await situation(page).fill('Skrevet etter at økten gikk ut.');
  await page.getByRole('alertdialog', { name: 'Du er logget ut' }).waitFor();
  expect(await stored()).not.toContain('økten gikk ut');
  const [login] = await Promise.all([
    page.waitForEvent('popup'),
    page.getByRole('button', { name: 'Logg inn igjen' }).click(),
  ]);
  await login.getByRole('button', { name: /Ane Lunde/ }).click();
  await page.getByRole('alertdialog').waitFor({ state: 'hidden' });
  await expect.poll(stored, soon).toBe('Skrevet etter at økten gikk ut.');
  expect(await situation(page).inputValue()).toBe('Skrevet etter at økten gikk ut.');
  await page.context().close();
});
