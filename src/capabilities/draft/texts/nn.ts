// Nynorsk texts of unfinished forms.
import type { nb } from './nb.ts';

export const nn = {
  'draft.clash.title': 'Du skriv i dette skjemaet to stader',
  'draft.clash.lead': 'Eit anna vindauge har lagra noko anna. Vel kva du vil halde fram med.',
  'draft.clash.mine': 'Hald fram med det som står her',
  'draft.clash.theirs': 'Hent det frå det andre vindauget',
  'problem.draft.too-large': 'Skjemaet er for langt til å lagrast',
  'problem.draft.too-large.detail':
    'Kort ned teksten, så blir han lagra igjen. Det du har skrive, står framleis på skjermen.',
} as const satisfies Record<keyof typeof nb, string>;
