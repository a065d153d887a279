// Before the meeting: an invited service writes its six points on a phone, and what it shares is seen by those who may.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { expectNoAxeFindings } from './axe.ts';
import { startPractice, type PracticeStage } from './practice.ts';

let stage: PracticeStage;
beforeAll(async () => {
  stage = await startPractice();
});
afterAll(() => stage?.stop());

const points: Record<string, string> = {
  'Ønsker og behov': 'Ragna vil møte den samme behandleren hver gang.',
  'Det vi kan tilby': 'Time i rusmedisin innen to uker.',
  'Det som kan bli vanskelig': 'Ventetid på avrusing.',
  'Hvem som er med, og hva som ikke skal deles': 'Ragna vil ha med Ruth, og ingen skal vite hvor hun bor.',
  'Pasientens deltakelse': 'Ragna er med på hele møtet unntatt drøftingen.',
  'Fordeling av oppgaver': 'Per leder møtet, og vi kan skrive referatet.',
};
const names = Object.keys(points);
const label = (name: string) => `${names.indexOf(name) + 1}. ${name}`;

async function openPreparation(slug: string, width: number): Promise<Page> {
  const page = await stage.page(slug, { width });
  await page.goto(`/meetings/${stage.course.meetings['ragna']}?tab=preparation`);
  const open = page.getByRole('button', { name: 'Åpne innkallingen' });
  const tab = page.getByRole('tab', { name: 'Forberedelse' });
  await open.or(tab).first().waitFor();
  if (await open.isVisible()) {
    await page.getByRole('radio', { name: 'Jeg skal delta i møtet for enheten' }).check();
    await open.click();
  }
  await tab.waitFor();
  expect(await tab.getAttribute('aria-selected')).toBe('true');
  return page;
}

/** Writes into a point and waits until the server has it. */
async function write(page: Page, name: string): Promise<void> {
  const field = page.getByLabel(label(name));
  await field.fill(points[name] ?? '');
  await card(page, name)
    .getByText(/^Lagret/)
    .waitFor();
}
const card = (page: Page, name: string) =>
  page.locator('.meeting-point').filter({ has: page.getByLabel(label(name)) });

async function share(page: Page, name: string, topics?: readonly string[]): Promise<void> {
  await card(page, name).getByRole('button', { name: 'Del med de andre' }).click();
  if (topics) {
    for (const box of await card(page, name).getByRole('checkbox').all()) await box.uncheck();
    for (const topic of topics) await card(page, name).getByRole('checkbox', { name: topic }).check();
  }
  await card(page, name).getByRole('button', { name: 'Del punktet' }).click();
  await card(page, name)
    .getByText(/^Delt med dem som har grunnlag for/)
    .waitFor();
}

describe('rusmedisin prepares on a phone', () => {
  test('writes three points, leaves in the middle of a word, and finds everything again', async () => {
    const page = await openPreparation('ruth', 390);
    for (const name of names.slice(0, 3)) await write(page, name);
    await page.getByLabel(label('Pasientens deltakelse')).fill('Ragna er med på h');
    await page.goto('/');
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.context().close();
    const again = await openPreparation('ruth', 390);
    for (const name of names.slice(0, 3))
      await expect
        .poll(() => again.getByLabel(label(name)).inputValue(), { timeout: 15_000 })
        .toBe(points[name]);
    await expect
      .poll(() => again.getByLabel(label('Pasientens deltakelse')).inputValue(), { timeout: 15_000 })
      .toBe('Ragna er med på h');
    for (const name of names.slice(3)) await write(again, name);
    expect(await again.getByText('Bare enheten din ser dette').count()).toBe(6);
    await expectNoAxeFindings(again);
    await again.context().close();
  });

  test('says it is ready after a talk of its own, and shares two points', async () => {
    const page = await openPreparation('ruth', 390);
    const ready = page.getByRole('button', { name: 'Vi er klare til møtet' });
    expect(await ready.isDisabled()).toBe(true);
    await share(page, 'Det vi kan tilby');
    await share(page, 'Fordeling av oppgaver', ['Praktisk']);
    await page.getByRole('checkbox', { name: 'Vi har snakket om dette internt' }).check();
    await ready.click();
    await page.getByText('Ruth Solli har meldt at dere er klare.').waitFor();
    await page.context().close();
  });

  test('the chair in the municipality sees who is ready and what was shared, and nothing else', async () => {
    const page = await openPreparation('per', 390);
    await page.getByRole('heading', { name: '1 av 5 tjenester er klare' }).waitFor();
    await page.getByText('Fjellsiden rusmedisin: klar').waitFor();
    const shared = page.getByRole('region', { name: 'Delt av de andre' });
    await shared.getByText(points['Det vi kan tilby'] ?? '').waitFor();
    await shared.getByText(points['Fordeling av oppgaver'] ?? '').waitFor();
    for (const own of ['Ønsker og behov', 'Det som kan bli vanskelig', 'Pasientens deltakelse'])
      expect(await page.getByText(points[own] ?? '').count()).toBe(0);
    await expectNoAxeFindings(page);
    await page.context().close();
  });
});

