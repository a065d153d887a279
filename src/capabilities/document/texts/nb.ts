// Bokmål texts of stored papers.
export const nb = {
  'problem.document.altered': 'Filen er ikke lenger den som ble lagret',
  'problem.document.altered.detail': 'Vi viser den ikke fram. Gi beskjed til dem som drifter Samløp.',
  'problem.document.no-file': 'Velg en fil.',
  'problem.document.empty': 'Filen er tom. Velg en annen, eller skann på nytt.',
  'problem.document.too-large': 'Filen er større enn 10 MB. Skann med lavere oppløsning.',
  'problem.document.unknown-type': 'Dette er ikke en PDF, JPEG eller PNG. Lagre som PDF og prøv igjen.',
  'problem.document.another-type':
    'Filen er av en annen type enn navnet sier. Lagre den på nytt som PDF og prøv igjen.',
  'problem.document.damaged-image': 'Bildet er ikke helt. Ta det på nytt, eller skann på nytt.',
  'problem.document.too-many-pixels':
    'Bildet har for høy oppløsning. Skann med 300 punkter per tomme eller mindre.',
  'problem.document.damaged-pdf': 'PDF-en er ikke hel. Lagre den på nytt og prøv igjen.',
  'problem.document.locked-pdf': 'PDF-en er låst med passord. Lagre en kopi uten passord og prøv igjen.',
  'problem.document.active-pdf':
    'PDF-en har skript, skjema eller filer inni seg. Skriv den ut til en ny PDF og prøv igjen.',
  'problem.document.unreadable-pdf':
    'Vi kan ikke lese hele PDF-en. Skriv den ut til en ny PDF og prøv igjen.',
  'problem.document.choose-topic': 'Velg minst ett tema, så bare de som kan se det, finner papiret.',
  'problem.document.topic-not-yours': 'Enheten din ser ikke alle disse temaene. Velg blant dem dere ser.',
  'problem.document.not-this-paper': 'Papiret hører ikke til her. Velg et annet.',
} as const;
