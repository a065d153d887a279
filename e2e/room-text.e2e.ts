// What is written in the minutes is never lost: when two write at once, without network, with the tab closed and after the
// session's end. And one case from the keyboard alone, and the room on a phone.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { expectNoAxeFindings } from './axe.ts';
import type { PageOptions } from './browser.ts';
import { ragnasRoom, type MeetingRoom } from './meeting-room.ts';
import { startPractice, type PracticeStage } from './practice.ts';

let stage: PracticeStage;
let room: MeetingRoom;
let caseId = '';
const soon = { timeout: 20_000 };
const path = (rest: string) => `/api/meetings/${room.meetingId}/${rest}`;
const housing = 128 + 4096;

beforeAll(async () => {
  stage = await startPractice();
  room = await ragnasRoom(stage);
  await stage.server.as('ane', 'POST', path('start'));
  await stage.server.as('ane', 'PUT', path('part'), { part: 2 });
  const made = await stage.server.as('ane', 'POST', path('items'), { title: 'Bolig', topics: housing });
  caseId = made.body.id;
});
afterAll(() => stage?.stop());

const stored = async () =>
  (await room.row('select conclusion from minutes_item where id = $1', [caseId]))['conclusion'];
/** The conclusion of the case, in whichever language. */
const conclusion = (page: Page) => page.locator(`[id="${caseId}-conclusion"]`);

async function enter(slug: string, options: PageOptions = {}): Promise<Page> {
  const page = await room.enter(slug, options);
  await conclusion(page).waitFor();
  return page;
}

/** Both write in the conclusion at the same moment; the one who saved last is asked. */
async function writeAtOnce(
  first: Page,
  second: Page,
  words: readonly [string, string],
): Promise<[Page, string, string]> {
  const [one, two] = words;
  await Promise.all([conclusion(first).fill(one), conclusion(second).fill(two)]);
  const asked = (page: Page) => page.locator('.web-clash').waitFor(soon);
  return Promise.any([
    asked(first).then((): [Page, string, string] => [first, one, two]),
    asked(second).then((): [Page, string, string] => [second, two, one]),
  ]);
}

describe('two write the same conclusion at the same time', () => {
  test('both texts stand side by side, and are put together', async () => {
    const [ane, per] = [await enter('ane'), await enter('per')];
    const [asked, mine, theirs] = await writeAtOnce(ane, per, [
      'NAV finner bolig.',
      'Kommunen finner bolig.',
    ]);
    await asked.getByRole('region', { name: 'Konklusjon: to har skrevet samtidig' }).waitFor();
    await asked.getByRole('region', { name: 'Din tekst' }).getByText(mine).waitFor();
    await asked.getByRole('region', { name: 'Teksten som er lagret' }).getByText(theirs).waitFor();
    expect(await stored()).toBe(theirs);
    await asked.evaluate(() => scrollTo(0, 0));
    await expectNoAxeFindings(asked);
    await asked.getByRole('button', { name: 'Sett dem sammen' }).click();
    await asked.getByRole('button', { name: 'Lagre denne teksten' }).click();
    await expect.poll(stored, soon).toBe(`${theirs}\n\n${mine}`);
    for (const page of [ane, per]) {
      await expect.poll(() => conclusion(page).inputValue(), soon).toBe(`${theirs}\n\n${mine}`);
      await page.context().close();
    }
  });

  test('på nynorsk: den eine vel sin eigen, og den andre kan hente sin tilbake', async () => {
    const [ane, per] = [await enter('ane', { language: 'nn' }), await enter('per', { language: 'nn' })];
    const [asked, mine] = await writeAtOnce(ane, per, ['Ragna flyttar i mars.', 'Ragna flyttar i mai.']);
    await asked.getByRole('region', { name: 'Konklusjon: to har skrive samstundes' }).waitFor();
    await asked.getByRole('button', { name: 'Bruk min tekst' }).click();
    await expect.poll(stored, soon).toBe(mine);
    const again = await writeAtOnce(ane, per, ['Ragna ventar.', 'Ragna flyttar no.']);
    await again[0].getByRole('button', { name: 'Bruk den lagra' }).click();
    await expect.poll(() => conclusion(again[0]).inputValue(), soon).toBe(again[2]);
    await again[0].getByText('Den andre teksten er lagd til side.').waitFor();
    await again[0].getByRole('button', { name: 'Hent han tilbake' }).click();
    await expect.poll(stored, soon).toBe(again[1]);
    await Promise.all([ane, per].map((page) => page.context().close()));
  });
});

