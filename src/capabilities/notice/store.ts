// The only SQL on the outbox.
import { sql } from 'kysely';
import type { Tx } from '../../platform/db/actor.ts';
import type { NoticeFacts } from './model.ts';
import { claimMinutes } from './rules.ts';

export interface NewNotice {
  unitId: string;
  recipientUnitId: string | null;
  address: string;
  template: string;
  language: string;
  facts: NoticeFacts;
  subjectId: string | null;
  messageId: string;
  createdAt: Date;
}

export async function insertNotice(tx: Tx, notice: NewNotice): Promise<void> {
  await tx
    .insertInto('notice')
    .values({ ...notice, channel: 'email', facts: JSON.stringify(notice.facts) })
    .execute();
}

export interface ClaimedNotice {
  id: string;
  address: string;
  template: string;
  language: 'nb' | 'nn' | 'en';
  facts: NoticeFacts;
  messageId: string;
  attempts: number;
}

/** Claims what is due, oldest first, so that no other server sends it too. A claim left by a server that died is taken over. */
export async function claimDue(tx: Tx, now: Date, atMost: number): Promise<ClaimedNotice[]> {
  const { rows } = await sql<ClaimedNotice>`
    update notice n set state = 'sending', attempts = n.attempts + 1, last_attempt_at = ${now}
    where n.id in (
      select d.id from notice d
      where (d.state = 'queued' and (d.attempts = 0
          or d.last_attempt_at + least(power(2, least(d.attempts, 9) - 1), 180) * interval '1 minute' <= ${now}))
        or (d.state = 'sending' and d.last_attempt_at < ${new Date(now.getTime() - claimMinutes * 60_000)})
      order by d.created_at limit ${atMost} for update skip locked)
    returning n.id, n.address, n.template, n.language, n.facts, n.message_id, n.attempts`.execute(tx);
  return rows;
}

export async function settle(
  tx: Tx,
  id: string,
  outcome: { state: 'sent' | 'queued' | 'failed'; sentAt: Date | null; lastError: string | null },
): Promise<void> {
  await tx.updateTable('notice').set(outcome).where('id', '=', id).where('state', '=', 'sending').execute();
}

const lines = (tx: Tx) =>
  tx
    .selectFrom('notice as n')
    .leftJoin('unit as u', 'u.id', 'n.recipientUnitId')
    .select([
      'n.id',
      'n.address',
      'n.template',
      'n.language',
      'n.facts',
      'n.state',
      'n.attempts',
      'n.lastError',
      'n.createdAt',
      'n.sentAt',
    ])
    .select(['n.subjectId', 'u.name as recipientUnitName'])
    .orderBy('n.createdAt', 'desc');

/** The notices of the actor's unit that failed, or all about one subject; newest first, at most 100. */
export function listNotices(tx: Tx, filter: { subjectId?: string; onlyFailed?: boolean }) {
  let query = lines(tx);
  if (filter.subjectId !== undefined) query = query.where('n.subjectId', '=', filter.subjectId);
  if (filter.onlyFailed) query = query.where('n.state', '=', 'failed');
  return query.limit(100).execute();
}

/** Puts a failed notice back in the queue, or gives it up; false when it is not a failed one of the actor's unit. */
export async function releaseFailed(tx: Tx, id: string, state: 'queued' | 'cancelled'): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('notice')
    .set({ state })
    .where('id', '=', id)
    .where('state', '=', 'failed')
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}
