// Minutes in the browser: looked over and approved, read by each with what it may see on screen and on paper, corrected with a
// reason, taken back with a trace, and a decision that ends the pathway.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readPdf } from '../src/platform/documents/read-pdf.ts';
import { topicMask, type Topic } from '../src/rules/topics.ts';
import { expectNoAxeFindings } from './axe.ts';
import { ragnasRoom, type MeetingRoom } from './meeting-room.ts';
import { startPractice, type PracticeStage } from './practice.ts';

let stage: PracticeStage;
let room: MeetingRoom;
let first = '';
const soon = { timeout: 20_000 };
const diagnosis = 'F10.2 og F43.1 behandles sammen.';
const secrets = /F10|F43|mareritt/;

/** One request as Ane, who must be allowed it. */
async function asAne(method: string, path: string, body?: unknown) {
  const answer = await stage.server.as('ane', method, path, body);
  if (answer.status >= 400) throw new Error(`${method} ${path}: ${answer.status}`);
  return answer.body;
}

async function writeCase(
  title: string,
  conclusion: string,
  topics: Topic[],
  row: { what: string; unit: string; staff: string },
) {
  const path = `/api/meetings/${room.meetingId}`;
  const mask = topicMask(topics);
  const { id } = await asAne('POST', `${path}/items`, { title, topics: mask });
  await asAne('PUT', `/api/minutes-items/${id}`, {
    title,
    description: '',
    conclusion,
    topics: mask,
    version: 1,
  });
  const made = await asAne('POST', `${path}/follow-ups`, { itemId: id, topics: mask });
  await asAne('PUT', `/api/follow-ups/${made.id}`, {
    itemId: id,
    what: row.what,
    partyId: stage.practice.units[row.unit],
    staffId: stage.practice.staff[row.staff],
    due: '2026-12-10',
    topics: mask,
    version: 1,
  });
}

beforeAll(async () => {
  stage = await startPractice();
  room = await ragnasRoom(stage);
  const path = `/api/meetings/${room.meetingId}`;
  await asAne('POST', `${path}/start`);
  await asAne('PUT', `${path}/part`, { part: 2 });
  await writeCase('PTSD og alkohol', diagnosis, ['diagnosis'], {
    what: 'Felles time for F43.1',
    unit: 'tsb',
    staff: 'ruth',
  });
  await writeCase('Bolig', 'NAV og kommunen finner en bolig.', ['housing'], {
    what: 'Søke om bolig',
    unit: 'nav',
    staff: 'nils',
  });
  const { items } = await asAne('GET', `${path}/room`);
  const words = items.find(({ key }: { key: string }) => key === 'patient-words');
  await asAne('PUT', `/api/minutes-items/${words.id}`, {
    title: '',
    description: 'Jeg vil sove uten mareritt.',
    conclusion: '',
    topics: words.topics,
    version: words.version,
  });
  await asAne('POST', `${path}/end`);
});
afterAll(() => stage?.stop());

async function open(slug: string, path: string, width = 1280): Promise<Page> {
  const page = await stage.page(slug, { width });
  await page.goto(path);
  await page.getByRole('heading', { level: 1 }).waitFor();
  return page;
}
const main = (page: Page) => page.locator('main').innerText();

/** A link drawn as a button, whichever of the two it says it is. */
const link = (page: Page, name: string) =>
  page.getByRole('link', { name }).or(page.getByRole('button', { name }));

/** What the PDF behind a link of the page says. */
async function paper(page: Page, name: string): Promise<string> {
  const href = await link(page, name).getAttribute('href');
  const answer = await page.request.get(href ?? '');
  expect(answer.status()).toBe(200);
  return readPdf(await answer.body()).text;
}

