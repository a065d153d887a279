// A clarification meeting in the browser: convened from a draft, and answered on a phone by each service invited.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startPractice, type PracticeStage } from './practice.ts';

let stage: PracticeStage;
beforeAll(async () => {
  stage = await startPractice();
});
afterAll(() => stage?.stop());

describe('the specialist service', () => {
  test('finishes a draft, looks it over and sends it', async () => {
    const page = await stage.page('ane');
    await page.goto(`/meetings/${stage.course.meetings['jonas']}?step=about`);
    await page.getByLabel('Aktuelt', { exact: true }).fill('Jonas ønsker hjelp fra flere på samme tid.');
    await page.getByRole('button', { name: 'Neste: Hvem og grunnlag' }).click();
    await page.getByRole('heading', { level: 2, name: 'Hvem og grunnlag' }).waitFor();
    await page.getByText('Fjellsiden rusmedisin').first().waitFor();
    await page.getByRole('button', { name: 'Neste: Se over' }).click();
    await page.getByText('Alt er på plass').waitFor();
    await page.getByText('Jonas ønsker hjelp fra flere på samme tid.').first().waitFor();
    await page.getByRole('button', { name: 'Neste: Send' }).click();
    await page.getByRole('button', { name: 'Send innkallinger' }).click();
    await page.getByText('0 av 3 har svart').first().waitFor();
    await page.getByText('Fjellsiden rusmedisin: varslet på e-post').waitFor();
    const { rows } = await stage.server.test.owner.query('select state from meeting where id = $1', [
      stage.course.meetings['jonas'],
    ]);
    expect(rows).toEqual([{ state: 'convened' }]);
    await page.context().close();
  });
});

describe('an invited service answers on a phone', () => {
  test.each([
    { slug: 'ruth', name: 'Ruth Solli', seesDiagnoses: true },
    { slug: 'gry', name: 'Gry Hansen', seesDiagnoses: true },
    { slug: 'per', name: 'Per Bakken', seesDiagnoses: false },
    { slug: 'nils', name: 'Nils Dahl', seesDiagnoses: false },
  ])('$slug; diagnoses are there: $seesDiagnoses', async ({ slug, name, seesDiagnoses }) => {
    const page = await stage.page(slug, { width: 390 });
    await page.goto('/meetings');
    await page.getByRole('link', { name: /Ragna/ }).click();
    await page.getByRole('radio').first().check();
    await page.getByRole('button', { name: 'Åpne innkallingen' }).click();
    await page.getByText('Ragna ønsker ro og én plan.').first().waitFor();
    const text = await page.locator('main').innerText();
    expect(text.includes('F10.2')).toBe(seesDiagnoses);
    await page.getByRole('radio', { name: 'Ja, vi kommer' }).check();
    expect(await page.getByLabel('Hvem kommer?').inputValue()).toBe(name);
    await page.getByRole('button', { name: 'Send svar' }).click();
    await page.getByRole('button', { name: 'Endre svaret' }).waitFor();
    // The cursor stands at the answer, not nowhere.
    expect(await page.evaluate(() => document.activeElement === document.body)).toBe(false);
    await page.reload();
    await page.getByRole('button', { name: 'Endre svaret' }).waitFor();
    await page.context().close();
  });

  test('and the one who convenes sees all four answers', async () => {
    const page = await stage.page('ane');
    await page.goto(`/meetings/${stage.course.meetings['ragna']}?tab=replies`);
    await page.getByText('4 av 4 har svart').first().waitFor();
    expect(await page.getByText('Har ikke svart').count()).toBe(0);
    await page.context().close();
  });
});
