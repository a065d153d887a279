// People and responsibility in the browser: registering, correcting at the same time, handing over, and what nobody owns.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { syntheticDnr, syntheticFnr } from '../src/rules/synthetic-identity.ts';
import { expectNoAxeFindings } from './axe.ts';
import { startPractice, type PracticeStage } from './practice.ts';

let stage: PracticeStage;
beforeAll(async () => {
  stage = await startPractice();
});
afterAll(() => stage?.stop());

const number = syntheticFnr({ birthDate: '1999-05-17', serial: 7, gender: 'female' });
const pathway = (slug: string) => `/pathways/${stage.course.pathways[slug]}`;

describe('registering a person', () => {
  test('is quiet while the number is typed, says what it read, and keeps what is typed', async () => {
    const page = await stage.page('mona', { width: 390 });
    await page.goto('/persons/new');
    const field = page.getByLabel(/^Fødselsnummer, D-nummer eller FH-nummer/);
    await page.getByRole('radio', { name: 'Ja', exact: true }).first().check();
    await field.pressSequentially(number.slice(0, 10));
    expect(await page.getByText(/for kort/).count()).toBe(0);
    await field.blur();
    await page.getByText(/for kort/).waitFor();
    await field.focus();
    await field.press('End');
    await field.press('9');
    await page.getByText(/stemmer ikke/).waitFor();
    await field.fill(`${number.slice(0, 6)} ${number.slice(6)}`);
    await page.getByText('Gyldig fødselsnummer. Født 17. mai 1999.').waitFor();
    expect(await page.getByLabel('Fødselsdato').count()).toBe(0);
    await page.getByLabel('Fornavn').fill('Solveig');
    await page.getByText(/Lagret \d/).waitFor();
    await page.reload();
    await expectValue(page.getByLabel('Fornavn'), 'Solveig');
    await page.getByLabel('Etternavn').fill('Myhre');
    await expectNoAxeFindings(page);
    await page.getByRole('button', { name: 'Registrer', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: 'Solveig Myhre, 27 år' }).waitFor();
    await page.getByText('Solveig Myhre er registrert hos dere.').first().waitFor();
    await page.getByRole('button', { name: 'Be om avklaringsmøte' }).waitFor();
    expect(await page.getByRole('button', { name: 'Start forløp' }).count()).toBe(0);
    await page.goto('/persons/new');
    await page.getByRole('radio', { name: 'Ja', exact: true }).first().waitFor();
    await expectValue(page.getByLabel('Fornavn'), '');
    await page.context().close();
  });

  test('tells nothing of other units, and says so when the unit has the person already', async () => {
    const other = await stage.page('gry');
    await other.goto('/persons/new');
    await other.getByRole('radio', { name: 'Ja', exact: true }).first().check();
    await other.getByLabel(/^Fødselsnummer, D-nummer/).fill(number);
    await other.getByLabel('Fornavn').fill('Sol');
    await other.getByLabel('Etternavn').fill('M');
    await other.getByRole('button', { name: 'Registrer', exact: true }).click();
    await other.getByText('Sol M er registrert hos dere.').first().waitFor();
    const same = await stage.page('siv');
    await same.goto('/persons/new');
    await same.getByRole('radio', { name: 'Ja', exact: true }).first().check();
    await same.getByLabel(/^Fødselsnummer, D-nummer/).fill(number);
    await same.getByLabel('Fornavn').fill('Solveig');
    await same.getByLabel('Etternavn').fill('Myhre');
    await same.getByRole('button', { name: 'Registrer', exact: true }).click();
    await same
      .getByText(/var registrert hos dere fra før/)
      .first()
      .waitFor();
    await same.getByRole('heading', { level: 1, name: /^Sol M/ }).waitFor();
    await other.context().close();
    await same.context().close();
  });

  test('gives somebody registered without a number the one found later', async () => {
    const page = await stage.page('ane', { width: 390 });
    await page.goto(`/registrations/${stage.course.registrations['ukjent']}`);
    await page.getByRole('button', { name: 'Registrer fødselsnummer' }).click();
    const field = page.getByLabel('Fødselsnummer, D-nummer eller FH-nummer');
    await field.fill('1234');
    await page.getByRole('button', { name: 'Lagre nummeret' }).click();
    await page.getByText('Nummeret er for kort. Skriv alle 11 sifrene.').waitFor();
    const number = syntheticDnr({ birthDate: '1991-06-07', serial: 40, gender: 'male' });
    await field.fill(number);
    await page.getByRole('button', { name: 'Lagre nummeret' }).click();
    await page.getByText(`${number.slice(0, 6)} ${number.slice(6)}`).waitFor();
    expect(await page.getByRole('button', { name: 'Registrer fødselsnummer' }).count()).toBe(0);
    await page.context().close();
  });

  test('two who correct the same person at once lose nothing', async () => {
    const path = `/registrations/${stage.course.registrations['kim']}`;
    const [ane, dag] = [await stage.page('ane'), await stage.page('dag')];
    for (const page of [ane, dag]) {
      await page.goto(path);
      await page.getByRole('button', { name: 'Rett opplysninger' }).click();
      await page.getByLabel(/^Telefon/).waitFor();
    }
    await ane.getByLabel(/^Telefon/).fill('400 20 002');
    await ane.getByLabel(/^E-post/).fill('kim@post.example');
    await ane.getByRole('button', { name: 'Lagre endringene' }).click();
    await ane.getByText('Endringene er lagret.').waitFor();
    await dag.getByLabel(/^Telefon/).fill('400 30 003');
    await dag.getByLabel('Trenger tolk').check();
    await dag.getByRole('button', { name: 'Lagre endringene' }).click();
    await dag.getByRole('heading', { name: 'En kollega rettet det samme mens du skrev' }).waitFor();
    await expectValue(dag.getByLabel(/^E-post/), 'kim@post.example');
    await dag.getByRole('button', { name: 'Lagret: 400 20 002' }).click();
    await dag.getByRole('button', { name: 'Lagre endringene' }).click();
    await dag.getByText('Endringene er lagret.').waitFor();
    const details = dag.getByRole('region', { name: 'Opplysninger' });
    for (const kept of ['400 20 002', 'kim@post.example', 'Ja']) await details.getByText(kept).waitFor();
    await ane.context().close();
    await dag.context().close();
  });
});

