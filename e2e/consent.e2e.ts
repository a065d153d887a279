// Consent in the browser: recorded with a look at who sees what, limited, taken back with a receipt; and a cancel that cancels.
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { expectNoAxeFindings } from './axe.ts';
import { startPractice, type PracticeStage } from './practice.ts';

let stage: PracticeStage;
beforeAll(async () => {
  stage = await startPractice();
});
afterAll(() => stage?.stop());

const path = (rest = '') => `/pathways/${stage.course.pathways['jonas']}${rest}`;
/** A link drawn as a button, whichever of the two it says it is. */
const action = (page: Page, name: string | RegExp) =>
  page.getByRole('link', { name }).or(page.getByRole('button', { name }));

/** Everything stored about consent, as one checksum. */
async function stored(): Promise<string> {
  const tables = ['legal_basis', 'share', 'consent_limit', 'party', 'document'];
  const sums = tables.map((name) => `(select md5(string_agg(t::text, '|' order by t::text)) from ${name} t)`);
  const { rows } = await stage.server.test.owner.query(`select concat_ws(',', ${sums.join()}) as sum`);
  return rows[0].sum as string;
}

/** Walks to the last step of a new recipient: NAV, with a consent of this kind to what it usually needs. */
async function toReview(page: Page, kind: string): Promise<void> {
  await page.goto(path('/consent'));
  await action(page, 'Legg til mottaker').click();
  await page.getByRole('combobox', { name: 'Hvilken enhet?' }).fill('NAV');
  await page.getByRole('option', { name: 'NAV Solbakken' }).click();
  await page.getByRole('button', { name: 'Videre til hva som deles' }).click();
  await page.getByRole('radio', { name: kind }).check();
  await page.getByRole('button', { name: 'Velg det de vanligvis trenger' }).click();
  await page.getByRole('textbox', { name: /egne ord/ }).fill('Ikke noe om gjelden til onkel.');
  await page.getByRole('button', { name: 'Se hvem som ser hva' }).click();
  await page
    .getByText('NAV Solbakken får se bolig, økonomi, arbeid og aktivitet og det praktiske.')
    .waitFor();
}

test('cancelling in the last step leaves everything as it was and forgets what was typed', async () => {
  const page = await stage.page('ane', { width: 390 });
  const before = await stored();
  await toReview(page, 'Skriftlig samtykke');
  await page.locator('input[type=file]').setInputFiles({
    name: 'Skannet.pdf',
    mimeType: 'application/pdf',
    buffer: Buffer.from('%PDF-1.7'),
  });
  await page.getByText('Skannet.pdf').waitFor();
  await page.getByRole('button', { name: 'Avbryt' }).click();
  await page.getByRole('heading', { name: 'Personer og samtykke' }).waitFor();
  expect(await page.getByText('Lagret.').count()).toBe(0);
  expect(await stored()).toBe(before);
  await action(page, 'Legg til mottaker').click();
  await page.getByRole('button', { name: 'Videre til hva som deles' }).click();
  await page.getByText('Søk og velg en enhet.').first().waitFor();
  await page.context().close();
});

