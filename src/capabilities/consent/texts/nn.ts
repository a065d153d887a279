// Nynorsk texts of legal bases, consents and who sees what.
import type { nb } from './nb.ts';

export const nn = {
  'problem.consent.only-responsible-unit': 'Berre behandlarar i den ansvarlege eininga kan endre samtykke',
  'problem.consent.only-responsible-unit.detail':
    'Ring den ansvarlege eininga og fortel kva pasienten har sagt.',
  'problem.consent.needs-consent':
    'Denne parten treng samtykke frå pasienten. Vel munnleg eller skriftleg samtykke.',
  'problem.consent.ends-before-it-begins': 'Siste dag er før første dag. Vel ein seinare dag.',
  'problem.consent.limit-never-longer':
    'Ei avgrensing kan ikkje gjere perioden lengre. Vel ein tidlegare dag, eller registrer eit nytt samtykke.',
  'problem.consent.practical-stays':
    'Praktiske opplysningar følgjer alltid med. Skal parten ikkje sjå noko, trekk samtykket.',
  'problem.consent.unknown-party': 'Vi finn ikkje denne parten. Vel på nytt.',
  'problem.consent.party-twice': 'Same part står to gonger. Ta bort den eine.',
  'problem.consent.form-is-for-written': 'Eit underskrive skjema høyrer til eit skriftleg samtykke.',
  'problem.consent.objection-stands': 'Pasienten har sagt nei til dette samarbeidet',
  'problem.consent.objection-stands.detail':
    'Har pasienten ombestemt seg, registrer det først, eller registrer eit samtykke.',
  'problem.consent.responsible-unit-stays': 'Den ansvarlege eininga ser alltid forløpet',
  'problem.consent.responsible-unit-stays.detail': 'Skal ei anna eining ha ansvaret, gi det over i forløpet.',
  'problem.consent.own-access-stays': 'Pasienten ser alltid alt om seg sjølv',
  'problem.consent.own-access-stays.detail': 'Det trengst ikkje noko grunnlag, og ingen kan avgrense det.',
  'problem.consent.cannot-be-limited': 'Dette grunnlaget kan ikkje avgrensast',
  'problem.consent.cannot-be-limited.detail': 'Registrer eit samtykke med det pasienten vil dele.',
  'problem.consent.ran-out': 'Perioden er over',
  'problem.consent.ran-out.detail':
    'Parten ser ingenting no. Registrer eit nytt samtykke om pasienten vil dele igjen.',
  'problem.consent.nothing-limited': 'Avgrensinga endrar ingenting',
  'problem.consent.nothing-limited.detail':
    'Vel eit tema som skal haldast tilbake, ein tidlegare siste dag, eller skriv med ord.',
  'problem.consent.nothing-stands': 'Det er ikkje registrert noko grunnlag her',
  'problem.consent.nothing-stands.detail': 'Last sida på nytt for å sjå kva som gjeld no.',
  'problem.consent.no-objection': 'Pasienten har ikkje sagt nei her',
  'problem.consent.no-objection.detail': 'Last sida på nytt for å sjå kva som gjeld no.',
  'problem.consent.object-instead': 'Dette samarbeidet kviler ikkje på eit samtykke',
  'problem.consent.object-instead.detail': 'Registrer at pasienten seier nei til samarbeidet.',
  'problem.consent.withdraw-instead': 'Her trengst samtykke, så det er ikkje noko samarbeid å seie nei til',
  'problem.consent.withdraw-instead.detail': 'Utan samtykke blir ingenting delt. Er det gitt, trekk det.',
  'problem.consent.no-basis': 'Denne mottakaren har ikkje noko grunnlag som gjeld i dag',
  'problem.consent.no-basis.detail': 'Ingenting er sendt. Avklar samtykket med pasienten først.',
} as const satisfies Record<keyof typeof nb, string>;