describe('what is typed is there afterwards', () => {
  test('when the network drops and returns', async () => {
    const page = await enter('ane');
    await page.context().setOffline(true);
    await conclusion(page).fill('Skrevet uten nett.');
    await page.getByText('Venter på nett').first().waitFor();
    expect(await stored()).not.toBe('Skrevet uten nett.');
    await page.context().setOffline(false);
    await expect.poll(stored, soon).toBe('Skrevet uten nett.');
    expect(await conclusion(page).inputValue()).toBe('Skrevet uten nett.');
    await page.context().close();
  });

  test('when the tab is closed before it was saved, and opened again', async () => {
    const page = await enter('ane');
    const context = page.context();
    await context.setOffline(true);
    await conclusion(page).fill('Skrevet før fanen ble lukket.');
    await page.getByText('Venter på nett').first().waitFor();
    await page.close();
    await context.setOffline(false);
    const next = await context.newPage();
    await next.goto(room.path);
    await expect.poll(() => conclusion(next).inputValue(), soon).toBe('Skrevet før fanen ble lukket.');
    await expect.poll(stored, soon).toBe('Skrevet før fanen ble lukket.');
    await context.close();
  });
});

describe('the room', () => {
  test('is written in from the keyboard alone: a case from its title to its row', async () => {
    const page = await enter('ane');
    const focused = () =>
      page.evaluate(() => document.activeElement?.textContent?.trim() || document.activeElement?.id || '');
    const inView = () =>
      page.evaluate(() => {
        const box = document.activeElement?.getBoundingClientRect();
        return box !== undefined && box.bottom > 0 && box.top < innerHeight;
      });
    /** Tabs on until the button or field of this name has the focus, which must be seen all the way. */
    const tabTo = async (locator: ReturnType<Page['locator']>) => {
      for (let times = 0; times < 120; times += 1) {
        if (await locator.evaluate((one) => one === document.activeElement)) return;
        const before = await page.evaluateHandle(() => document.activeElement);
        await page.keyboard.press('Tab');
        expect(
          await before.evaluate((one) => one === document.activeElement),
          `stuck in ${await focused()}`,
        ).toBe(false);
        expect(await inView(), `out of sight: ${await focused()}`).toBe(true);
      }
      throw new Error(`not reached, stands in ${await focused()}`);
    };
    await page.getByRole('heading', { level: 1 }).focus();
    await tabTo(page.getByRole('button', { name: 'Legg til sak', exact: true }));
    await page.keyboard.press('Enter');
    await page.keyboard.type('Økonomi');
    const topics = page.getByRole('group', { name: 'Tema' });
    await tabTo(topics.getByRole('checkbox', { name: 'Behandling' }));
    await page.keyboard.press('Space');
    await tabTo(topics.getByRole('checkbox', { name: 'Økonomi' }));
    await page.keyboard.press('Space');
    await tabTo(page.getByRole('button', { name: 'Legg til saken' }));
    await page.keyboard.press('Enter');
    const card = page.getByRole('region', { name: 'Sak 2: Økonomi', exact: true });
    const description = card.getByLabel('Beskrivelse');
    await expect.poll(() => description.evaluate((one) => one === document.activeElement), soon).toBe(true);
    await page.keyboard.type('Ragna har regninger hun ikke får betalt.');
    await tabTo(card.getByLabel('Konklusjon'));
    await page.keyboard.type('NAV ser på det sammen med Ragna.');
    await tabTo(card.getByRole('button', { name: 'Legg til rad' }));
    await page.keyboard.press('Enter');
    const what = card.getByLabel('Hva skal gjøres');
    await expect.poll(() => what.evaluate((one) => one === document.activeElement), soon).toBe(true);
    await page.keyboard.type('Gå gjennom regningene');
    await tabTo(card.getByLabel('Hvem', { exact: true }));
    await page.keyboard.type('NAV');
    await tabTo(card.getByLabel('Frist'));
    await page.keyboard.type('8.12.2026');
    await tabTo(page.getByRole('button', { name: /^Gå videre til del 3/ }));
    await expect
      .poll(
        () =>
          room.row(
            `select f.what, f.due::text, u.name from follow_up f join unit u on u.id = f.party_id where f.meeting_id = $1`,
          ),
        soon,
      )
      .toEqual({ what: 'Gå gjennom regningene', due: '2026-12-08', name: 'NAV Solbakken' });
    expect(
      await room.row(
        `select description, conclusion, topics from minutes_item where meeting_id = $1 and title = 'Økonomi'`,
      ),
    ).toEqual({
      description: 'Ragna har regninger hun ikke får betalt.',
      conclusion: 'NAV ser på det sammen med Ragna.',
      topics: 256,
    });
    await page.context().close();
  });

  test('fits a phone in each of its parts, with targets one can hit', async () => {
    const page = await enter('ane', { width: 390 });
    for (const part of [1, 2, 3, 4]) {
      await page
        .getByRole('navigation', { name: 'Delene av møtet' })
        .getByRole('button')
        .nth(part - 1)
        .click();
      await page.getByRole('heading', { name: `Del ${part} av møtet` }).waitFor();
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
      await page.evaluate(() => scrollTo(0, 0));
      await expectNoAxeFindings(page);
    }
    await page.getByText(/^Til stede i del 4/).click();
    await page.getByRole('checkbox', { name: 'Ragna Furu' }).check();
    await page.getByRole('heading', { name: 'Til stede i del 4: 1 av 6' }).waitFor();
    await page.context().close();
  });
});

