// Empties the outbox: claim, send, settle, each claim in its own transaction, so that two servers never send the same notice.
import type { Database } from '../../platform/db/actor.ts';
import type { Translate } from '../../platform/http/language.ts';
import type { Mailer } from '../../platform/mail/smtp.ts';
import { renderNotice } from './documents.ts';
import { maximumAttempts } from './rules.ts';
import { claimDue, settle } from './store.ts';

export interface Outbox {
  database: Database;
  translate: Translate;
  publicUrl: string;
  mailer: Mailer;
}

/** Sends what is due and returns how many were taken. Safe to run twice at once and on several servers. A server that
 *  dies between the mail server's yes and the commit leaves a claim that is taken over with the same Message-ID. */
export async function deliverNotices(outbox: Outbox): Promise<number> {
  let taken = 0;
  for (;;) {
    const [notice] = await outbox.database.withSystem((work) => claimDue(work.tx, work.now, 1));
    if (!notice) return taken;
    taken += 1;
    const rendered = renderNotice(outbox.translate, notice, outbox.publicUrl);
    const delivery = await outbox.mailer.send({
      messageId: notice.messageId,
      to: notice.address,
      ...rendered,
    });
    await outbox.database.withSystem(async (work) => {
      if (delivery.outcome === 'sent')
        await settle(work.tx, notice.id, { state: 'sent', sentAt: work.now, lastError: null });
      else {
        const isOver = delivery.outcome === 'refused' || notice.attempts >= maximumAttempts;
        await settle(work.tx, notice.id, {
          state: isOver ? 'failed' : 'queued',
          sentAt: null,
          lastError: delivery.error.slice(0, 500),
        });
      }
    });
  }
}
