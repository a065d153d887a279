// The whole server with the practice scenario in it, and a browser before it; each test file has one of its own.
import type { BrowserContext, Page } from 'playwright-core';
import { inject } from 'vitest';
import type { PracticeCourse } from '../scenarios/practice-course.ts';
import type { UnitSlug } from '../scenarios/practice-people.ts';
import { testServer, type TestServer } from '../src/app/testing/server.ts';
import type { Practice } from '../src/app/testing/practice.ts';
import { launchBrowser, type PageOptions } from './browser.ts';
import { practiceTemplate } from './practice-template.ts';

export interface PracticeStage {
  readonly url: string;
  readonly course: PracticeCourse;
  readonly practice: Practice;
  readonly server: TestServer;
  /** A window of somebody signed in at their first unit or the one named; null is nobody. It opens no page yet. */
  page(slug: string | null, options?: PageOptions & { unit?: UnitSlug }): Promise<Page>;
  /** Ends browser and server. Throws when a page threw unseen or broke the content security policy. */
  stop(): Promise<void>;
}

function listenForFaults(context: BrowserContext, faults: string[]): void {
  context.on('weberror', (fault) => faults.push(fault.error().message));
  context.on('console', (line) => {
    if (/Content Security Policy/i.test(line.text())) faults.push(line.text());
  });
}

/** Starts a server on a copy of the played scenario; its clock stands at 09:00 in Norway on 24 November 2026. */
export async function startPractice(): Promise<PracticeStage> {
  const { name, course } = await practiceTemplate();
  const server = await testServer({ template: name, webFolder: inject('webFolder') });
  const url = await server.listen();
  const browser = await launchBrowser();
  const faults: string[] = [];
  return {
    url,
    course,
    practice: server.practice,
    server,
    async page(slug, { unit, ...options } = {}) {
      const page = await browser.newPage({ baseUrl: url, ...options });
      const context = page.context();
      listenForFaults(context, faults);
      if (slug !== null) {
        const [cookieName = '', value = ''] = (await server.cookie(slug, unit)).split('=');
        await context.addCookies([{ name: cookieName, value, url, httpOnly: true, sameSite: 'Lax' }]);
      }
      return page;
    },
    async stop() {
      await browser.close();
      await server.stop();
      if (faults.length > 0) throw new Error(faults.join('\n'));
    },
  };
}
