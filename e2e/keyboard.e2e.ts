// The main job with the keyboard alone: from Min dag to a meeting that is convened, with the focus seen at each stop.
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startPractice, type PracticeStage } from './practice.ts';

let stage: PracticeStage;
/** Samir is assessed and the GP and rusmedisin may be told: what is left is to convene. */
beforeAll(async () => {
  stage = await startPractice();
  const pathway = `/api/pathways/${stage.course.pathways['ukjent']}`;
  const done = async (method: string, path: string, body: unknown) => {
    const answer = await stage.server.as('ane', method, `${pathway}${path}`, body);
    if (answer.status >= 400) throw new Error(`${path}: ${JSON.stringify(answer.body)}`);
    return answer.body;
  };
  const { version } = await done('PUT', '/eligibility/draft', {
    value: {
      answers: {
        singleService: 'no',
        substanceProblem: 'diagnosed',
        seriousDisorder: 'suspected',
        milderDisorder: 'unknown',
        markedLossMental: 'unknown',
        markedLossSubstance: 'unknown',
        needsPhv: 'yes',
        needsTsb: 'yes',
      },
      singleServiceReason: 'Begge må bidra.',
      notes: '',
    },
    version: 0,
  });
  await done('POST', '/eligibility/decision', { version, decision: 'eligible', reason: null });
  await done('POST', '/legal-bases', {
    bases: (['tsb', 'fastlege'] as const).map((unit) => ({
      party: { partyId: stage.practice.units[unit] },
      kind: unit === 'tsb' ? 'specialist-cooperation' : 'gp-cooperation',
      topics: ['substance-use', 'mental-health', 'practical'],
      validFrom: null,
      validTo: null,
      givenOn: '2026-11-24',
      limit: null,
      documentId: null,
      replaces: null,
    })),
  });
});
afterAll(() => stage?.stop());

const hasFocus = (target: Locator) => target.evaluate((element) => element === document.activeElement);

/** True when the place looks different with and without the focus. */
async function isSeen(page: Page, target: Locator): Promise<boolean> {
  const box = await target.boundingBox();
  if (!box) return false;
  const clip = {
    x: Math.max(0, box.x - 8),
    y: Math.max(0, box.y - 8),
    width: box.width + 16,
    height: box.height + 16,
  };
  const drawn = await page.screenshot({ clip });
  await target.evaluate((element) => element.blur());
  const without = await page.screenshot({ clip });
  await target.focus();
  return Buffer.compare(drawn, without) !== 0;
}

/** Throws when one cannot see where the keyboard is. A busy machine may draw the focus a moment later. */
async function expectSeen(page: Page, target: Locator): Promise<void> {
  await target.scrollIntoViewIfNeeded();
  const name = await target.evaluate((element) => element.outerHTML.slice(0, 120));
  await expect.poll(() => isSeen(page, target), { message: `no visible focus on ${name}` }).toBe(true);
}

/** Presses Tab (or Shift+Tab) until the target has the focus, and looks whether it is seen there. */
async function tabTo(page: Page, target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  await target.waitFor();
  for (let presses = 0; presses < 120; presses += 1) {
    await page.keyboard.press(key);
    if (await hasFocus(target)) return expectSeen(page, target);
  }
  throw new Error(`${key} never got there`);
}

/** Waits until a live region says it. */
const announced = (page: Page, words: string | RegExp) =>
  page.locator('[aria-live="polite"]').filter({ hasText: words }).waitFor({ state: 'attached' });

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });
const heading = (page: Page, name: string) => page.getByRole('heading', { level: 2, name, exact: true });

test('from Min dag to a meeting that is sent, without a mouse', async () => {
  const page = await stage.page('ane');
  await page.goto('/');
  await tabTo(page, page.getByRole('link', { name: 'Gå til innholdet' }));
  await page.keyboard.press('Enter');
  await tabTo(page, page.getByRole('link', { name: /^Samir U\.?: / }).first());
  await page.keyboard.press('Enter');

  await heading(page, 'Møter i forløpet').waitFor();
  await tabTo(page, button(page, 'Kall inn til møte'));
  await page.keyboard.press('Space');

  await heading(page, 'Når og hvor').waitFor();
  await tabTo(page, page.getByLabel('Dato', { exact: true }));
  await page.keyboard.type('3.12.2026');
  await tabTo(page, page.getByLabel('Klokkeslett'));
  await page.keyboard.type('10');
  await tabTo(page, page.getByLabel('Varer'));
  await page.keyboard.press('ArrowDown');
  await tabTo(page, page.getByRole('radiogroup', { name: 'Hvordan møtes dere?' }).getByRole('radio').first());
  await page.keyboard.press('Space');
  await tabTo(page, page.getByLabel('Rom og adresse'));
  await page.keyboard.type('Møterom 2, Fjellsidevegen 10');
  await tabTo(page, page.getByLabel('Kontaktperson'));
  await page.keyboard.type('Ane');
  await expect
    .poll(() => page.getByLabel('Direkte telefon').inputValue(), { timeout: 15_000 })
    .toBe('40 00 00 01');
  await tabTo(page, button(page, /^Neste/));
  await page.keyboard.press('Enter');

  await heading(page, 'Hva det gjelder').waitFor();
  await expect.poll(() => hasFocus(heading(page, 'Hva det gjelder')), { timeout: 15_000 }).toBe(true);
  await tabTo(page, page.getByLabel('Aktuelt', { exact: true }));
  await page.keyboard.type('Samir ønsker én plan.');
  await tabTo(page, button(page, /^Neste/));
  await page.keyboard.press('Enter');

  await expect.poll(() => hasFocus(heading(page, 'Hvem og grunnlag')), { timeout: 15_000 }).toBe(true);
  for (const name of ['Fjellsiden rusmedisin', 'Torget legesenter']) {
    await tabTo(page, button(page, `Velg ${name}`));
    await page.keyboard.press('Enter');
    await announced(page, `${name} er valgt`);
    await button(page, `Ta ut ${name}`).waitFor();
    // The button that was pressed is gone: the keyboard goes on from where it stood, not from the top of the page.
    expect(await page.evaluate(() => document.activeElement?.closest('#web-main') !== null)).toBe(true);
  }
  await tabTo(page, button(page, /^Neste/));
  await page.keyboard.press('Enter');

  await expect.poll(() => hasFocus(heading(page, 'Se over')), { timeout: 15_000 }).toBe(true);
  await page.getByText('Alt er på plass').waitFor();
  await tabTo(page, button(page, /^Neste/));
  await tabTo(page, button(page, 'Tilbake'), 'Shift+Tab');
  await tabTo(page, button(page, /^Neste/));
  await page.keyboard.press('Enter');

  await expect.poll(() => hasFocus(heading(page, 'Send')), { timeout: 15_000 }).toBe(true);
  await tabTo(page, button(page, 'Send innkallinger'));
  await page.keyboard.press('Space');
  await announced(page, 'Sendt til 2');
  await page.getByText('0 av 2 har svart').first().waitFor();
  expect(await page.evaluate(() => document.activeElement?.closest('#web-main') !== null)).toBe(true);
  await page.getByText('Fjellsiden rusmedisin: varslet på e-post').waitFor();
  const { rows } = await stage.server.test.owner.query(
    `select m.state, m.place, count(i.id)::int as invited from meeting m join invitation i on i.meeting_id = m.id
     where m.pathway_id = $1 group by m.id`,
    [stage.course.pathways['ukjent']],
  );
  expect(rows).toEqual([{ state: 'convened', place: 'Møterom 2, Fjellsidevegen 10', invited: 2 }]);
  await page.context().close();
});
