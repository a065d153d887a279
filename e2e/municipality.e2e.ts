// The municipality asks for a meeting: what is missing is told at its field in nynorsk and in English, and the DPS says yes.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectNoAxeFindings } from './axe.ts';
import { startPractice, type PracticeStage } from './practice.ts';

let stage: PracticeStage;
let registrationId = '';
beforeAll(async () => {
  stage = await startPractice();
  const { body } = await stage.server.as('mona', 'POST', '/api/registrations', {
    givenName: 'Solveig',
    familyName: 'Myhre',
    gender: 'female',
    phone: null,
    email: null,
    address: null,
    municipalityNumber: '9999',
    language: 'nb',
    needsInterpreter: false,
    gpUnitId: null,
    identityNumber: null,
    birthDate: '1991-05-17',
    addressProtection: 'none',
  });
  registrationId = body.registrationId as string;
});
afterAll(() => stage?.stop());

async function speak(page: Page, from: 'Språk' | 'Language', to: string): Promise<void> {
  await page.getByRole('button', { name: from, exact: true }).click();
  await page.getByRole('menuitemradio', { name: to }).click();
}

/** What a screen reader reads as the fault of the field or group that stands first in the form. */
const faults = (page: Page) => page.locator('.aksel-form-field__error, .aksel-fieldset__error');

test('what is missing is told at each field with what to do, in the language one reads', async () => {
  const page = await stage.page('mona');
  await page.goto(`/registrations/${registrationId}`);
  await page
    .getByRole('button', { name: 'Be om avklaringsmøte' })
    .or(page.getByRole('link', { name: 'Be om avklaringsmøte' }))
    .click();
  await page.getByRole('heading', { level: 1, name: 'Be om avklaringsmøte for Solveig Myhre' }).waitFor();
  await speak(page, 'Språk', 'Norsk nynorsk');
  await page.getByRole('button', { name: 'Send ønsket' }).click();
  for (const [group, words] of [
    ['Kvifor trengst eit møte no?', 'Vel kvifor møtet trengst no.'],
    ['Kva gjeld ønsket?', 'Vel kva ønsket gjeld.'],
    ['Kva handlar teksten om?', 'Vel minst eitt tema. Det avgjer kven som kan lese teksten.'],
  ] as const)
    await page
      .getByRole('group', { name: group })
      .or(page.getByRole('radiogroup', { name: group }))
      .getByText(words)
      .waitFor();
  const situation = page.getByLabel('Situasjonen, og kva de ber om');
  expect(await situation.getAttribute('aria-invalid')).toBe('true');
  await faults(page).getByText('Skriv kort korleis situasjonen er, og kva de ber om.').waitFor();
  await faults(page).getByText('Skriv namnet på eininga, og vel ho i lista.').waitFor();
  expect(
    await page
      .getByRole('radiogroup', { name: 'Kvifor trengst eit møte no?' })
      .getByRole('radio')
      .first()
      .evaluate((element) => element === document.activeElement),
  ).toBe(true);
  await speak(page, 'Språk', 'English');
  await faults(page).getByText('Choose why the meeting is needed now.').waitFor();
  await faults(page).getByText('Write briefly how the situation is, and what you ask for.').waitFor();
  expect(await page.getByText(/Vel |Skriv /).count()).toBe(0);
  await expectNoAxeFindings(page);

  await page.getByRole('radio', { name: /Ordinary cooperation has been tried/ }).check();
  await page.getByText('Choose why the meeting is needed now.').waitFor({ state: 'hidden' });
  await page.getByLabel('What has been tried, and what happened?').fill('Two referrals were refused.');
  await page.getByRole('combobox', { name: 'Which unit do you ask?' }).fill('Fjellsiden DPS');
  await page.getByRole('option', { name: /Fjellsiden DPS/ }).click();
  await page.getByRole('radio', { name: /shared pathway is right now/ }).check();
  await situationIn(page).fill('Solveig har mistet boligen og sover dårlig.');
  await page
    .getByRole('group', { name: 'What is the text about?' })
    .getByRole('checkbox', { name: 'Bolig' })
    .or(
      page.getByRole('group', { name: 'What is the text about?' }).getByRole('checkbox', { name: 'Housing' }),
    )
    .check();
  await page.getByRole('button', { name: 'Send the request' }).click();
  for (const words of [
    'Choose whether the consent is oral or written.',
    'Choose the day the person consented.',
    'Choose at least one topic the person wants to share.',
  ])
    await faults(page).getByText(words).waitFor();
  const kept = () => stage.server.as('mona', 'GET', `/api/drafts/meeting-request:${registrationId}`);
  await expect.poll(async () => (await kept()).body.value?.topics, { timeout: 15_000 }).toEqual(['housing']);
  await page.context().close();
});

const situationIn = (page: Page) => page.getByLabel('The situation, and what you ask for');

