// Queueing a notice in the transaction of its cause, and what a unit sees of its own outbox.
import { randomUUID } from 'node:crypto';
import type { StaffWork, Work } from '../../platform/db/actor.ts';
import { notFound } from '../../platform/http/problem.ts';
import type { Translate } from '../../platform/http/language.ts';
import type { NoticeFacts, NoticeLine, NoticeTemplate } from './model.ts';
import { renderNotice } from './documents.ts';
import { insertNotice, listNotices, releaseFailed } from './store.ts';

export interface QueuedNotice {
  recipientUnitId: string | null;
  address: string;
  template: NoticeTemplate;
  language: 'nb' | 'nn' | 'en';
  facts: NoticeFacts;
  subjectId: string | null;
}

/** Writes a notice to the outbox, to be sent after the commit. It carries no name and nothing about health (F4). */
export function queueNotice(work: StaffWork, notice: QueuedNotice): Promise<void> {
  return queueSystemNotice(work, work.actor.unitId, notice);
}

/** The same from a job: `unitId` is the unit that sees in its outbox whether it arrived. */
export async function queueSystemNotice(work: Work, unitId: string, notice: QueuedNotice): Promise<void> {
  await insertNotice(work.tx, {
    ...notice,
    unitId,
    messageId: `<${randomUUID()}@samlop>`,
    createdAt: work.now,
  });
}

type Row = Awaited<ReturnType<typeof listNotices>>[number];

function lineOf(row: Row): NoticeLine {
  const { language: _language, facts: _facts, createdAt, sentAt, ...line } = row;
  return {
    ...line,
    state: line.state as NoticeLine['state'],
    createdAt: createdAt.toISOString(),
    sentAt: sentAt?.toISOString() ?? null,
  };
}

/** The notices about one subject (a meeting, a request …), or those of the unit that failed. */
export async function readNotices(
  work: StaffWork,
  filter: { subjectId?: string; onlyFailed?: boolean },
): Promise<NoticeLine[]> {
  return (await listNotices(work.tx, filter)).map(lineOf);
}

/** Tries a failed notice again, or gives it up (it was told on paper or by phone). Throws 404 when it is not the unit's. */
export async function releaseNotice(work: StaffWork, id: string, how: 'again' | 'given-up'): Promise<void> {
  if (!(await releaseFailed(work.tx, id, how === 'again' ? 'queued' : 'cancelled'))) throw notFound();
}

/** Everything in the outbox as it would arrive; the practice environment shows it on a page. */
export async function readPracticeOutbox(work: Work, translate: Translate, publicUrl: string) {
  return (await listNotices(work.tx, {})).map((row) => {
    const { subject, text } = renderNotice(
      translate,
      { language: row.language as 'nb', facts: row.facts as NoticeFacts },
      publicUrl,
    );
    return { ...lineOf(row), subject, text };
  });
}