// Last, since Ane's session is gone after it.
test('what is typed is there when the session has ended and one signs in again', async () => {
  const page = await enter('ane');
  await stage.server.test.owner.query('delete from session where staff_id = $1', [
    stage.practice.staff['ane'],
  ]);
  await conclusion(page).fill('Skrevet etter at økten gikk ut.');
  await page.getByRole('alertdialog', { name: 'Du er logget ut' }).waitFor();
  expect(await stored()).not.toBe('Skrevet etter at økten gikk ut.');
  const [login] = await Promise.all([
    page.waitForEvent('popup'),
    page.getByRole('button', { name: 'Logg inn igjen' }).click(),
  ]);
  await login.getByRole('button', { name: /Ane Lunde/ }).click();
  await page.getByRole('alertdialog').waitFor({ state: 'hidden' });
  await expect.poll(stored, soon).toBe('Skrevet etter at økten gikk ut.');
  expect(await conclusion(page).inputValue()).toBe('Skrevet etter at økten gikk ut.');
  // And the room is live again.
  const { version } = (await stage.server.as('per', 'GET', path('room'))).body.items.find(
    (item: { id: string }) => item.id === caseId,
  );
  const saved = await stage.server.as('per', 'PUT', `/api/minutes-items/${caseId}`, {
    title: 'Bolig',
    description: '',
    conclusion: 'Skrevet av møtelederen.',
    topics: housing,
    version,
  });
  expect(saved.status).toBe(200);
  await expect.poll(() => conclusion(page).inputValue(), soon).toBe('Skrevet av møtelederen.');
  await page.context().close();
});
