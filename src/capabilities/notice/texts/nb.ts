// Bokmål texts of notices and the outbox. A notice says nothing about health and names nobody (F4).
export const nb = {
  'notice.subject': 'Du har noe nytt i Samløp',
  'notice.text':
    'Hei!\n\nDet ligger noe nytt til enheten din i Samløp. Logg inn for å lese det:\n{{link}}\n\nDenne meldingen kan ikke besvares.',
  'notice.calendar.summary': 'Avtale',
  'notice.title': 'Meldinger',
  'notice.outbox.title': 'Meldinger ut',
  'notice.outbox.lead': 'Her ser du det øvingsmiljøet ville ha sendt. Ingenting har gått ut.',
  'notice.outbox.empty': 'Ingen meldinger er sendt ennå.',
  'notice.to': 'Til',
  'notice.state': 'Status',
  'notice.state.sent': 'Sendt',
  'notice.state.queued': 'Venter',
  'notice.state.sending': 'Sendes nå',
  'notice.state.failed': 'Kom ikke fram',
  'notice.state.cancelled': 'Gitt opp',
  'notice.again': 'Prøv igjen',
  'notice.give-up': 'Gi beskjed på en annen måte',
  'notice.again.done': 'Meldingen prøves igjen nå.',
  'notice.give-up.done': 'Notert. Meldingen prøves ikke flere ganger.',
  'notice.failed': '{{count}} meldinger kom ikke fram',
  'notice.failed.remedy': 'Ring eller send på papir, eller prøv igjen.',
} as const;
