// A clarification meeting in the browser: written down by one in its four parts, and followed by four others in their own
// windows without a reload, each with what it may see.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectNoAxeFindings } from './axe.ts';
import { ragnasRoom, type MeetingRoom } from './meeting-room.ts';
import { startPractice, type PracticeStage } from './practice.ts';

let stage: PracticeStage;
let room: MeetingRoom;
let ane: Page;
const others = ['ruth', 'per', 'gry', 'nils'] as const;
const windows = new Map<string, Page>();
/** Every answer about the room that NAV's browser got. */
const toldToNav: string[] = [];
const loads = new Map<string, number>();
const soon = { timeout: 20_000 };

beforeAll(async () => {
  stage = await startPractice();
  room = await ragnasRoom(stage);
  ane = await room.enter('ane');
  for (const slug of others) {
    const page = await room.enter(slug);
    page.on('load', () => loads.set(slug, (loads.get(slug) ?? 0) + 1));
    windows.set(slug, page);
  }
  at('nils').on('response', (response) => {
    if (response.url().endsWith('/room'))
      void response.text().then(
        (body) => toldToNav.push(body),
        () => undefined,
      );
  });
});
afterAll(() => stage?.stop());

function at(slug: (typeof others)[number]): Page {
  const page = windows.get(slug);
  if (!page) throw new Error(`no window of ${slug}`);
  return page;
}
/** The card with this heading. */
const card = (page: Page, name: string | RegExp) => page.getByRole('region', { name, exact: true });
const onward = (name: string) => ane.getByRole('button', { name });

/** Writes in a field of the minutes and waits until the server has it. */
async function write(name: string, text: string): Promise<void> {
  const box = card(ane, name);
  await box.getByRole('textbox', { name, exact: true }).fill(text);
  await box.getByText(/^Lagret \d/).waitFor();
}

async function addCase(title: string, topics: readonly string[]): Promise<void> {
  await ane.getByRole('button', { name: 'Legg til sak', exact: true }).click();
  await ane.getByLabel('Hva handler saken om?').fill(title);
  const form = ane.getByRole('group', { name: 'Tema' });
  await form.getByRole('checkbox', { name: 'Behandling' }).uncheck();
  for (const name of topics) await form.getByRole('checkbox', { name, exact: true }).check();
  await ane.getByRole('button', { name: 'Legg til saken' }).click();
}

test('the room opens by itself for the others when the meeting starts', async () => {
  for (const slug of ['ruth', 'gry', 'nils'] as const)
    await at(slug).getByText('Siden åpner seg når møtelederen starter.').waitFor();
  await ane.getByRole('button', { name: 'Start møtet' }).click();
  await ane.getByRole('heading', { name: 'Til stede i del 1: 0 av 6' }).waitFor();
  for (const slug of others)
    await at(slug)
      .getByRole('heading', { name: /Til stede i del 1/ })
      .waitFor(soon);
  for (const slug of ['ruth', 'gry', 'nils'] as const)
    expect(await at(slug).getByRole('checkbox').count()).toBe(0);
});

test('part 1: everyone sees who is there; the patient’s own words are for those they are for', async () => {
  await onward('Kryss av alle').click();
  for (const page of [ane, ...windows.values()])
    await page.getByRole('heading', { name: 'Til stede i del 1: 6 av 6' }).waitFor(soon);
  await ane.getByRole('checkbox', { name: 'Torget legesenter' }).uncheck();
  await at('nils').getByRole('heading', { name: 'Til stede i del 1: 5 av 6' }).waitFor(soon);
  await ane.getByRole('checkbox', { name: 'Torget legesenter' }).check();
  await ane.getByRole('textbox', { name: 'Hvem som kommer fra Torget legesenter' }).fill('Gry Hansen');
  await write('Pasientens egne ord', 'Ragna vil slutte å drikke, og sove uten mareritt.');
  for (const slug of ['ruth', 'gry'] as const) await at(slug).getByText('sove uten mareritt').waitFor(soon);
  await at('nils').getByText('Gry Hansen').waitFor(soon);
  await expectNoAxeFindings(ane);
});