describe('approval', () => {
  test('is not offered to the chair from another unit, nor to the others at the table', async () => {
    for (const slug of ['per', 'ruth', 'nils', 'gry']) {
      const page = await open(slug, `${room.path}?view=approve`, 390);
      await page.getByText('Holdt, ikke godkjent').waitFor();
      await page
        .getByRole('heading', { name: /Til stede i del 1|Pasientens egne ord/ })
        .first()
        .waitFor();
      expect(await page.getByRole('button', { name: /odkjenn/ }).count()).toBe(0);
      await page.context().close();
    }
  });

  test('shows who gets what and what is missing; the decision is made, and one button sends it all', async () => {
    const page = await open('ane', room.path);
    await page.getByRole('button', { name: 'Se over og godkjenn' }).click();
    await page.getByText('Beslutningen: ROP-forløp, ett sted eller ingen av delene').waitFor();
    await page.getByRole('button', { name: 'Skriv videre' }).click();
    await page
      .getByRole('button', { name: /Drøfting og avklaring/ })
      .first()
      .click();
    await page.getByRole('button', { name: 'Registrer beslutningen' }).click();
    await page.getByRole('radio', { name: 'ROP-forløp', exact: true }).check();
    await page.getByRole('button', { name: 'Lagre beslutningen' }).click();
    await page.getByText(/^Bestemt av Ane Lunde/).waitFor();
    expect(await room.row('select state from pathway where id = $1', [room.pathwayId])).toEqual({
      state: 'active',
    });
    await page.getByRole('button', { name: 'Se over og godkjenn' }).click();
    await page.getByRole('button', { name: 'NAV Solbakken' }).click();
    const nav = page.locator('.minutes-pieces[data-in="false"]:visible');
    await nav.getByText('PTSD og alkohol').waitFor();
    await nav.getByText('Pasientens egne ord').waitFor();
    await page.getByText('2 rader blir oppgaver.').waitFor();
    await expectNoAxeFindings(page);
    await page.getByRole('button', { name: 'Godkjenn og send' }).click();
    await page.getByRole('heading', { level: 1, name: 'Referat: Ragna Furu' }).waitFor(soon);
    first = page.url().split('/').at(-1) ?? '';
    await page.getByText('Versjon 1').first().waitFor();
    await page.getByText(diagnosis).waitFor();
    const copies = page.getByRole('region', { name: 'Sendt til' }).getByRole('listitem');
    expect(await copies.count()).toBe(6);
    await copies.filter({ hasText: 'Ragna Furu' }).getByText('Skriv ut og send').waitFor();
    expect(await paper(page, 'Åpne PDF til Ragna Furu')).toContain(diagnosis);
    await page.evaluate(() => scrollTo(0, 0));
    await expectNoAxeFindings(page);
    await page.context().close();
  });

  test.each([
    { slug: 'gry', sees: ['F43.1', 'mareritt', 'Bolig'], not: null },
    { slug: 'ruth', sees: ['F43.1', 'mareritt', 'Bolig'], not: null },
    { slug: 'per', sees: ['mareritt', 'Bolig'], not: /F10|F43|PTSD/ },
    { slug: 'nils', sees: ['Sak 1: Bolig', 'Søke om bolig'], not: secrets },
  ])('$slug reads on screen and on paper what its basis allows', async ({ slug, sees, not }) => {
    const page = await open(slug, `/minutes/${first}`, 390);
    await page.getByText('NAV og kommunen finner en bolig.').waitFor();
    const texts = [await main(page), await paper(page, 'Åpne som PDF')];
    for (const text of texts) {
      for (const words of sees) expect(text.replaceAll(/\s+/g, ' ')).toContain(words.replace('Sak 1: ', ''));
      if (not) expect(text).not.toMatch(not);
    }
    if (not) expect(texts[0]).toContain('Enheten din har ikke grunnlag for disse temaene');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    await page.context().close();
  });

  test('the rows are tasks for those who are to do them, with what they may see', async () => {
    const nils = await open('nils', '/tasks');
    await nils.getByText('Søke om bolig').first().waitFor();
    expect(await main(nils)).not.toMatch(secrets);
    const ruth = await open('ruth', '/tasks');
    await ruth.getByText('Felles time for F43.1').first().waitFor();
    for (const page of [nils, ruth]) await page.context().close();
  });
});

