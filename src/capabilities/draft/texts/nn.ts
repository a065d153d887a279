// Nynorsk texts of unfinished forms.
import type { nb } from './nb.ts';

export const nn = {
  'problem.draft.too-large': 'Skjemaet er for langt til å lagrast',
  'problem.draft.too-large.detail':
    'Kort ned teksten, så blir han lagra igjen. Det du har skrive, står framleis på skjermen.',
} as const satisfies Record<keyof typeof nb, string>;
