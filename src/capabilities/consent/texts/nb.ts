// Bokmål texts of legal bases, consents and who sees what.
export const nb = {
  'problem.consent.only-responsible-unit': 'Bare behandlere i den ansvarlige enheten kan endre samtykker',
  'problem.consent.only-responsible-unit.detail':
    'Ring den ansvarlige enheten og fortell hva pasienten har sagt.',
  'problem.consent.needs-consent':
    'Denne parten trenger samtykke fra pasienten. Velg muntlig eller skriftlig samtykke.',
  'problem.consent.ends-before-it-begins': 'Siste dag er før første dag. Velg en senere dag.',
  'problem.consent.limit-never-longer':
    'En begrensning kan ikke gjøre perioden lengre. Velg en tidligere dag, eller registrer et nytt samtykke.',
  'problem.consent.practical-stays':
    'Praktiske opplysninger følger alltid med. Skal parten ikke se noe, trekk samtykket.',
  'problem.consent.unknown-party': 'Vi finner ikke denne parten. Velg på nytt.',
  'problem.consent.party-twice': 'Samme part står to ganger. Ta bort den ene.',
  'problem.consent.form-is-for-written': 'Et underskrevet skjema hører til et skriftlig samtykke.',
  'problem.consent.objection-stands': 'Pasienten har sagt nei til dette samarbeidet',
  'problem.consent.objection-stands.detail':
    'Har pasienten ombestemt seg, registrer det først, eller registrer et samtykke.',
  'problem.consent.responsible-unit-stays': 'Den ansvarlige enheten ser alltid forløpet',
  'problem.consent.responsible-unit-stays.detail': 'Skal en annen enhet ha ansvaret, gi det over i forløpet.',
  'problem.consent.own-access-stays': 'Pasienten ser alltid alt om seg selv',
  'problem.consent.own-access-stays.detail': 'Det trengs ikke noe grunnlag, og ingen kan begrense det.',
  'problem.consent.cannot-be-limited': 'Dette grunnlaget kan ikke begrenses',
  'problem.consent.cannot-be-limited.detail': 'Registrer et samtykke med det pasienten vil dele.',
  'problem.consent.ran-out': 'Perioden er over',
  'problem.consent.ran-out.detail':
    'Parten ser ingenting nå. Registrer et nytt samtykke om pasienten vil dele igjen.',
  'problem.consent.nothing-limited': 'Begrensningen endrer ingenting',
  'problem.consent.nothing-limited.detail':
    'Velg et tema som skal holdes tilbake, en tidligere siste dag, eller skriv med ord.',
  'problem.consent.nothing-stands': 'Det er ikke registrert noe grunnlag her',
  'problem.consent.nothing-stands.detail': 'Last siden på nytt for å se hva som gjelder nå.',
  'problem.consent.no-objection': 'Pasienten har ikke sagt nei her',
  'problem.consent.no-objection.detail': 'Last siden på nytt for å se hva som gjelder nå.',
  'problem.consent.object-instead': 'Dette samarbeidet hviler ikke på et samtykke',
  'problem.consent.object-instead.detail': 'Registrer at pasienten sier nei til samarbeidet.',
  'problem.consent.withdraw-instead': 'Her trengs samtykke, så det er ikke noe samarbeid å si nei til',
  'problem.consent.withdraw-instead.detail': 'Uten samtykke deles ingenting. Er det gitt, trekk det.',
  'problem.consent.no-basis': 'Denne mottakeren har ikke noe grunnlag som gjelder i dag',
  'problem.consent.no-basis.detail': 'Ingenting er sendt. Avklar samtykket med pasienten først.',
} as const;