test('part 2: the patient goes out; each service writes its own offer', async () => {
  await onward('Gå videre til del 2').click();
  await ane.getByText('Ragna er ute nå. Hent inn igjen før del 3.').waitFor();
  await ane.getByRole('heading', { name: 'Til stede i del 2: 5 av 6' }).waitFor();
  expect(await ane.getByRole('checkbox', { name: 'Ragna Furu' }).isChecked()).toBe(false);
  await write('Status og vurdering av behov', 'Ragna trenger behandling for traumer og alkohol sammen.');
  const ruth = at('ruth').getByRole('textbox', { name: 'Fjellsiden rusmedisin', exact: true });
  await ruth.waitFor(soon);
  await ruth.fill('Poliklinisk behandling fra neste uke.');
  await expect
    .poll(() => ane.getByRole('textbox', { name: 'Fjellsiden rusmedisin', exact: true }).inputValue(), soon)
    .toBe('Poliklinisk behandling fra neste uke.');
});

test('part 2: cases with topic, conclusion and a row of follow-up; NAV counts only its own', async () => {
  await addCase('PTSD og alkohol', ['Diagnoser', 'Rusmidler']);
  const first = card(ane, 'Sak 1: PTSD og alkohol');
  await first.getByLabel('Konklusjon').fill('Rusmedisin og DPS følger opp F10.2 og F43.1 sammen.');
  await first.getByText('Synlig for alle unntatt: NAV Solbakken, Solbakken kommune').waitFor();
  await addCase('Bolig', ['Bolig']);
  const second = card(ane, 'Sak 2: Bolig');
  await expect
    .poll(() => second.getByLabel('Beskrivelse').evaluate((box) => box === document.activeElement), soon)
    .toBe(true);
  await second.getByLabel('Beskrivelse').fill('Ragna må ut av leiligheten i januar.');
  await second.getByLabel('Konklusjon').fill('Kommunen og NAV finner en bolig sammen med Ragna.');
  await second.getByRole('button', { name: 'Legg til rad' }).click();
  await second.getByLabel('Hva skal gjøres').fill('Søke om bolig');
  await second.getByLabel('Hvem', { exact: true }).selectOption({ label: 'NAV Solbakken' });
  await second.getByLabel('Person').selectOption({ label: 'Nils Dahl, Veileder' });
  await second.getByLabel('Frist').fill('10.12.2026');
  const agenda = card(ane, 'Agenda').getByRole('listitem');
  expect(await agenda.allInnerTexts()).toEqual(['Sak 1: PTSD og alkohol', 'Sak 2: Bolig']);
  await agenda.first().getByRole('button').click();
  await expect
    .poll(
      () => first.getByRole('heading', { level: 3 }).evaluate((one) => one === document.activeElement),
      soon,
    )
    .toBe(true);
  const nav = card(at('nils'), 'Sak 1: Bolig');
  await nav.getByText('Kommunen og NAV finner en bolig').waitFor(soon);
  await nav.getByText('Frist torsdag 10. desember').waitFor(soon);
  await nav.getByText('Nils Dahl, NAV Solbakken').waitFor();
  for (const slug of ['ruth', 'gry'] as const)
    await card(at(slug), 'Sak 1: PTSD og alkohol').getByText('F43.1').waitFor(soon);
  // The chair is from the municipality, which has no basis for diagnoses.
  await card(at('per'), 'Sak 1: Bolig').waitFor(soon);
  expect(await at('per').locator('main').innerText()).not.toMatch(/PTSD|F10|F43/);
});