describe('a written consent to NAV', () => {
  test('is shown before it is saved, printed to sign, and opens the pathway for NAV', async () => {
    const nils = await stage.page('nils');
    await nils.goto(path());
    await nils.getByText('Vi finner ikke dette').first().waitFor();
    const page = await stage.page('ane');
    await toReview(page, 'Skriftlig samtykke');
    const matrix = page.getByRole('table', { name: 'Slik blir det' });
    expect(
      await matrix
        .getByRole('row', { name: /NAV Solbakken/ })
        .getByText('ser', { exact: true })
        .count(),
    ).toBe(4);
    const [form] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Last ned skjemaet for utskrift' }).click(),
    ]);
    expect(form.suggestedFilename()).toBe('Samtykkeskjema.pdf');
    const signed = await readFile(await form.path());
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'Skannet.pdf', mimeType: 'application/pdf', buffer: signed });
    await expectNoAxeFindings(page);
    await page.getByRole('button', { name: 'Lagre samtykket' }).click();
    await page.getByText('Lagret. Det gjelder NAV Solbakken fra nå.').waitFor();
    await page.getByRole('link', { name: 'Åpne det underskrevne skjemaet' }).waitFor();
    await nils.reload();
    await nils.getByText('Hvorfor trenger du å åpne forløpet?').waitFor();
    await nils.context().close();
    await page.context().close();
  });

  test('is narrowed, and taken back together with cooperation on one receipt', async () => {
    const page = await stage.page('ane', { width: 390, theme: 'dark' });
    await page.goto(path('/consent'));
    await action(page, 'Hold noe tilbake NAV Solbakken').click();
    await page.getByRole('checkbox', { name: 'Økonomi' }).check();
    await page.getByText('NAV Solbakken ser ikke lenger økonomi.').waitFor();
    await page.getByRole('button', { name: 'Lagre begrensningen' }).click();
    await page.getByText('Ser bolig, arbeid og aktivitet og det praktiske.').waitFor();
    await action(page, 'Trekk samtykket NAV Solbakken').click();
    await page.getByRole('checkbox', { name: /Fjellsiden rusmedisin/ }).check();
    await page.getByText('NAV Solbakken ser ingenting fra nå.').waitFor();
    await page.getByRole('button', { name: 'Trekk tilbake for 2' }).click();
    await page.getByText('Det er trukket tilbake og gjelder fra nå.').waitFor();
    await page.getByText('Så før bolig, arbeid og aktivitet og det praktiske.').waitFor();
    await expectNoAxeFindings(page);
    const paper = await page.getByRole('link', { name: 'Skriv ut kvitteringen' }).getAttribute('href');
    expect((await page.request.get(paper ?? '')).headers()['content-type']).toBe('application/pdf');
    const nils = await stage.page('nils');
    await nils.goto(path());
    await nils.getByText('Vi finner ikke dette').first().waitFor();
    await nils.context().close();
    await page.context().close();
  });
});

test('two who change at once: the second sees what stands now, and decides again', async () => {
  const first = await stage.page('ane');
  await toReview(first, 'Muntlig samtykke');
  await first.getByText(/bare du ser/).waitFor();
  const { status } = await stage.server.as('ane', 'POST', `/api${path('/legal-bases')}`, {
    bases: [
      {
        party: { partyId: stage.practice.units['nav'] },
        kind: 'oral-consent',
        topics: ['housing'],
        validFrom: null,
        validTo: null,
        givenOn: '2026-11-24',
        limit: null,
        documentId: null,
        replaces: null,
      },
    ],
  });
  expect(status).toBe(201);
  await first.getByRole('button', { name: 'Lagre samtykket' }).click();
  await first.getByText('Noen andre har endret dette samtidig').waitFor();
  await first.getByText(/Dette gjelder nå, og blir erstattet når du lagrer: Muntlig samtykke/).waitFor();
  await first.getByRole('button', { name: 'Se over på nytt' }).click();
  await first.getByRole('button', { name: 'Se hvem som ser hva' }).click();
  await first.getByText(/NAV Solbakken får se økonomi/).waitFor();
  await first.getByRole('button', { name: 'Lagre samtykket' }).click();
  await first.getByText('Lagret. Det gjelder NAV Solbakken fra nå.').waitFor();
  await first.context().close();
});

test('a paper is attached under its topics, found and fetched; one that runs something is refused with the reason', async () => {
  const page = await stage.page('ane', { width: 390 });
  await page.goto(path('/documents'));
  await page.getByRole('button', { name: 'Legg ved et dokument' }).click();
  const choose = (name: string, text: string) =>
    page
      .locator('input[type=file]')
      .setInputFiles({ name, mimeType: 'application/pdf', buffer: Buffer.from(text) });
  const paper =
    '%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\nstartxref\n9\n%%EOF\n';
  await choose('Leiekontrakt.pdf', paper.replace('/Catalog', '/Catalog /S /JavaScript'));
  await page.getByRole('checkbox', { name: 'Bolig' }).check();
  await page.getByRole('button', { name: 'Legg ved', exact: true }).click();
  await page
    .getByText(/PDF-en har skript/)
    .first()
    .waitFor();
  await page.getByRole('button', { name: /Slett|Fjern/ }).click();
  await choose('Leiekontrakt.pdf', paper);
  await page.getByRole('button', { name: 'Legg ved', exact: true }).click();
  await page.getByText('Leiekontrakt er lagt ved.').waitFor();
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Leiekontrakt' }).click(),
  ]);
  expect(file.suggestedFilename()).toBe('Leiekontrakt.pdf');
  expect(await readFile(await file.path(), 'utf8')).toBe(paper);
  await expectNoAxeFindings(page);
  await page.context().close();
});
