// Ragna's meeting in the practice scenario, about to begin: the day it is held, and a window for each one at the table.
import type { Page } from 'playwright-core';
import type { PageOptions } from './browser.ts';
import type { PracticeStage } from './practice.ts';

/** Who is invited, by the slug of the one who comes. */
const invited = ['ruth', 'per', 'gry', 'nils'] as const;

export interface MeetingRoom {
  readonly meetingId: string;
  readonly pathwayId: string;
  readonly path: string;
  /** A window of somebody with the room before them. */
  enter(slug: string, options?: PageOptions): Promise<Page>;
  /** The first row of a query past row-level security. */
  row(text: string, values?: unknown[]): Promise<Record<string, unknown>>;
}

/** Goes to the day of the meeting, and lets each invited service open the pathway for it. */
export async function ragnasRoom(stage: PracticeStage): Promise<MeetingRoom> {
  const meetingId = stage.course.meetings['ragna'] ?? '';
  const pathwayId = stage.course.pathways['ragna'] ?? '';
  stage.server.test.clock.set(new Date('2026-12-01T09:00:00Z'));
  for (const slug of invited) {
    const path = `/api/pathways/${pathwayId}/openings`;
    const { status } = await stage.server.as(slug, 'POST', path, { reason: 'attending-meeting' });
    if (status !== 201) throw new Error(`${slug} could not open the pathway: ${status}`);
  }
  const path = `/meetings/${meetingId}/room`;
  return {
    meetingId,
    pathwayId,
    path,
    async enter(slug, options = {}) {
      const page = await stage.page(slug, options);
      await page.goto(path);
      await page.getByRole('heading', { level: 1 }).waitFor();
      return page;
    },
    async row(text, values = [meetingId]) {
      const { rows } = await stage.server.test.owner.query(text, values);
      return (rows[0] ?? {}) as Record<string, unknown>;
    },
  };
}
