// Nynorsk texts of notices and the outbox. A notice says nothing about health and names nobody (F4).
import type { nb } from './nb.ts';

export const nn = {
  'notice.subject': 'Du har noko nytt i Samløp',
  'notice.text':
    'Hei!\n\nDet ligg noko nytt til eininga di i Samløp. Logg inn for å lese det:\n{{link}}\n\nDu kan ikkje svare på denne meldinga.',
  'notice.calendar.summary': 'Avtale',
  'notice.title': 'Meldingar',
  'notice.outbox.title': 'Meldingar ut',
  'notice.outbox.lead': 'Her ser du det øvingsmiljøet ville ha sendt. Ingenting har gått ut.',
  'notice.outbox.empty': 'Ingen meldingar er sende enno.',
  'notice.to': 'Til',
  'notice.state': 'Status',
  'notice.state.sent': 'Sendt',
  'notice.state.queued': 'Ventar',
  'notice.state.sending': 'Blir sendt no',
  'notice.state.failed': 'Kom ikkje fram',
  'notice.state.cancelled': 'Gitt opp',
  'notice.again': 'Prøv igjen',
  'notice.give-up': 'Gi beskjed på ein annan måte',
  'notice.again.done': 'Meldinga blir prøvd på nytt no.',
  'notice.give-up.done': 'Notert. Meldinga blir ikkje prøvd fleire gonger.',
  'notice.failed': '{{count}} meldingar kom ikkje fram',
  'notice.failed.remedy': 'Ring eller send på papir, eller prøv på nytt.',
} satisfies Record<keyof typeof nb, string>;
