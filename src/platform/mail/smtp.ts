// Sends one mail over SMTP and says how it went: sent, refused for good, or worth another try.
import { createTransport } from 'nodemailer';

export interface Mail {
  messageId: string;
  to: string;
  subject: string;
  text: string;
  /** A calendar object to attach, with its method. */
  calendar?: { method: 'REQUEST' | 'CANCEL'; content: string };
}

/** `error` is a short code of the transport or server, never the mail's content. */
export type Delivery = { outcome: 'sent' } | { outcome: 'refused' | 'retry'; error: string };

export interface Mailer {
  send(mail: Mail): Promise<Delivery>;
  close(): void;
}

/** A mailer for `smtp://user:password@host:port` or `smtps://…`. Permanent refusals (5xx to the recipient or content) are
 *  told apart from all else, which is tried again. */
export function createSmtpMailer(url: string, from: string): Mailer {
  const transport = createTransport({
    url,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 20_000,
  });
  return {
    async send(mail) {
      try {
        await transport.sendMail({
          messageId: mail.messageId,
          from,
          to: mail.to,
          subject: mail.subject,
          text: mail.text,
          ...(mail.calendar
            ? {
                icalEvent: {
                  method: mail.calendar.method,
                  content: mail.calendar.content,
                  filename: 'kalender.ics',
                },
              }
            : {}),
        });
        return { outcome: 'sent' };
      } catch (error) {
        const { responseCode, code } = error as { responseCode?: number; code?: string };
        const isPermanent = responseCode !== undefined && responseCode >= 500 && code !== 'EAUTH';
        return {
          outcome: isPermanent ? 'refused' : 'retry',
          error: `${code ?? 'SMTP'}${responseCode ? ` ${responseCode}` : ''}`,
        };
      }
    },
    close: () => transport.close(),
  };
}

/** Takes every mail and sends none: the practice environment shows its outbox on a page instead. */
export function createPracticeMailer(): Mailer {
  return { send: async () => ({ outcome: 'sent' }), close: () => {} };
}