describe('NAV prepares', () => {
  test('sees only what is practical of the others, and shares within its own topics', async () => {
    const page = await openPreparation('nils', 390);
    const shared = page.getByRole('region', { name: 'Delt av de andre' });
    await shared.getByText(points['Fordeling av oppgaver'] ?? '').waitFor();
    expect(await page.getByText(points['Det vi kan tilby'] ?? '').count()).toBe(0);
    await page.getByLabel(label('Det vi kan tilby')).fill('Vi kan møte Ragna hjemme om økonomien.');
    await card(page, 'Det vi kan tilby')
      .getByText(/^Lagret/)
      .waitFor();
    await card(page, 'Det vi kan tilby').getByRole('button', { name: 'Del med de andre' }).click();
    const choices = card(page, 'Det vi kan tilby').getByRole('checkbox');
    expect(await choices.count()).toBe(4);
    expect(await card(page, 'Det vi kan tilby').getByRole('checkbox', { name: 'Diagnoser' }).count()).toBe(0);
    for (const box of await choices.all()) await box.uncheck();
    expect(
      await card(page, 'Det vi kan tilby').getByRole('button', { name: 'Del punktet' }).isDisabled(),
    ).toBe(true);
    await card(page, 'Det vi kan tilby').getByRole('checkbox', { name: 'Arbeid og aktivitet' }).check();
    await card(page, 'Det vi kan tilby').getByRole('button', { name: 'Del punktet' }).click();
    await page.getByText(/^Delt med dem som har grunnlag for/).waitFor();
    await page.context().close();
  });

  test('and what it wrote is read by those with a basis for work, not by the municipality, which has none', async () => {
    const words = 'Vi kan møte Ragna hjemme om økonomien.';
    for (const slug of ['ane', 'ruth']) {
      const page = await openPreparation(slug, 1280);
      await page.getByRole('region', { name: 'Delt av de andre' }).getByText(words).waitFor();
      await page.context().close();
    }
    const per = await openPreparation('per', 1280);
    await per
      .getByRole('region', { name: 'Delt av de andre' })
      .getByText(points['Fordeling av oppgaver'] ?? '')
      .waitFor();
    expect(await per.getByText(words).count()).toBe(0);
    await per.context().close();
  });

  test('takes it back, and it is gone for the others at their next look', async () => {
    const words = 'Vi kan møte Ragna hjemme om økonomien.';
    const ane = await openPreparation('ane', 1280);
    await ane.getByText(words).waitFor();
    const nils = await openPreparation('nils', 390);
    await card(nils, 'Det vi kan tilby').getByRole('button', { name: 'Slutt å dele' }).click();
    await card(nils, 'Det vi kan tilby').getByText('Bare enheten din ser dette').waitFor();
    await ane.reload();
    await ane.getByText(points['Det vi kan tilby'] ?? '').waitFor();
    expect(await ane.getByText(words).count()).toBe(0);
    await ane.context().close();
    await nils.context().close();
  });
});