test('the form waits where it was left, emptying it asks first, and a text beyond the consent is stopped', async () => {
  const page = await stage.page('mona', { width: 390 });
  await page.goto(`/registrations/${registrationId}/request`);
  const situation = page.getByLabel('Situasjonen, og hva dere ber om');
  await expect
    .poll(() => situation.inputValue(), { timeout: 15_000 })
    .toBe('Solveig har mistet boligen og sover dårlig.');
  await page.getByRole('button', { name: 'Tøm skjemaet' }).click();
  const dialog = page.getByRole('alertdialog', { name: 'Tømme skjemaet?' });
  await dialog.getByRole('button', { name: 'Behold det' }).click();
  expect(await situation.inputValue()).toBe('Solveig har mistet boligen og sover dårlig.');
  await page.getByRole('radio', { name: 'Muntlig' }).check();
  await page.getByLabel('Dato for samtykket').fill('23.11.2026');
  const consent = page.getByRole('group', { name: 'Hva kan enheten få vite?' });
  await consent.getByRole('checkbox', { name: 'Psykisk helse' }).check();
  await page
    .getByText('Personen har ikke sagt ja til å dele bolig. Ta det ut av teksten, eller spør personen.')
    .waitFor();
  await page.getByRole('button', { name: 'Send ønsket' }).click();
  expect(new URL(page.url()).pathname).toContain('/request');
  await consent.getByRole('checkbox', { name: 'Bolig' }).check();
  await page.getByText(/Personen har ikke sagt ja/).waitFor({ state: 'hidden' });
  await page.getByRole('button', { name: 'Send ønsket' }).click();
  await page.getByText('Ønsket er sendt til Fjellsiden DPS.').first().waitFor();
  await expectNoAxeFindings(page);
  await page.context().close();
});

test('the specialist opens it with a reason, says yes, and comes to the pathway; the municipality reads the yes', async () => {
  const ane = await stage.page('ane');
  await ane.goto('/requests');
  await ane.getByRole('link', { name: /Solveig/ }).click();
  await ane.getByRole('radio').first().check();
  await ane.getByRole('button', { name: 'Åpne ønsket' }).click();
  await ane.getByText('Solveig har mistet boligen og sover dårlig.').waitFor();
  await ane.getByRole('radio', { name: /^Ja, vi tar over/ }).check();
  await ane.getByRole('button', { name: 'Ta over ansvaret' }).click();
  await ane.getByRole('button', { name: 'Ta over ansvaret' }).waitFor({ state: 'hidden' });
  await ane.getByRole('heading', { level: 1, name: /Solveig Myhre, 35 år/ }).waitFor();
  await ane.getByText(/Ane Lunde, siden/).waitFor();
  const mona = await stage.page('mona', { width: 390 });
  await mona.goto('/requests');
  await mona.getByRole('radio', { name: 'Besvart' }).click();
  await mona.getByRole('link', { name: /Solveig/ }).click();
  await mona.getByText(/Fjellsiden DPS sa ja/).waitFor();
  const nils = await stage.page('nils');
  await nils.goto('/requests');
  await nils.getByRole('heading', { level: 1 }).waitFor();
  await nils.waitForLoadState('networkidle');
  expect(await nils.getByText(/Solveig/).count()).toBe(0);
  await ane.context().close();
  await mona.context().close();
  await nils.context().close();
});

test('a no needs its reason, closes the request to the DPS at once, and leaves the responsibility where it was', async () => {
  const path = `/requests/${stage.course.requests['liv']}`;
  const ane = await stage.page('ane', { width: 390 });
  await ane.goto(path);
  await ane.getByRole('radio').first().check();
  await ane.getByRole('button', { name: 'Åpne ønsket' }).click();
  await ane.getByRole('radio', { name: /^Nei, med en grunn/ }).check();
  const reason = ane.getByLabel('Hvorfor sier dere nei?');
  await ane.getByRole('button', { name: 'Send nei med grunnen' }).click();
  await ane.getByText('Skriv hvorfor. Solbakken kommune, psykisk helse og rus får lese grunnen.').waitFor();
  expect(await reason.evaluate((element) => element === document.activeElement)).toBe(true);
  await ane.keyboard.type('Kommunen kan henvise direkte til rusmedisin.');
  await ane.getByRole('button', { name: 'Send nei med grunnen' }).click();
  await ane
    .getByText('Svaret er sendt. Solbakken kommune, psykisk helse og rus har fortsatt ansvaret.')
    .waitFor();
  await ane.goto(path);
  await ane.getByRole('heading', { name: 'Ønsket finnes ikke her' }).waitFor();
  expect(await ane.getByText(/Liv/).count()).toBe(0);
  const per = await stage.page('per');
  await per.goto(path);
  await per.getByText(/Fjellsiden DPS sa nei/).waitFor();
  await per.getByText('Kommunen kan henvise direkte til rusmedisin.').waitFor();
  await ane.context().close();
  await per.context().close();
});
