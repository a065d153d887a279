// Who gets in, and how far: the practice login, the ways into a pathway, and the doors that are not there.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startPractice, type PracticeStage } from './practice.ts';

let stage: PracticeStage;
beforeAll(async () => {
  stage = await startPractice();
});
afterAll(() => stage?.stop());

const kim = () => `/pathways/${stage.course.pathways['kim']}`;

describe('the practice login', () => {
  test.each([
    ['Ane Lunde', 'Fjellsiden DPS'],
    ['Per Bakken', 'Solbakken kommune, psykisk helse og rus'],
    ['Nils Dahl', 'NAV Solbakken'],
    ['Gry Hansen', 'Torget legesenter'],
    ['Ruth Solli', 'Fjellsiden rusmedisin'],
  ])('lets %s in at %s', async (name, unit) => {
    const page = await stage.page(null, { width: 390 });
    await page.goto('/');
    await page.getByRole('heading', { name: 'Velkommen til Samløp' }).waitFor();
    await page
      .getByRole('button', { name: /Logg inn/ })
      .or(page.getByRole('link', { name: /Logg inn/ }))
      .click();
    await page.getByRole('button', { name: new RegExp(name) }).click();
    await page.getByRole('navigation').first().waitFor();
    const session = await page.request.get('/api/session');
    expect(await session.json()).toMatchObject({
      state: 'signed-in',
      staff: { name },
      employment: { unitName: unit },
    });
    await page.context().close();
  });
});

describe('a pathway', () => {
  test('opens directly for those assigned to it', async () => {
    const page = await stage.page('ane');
    await page.goto(kim());
    await page.getByRole('heading', { level: 1, name: /Kim/ }).waitFor();
    await page.getByRole('heading', { name: 'Dette har skjedd' }).waitFor();
    expect(await page.getByText('Hvorfor trenger du å åpne forløpet?').count()).toBe(0);
    await page.context().close();
  });

  test('asks a colleague for a reason first, and shows it to everybody afterwards', async () => {
    const page = await stage.page('dag', { width: 390 });
    await page.goto(kim());
    await page.getByRole('radiogroup', { name: 'Hvorfor trenger du å åpne forløpet?' }).waitFor();
    expect(await page.getByText('Solvang').count()).toBe(0);
    await page.getByRole('button', { name: 'Åpne forløpet' }).click();
    await page.getByText('Velg grunnen som passer best.').first().waitFor();
    await page.getByRole('radio').first().check();
    await page.getByRole('button', { name: 'Åpne forløpet' }).click();
    await page.getByRole('heading', { name: 'Dette har skjedd' }).waitFor();
    await page.getByText(/Forløpet er åpent for deg til/).waitFor();
    await page
      .getByText(/Åpnet forløpet med en grunn/)
      .first()
      .waitFor();
    await page.context().close();
  });

  test('of a shielded person is not there for the leader of the unit', async () => {
    const path = `/pathways/${stage.course.pathways['jonas']}`;
    const ane = await stage.page('ane');
    await ane.goto(path);
    await ane.getByRole('heading', { level: 1, name: /Jonas/ }).waitFor();
    const lene = await stage.page('lene');
    await lene.goto(path);
    await lene.getByRole('heading', { level: 1, name: /Jonas/ }).waitFor();
    await ane.getByRole('button', { name: 'Skjerm personen' }).click();
    await ane
      .getByRole('radiogroup', { name: 'Hvorfor skal personen skjermes?' })
      .getByRole('radio')
      .first()
      .check();
    await ane.getByRole('button', { name: 'Skjerm personen' }).last().click();
    await ane.getByText('Personen er skjermet').first().waitFor();
    await lene.reload();
    await lene.locator('main').getByText(/finne/).first().waitFor();
    expect(await lene.getByText('Jonas').count()).toBe(0);
    await lene.goto('/meetings');
    await lene.getByText(/Ragna/).first().waitFor();
    expect(await lene.getByText(/Jonas/).count()).toBe(0);
    await ane.context().close();
    await lene.context().close();
  });

  test('is nothing an administrator can see', async () => {
    const page = await stage.page('arne');
    await page.goto('/');
    await page.getByRole('link', { name: 'Administrasjon' }).waitFor();
    expect(await page.getByRole('link', { name: 'Personer' }).count()).toBe(0);
    expect(await page.getByRole('link', { name: 'Møter' }).count()).toBe(0);
    for (const path of ['/persons', '/meetings', kim()]) {
      await page.goto(path);
      await page.getByRole('heading', { name: 'Vi finner ikke denne siden' }).waitFor();
      expect(await page.getByText('Kim').count()).toBe(0);
    }
    await page.context().close();
  });
});

test('the page that shows the API lists its routes, within the rules of the site', async () => {
  const page = await stage.page(null);
  await page.goto('/api/docs');
  await page.getByText('What needs me today').first().waitFor();
  expect(await page.title()).toBe('Samløp API');
  await page.context().close();
});
