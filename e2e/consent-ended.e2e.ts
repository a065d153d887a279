// Consent that ends or becomes less reaches a page that is open elsewhere; a signed form is attached, checked and opened.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startPractice, type PracticeStage } from './practice.ts';

let stage: PracticeStage;
beforeAll(async () => {
  stage = await startPractice();
});
afterAll(() => stage?.stop());

const path = (rest = '') => `/pathways/${stage.course.pathways['kim']}${rest}`;
/** A link drawn as a button, whichever of the two it says it is. */
const action = (page: Page, name: string | RegExp) =>
  page.getByRole('link', { name }).or(page.getByRole('button', { name }));
const gone = (page: Page) => page.getByText('Vi finner ikke dette').first();

/** Somebody of a party, with the tasks of the pathway open on a phone. */
async function withTasksOpen(slug: string): Promise<Page> {
  const page = await stage.page(slug, { width: 390 });
  await page.goto(path('/tasks'));
  const tasks = page.getByRole('heading', { level: 2, name: 'Oppgaver' });
  const open = page.getByRole('button', { name: 'Åpne forløpet' });
  await tasks.or(open).waitFor();
  if (await open.isVisible()) {
    await page.getByRole('radio').first().check();
    await open.click();
  }
  await tasks.waitFor();
  return page;
}

describe('the municipality has the pathway open in another window', () => {
  const housing = 'Søke om kommunal bolig sammen med Kim';

  test('and loses one topic alone at its next request when Kim holds that back', async () => {
    const per = await withTasksOpen('per');
    await per.getByRole('heading', { name: housing }).waitFor();
    await per.getByRole('heading', { name: 'Vurdere økonomisk hjelp til husleie' }).waitFor();
    const ane = await stage.page('ane');
    await ane.goto(path('/consent'));
    await action(ane, 'Hold noe tilbake Solbakken kommune, psykisk helse og rus').click();
    await ane.getByRole('checkbox', { name: 'Økonomi' }).check();
    await ane.getByText('Solbakken kommune, psykisk helse og rus ser ikke lenger økonomi.').waitFor();
    await ane.getByRole('button', { name: 'Lagre begrensningen' }).click();
    await ane.getByText('Lagret. Solbakken kommune, psykisk helse og rus ser mindre fra nå.').waitFor();
    await per.reload();
    await per.getByRole('heading', { name: housing }).waitFor();
    expect(await per.getByText('Vurdere økonomisk hjelp til husleie').count()).toBe(0);
    const answer = await stage.server.as('per', 'GET', `/api${path('/tasks')}`);
    expect(JSON.stringify(answer.body)).not.toContain('husleie');
    await ane.context().close();
    await per.context().close();
  });

  test('and loses everything at its next click when Kim takes the consent back; the receipt says what to whom', async () => {
    const per = await withTasksOpen('per');
    await per.getByRole('heading', { name: housing }).waitFor();
    const ane = await stage.page('ane', { width: 390 });
    await ane.goto(path('/consent'));
    await action(ane, 'Trekk samtykket Solbakken kommune, psykisk helse og rus').click();
    await ane.getByText('Solbakken kommune, psykisk helse og rus ser ingenting fra nå.').waitFor();
    await ane.getByRole('button', { name: 'Trekk tilbake', exact: true }).click();
    const receipt = ane.getByRole('article');
    await receipt.getByText('Det er trukket tilbake og gjelder fra nå.').waitFor();
    const words = await receipt.innerText();
    for (const said of [
      'Kim Solvang',
      'Ane Lunde, Fjellsiden DPS',
      'Solbakken kommune, psykisk helse og rus',
      'Ser ingenting fra nå. Så før rusmidler, psykisk helse, behandling, kriseplan, bolig, familie og barn og det praktiske.',
    ])
      expect(words).toContain(said);
    expect(words).not.toMatch(/økonomi/i);

    await per.getByRole('button', { name: `Merk som gjort: ${housing}` }).click();
    await per.getByLabel('Hva ble gjort?').fill('Søknaden er sendt');
    await per.getByRole('button', { name: 'Merk som gjort', exact: true }).click();
    await gone(per).waitFor();
    await per.reload();
    await gone(per).waitFor();
    expect(await per.getByText(/Kim|bolig/).count()).toBe(0);
    for (const page of ['/persons', '/meetings', '/tasks', '/']) {
      await per.goto(page);
      await per.getByRole('heading', { level: 1 }).waitFor();
      await per.waitForLoadState('networkidle');
      expect(await per.getByText(/Kim|kommunal bolig/).count()).toBe(0);
    }
    const { rows } = await stage.server.test.owner.query('select state from task where what = $1', [housing]);
    expect(rows).toEqual([{ state: 'open' }]);
    await ane.goto(path('/tasks'));
    await ane.getByText(/Solbakken kommune, psykisk helse og rus har ikke lenger grunnlag/).waitFor();
    await ane.context().close();
    await per.context().close();
  });

  test('and NAV, which still has a consent, sees what it saw before', async () => {
    const nils = await withTasksOpen('nils');
    await nils.getByRole('heading', { name: 'Vurdere økonomisk hjelp til husleie' }).waitFor();
    await nils.context().close();
  });
});

describe('the signed form', () => {
  test('is refused when it is not what it says, attached when it is, and opens again', async () => {
    const page = await stage.page('ane', { width: 390 });
    await page.goto(path('/consent/recipient'));
    await page.getByRole('combobox', { name: 'Hvilken enhet?' }).fill('Solbakken kommune');
    await page.getByRole('option', { name: /Solbakken kommune, psykisk/ }).click();
    await page.getByRole('button', { name: 'Videre til hva som deles' }).click();
    await page.getByRole('radio', { name: 'Skriftlig samtykke' }).check();
    await page.getByRole('checkbox', { name: 'Bolig' }).check();
    await page.getByRole('button', { name: 'Se hvem som ser hva' }).click();
    await page.getByRole('button', { name: 'Lagre samtykket' }).click();
    await page.getByText('Det underskrevne skjemaet er ikke lagt ved ennå.').waitFor();

    await page.getByRole('button', { name: 'Legg ved skjemaet' }).click();
    const choose = (buffer: Buffer) =>
      page
        .locator('input[type=file]')
        .setInputFiles({ name: 'Underskrevet.pdf', mimeType: 'application/pdf', buffer });
    await choose(Buffer.from('<html><script>alert(1)</script></html>'));
    const refusal = page
      .getByText('Dette er ikke en PDF, JPEG eller PNG. Lagre som PDF og prøv igjen.')
      .first();
    await refusal.waitFor();

    const form = await page.request.get(`/api${path('/consent-form')}?language=nb&form=filled`);
    const signed = await form.body();
    await choose(signed);
    const link = page.getByRole('link', { name: 'Åpne det underskrevne skjemaet' });
    await link.waitFor();
    const answer = await page.request.get((await link.getAttribute('href')) ?? '');
    expect(answer.status()).toBe(200);
    expect(answer.headers()['content-type']).toBe('application/pdf');
    expect(Buffer.compare(await answer.body(), signed)).toBe(0);
    const per = await stage.page('per');
    expect((await per.request.get((await link.getAttribute('href')) ?? '')).status()).toBe(404);
    await per.context().close();
    await page.context().close();
  });
});