describe('responsibility', () => {
  test('is handed over when the receiver says yes, and not before', async () => {
    const ane = await stage.page('ane');
    await ane.goto(pathway('kim'));
    await ane.getByRole('button', { name: 'Overfør til en annen enhet' }).click();
    const units = ane.getByRole('radiogroup', { name: 'Hvilken enhet skal ta over?' });
    await units.getByRole('radio', { name: 'Fjellsiden rusmedisin' }).check();
    expect(await units.getByRole('radio', { name: /NAV Solbakken/ }).count()).toBe(0);
    await ane
      .getByRole('listitem')
      .filter({ hasText: 'NAV Solbakken' })
      .getByText('Grunnlaget dekker ikke alt i forløpet. Utvid det under Samtykke')
      .waitFor();
    await ane.getByLabel('Hvorfor overføres ansvaret?').fill('Kim vil ha behandling hos dere først.');
    await expectNoAxeFindings(ane);
    await ane.getByRole('button', { name: 'Spør om de tar over' }).click();
    await ane.getByText('Fjellsiden DPS har spurt om Fjellsiden rusmedisin tar over ansvaret').waitFor();
    await ane.getByText('Ane Lunde, siden').waitFor();

    const ruth = await stage.page('ruth', { width: 390 });
    await ruth.goto('/responsibility');
    await ruth.getByRole('link', { name: /Kim S\./ }).click();
    const reasons = ruth.getByRole('radiogroup', { name: 'Hvorfor trenger du å åpne forløpet?' });
    await reasons.getByRole('radio', { name: /Jeg vurderer en henvendelse/ }).check();
    await ruth.getByRole('button', { name: 'Åpne forløpet' }).click();
    await ruth.getByText('Kim vil ha behandling hos dere først.').waitFor();
    await expectNoAxeFindings(ruth);
    await ruth.getByRole('button', { name: 'Ta over ansvaret' }).click();
    await ruth.getByText('Ruth Solli, siden').waitFor();
    await ruth.getByText('Tok over ansvaret.').first().waitFor();

    await ane.reload();
    await ane.getByText('Ruth Solli, siden').waitFor();
    expect(await ane.getByRole('button', { name: 'Overfør til en annen enhet' }).count()).toBe(0);
    const table = ane.getByRole('table', { name: 'Hvem som har hatt ansvaret, og når' });
    await expect.poll(() => table.getByRole('row').count()).toBe(3);
    await ane.context().close();
    await ruth.context().close();
  });

  test('of somebody who has left is red for those who open it, and given on by the leader', async () => {
    await stage.server.test.owner.query('update employment set valid_to = $2 where id = $1', [
      stage.practice.employments['dag@dps'],
      '2026-11-20',
    ]);
    const lene = await stage.page('lene');
    await lene.goto('/responsibility');
    const row = lene.getByRole('listitem').filter({ hasText: 'Dag Moen hadde ansvaret' }).first();
    await row.getByRole('button', { name: 'Velg ny ansvarlig' }).click();
    await row
      .getByLabel('Hvem skal ha ansvaret nå?')
      .selectOption({ label: 'Ane Lunde, Psykologspesialist' });
    await expectNoAxeFindings(lene);
    await row.getByRole('button', { name: 'Gi ansvaret' }).click();
    await lene.getByText('Alle forløpene har en ansvarlig').waitFor();
    await stage.server.test.owner.query('update employment set valid_to = null where id = $1', [
      stage.practice.employments['dag@dps'],
    ]);
    await lene.context().close();
  });
});

test('a pathway works with the keyboard alone, in the dark, and at twice the size', async () => {
  const page = await stage.page('ane', { theme: 'dark', width: 640 });
  await page.goto(pathway('jonas'));
  await page.evaluate(() => (document.documentElement.style.fontSize = '200%'));
  await page.getByRole('button', { name: 'Velg ny ansvarlig' }).focus();
  await page.keyboard.press('Enter');
  const choice = page.getByLabel('Hvem skal ha ansvaret nå?');
  await choice.waitFor();
  expect(await choice.evaluate((field) => field === document.activeElement)).toBe(true);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  const heading = page.getByRole('heading', { name: 'Ansvar over tid' });
  expect(await heading.evaluate((element) => element === document.activeElement)).toBe(true);
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
  await expectNoAxeFindings(page);
  await page.context().close();
});

async function expectValue(
  field: { inputValue(): Promise<string>; waitFor(): Promise<void> },
  value: string,
): Promise<void> {
  await field.waitFor();
  await expect.poll(() => field.inputValue(), { timeout: 10_000 }).toBe(value);
}