test('part 2: the decision, with its reason, makes the pathway active; the draft plan', async () => {
  await write(
    'Utkast til integrert behandlingsplan',
    'DPS og rusmedisin møter Ragna sammen hver fjerde uke.',
  );
  const decision = card(ane, 'Beslutning');
  await decision.getByRole('button', { name: 'Registrer beslutningen' }).click();
  await decision.getByRole('radio', { name: 'ROP-forløp', exact: true }).check();
  await decision.getByLabel('Begrunnelse').fill('Ett sted kan ikke gi hele behandlingen nå.');
  await decision.getByRole('button', { name: 'Lagre beslutningen' }).click();
  await decision.getByText(/^Bestemt av Ane Lunde/).waitFor();
  for (const slug of others) await card(at(slug), 'Beslutning').getByText('ROP-forløp').waitFor(soon);
  await at('gry').getByText('hver fjerde uke').waitFor(soon);
  expect(await room.row('select state from pathway where id = $1', [room.pathwayId])).toEqual({
    state: 'active',
  });
  await expectNoAxeFindings(ane);
});

test('part 3: the patient is fetched in again, and hears what came of it', async () => {
  await onward('Gå videre til del 3').click();
  await ane.getByText('Hent inn Ragna før dere går videre.').waitFor();
  await onward('Ragna er inne').click();
  for (const page of [ane, at('nils')])
    await page.getByRole('heading', { name: 'Til stede i del 3: 6 av 6' }).waitFor(soon);
  expect(await ane.getByText('Hent inn Ragna').count()).toBe(0);
  await ane.getByRole('radio', { name: 'I møtet' }).check();
  await write('Tilbakemelding til og fra pasienten', 'Ragna fikk høre alt, og er enig.');
  await at('ruth').getByText('Ragna fikk høre alt').waitFor(soon);
});

test('part 4: the next meeting and the seven points; then the meeting ends for everyone', async () => {
  await onward('Gå videre til del 4').click();
  await ane.getByLabel('Dato').fill('15.12.2026');
  await ane.getByLabel('Klokkeslett').fill('10:00');
  await ane.getByLabel('Hvor?').fill('Rådhuset i Solbakken');
  const points = {
    'Samtykke og taushetsplikt': 'Ragna vil ikke at NAV hører om behandlingen.',
    'Individuell plan og koordinator': 'Per Bakken er koordinator.',
    'Ansvarsgruppe og neste møte i den': 'De som er her i dag.',
    'Behandlingsansvarlig i spesialisthelsetjenesten': 'Ane Lunde.',
    Økonomi: 'Ragna får sykepenger til mars.',
    Bolig: 'Ragna bor hos en venn fra januar.',
    'Pårørende og barneansvarlig': 'Moren er nærmeste pårørende.',
  };
  for (const [name, text] of Object.entries(points)) await write(name, text);
  expect(await ane.getByText('tirsdag 15. desember').count()).toBe(0);
  await at('nils').getByText('tirsdag 15. desember kl. 10, Rådhuset i Solbakken').waitFor(soon);
  await at('nils').getByText('Ragna får sykepenger til mars.').waitFor(soon);
  await at('gry').getByText('Moren er nærmeste pårørende.').waitFor(soon);
  await onward('Avslutt møtet').click();
  await ane.getByRole('alertdialog').getByRole('button', { name: 'Avslutt møtet' }).click();
  for (const page of [ane, ...windows.values()]) await page.getByText('Holdt, ikke godkjent').waitFor(soon);
  expect(await room.row('select state, current_part from meeting where id = $1')).toMatchObject({
    state: 'held',
  });
});

test('nobody’s page was loaded again, and NAV’s browser never got what NAV may not see', () => {
  expect([...loads]).toEqual([]);
  expect(toldToNav.length).toBeGreaterThan(5);
  expect(toldToNav.join(' ')).not.toMatch(
    /mareritt|PTSD|F10|F43|traumer|hver fjerde uke|hører om behandlingen|Moren/,
  );
});
