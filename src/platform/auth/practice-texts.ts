// What the practice login says.
import type { Language } from '../http/language.ts';

interface PracticeTexts {
  title: string;
  intro: string;
  note: string;
  cancel: string;
  expiredTitle: string;
  expired: string;
  startAgain: string;
  signOutTitle: string;
  signOut: string;
  signOutAction: string;
}

export const practiceTexts: Record<Language, PracticeTexts> = {
  nb: {
    title: 'Hvem vil du være?',
    intro: 'Velg en person å logge inn som. Du ser det samme som den personen ville sett.',
    note: 'Dette er en øvelse. Alle personer er oppdiktet, og du trenger ikke passord.',
    cancel: 'Avbryt',
    expiredTitle: 'Innloggingen gjelder ikke lenger',
    expired:
      'Den ble stående for lenge, eller så er øvelsen startet på nytt. Begynn på nytt, så kommer du inn.',
    startAgain: 'Logg inn på nytt',
    signOutTitle: 'Vil du logge ut av øvelsen?',
    signOut: 'Du blir logget ut av Samløp i denne nettleseren.',
    signOutAction: 'Logg ut',
  },
  nn: {
    title: 'Kven vil du vere?',
    intro: 'Vel ein person å logge inn som. Du ser det same som den personen ville sett.',
    note: 'Dette er ei øving. Alle personane er oppdikta, og du treng ikkje passord.',
    cancel: 'Avbryt',
    expiredTitle: 'Innlogginga gjeld ikkje lenger',
    expired: 'Ho vart ståande for lenge, eller så er øvinga starta på nytt. Begynn på nytt, så kjem du inn.',
    startAgain: 'Logg inn på nytt',
    signOutTitle: 'Vil du logge ut av øvinga?',
    signOut: 'Du blir logga ut av Samløp i denne nettlesaren.',
    signOutAction: 'Logg ut',
  },
  en: {
    title: 'Who would you like to be?',
    intro: 'Choose a person to sign in as. You see what that person would see.',
    note: 'This is practice. Everyone here is invented, and no password is needed.',
    cancel: 'Cancel',
    expiredTitle: 'This sign-in is no longer valid',
    expired: 'It was left for too long, or the practice room was restarted. Start again to get in.',
    startAgain: 'Sign in again',
    signOutTitle: 'Sign out of the practice room?',
    signOut: 'You will be signed out of Samløp in this browser.',
    signOutAction: 'Sign out',
  },
};
