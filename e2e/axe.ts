// Accessibility of a page as axe sees it: WCAG 2.2 A and AA, no exceptions.
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Throws with every finding: the rule, the element and what is wrong. */
export async function expectNoAxeFindings(page: Page): Promise<void> {
  // Without frames nothing is gained by gathering the results in a page of their own; it takes three times as long.
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode()
    .options({ runOnly: { type: 'tag', values: rules }, resultTypes: ['violations'] })
    .analyze();
  if ((await page.locator('iframe').count()) > 0) throw new Error('A page with frames is not read whole.');
  const lines = violations.flatMap(({ id, help, nodes }) =>
    nodes
      // Menus and dialogs are drawn last in the document, outside every landmark, and hold the focus while they are up.
      .filter(({ html }) => !(id === 'region' && html.includes('data-aksel-portal')))
      .map(({ target, html, any }) => {
        const why = any.map((check) => check.message).join('; ');
        return `${id}: ${help}\n  ${target.join(' ')}\n  ${html.slice(0, 200)}\n  ${why}`;
      }),
  );
  if (lines.length === 0) return;
  throw new Error(`${lines.length} accessibility findings on ${page.url()}\n${lines.join('\n')}`);
}
