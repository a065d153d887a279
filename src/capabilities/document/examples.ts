// Synthetic documents for the tests: one full and one as bare as each schema allows, in any language.
import { topics } from '../../rules/topics.ts';
import { consentRecipientKinds } from './model.ts';
import type { ConsentDocument, InvitationDocument, MinutesDocument } from './model.ts';

type Language = InvitationDocument['language'];

const sender = {
  organisation: 'Vestkysten helseforetak',
  unit: 'Fjellsiden distriktspsykiatriske senter, poliklinikk for rus og psykisk helse',
  address: ['Fjellsideveien 14', '5003 Bergvik'],
  phone: '55 00 11 22',
  email: 'post@fjellsiden.example',
  contact: {
    name: 'Ane Lunde',
    role: 'psykologspesialist',
    phone: '55 00 11 23',
    email: 'ane@fjellsiden.example',
  },
};

const patient = {
  name: 'Kaja Synnøve Test-Bjørndalen',
  identityNumber: '01810199916',
  address: ['Testveien 3', '5003 Bergvik'],
};

const meeting = {
  start: '2026-12-01T09:00:00Z',
  end: '2026-12-01T10:30:00Z',
  place: {
    kind: 'room' as const,
    name: 'Møterom Havblikk, 2. etasje',
    address: ['Fjellsideveien 14', '5003 Bergvik'],
    directions: 'Inngang B. Meld fra i resepsjonen.\nVideo går også: https://video.example/havblikk',
  },
};

const recipient = {
  name: 'NAV Solbakken',
  attention: 'Per Bakke',
  address: ['Torget 1', '5004 Solbakken'],
};

export function fullInvitation(language: Language): InvitationDocument {
  return {
    language,
    kind: 'invitation',
    audience: 'service',
    date: '2026-11-12',
    reference: 'A-2026-114',
    sender,
    recipient,
    patient,
    trigger: {
      kind: 'referral',
      unit: 'Fjellsiden DPS',
      referrer: 'fastlege Ida Myhre',
      on: '2026-11-05',
    },
    situation:
      'Kaja har vært mye alene siden sommeren, sover dårlig og har begynt å bruke amfetamin igjen. Hun ønsker ro rundt boligen før hun starter i behandling.\n\nHun har god kontakt med miljøtjenesten og vil gjerne ha dem med.',
    request: 'Vi ber NAV si hva som kan gjøres med husleien fram til nyttår.',
    diagnoses: [
      { code: 'F15.2', text: 'Avhengighet av stimulerende midler' },
      { code: 'F31.6', text: 'Bipolar lidelse, nåværende episode blandet' },
    ],
    meeting,
    invitees: [
      { name: 'Ane Lunde', role: 'psykologspesialist', unit: 'Fjellsiden DPS' },
      { name: 'Jon Eide', role: 'overlege', unit: 'Avdeling for rusmedisin' },
      { name: 'Per Bakke', role: 'veileder', unit: 'NAV Solbakken' },
      { name: 'Ida Myhre', role: 'fastlege', unit: 'Torget legesenter' },
      { name: 'Sara Hauge', role: 'koordinator', unit: 'Solbakken kommune, miljøtjenesten' },
      { name: 'Rune Test-Bjørndalen', role: 'bror' },
    ],
    patientParts: [1, 3, 4],
    contact: sender.contact,
    reply: { by: '2026-11-20', url: 'https://samlop.example/svar/7Q4K' },
    enclosures: ['Samtykke fra pasienten, 3. november 2026'],
    signer: { name: 'Ane Lunde', title: 'psykologspesialist' },
  };
}

export function bareInvitation(language: Language): InvitationDocument {
  return {
    language,
    kind: 'invitation',
    audience: 'patient',
    date: '2026-11-12',
    sender: { organisation: 'Fjellsiden DPS', unit: 'Fjellsiden DPS' },
    recipient: { name: 'Kaja Test' },
    patient: { name: 'Kaja Test' },
    meeting: { start: '2026-12-01T10:00:00+01:00', place: { kind: 'home' } },
    contact: { name: 'Ane Lunde', phone: '55 00 11 23' },
    signer: { name: 'Ane Lunde' },
  };
}

export function filledConsent(language: Language): ConsentDocument {
  const names = [
    'Avdeling for rusmedisin, Vestkysten helseforetak',
    'Ida Myhre, Torget legesenter',
    'Solbakken kommune, miljøtjenesten',
    'NAV Solbakken',
    'Rune Test-Bjørndalen',
    'Stiftelsen Landfeste',
  ];
  return {
    language,
    date: '2026-11-03',
    reference: 'S-2026-031',
    sender,
    form: 'filled',
    patient: { name: patient.name, identityNumber: patient.identityNumber },
    recipients: consentRecipientKinds.map((kind, index) => ({
      kind,
      name: names[index] ?? null,
      topics: index < 2 ? [...topics] : topics.slice(index * 2 - 2, index * 2 + 1),
      from: '2026-11-03',
      to: index === 3 ? '2027-06-01' : null,
      limits: index === 4 ? 'Ikke noe om hva jeg har brukt, og ikke om faren min.' : null,
    })),
    withoutConsent: [
      { name: 'Fjellsiden DPS', basis: 'helsepersonelloven § 25' },
      { name: 'Avdeling for rusmedisin', basis: 'helsepersonelloven § 25' },
    ],
    limits: 'Ingen skal ringe arbeidsgiveren min.',
    given: {
      how: 'oral',
      at: '2026-11-03T13:20:00+01:00',
      place: 'Fjellsiden DPS',
      recordedBy: 'Ane Lunde, psykologspesialist',
    },
  };
}

