// Bokmål texts of unfinished forms.
export const nb = {
  'problem.draft.too-large': 'Skjemaet er for langt til å lagres',
  'problem.draft.too-large.detail':
    'Kort ned teksten, så lagres den igjen. Det du har skrevet, står fortsatt på skjermen.',
} as const;
