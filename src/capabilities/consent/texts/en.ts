// English texts of legal bases, consents and who sees what.
import type { nb } from './nb.ts';

export const en = {
  'problem.consent.only-responsible-unit': 'Only clinicians of the responsible unit can change consents',
  'problem.consent.only-responsible-unit.detail':
    'Call the responsible unit and tell them what the patient has said.',
  'problem.consent.needs-consent': "This party needs the patient's consent. Choose oral or written consent.",
  'problem.consent.ends-before-it-begins': 'The last day is before the first. Choose a later day.',
  'problem.consent.limit-never-longer':
    'A limit cannot make the period longer. Choose an earlier day, or record a new consent.',
  'problem.consent.practical-stays':
    'Practical matters always go with the rest. If the party shall see nothing, withdraw the consent.',
  'problem.consent.unknown-party': 'We cannot find this party. Choose again.',
  'problem.consent.party-twice': 'The same party is there twice. Remove one.',
  'problem.consent.form-is-for-written': 'A signed form belongs to a written consent.',
  'problem.consent.objection-stands': 'The patient has objected to this cooperation',
  'problem.consent.objection-stands.detail':
    'If the patient has changed their mind, record that first, or record a consent.',
  'problem.consent.responsible-unit-stays': 'The responsible unit always sees the pathway',
  'problem.consent.responsible-unit-stays.detail':
    'If another unit shall be responsible, hand over in the pathway.',
  'problem.consent.own-access-stays': 'Patients always see everything about themselves',
  'problem.consent.own-access-stays.detail': 'No basis is needed, and nobody can limit it.',
  'problem.consent.cannot-be-limited': 'This basis cannot be limited',
  'problem.consent.cannot-be-limited.detail': 'Record a consent with what the patient wants to share.',
  'problem.consent.ran-out': 'The period is over',
  'problem.consent.ran-out.detail':
    'The party sees nothing now. Record a new consent if the patient wants to share again.',
  'problem.consent.nothing-limited': 'The limit changes nothing',
  'problem.consent.nothing-limited.detail':
    'Choose a topic to hold back, an earlier last day, or write it in words.',
  'problem.consent.nothing-stands': 'No basis is recorded here',
  'problem.consent.nothing-stands.detail': 'Reload the page to see what stands now.',
  'problem.consent.no-objection': 'The patient has not objected here',
  'problem.consent.no-objection.detail': 'Reload the page to see what stands now.',
  'problem.consent.object-instead': 'This cooperation does not rest on a consent',
  'problem.consent.object-instead.detail': 'Record that the patient objects to the cooperation.',
  'problem.consent.withdraw-instead': 'Consent is needed here, so there is no cooperation to object to',
  'problem.consent.withdraw-instead.detail':
    'Without consent nothing is shared. If one was given, withdraw it.',
  'problem.consent.no-basis': 'This recipient has no basis in force today',
  'problem.consent.no-basis.detail': 'Nothing was sent. Settle the consent with the patient first.',
} as const satisfies Record<keyof typeof nb, string>;