describe('afterwards', () => {
  test('a correction is a new version with a reason; the old one is still read, with a notice', async () => {
    const page = await open('ane', `/minutes/${first}`);
    await page.getByRole('button', { name: 'Rett referatet' }).click();
    await page.getByText('Du retter referatet. Versjon 1 gjelder til den rettede er godkjent.').waitFor();
    await page
      .getByRole('button', { name: /Drøfting og avklaring/ })
      .first()
      .click();
    const bolig = page.getByRole('region', { name: 'Sak 2: Bolig', exact: true });
    await bolig.getByLabel('Konklusjon').fill('Kommunen alene finner en bolig.');
    await bolig.getByText(/^Lagret \d/).waitFor();
    await page.getByRole('button', { name: 'Se over og godkjenn' }).click();
    const send = page.getByRole('button', { name: 'Godkjenn og send' });
    await send.click();
    await page.getByText('Skriv hva som er rettet, og hvorfor.').waitFor();
    await page.getByLabel('Hva er rettet, og hvorfor?').fill('Feil om hvem som finner bolig.');
    await send.click();
    await page.getByText('Retter versjon 1: Feil om hvem som finner bolig.').waitFor(soon);
    await page.context().close();

    const nils = await open('nils', `/minutes/${first}`);
    await nils.getByText('Det finnes en nyere versjon.').waitFor();
    await nils.getByText('NAV og kommunen finner en bolig.').waitFor();
    await nils.getByRole('link', { name: 'Les versjon 2' }).click();
    await nils.getByText('Kommunen alene finner en bolig.').waitFor();
    expect(await nils.getByText('Det finnes en nyere versjon.').count()).toBe(0);
    await nils.context().close();
  });

  test('sent wrongly, it is taken back: the recipient reads it no longer, and the trace stays', async () => {
    const { id } = await room.row('select id from minutes_version where meeting_id = $1 and number = 2');
    const per = await open('per', `/minutes/${String(id)}`);
    const href = await link(per, 'Åpne som PDF').getAttribute('href');
    const page = await open('ane', `/minutes/${String(id)}`);
    await page.getByRole('button', { name: /^Trekk tilbake fra Solbakken kommune/ }).click();
    const dialog = page.getByRole('alertdialog');
    const confirm = dialog.getByRole('button', { name: 'Trekk tilbake' });
    await confirm.click();
    await dialog.getByText('Skriv hvorfor.').waitFor();
    await dialog.getByLabel('Hvorfor?').fill('Sendt til feil avdeling.');
    await confirm.click();
    const line = page
      .getByRole('region', { name: 'Sendt til' })
      .getByRole('listitem')
      .filter({ hasText: 'Solbakken kommune' });
    await line.getByText('Trukket tilbake').waitFor();
    await line.getByText('Sendt til feil avdeling.').waitFor();

    await per.reload();
    await per.getByText('Dette referatet er ikke åpent for deg nå.').waitFor();
    expect((await per.request.get(href ?? '')).status()).toBe(404);
    await per.goto(`/pathways/${room.pathwayId}/minutes`);
    await per.getByText(/ble trukket tilbake .*: Sendt til feil avdeling\./).waitFor();
    expect(await main(per)).not.toContain('Kommunen alene');
    await page.goto(`/pathways/${room.pathwayId}`);
    await page
      .getByText(/Referatet som gikk til Solbakken kommune.*ble trukket tilbake/)
      .first()
      .waitFor();
    for (const one of [per, page]) await one.context().close();
  });

  test('a decision for one place ends the pathway when it is approved, and NAV’s part with it', async () => {
    const kim = stage.course.meetings['kim'];
    const pathwayId = stage.course.pathways['kim'] ?? '';
    const page = await open('ane', `/meetings/${kim}/room`);
    await page.getByRole('button', { name: 'Rett referatet' }).click();
    await page
      .getByRole('button', { name: /Drøfting og avklaring/ })
      .first()
      .click();
    await page.getByRole('button', { name: 'Endre beslutningen' }).click();
    await page.getByRole('radio', { name: 'Integrert behandling på ett sted' }).check();
    await page.getByRole('button', { name: 'Lagre beslutningen' }).click();
    await page.getByText('Gjelder fra referatet er godkjent.').waitFor();
    expect(await room.row('select state from pathway where id = $1', [pathwayId])).toEqual({
      state: 'active',
    });
    await page.getByRole('button', { name: 'Se over og godkjenn' }).click();
    await page.getByText('Når du godkjenner, avsluttes forløpet').waitFor();
    await page.getByLabel('Hva er rettet, og hvorfor?').fill('Feil beslutning ble ført.');
    // What is given to those whose consent ends cannot become a task: it is named, and taken out.
    await page.getByText('Dette må rettes først').waitFor();
    await page.getByRole('button', { name: 'Gå tilbake og rett' }).click();
    await page
      .getByRole('button', { name: /Neste møte og hvem gjør hva/ })
      .first()
      .click();
    for (const name of ['Søke om kommunal bolig sammen med Kim', 'Vurdere økonomisk hjelp til husleie']) {
      await page.getByRole('button', { name: `Ta ut raden ${name}` }).click();
      await page.getByRole('button', { name: `Ta ut raden ${name}` }).waitFor({ state: 'hidden' });
    }
    await page.getByRole('button', { name: 'Se over og godkjenn' }).click();
    await page.getByLabel('Hva er rettet, og hvorfor?').fill('Feil beslutning ble ført.');
    await page.getByRole('button', { name: 'Godkjenn og send' }).click();
    await page.getByText('Retter versjon 1: Feil beslutning ble ført.').waitFor(soon);
    expect(await room.row('select state from pathway where id = $1', [pathwayId])).toEqual({
      state: 'integrated',
    });
    const address = new URL(page.url()).pathname;
    await page.context().close();
    const nils = await open('nils', address);
    await nils.getByText('Dette referatet er ikke åpent for deg nå.').waitFor();
    await nils.context().close();
  });
});
