// English texts of unfinished forms.
import type { nb } from './nb.ts';

export const en = {
  'problem.draft.too-large': 'The form is too long to be kept',
  'problem.draft.too-large.detail':
    'Shorten the text and it is kept again. What you have typed is still on the screen.',
} as const satisfies Record<keyof typeof nb, string>;
