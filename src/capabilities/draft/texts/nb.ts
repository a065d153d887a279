// Bokmål texts of unfinished forms.
export const nb = {
  'draft.clash.title': 'Du skriver i dette skjemaet to steder',
  'draft.clash.lead': 'Et annet vindu har lagret noe annet. Velg hva du vil fortsette med.',
  'draft.clash.mine': 'Fortsett med det som står her',
  'draft.clash.theirs': 'Hent det fra det andre vinduet',
  'problem.draft.too-large': 'Skjemaet er for langt til å lagres',
  'problem.draft.too-large.detail':
    'Kort ned teksten, så lagres den igjen. Det du har skrevet, står fortsatt på skjermen.',
} as const;
