// Tasks in the browser: from the minutes' follow-up to done with a word of evidence, seen by the one who gave it.
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { expectNoAxeFindings } from './axe.ts';
import { startPractice, type PracticeStage } from './practice.ts';

let stage: PracticeStage;
beforeAll(async () => {
  stage = await startPractice();
});
afterAll(() => stage?.stop());

const housing = 'Søke om kommunal bolig sammen med Kim';
const rent = 'Vurdere økonomisk hjelp til husleie';
const firstHour = 'Sende første time til Kim';
const crisisPlan = 'Lage kriseplan sammen med Kim';

const card = (page: Page, what: string): Locator => page.getByRole('article', { name: what });
const hasFocus = (target: Locator) => target.evaluate((element) => element === document.activeElement);

/** From the page of all tasks into the pathway, with the first reason offered. */
async function openFromTasks(page: Page): Promise<void> {
  await page.goto('/tasks');
  await page.getByRole('heading', { name: 'Ikke åpnet av deg ennå' }).waitFor();
  expect(await page.getByText(housing).or(page.getByText(rent)).count()).toBe(0);
  await page.getByRole('link', { name: 'Åpne forløpet til Kim S.' }).click();
  await page.getByRole('radio').first().check();
  await page.getByRole('button', { name: 'Åpne forløpet' }).click();
  await page.getByRole('heading', { level: 2, name: 'Oppgaver' }).waitFor();
}

describe('what the minutes agreed on', () => {
  test('waits for the municipality, is begun, left, resumed and done with evidence on a phone', async () => {
    const page = await stage.page('per', { width: 390 });
    await openFromTasks(page);
    const task = card(page, housing);
    await task.getByText(/Fra referat/).waitFor();
    await task.getByRole('button', { name: `Merk som gjort: ${housing}` }).click();
    const evidence = task.getByLabel('Hva ble gjort?');
    expect(await hasFocus(evidence)).toBe(true);
    await task.getByRole('button', { name: 'Merk som gjort', exact: true }).click();
    await task.getByText('Skriv et ord om hva som ble gjort.').waitFor();
    expect(await hasFocus(evidence)).toBe(true);
    await evidence.fill('Søknaden er sendt. Kim var med');
    await page.goto('/tasks');
    await card(page, housing)
      .getByRole('button', { name: `Merk som gjort: ${housing}` })
      .click();
    const resumed = card(page, housing).getByLabel('Hva ble gjort?');
    await expect.poll(() => resumed.inputValue(), { timeout: 15_000 }).toBe('Søknaden er sendt. Kim var med');
    await resumed.press('End');
    await resumed.pressSequentially(' på kontoret.');
    await card(page, housing).getByRole('button', { name: 'Merk som gjort', exact: true }).click();
    await page.locator('main').getByText('Oppgaven er merket som gjort. Den som ga den, ser det.').waitFor();
    await expect.poll(() => card(page, housing).count(), { timeout: 15_000 }).toBe(0);
    expect(await hasFocus(page.locator('.task-receipt'))).toBe(true);
    await page.getByRole('radio', { name: 'Ferdige' }).click();
    await card(page, housing).getByText('Søknaden er sendt. Kim var med på kontoret.').waitFor();
    await expectNoAxeFindings(page);
    await page.context().close();
  });

  test('is seen as done by the one who gave it, and not by NAV, which only sees its own topics', async () => {
    const ane = await stage.page('ane');
    await ane.goto('/tasks?view=given&state=over');
    await card(ane, housing).getByText('Søknaden er sendt. Kim var med på kontoret.').waitFor();
    await card(ane, housing)
      .getByText(/Gjort av Per Bakken/)
      .waitFor();
    const nils = await stage.page('nils', { width: 390, theme: 'dark' });
    await openFromTasks(nils);
    await card(nils, rent).waitFor();
    await nils.getByText('1 ferdig oppgave').waitFor();
    for (const hidden of [firstHour, crisisPlan]) expect(await nils.getByText(hidden).count()).toBe(0);
    expect(
      await card(nils, rent)
        .getByRole('button', { name: /^Ta tilbake/ })
        .count(),
    ).toBe(0);
    await expectNoAxeFindings(nils);
    await ane.context().close();
    await nils.context().close();
  });

  test('is handed to a colleague, who finds it on Min dag and may open the pathway without a reason', async () => {
    const nils = await stage.page('nils');
    await nils.goto('/tasks');
    await card(nils, rent)
      .getByRole('button', { name: `Gi til en kollega: ${rent}` })
      .click();
    await card(nils, rent).getByLabel('Hvem tar den?').selectOption({ label: 'Nora Eide, Avdelingsleder' });
    await card(nils, rent).getByRole('button', { name: 'Gi til en kollega', exact: true }).click();
    await nils.locator('main').getByText('Oppgaven er gitt videre.').waitFor();
    await expect.poll(() => card(nils, rent).count(), { timeout: 15_000 }).toBe(0);
    const nora = await stage.page('nora', { width: 390 });
    await nora.goto('/');
    await nora.getByRole('link', { name: new RegExp(rent) }).click();
    await card(nora, rent).getByText('Til: Nora Eide, NAV Solbakken').waitFor();
    await nils.context().close();
    await nora.context().close();
  });

  test('is taken back by the one who gave it, with the reason for the one who was to do it', async () => {
    const ane = await stage.page('ane');
    await ane.goto(`/pathways/${stage.course.pathways['kim']}/tasks`);
    await card(ane, firstHour)
      .getByRole('button', { name: `Ta tilbake: ${firstHour}` })
      .click();
    await card(ane, firstHour).getByRole('button', { name: 'Avbryt' }).click();
    expect(await hasFocus(card(ane, firstHour).getByRole('heading'))).toBe(true);
    await card(ane, firstHour)
      .getByRole('button', { name: `Ta tilbake: ${firstHour}` })
      .click();
    await card(ane, firstHour).getByLabel('Hvorfor skal den ikke gjøres?').fill('Timen er alt sendt.');
    await card(ane, firstHour).getByRole('button', { name: 'Ta tilbake', exact: true }).click();
    await ane.locator('main').getByText('Oppgaven er tatt tilbake.').waitFor();
    const ruth = await stage.page('ruth');
    await ruth.goto(`/pathways/${stage.course.pathways['kim']}/tasks`);
    await ruth.getByRole('radio').first().check();
    await ruth.getByRole('button', { name: 'Åpne forløpet' }).click();
    await ruth.getByText(/ferdige oppgaver$/).click();
    await card(ruth, firstHour).getByText('Timen er alt sendt.').waitFor();
    expect(await card(ruth, firstHour).getByRole('button').count()).toBe(0);
    await ane.context().close();
    await ruth.context().close();
  });
});

