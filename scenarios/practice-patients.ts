// The six invented people of the practice scenario, each of whom needs something different.
import { syntheticFnr } from '../src/rules/synthetic-identity.ts';

export interface PracticePatient {
  slug: 'kim' | 'ukjent' | 'ragna' | 'jonas' | 'liv' | 'oskar';
  /** What this person shows. */
  shows: string;
  registration: Record<string, unknown>;
}

const registration = (given: string, family: string, more: Record<string, unknown>) => ({
  givenName: given,
  familyName: family,
  gender: 'unknown',
  phone: null,
  email: null,
  address: null,
  municipalityNumber: '9999',
  language: 'nb',
  needsInterpreter: false,
  gpUnitId: null,
  identityNumber: null,
  birthDate: null,
  addressProtection: 'none',
  ...more,
});

export const practicePatients: readonly PracticePatient[] = [
  {
    slug: 'kim',
    shows: 'under 25: has priority; leaves the meeting in part 2 and returns for part 3',
    registration: registration('Kim', 'Solvang', {
      identityNumber: syntheticFnr({ birthDate: '2004-04-12', serial: 1, gender: 'male' }),
      gender: 'male',
      phone: '400 10 001',
      address: 'Elvegata 4, 5998 Solbakken',
    }),
  },
  {
    slug: 'ukjent',
    shows: 'no fødselsnummer',
    registration: registration('Samir', 'Ukjent', {
      birthDate: '1988-01-01',
      gender: 'male',
      language: 'en',
      needsInterpreter: true,
    }),
  },
  {
    slug: 'ragna',
    shows: 'protected address',
    registration: registration('Ragna', 'Furu', {
      identityNumber: syntheticFnr({ birthDate: '1979-09-30', serial: 2, gender: 'female' }),
      gender: 'female',
      addressProtection: 'strictly-confidential',
      language: 'nn',
    }),
  },
  {
    slug: 'jonas',
    shows: 'consent to NAV refused',
    registration: registration('Jonas', 'Myhre', {
      identityNumber: syntheticFnr({ birthDate: '1985-06-15', serial: 3, gender: 'male' }),
      gender: 'male',
      phone: '400 10 004',
      address: 'Kaivegen 9, 5998 Solbakken',
    }),
  },
  {
    slug: 'liv',
    shows: 'consent limited by topic; asked for by the municipality, not answered yet',
    registration: registration('Liv', 'Bråten', {
      identityNumber: syntheticFnr({ birthDate: '1992-11-03', serial: 4, gender: 'female' }),
      gender: 'female',
      phone: '400 10 005',
      address: 'Skogvegen 2, 5998 Solbakken',
    }),
  },
  {
    slug: 'oskar',
    shows: 'asked for by the GP; eligibility is being assessed',
    registration: registration('Oskar', 'Nygård', {
      identityNumber: syntheticFnr({ birthDate: '1970-02-20', serial: 5, gender: 'male' }),
      gender: 'male',
      phone: '400 10 006',
      address: 'Storgata 17, 5998 Solbakken',
    }),
  },
];
