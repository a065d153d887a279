// Texts of the sign-in in English.
import type { nb } from './nb.ts';

export const en = {
  'sign-in.choose.title': 'Sign in to Samløp',
  'sign-in.choose.intro': 'Choose how to sign in. If you have an HPR number, use HelseID.',
  'sign-in.provider.helseid': 'For health personnel',
  'sign-in.provider.idporten': 'For those without an HPR number, for instance at NAV or a housing service',
  'sign-in.provider.practice': 'Practice with invented people',
  'sign-in.again': 'Try again',
  'sign-in.home': 'Go to Samløp',
  'sign-in.as-another': 'Sign in again',
  'sign-in.signed-out.title': 'You are signed out',
  'sign-in.signed-out.text':
    'Nobody can use Samløp as you from this browser now. Close the browser if others use this computer.',
  'sign-in.log-in': 'Sign in',
  'problem.sign-in.stale': 'This sign-in is no longer valid',
  'problem.sign-in.stale.detail':
    'It may have been left open for too long, been used already, or begun in another browser. Please sign in once more.',
  'problem.sign-in.cancelled': 'You cancelled the sign-in',
  'problem.sign-in.cancelled.detail': 'You are not signed in. Try again when it suits you.',
  'problem.sign-in.provider-unavailable': 'We cannot reach the login service',
  'problem.sign-in.provider-unavailable.detail':
    'This is not your doing. Wait a couple of minutes and try again. If it lasts, tell those who run Samløp where you work.',
  'problem.sign-in.provider-refused': 'The login service said no',
  'problem.sign-in.provider-refused.detail':
    'It did not say why in a way we can pass on. Try again. If that does not help, tell those who run Samløp where you work.',
  'problem.sign-in.response-invalid': 'The answer from the login service did not add up',
  'problem.sign-in.response-invalid.detail': 'So we let nobody in. Please sign in once more.',
  'problem.sign-in.level-too-low': 'You need to sign in with higher security',
  'problem.sign-in.level-too-low.detail':
    'Samløp asks for the highest security level. Choose BankID, Buypass or Commfides when you try again.',
  'problem.sign-in.no-identity-number': 'We were not told who you are',
  'problem.sign-in.no-identity-number.detail':
    'No national identity number or D-number came with the sign-in. Try another way of signing in.',
  'problem.sign-in.unknown-person': 'You do not have access to Samløp yet',
  'problem.sign-in.unknown-person.detail':
    "The sign-in went well, but you are not registered as staff here. Ask your unit's administrator to add you, and sign in again afterwards.",
  'problem.sign-in.no-employment': 'You do not belong to any unit today',
  'problem.sign-in.no-employment.detail':
    "Your employment in Samløp has not begun or has ended. Ask your unit's administrator to correct the dates.",
} satisfies Record<keyof typeof nb, string>;
