// The practice scenario's units and staff: synthetic people in an invented place. Demo, tests and pictures use the same ones.
import { syntheticFnr } from '../src/rules/synthetic-identity.ts';

export interface PracticeUnit {
  slug: string;
  kind: 'phv' | 'tsb' | 'municipal-health' | 'nav' | 'gp';
  name: string;
  organisation: string;
  organisationNumber: string;
  municipalityNumber: string | null;
  phone: string;
  email: string;
  address: string;
}

export const practiceUnits = [
  {
    slug: 'dps',
    kind: 'phv',
    name: 'Fjellsiden DPS',
    organisation: 'Fjellsiden helseforetak',
    organisationNumber: '312000105',
    municipalityNumber: null,
    phone: '55 00 01 00',
    email: 'dps@fjellsiden.example',
    address: 'Fjellsidevegen 10, 5999 Fjellsiden',
  },
  {
    slug: 'tsb',
    kind: 'tsb',
    name: 'Fjellsiden rusmedisin',
    organisation: 'Fjellsiden helseforetak',
    organisationNumber: '312000113',
    municipalityNumber: null,
    phone: '55 00 02 00',
    email: 'rusmedisin@fjellsiden.example',
    address: 'Fjellsidevegen 12, 5999 Fjellsiden',
  },
  {
    slug: 'kommune',
    kind: 'municipal-health',
    name: 'Solbakken kommune, psykisk helse og rus',
    organisation: 'Solbakken kommune',
    organisationNumber: '312000121',
    municipalityNumber: '9999',
    phone: '55 00 03 00',
    email: 'psykiskhelse@solbakken.example',
    address: 'Rådhusgata 1, 5998 Solbakken',
  },
  {
    slug: 'nav',
    kind: 'nav',
    name: 'NAV Solbakken',
    organisation: 'NAV Solbakken',
    organisationNumber: '312000148',
    municipalityNumber: '9999',
    phone: '55 00 04 00',
    email: 'post@nav-solbakken.example',
    address: 'Rådhusgata 3, 5998 Solbakken',
  },
  {
    slug: 'fastlege',
    kind: 'gp',
    name: 'Torget legesenter',
    organisation: 'Torget legesenter',
    organisationNumber: '312000156',
    municipalityNumber: '9999',
    phone: '55 00 05 00',
    email: 'post@torget-lege.example',
    address: 'Torget 2, 5998 Solbakken',
  },
] as const satisfies readonly PracticeUnit[];

export type UnitSlug = (typeof practiceUnits)[number]['slug'];

export interface PracticeStaff {
  slug: string;
  givenName: string;
  familyName: string;
  hprNumber: string | null;
  profession: string;
  email: string;
  phone: string;
  pid: string;
  work: { unit: UnitSlug; role: 'practitioner' | 'secretary' | 'leader' | 'administrator'; title: string }[];
}

let serial = 0;
function staff(
  slug: string,
  name: [string, string],
  hprNumber: string | null,
  profession: string,
  work: PracticeStaff['work'],
): PracticeStaff {
  serial += 1;
  return {
    slug,
    givenName: name[0],
    familyName: name[1],
    hprNumber,
    profession,
    email: `${slug}@samlop.example`,
    phone: `40 00 00 ${String(serial).padStart(2, '0')}`,
    pid: syntheticFnr({
      birthDate: `19${70 + serial}-03-${String(10 + serial)}`,
      serial,
      gender: serial % 2 ? 'female' : 'male',
    }),
    work,
  };
}

export const practiceStaff: readonly PracticeStaff[] = [
  staff('ane', ['Ane', 'Lunde'], '9000001', 'Psykologspesialist', [
    { unit: 'dps', role: 'practitioner', title: 'Psykologspesialist' },
  ]),
  staff('dag', ['Dag', 'Moen'], '9000002', 'Overlege', [
    { unit: 'dps', role: 'practitioner', title: 'Overlege' },
  ]),
  staff('lene', ['Lene', 'Aas'], '9000003', 'Psykiatrisk sykepleier', [
    { unit: 'dps', role: 'leader', title: 'Seksjonsleder' },
  ]),
  staff('ruth', ['Ruth', 'Solli'], '9000004', 'Lege', [
    { unit: 'tsb', role: 'practitioner', title: 'Spesialist i rus- og avhengighetsmedisin' },
  ]),
  staff('tor', ['Tor', 'Hauge'], '9000005', 'Sosionom', [
    { unit: 'tsb', role: 'leader', title: 'Seksjonsleder' },
  ]),
  staff('eli', ['Eli', 'Vik'], '9000006', 'Psykiatrisk sykepleier', [
    { unit: 'dps', role: 'practitioner', title: 'Psykiatrisk sykepleier' },
    { unit: 'tsb', role: 'practitioner', title: 'Psykiatrisk sykepleier' },
  ]),
  staff('per', ['Per', 'Bakken'], '9000007', 'Vernepleier', [
    { unit: 'kommune', role: 'practitioner', title: 'Koordinator' },
  ]),
  staff('mona', ['Mona', 'Lie'], '9000008', 'Sykepleier', [
    { unit: 'kommune', role: 'leader', title: 'Enhetsleder' },
  ]),
  staff('nils', ['Nils', 'Dahl'], null, 'Veileder', [
    { unit: 'nav', role: 'practitioner', title: 'Veileder' },
  ]),
  staff('nora', ['Nora', 'Eide'], null, 'Veileder', [
    { unit: 'nav', role: 'leader', title: 'Avdelingsleder' },
  ]),
  staff('gry', ['Gry', 'Hansen'], '9000009', 'Lege', [
    { unit: 'fastlege', role: 'practitioner', title: 'Fastlege' },
  ]),
  staff('siv', ['Siv', 'Berg'], null, 'Helsesekretær', [
    { unit: 'fastlege', role: 'secretary', title: 'Helsesekretær' },
  ]),
  staff('arne', ['Arne', 'Holm'], null, 'Rådgiver', [
    { unit: 'dps', role: 'administrator', title: 'Administrator' },
  ]),
  staff('kaja', ['Kaja', 'Strand'], null, 'Rådgiver', [
    { unit: 'kommune', role: 'administrator', title: 'Administrator' },
  ]),
];
