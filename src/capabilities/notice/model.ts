// Notices by e-mail: what they are about, and what the outbox shows. None of it may tell of health or names (F4).
import { z } from 'zod';

export const noticeTemplates = [
  'invitation',
  'invitation-updated',
  'invitation-cancelled',
  'reply',
  'minutes',
  'minutes-recalled',
  'request',
  'request-answered',
  'task',
  'handover',
  'unowned',
] as const;
export type NoticeTemplate = (typeof noticeTemplates)[number];

export const noticeStates = ['queued', 'sending', 'sent', 'failed', 'cancelled'] as const;

/** Facts a lock screen may show: the path of the page behind the login, and a calendar entry without title or place. */
export const NoticeFacts = z.object({
  path: z.string().regex(/^\/[\w/-]*$/),
  calendar: z
    .object({
      uid: z.string().max(200),
      method: z.enum(['REQUEST', 'CANCEL']),
      sequence: z.number().int(),
      start: z.iso.datetime(),
      end: z.iso.datetime(),
    })
    .optional(),
});
export type NoticeFacts = z.infer<typeof NoticeFacts>;

export const NoticeLine = z.object({
  id: z.uuid(),
  address: z.string(),
  recipientUnitName: z.string().nullable(),
  template: z.string(),
  state: z.enum(noticeStates),
  attempts: z.number().int(),
  lastError: z.string().nullable(),
  createdAt: z.iso.datetime(),
  sentAt: z.iso.datetime().nullable(),
  subjectId: z.uuid().nullable(),
});
export type NoticeLine = z.infer<typeof NoticeLine>;

export const PracticeMail = NoticeLine.extend({ subject: z.string(), text: z.string() });
export type PracticeMail = z.infer<typeof PracticeMail>;
