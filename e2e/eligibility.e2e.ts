// Does the pathway suit? The first question alone, the suggestion as answers come, two at once, and a decision of one's own.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { expectNoAxeFindings } from './axe.ts';
import { startPractice, type PracticeStage } from './practice.ts';

let stage: PracticeStage;
beforeAll(async () => {
  stage = await startPractice();
});
afterAll(() => stage?.stop());

const path = () => `/pathways/${stage.course.pathways['ukjent']}/eligibility`;
const single = 'Kan én tjeneste gi samlet behandling for rus og psykisk helse alene?';
const answer = (page: Page, question: string, choice: string) =>
  page.getByRole('radiogroup', { name: question }).getByRole('radio', { name: choice, exact: true });
const suggestion = (page: Page, outcome: string) => page.getByRole('complementary', { name: outcome });
const saved = (page: Page) =>
  page
    .getByText(/^Lagret/)
    .first()
    .waitFor();
/** From the top: a bar that stays on the screen may cover half a link wherever one has scrolled to. */
async function expectCalm(page: Page): Promise<void> {
  await page.evaluate(() => window.scrollTo(0, 0));
  await expectNoAxeFindings(page);
}
const hasFocusIn = (page: Page, id: string) =>
  page.evaluate((wanted) => document.activeElement?.closest(`#${wanted}`) !== null, id);

describe('a clinician assesses on a phone', () => {
  test('and meets the first question alone; one service that can do it all settles it', async () => {
    const page = await stage.page('ane', { width: 390 });
    await page.goto(path());
    await page.getByRole('radiogroup', { name: single }).waitFor();
    expect(await page.getByRole('radiogroup').count()).toBe(1);
    expect(await answer(page, single, 'Ikke avklart ennå').isChecked()).toBe(true);
    await suggestion(page, 'Det mangler svar').getByText('Dette må avklares først').waitFor();
    await page.getByText('Svar på det første spørsmålet før du avgjør.').waitFor();
    expect(await page.getByRole('button', { name: 'Avgjør' }).count()).toBe(0);
    await answer(page, single, 'Ja, én tjeneste kan det').check();
    await suggestion(page, 'Samlet behandling på ett sted')
      .getByText('Én tjeneste kan behandle både rus og psykisk helse.')
      .first()
      .waitFor();
    await page.getByText('Forslag: Samlet behandling på ett sted').waitFor({ state: 'attached' });
    await saved(page);
    await page.getByRole('button', { name: 'Avgjør' }).waitFor();
    await expectCalm(page);
    await page.context().close();
  });

  test('and when no service can, each criterion is told with its reason until the suggestion stands', async () => {
    const page = await stage.page('ane', { width: 390, theme: 'dark' });
    await page.goto(path());
    await answer(page, single, 'Nei, det trengs mer enn én').check();
    await page
      .getByLabel('Hvorfor kan ingen tjeneste gjøre det alene?')
      .fill('DPS og rusmedisin må bidra samtidig.');
    await answer(page, 'Har personen et rusproblem?', 'Ja, uten diagnose').check();
    await answer(page, 'Har personen en alvorlig psykisk lidelse?', 'Ja, mistanke').check();
    const open = suggestion(page, 'Det mangler svar');
    await open.getByText('Trenger personen behandling i psykisk helsevern (PHV)?').waitFor();
    await answer(page, 'Trenger personen behandling i psykisk helsevern (PHV)?', 'Ja').check();
    await answer(page, 'Trenger personen tverrfaglig spesialisert rusbehandling (TSB)?', 'Ja').check();
    const fits = suggestion(page, 'Forløpet passer');
    await fits.getByText('Mistanke er nok').first().waitFor();
    await fits.getByRole('button', { name: 'Kriterium for kriterium' }).click();
    await fits.getByText('Personen er fylt 18 år – Ja').waitFor();
    await fits.getByText('Personen trenger behandling begge steder.').waitFor();
    await saved(page);
    await expectCalm(page);
    await page.reload();
    await suggestion(page, 'Forløpet passer').waitFor();
    expect(await page.getByLabel('Hvorfor kan ingen tjeneste gjøre det alene?').inputValue()).toBe(
      'DPS og rusmedisin må bidra samtidig.',
    );
    await page.context().close();
  });
});

