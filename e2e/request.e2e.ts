// Requests for a clarification meeting: one is answered, and a GP registers a person and asks for a meeting with the keyboard alone.
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startPractice, type PracticeStage } from './practice.ts';

let stage: PracticeStage;
beforeAll(async () => {
  stage = await startPractice();
});
afterAll(() => stage?.stop());

/** A link drawn as a button: found by its name, whichever of the two it says it is. */
const action = (page: Page, name: string) =>
  page.getByRole('link', { name }).or(page.getByRole('button', { name }));

/** Presses Tab until the target has the focus; throws when it cannot be reached that way. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await target.first().waitFor();
  for (let presses = 0; presses < 100; presses += 1) {
    await page.keyboard.press('Tab');
    if (await target.first().evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error('Tab never got there');
}

test('the DPS opens a request with a reason and takes the responsibility, and the municipality sees it', async () => {
  const path = `/requests/${stage.course.requests['liv']}`;
  const dag = await stage.page('dag');
  await dag.goto('/requests');
  await dag.getByRole('link', { name: /Liv/ }).click();
  await dag.getByRole('radio').first().check();
  await dag.getByRole('button', { name: 'Åpne ønsket' }).click();
  await dag.getByText(/Liv har mistet boligen/).waitFor();
  expect(await dag.getByText('Ikke del noe om barna mine').count()).toBe(0);
  await dag.getByRole('radio', { name: /^Ja, vi tar over/ }).check();
  await dag.getByRole('button', { name: 'Ta over ansvaret' }).click();
  await dag.getByRole('button', { name: 'Ta over ansvaret' }).waitFor({ state: 'hidden' });
  const per = await stage.page('per', { width: 390 });
  await per.goto(path);
  await per.getByText(/Fjellsiden DPS sa ja/).waitFor();
  expect(await per.getByRole('button', { name: 'Trekk ønsket' }).count()).toBe(0);
  await dag.context().close();
  await per.context().close();
});

test('a GP registers a person and asks for a meeting with the keyboard alone', async () => {
  const page = await stage.page('gry');
  await page.goto('/persons');
  await tabTo(page, action(page, 'Registrer person'));
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Registrer person' }).waitFor();
  await tabTo(page, page.getByRole('radiogroup').first().getByRole('radio').first());
  await page.keyboard.press('ArrowDown');
  await tabTo(page, page.getByLabel('Fornavn'));
  await page.keyboard.type('Tuva');
  await tabTo(page, page.getByLabel('Etternavn'));
  await page.keyboard.type('Tastatur');
  await tabTo(page, page.getByRole('button', { name: 'Registrer', exact: true }));
  await page.keyboard.press('Enter');
  await page.getByText('Tuva Tastatur er registrert hos dere.').first().waitFor();
  await tabTo(page, action(page, 'Be om avklaringsmøte'));
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Be om avklaringsmøte for Tuva Tastatur' }).waitFor();
  const first = (name: string) => page.getByRole('radiogroup', { name }).getByRole('radio').first();
  await tabTo(page, first('Hvorfor trengs et møte nå?'));
  await page.keyboard.press('Space');
  await tabTo(page, page.getByLabel(/^(Hvorfor kan det ikke vente|Hva er prøvd)/));
  await page.keyboard.type('To henvisninger er avslått.');
  await tabTo(page, page.getByRole('combobox', { name: 'Hvilken enhet spør du?' }));
  await page.keyboard.type('Fjellsiden DPS');
  await page.getByRole('option', { name: /Fjellsiden DPS/ }).waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await tabTo(page, first('Hva gjelder ønsket?'));
  await page.keyboard.press('Space');
  await tabTo(page, page.getByLabel('Situasjonen, og hva dere ber om'));
  await page.keyboard.type('Tuva trenger hjelp fra flere tjenester på samme tid.');
  await tabTo(page, page.getByRole('group', { name: 'Hva handler teksten om?' }).getByRole('checkbox'));
  await page.keyboard.press('Space');
  await tabTo(page, page.getByRole('checkbox', { name: /^Personen vet at ønsket sendes/ }));
  await page.keyboard.press('Space');
  await tabTo(page, page.getByRole('button', { name: 'Send ønsket' }));
  await page.keyboard.press('Enter');
  await page.getByText('Ønsket er sendt til Fjellsiden DPS.').waitFor();
  const { rows } = await stage.server.test.owner.query(
    `select r.state from meeting_request r where r.situation like 'Tuva trenger%'`,
  );
  expect(rows).toEqual([{ state: 'sent' }]);
  await page.context().close();
});