export function blankConsent(language: Language): ConsentDocument {
  return {
    language,
    date: '2026-11-03',
    sender,
    form: 'blank',
    patient: {},
    recipients: consentRecipientKinds.map((kind) => ({ kind })),
    withoutConsent: [{ name: 'Fastlegen og spesialisthelsetjenesten', basis: 'helsepersonelloven § 25' }],
  };
}

export function fullMinutes(language: Language): MinutesDocument {
  return {
    language,
    date: '2026-12-03',
    reference: 'R-2026-114',
    sender,
    recipient,
    status: 'approved',
    version: 2,
    approval: { by: 'Ane Lunde', on: '2026-12-03' },
    correction: { of: 1, reason: 'Fristen for boligsøknaden var ført feil.' },
    patient,
    meeting,
    chair: 'Sara Hauge, koordinator i Solbakken kommune',
    minuteTaker: 'Jon Eide, overlege',
    attendees: [
      {
        name: 'Kaja Synnøve Test-Bjørndalen',
        role: 'pasient',
        presentIn: [1, 3, 4],
        note: 'gikk ut i del 2',
      },
      { name: 'Sara Hauge', role: 'koordinator', unit: 'Solbakken kommune', presentIn: [1, 2, 3, 4] },
      { name: 'Ane Lunde', role: 'psykologspesialist', unit: 'Fjellsiden DPS', presentIn: [1, 2, 3, 4] },
      {
        name: 'Mona Vik',
        role: 'lege i spesialisering',
        unit: 'Avdeling for rusmedisin',
        deputyFor: 'Jon Eide',
        presentIn: [1, 2],
      },
      { name: 'Per Bakke', role: 'veileder', unit: 'NAV Solbakken', note: 'meldte forfall samme dag' },
    ],
    agenda: ['Hva Kaja ønsker', 'Hva tjenestene kan tilby', 'Bolig og økonomi'],
    notes: [
      { heading: 'Pasientens egne ord', text: 'Jeg vil ha ro først. Så kan jeg begynne i behandling.' },
      { heading: 'Tilbud', by: 'Avdeling for rusmedisin', text: 'Poliklinisk samtale hver uke fra januar.' },
    ],
    cases: Array.from({ length: 12 }, (_, index) => ({
      number: index + 1,
      title: index === 2 ? 'Bolig' : `Tema ${index + 1} som er ført opp på dagsordenen`,
      isFromPatient: index === 2,
      description: 'Kaja bor hos broren til nyttår. Hun vil helst ha egen leilighet nær miljøtjenesten.',
      conclusion: 'Kommunen søker om bolig sammen med Kaja.',
      followUp: index % 2 === 0 ? 'Sara ringer boligkontoret, og Kaja er med på befaring.' : null,
    })),
    clarifications: [
      {
        point: 'consent',
        state: 'clarified',
        text: 'Muntlig samtykke 3. november, gjelder til forløpet er slutt.',
      },
      {
        point: 'plan-coordinator',
        state: 'clarified',
        text: 'Kaja ønsker individuell plan. Sara Hauge er koordinator.',
      },
      { point: 'care-group', state: 'open', text: 'Første møte settes i januar.' },
      {
        point: 'responsible-clinician',
        state: 'clarified',
        text: 'Ane Lunde til behandlingen i TSB starter.',
      },
      { point: 'economy', state: 'withheld' },
      { point: 'housing', state: 'clarified', text: 'Se sak 3.' },
      { point: 'next-of-kin', state: 'not-relevant' },
    ],
    decision: {
      outcome: 'pathway',
      reason: 'Kaja trenger behandling både i psykisk helsevern og TSB, og ingen av dem kan gi den alene.',
    },
    feedback: { when: 'later', by: 'Sara Hauge', on: '2026-12-02', text: 'Kaja vil ha det på telefon.' },
    followUp: [
      {
        caseNumber: 3,
        what: 'Søke om kommunal bolig',
        who: 'Sara Hauge, Solbakken kommune',
        due: '2026-12-15',
      },
      {
        caseNumber: 4,
        what: 'Sende henvisning til TSB med beskrivelse av funksjon',
        who: 'Ane Lunde',
        due: '2026-12-08',
      },
      { what: 'Finne tid til ansvarsgruppemøte' },
    ],
    nextMeeting: {
      appointment: {
        start: '2027-01-12T12:00:00+01:00',
        place: { kind: 'video', directions: 'https://video.example/havblikk' },
      },
      note: 'Alle tar med sitt bidrag til planen.',
    },
    leftOut: { topics: ['economy', 'medication'], why: 'no-basis' },
  };
}

export function bareMinutes(language: Language): MinutesDocument {
  return {
    language,
    date: '2026-12-01',
    sender: { organisation: 'Fjellsiden DPS', unit: 'Fjellsiden DPS' },
    status: 'draft',
    version: 1,
    patient: { name: 'Kaja Test' },
    meeting: { start: '2026-12-01T09:00:00Z', place: { kind: 'phone' } },
  };
}
