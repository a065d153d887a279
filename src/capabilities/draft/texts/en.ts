// English texts of unfinished forms.
import type { nb } from './nb.ts';

export const en = {
  'draft.clash.title': 'You are typing in this form in two places',
  'draft.clash.lead': 'Another window has saved something else. Choose what to go on with.',
  'draft.clash.mine': 'Go on with what stands here',
  'draft.clash.theirs': 'Fetch it from the other window',
  'problem.draft.too-large': 'The form is too long to be kept',
  'problem.draft.too-large.detail':
    'Shorten the text and it is kept again. What you have typed is still on the screen.',
} as const satisfies Record<keyof typeof nb, string>;
