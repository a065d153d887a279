// Texts of tasks in nynorsk.
import type { nb } from './nb.ts';

export const nn = {
  'problem.task.only-clinicians-give': 'Oppgåver blir gitt av behandlarar og leiarar',
  'problem.task.only-clinicians-give.detail': 'Be ein som har ansvar for personen om å gi oppgåva.',
  'problem.task.topic-not-yours': 'Eininga di ser ikkje alle desse temaa. Vel blant dei de ser.',
  'problem.task.no-basis': 'Eininga har ikkje grunnlag i dette forløpet i dag. Vel ei anna.',
  'problem.task.topic-not-theirs':
    '{{unit}} har ikkje grunnlag for å sjå alle temaa. Vel færre tema eller ei anna eining.',
  'problem.task.not-working-there': 'Vel ein som arbeider ved eininga i dag.',
  'problem.task.not-your-unit': 'Oppgåva høyrer til ei anna eining',
  'problem.task.not-your-unit.detail': 'Dei som skal gjere ho, merkjer ho som gjord.',
  'problem.task.undo-is-over': 'Oppgåva kan ikkje opnast igjen',
  'problem.task.undo-is-over.detail':
    'Det kan berre gjerast same dag som ho vart merkt som gjord. Gi ei ny oppgåve i staden.',
  'problem.task.not-giver': 'Oppgåva blir teken tilbake av den som gav ho',
  'problem.task.not-giver.detail': 'Den ansvarlege eininga kan òg gjere det.',
  'problem.task.is-over': 'Oppgåva er ikkje lenger open',
  'problem.task.is-over.detail': 'Last sida på nytt for å sjå kva som skjedde med ho.',
  'problem.task.cancelled': 'Oppgåva er teken tilbake',
  'problem.task.cancelled.detail': 'Ho skal ikkje gjerast lenger. Grunnen står på oppgåva.',
} satisfies Record<keyof typeof nb, string>;