test('two who assess at once see where they differ, and nothing is overwritten before one chooses', async () => {
  const dag = await stage.page('dag');
  await dag.goto(path());
  await dag.getByRole('radio').first().check();
  await dag.getByRole('button', { name: 'Åpne forløpet' }).click();
  await suggestion(dag, 'Forløpet passer').waitFor();
  const ane = await stage.page('ane');
  await ane.goto(path());
  await ane.getByLabel('Notat til vurderingen').fill('Samtale i dag.');
  await saved(ane);
  await answer(dag, 'Trenger personen tverrfaglig spesialisert rusbehandling (TSB)?', 'Nei').check();
  const clash = dag.getByRole('table');
  await dag.getByText('En kollega har lagret en annen vurdering').waitFor();
  const row = clash.getByRole('row', { name: /tverrfaglig spesialisert rusbehandling/ });
  expect(await row.getByRole('cell').allTextContents()).toEqual(['Nei', 'Ja']);
  expect(
    await clash
      .getByRole('row', { name: /^Notat/ })
      .getByRole('cell')
      .allTextContents(),
  ).toEqual(['Tomt', 'Samtale i dag.']);
  await expectCalm(dag);
  const before = await stage.server.as('ane', 'GET', `/api${path()}`);
  expect(before.body.draft.value.answers.needsTsb).toBe('yes');
  await dag.getByRole('button', { name: 'Bruk kollegaens' }).click();
  await clash.waitFor({ state: 'hidden' });
  expect(await dag.getByLabel('Notat til vurderingen').inputValue()).toBe('Samtale i dag.');
  expect(
    await answer(dag, 'Trenger personen tverrfaglig spesialisert rusbehandling (TSB)?', 'Ja').isChecked(),
  ).toBe(true);
  await dag.context().close();
  await ane.context().close();
});

describe('the decision', () => {
  test('other than the suggestion needs a reason, which stands with the name afterwards', async () => {
    const page = await stage.page('ane', { width: 390 });
    await page.goto(path());
    await page.getByRole('button', { name: 'Avgjør' }).click();
    await page.getByText('Velg hva du avgjør.').first().waitFor();
    const choice = (name: string) =>
      page.getByRole('radiogroup', { name: 'Hva avgjør du?' }).getByRole('radio', { name });
    expect(await choice('Forløpet passer').first().isChecked()).toBe(false);
    await page.getByText('Som foreslått').waitFor();
    await choice('Forløpet passer ikke').check();
    await page.getByRole('button', { name: 'Avgjør' }).click();
    await page
      .getByText('Avgjørelsen er en annen enn forslaget. Skriv hvorfor, så andre forstår vurderingen.')
      .first()
      .waitFor();
    expect(await hasFocusIn(page, 'decision-reason')).toBe(true);
    expect(await page.getByRole('alertdialog').count()).toBe(0);
    await page.keyboard.type('Samir vil bare ha time hos fastlegen nå.');
    await page.getByRole('button', { name: 'Avgjør' }).click();
    const dialog = page.getByRole('alertdialog', { name: 'Avgjøre vurderingen?' });
    await dialog.getByText('Forløpet avsluttes.').waitFor();
    await dialog.getByRole('button', { name: 'Avgjør' }).click();
    await page.getByText('Avgjort: forløpet passer ikke, og er avsluttet.').waitFor();
    const decided = page.getByRole('region', { name: 'Tidligere vurderinger' });
    for (const words of [
      'Forslaget var: Forløpet passer',
      'Samir vil bare ha time hos fastlegen nå.',
      'Ane Lunde ved Fjellsiden DPS',
    ])
      await decided.getByText(words).waitFor();
    await expectCalm(page);
    const { rows } = await stage.server.test.owner.query('select state from pathway where id = $1', [
      stage.course.pathways['ukjent'],
    ]);
    expect(rows).toEqual([{ state: 'closed' }]);
    await page.context().close();
  });
});
