// Nynorsk texts of stored papers.
import type { nb } from './nb.ts';

export const nn = {
  'problem.document.altered': 'Fila er ikkje lenger den som vart lagra',
  'problem.document.altered.detail': 'Vi viser ho ikkje fram. Gi beskjed til dei som driftar Samløp.',
  'problem.document.no-file': 'Vel ei fil.',
  'problem.document.empty': 'Fila er tom. Vel ei anna, eller skann på nytt.',
  'problem.document.too-large': 'Fila er større enn 10 MB. Skann med lågare oppløysing.',
  'problem.document.unknown-type': 'Dette er ikkje ein PDF, JPEG eller PNG. Lagre som PDF og prøv igjen.',
  'problem.document.another-type':
    'Fila er av ein annan type enn namnet seier. Lagre ho på nytt som PDF og prøv igjen.',
  'problem.document.damaged-image': 'Biletet er ikkje heilt. Ta det på nytt, eller skann på nytt.',
  'problem.document.too-many-pixels':
    'Biletet har for høg oppløysing. Skann med 300 punkt per tomme eller mindre.',
  'problem.document.damaged-pdf': 'PDF-en er ikkje heil. Lagre han på nytt og prøv igjen.',
  'problem.document.locked-pdf': 'PDF-en er låst med passord. Lagre ein kopi utan passord og prøv igjen.',
  'problem.document.active-pdf':
    'PDF-en har skript, skjema eller filer inni seg. Skriv han ut til ein ny PDF og prøv igjen.',
  'problem.document.unreadable-pdf':
    'Vi kan ikkje lese heile PDF-en. Skriv han ut til ein ny PDF og prøv igjen.',
  'problem.document.choose-topic': 'Vel minst eitt tema, så berre dei som kan sjå det, finn papiret.',
  'problem.document.topic-not-yours': 'Eininga di ser ikkje alle desse temaa. Vel blant dei de ser.',
  'problem.document.not-this-paper': 'Papiret høyrer ikkje til her. Vel eit anna.',
} as const satisfies Record<keyof typeof nb, string>;
