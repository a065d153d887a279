// Texts of tasks in bokmål.
export const nb = {
  'problem.task.only-clinicians-give': 'Oppgaver gis av behandlere og ledere',
  'problem.task.only-clinicians-give.detail': 'Be en som har ansvar for personen om å gi oppgaven.',
  'problem.task.topic-not-yours': 'Enheten din ser ikke alle disse temaene. Velg blant dem dere ser.',
  'problem.task.no-basis': 'Enheten har ikke grunnlag i dette forløpet i dag. Velg en annen.',
  'problem.task.topic-not-theirs':
    '{{unit}} har ikke grunnlag for å se alle temaene. Velg færre temaer eller en annen enhet.',
  'problem.task.not-working-there': 'Velg en som arbeider ved enheten i dag.',
  'problem.task.not-your-unit': 'Oppgaven hører til en annen enhet',
  'problem.task.not-your-unit.detail': 'De som skal gjøre den, merker den som gjort.',
  'problem.task.undo-is-over': 'Oppgaven kan ikke åpnes igjen',
  'problem.task.undo-is-over.detail':
    'Det kan bare gjøres samme dag som den ble merket som gjort. Gi en ny oppgave i stedet.',
  'problem.task.not-giver': 'Oppgaven tas tilbake av den som ga den',
  'problem.task.not-giver.detail': 'Den ansvarlige enheten kan også gjøre det.',
  'problem.task.is-over': 'Oppgaven er ikke lenger åpen',
  'problem.task.is-over.detail': 'Last siden på nytt for å se hva som skjedde med den.',
  'problem.task.cancelled': 'Oppgaven er tatt tilbake',
  'problem.task.cancelled.detail': 'Den skal ikke gjøres lenger. Grunnen står på oppgaven.',
} as const;