describe('a new task', () => {
  const what = 'Kjøpe vinterstøvler sammen med Kim';

  test('can only go to those who may see what it is about, and is kept while it is written', async () => {
    const page = await stage.page('ane', { width: 390 });
    const path = `/pathways/${stage.course.pathways['kim']}/tasks`;
    await page.goto(path);
    await page.getByRole('button', { name: 'Gi en oppgave' }).click();
    expect(await hasFocus(page.getByLabel('Hva skal gjøres?'))).toBe(true);
    await page.getByRole('button', { name: 'Gi oppgaven' }).click();
    for (const words of [
      'Skriv hva som skal gjøres.',
      'Velg minst ett tema.',
      'Velg en enhet som kan se alle temaene.',
    ])
      await page.getByText(words).waitFor();
    expect(await hasFocus(page.getByLabel('Hva skal gjøres?'))).toBe(true);
    await page.keyboard.type(what);
    await page.getByRole('checkbox', { name: 'Medisiner' }).check();
    const to = page.getByLabel('Hvem skal gjøre det?');
    const municipality = to.getByRole('option', { name: /Solbakken kommune/ });
    expect(await municipality.textContent()).toContain('har ikke grunnlag for temaene');
    expect(await municipality.isDisabled()).toBe(true);
    await page.goto('/meetings');
    await page.goto(path);
    await page.getByRole('button', { name: 'Gi en oppgave' }).click();
    await expect.poll(() => page.getByLabel('Hva skal gjøres?').inputValue(), { timeout: 15_000 }).toBe(what);
    await page.getByRole('checkbox', { name: 'Medisiner' }).uncheck();
    await page.getByRole('checkbox', { name: 'Økonomi' }).check();
    await to.selectOption({ label: 'Solbakken kommune, psykisk helse og rus' });
    await page.getByLabel('Person', { exact: true }).selectOption({ label: 'Per Bakken, Koordinator' });
    await page.getByLabel('Frist').fill('27.11.2026');
    await page.getByRole('button', { name: 'Gi oppgaven' }).click();
    await page.locator('main').getByText('Oppgaven er gitt.').waitFor();
    await card(page, what).getByText('Til: Per Bakken, Solbakken kommune, psykisk helse og rus').waitFor();
    expect(await hasFocus(page.locator('.task-receipt'))).toBe(true);
    await expectNoAxeFindings(page);
    await page.context().close();
  });

  test('is done by mistake and opened again the same day', async () => {
    const page = await stage.page('per');
    await page.goto('/tasks');
    await card(page, what)
      .getByRole('button', { name: `Merk som gjort: ${what}` })
      .click();
    await card(page, what).getByLabel('Hva ble gjort?').fill('Feil oppgave');
    await card(page, what).getByRole('button', { name: 'Merk som gjort', exact: true }).click();
    await page.getByRole('radio', { name: 'Ferdige' }).click();
    await card(page, what).getByRole('button', { name: 'Åpne igjen' }).click();
    await page.locator('main').getByText('Oppgaven er åpen igjen.').waitFor();
    await page.getByRole('radio', { name: 'Åpne' }).click();
    await card(page, what).waitFor();
    await page.context().close();
  });

  test('is not there for somebody of another unit, nor for a colleague who has not opened the pathway', async () => {
    for (const [slug, path] of [
      ['mona', '/tasks?view=unit'],
      ['dag', '/tasks?view=unit'],
      ['gry', '/tasks'],
    ] as const) {
      const page = await stage.page(slug);
      await page.goto(path);
      await page.getByRole('heading', { level: 1, name: 'Oppgaver' }).waitFor();
      await page.waitForLoadState('networkidle');
      for (const hidden of [what, crisisPlan, housing]) expect(await page.getByText(hidden).count()).toBe(0);
      await page.context().close();
    }
  });
});
