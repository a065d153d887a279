// English texts of notices and the outbox. A notice says nothing about health and names nobody (F4).
import type { nb } from './nb.ts';

export const en = {
  'notice.subject': 'You have something new in Samløp',
  'notice.text':
    'Hello!\n\nSomething new is waiting for your unit in Samløp. Sign in to read it:\n{{link}}\n\nYou cannot reply to this message.',
  'notice.calendar.summary': 'Appointment',
  'notice.title': 'Messages',
  'notice.outbox.title': 'Outgoing messages',
  'notice.outbox.lead': 'This is what the practice environment would have sent. Nothing has gone out.',
  'notice.outbox.empty': 'No messages have been sent yet.',
  'notice.to': 'To',
  'notice.state': 'Status',
  'notice.state.sent': 'Sent',
  'notice.state.queued': 'Waiting',
  'notice.state.sending': 'Being sent',
  'notice.state.failed': 'Did not get through',
  'notice.state.cancelled': 'Given up',
  'notice.again': 'Try again',
  'notice.give-up': 'Tell them another way',
  'notice.again.done': 'The message is being tried again.',
  'notice.give-up.done': 'Noted. The message will not be tried again.',
  'notice.failed': '{{count}} messages did not get through',
  'notice.failed.remedy': 'Call or send on paper, or try again.',
} satisfies Record<keyof typeof nb, string>;
