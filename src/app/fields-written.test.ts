// What docs/fields.md says of the PDFs against the mappings that fill them: each place of a field is written for some recipient, and
// what the table says the product does not write, it does not.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { consentForm, receiptForm, type FormHead } from '../capabilities/consent/documents.ts';
import { letterTo, type LetterInput } from '../capabilities/meeting/documents.ts';
import type { Recipient } from '../capabilities/meeting/store/invitations.ts';
import { minutesFor, type CopyInput } from '../capabilities/minutes/documents.ts';
import type { Piece } from '../capabilities/minutes/model-versions.ts';
import { allTopics, topicBit } from '../rules/topics.ts';
import { projectRoot } from './config.ts';

const practical = topicBit('practical');
const day = '2026-11-24';
const instant = '2026-12-01T09:00:00Z';
const later = '2026-12-01T10:30:00Z';
const address = 'Fjellsidevegen 10, 5999 Fjellsiden';

const patient = {
  name: 'Kari Nordmann',
  identityNumber: '17859912345',
  birthDate: '1999-05-17',
  address: 'Storgata 1, 5998 Solbakken',
  isAddressProtected: false,
  language: 'nb',
};
const unitHead = { organisation: 'Helseforetak', unit: 'DPS', address, phone: '55', email: 'a@b.example' };
const recipient = (change: Partial<Recipient>): Recipient => ({
  id: 'a',
  partyId: 'p',
  kind: 'unit',
  unitKind: 'tsb',
  name: 'Rusmedisin',
  email: null,
  relation: null,
  address,
  state: 'chosen',
  channel: 'screen',
  topics: practical,
  basis: { topics: allTopics, validTo: null, kinds: ['specialist-cooperation'] },
  reply: 'none',
  replyWho: null,
  replyDeputy: null,
  replyComment: null,
  version: 1,
  ...change,
});
const terms = {
  startsAt: instant,
  endsAt: later,
  placeKind: 'room',
  place: 'Møterom 3',
  placeAdaptation: 'Pause midtveis',
  contactStaffId: null,
  contactPhone: '55 00 01 00',
} as const;
const letter: LetterInput = {
  kind: 'change',
  frame: {
    ...terms,
    chair: 'Ane Lunde',
    chairStaffId: null,
    minuteTaker: 'Dag Moen',
    minuteTakerStaffId: null,
    patientParts: 0b1101,
    language: 'nb',
  },
  previous: terms,
  reason: 'Rommet er opptatt',
  texts: [
    { id: '1', kind: 'situation', topics: practical, text: 'Samlet hjelp', version: 1 },
    { id: '2', kind: 'diagnoses', topics: topicBit('diagnosis'), text: 'F20.0 Schizofreni', version: 1 },
  ],
  head: {
    sender: unitHead,
    signer: { name: 'Ane Lunde', title: 'Psykologspesialist' },
    contact: { name: 'Dag Moen', title: 'Overlege', phone: '40', email: 'dag@b.example' },
    patient,
    trigger: 'referral-received',
    triggeredOn: day,
    recipients: [],
    mark: '',
  },
  conveningUnitName: 'DPS',
  invited: [recipient({ kind: 'kin', unitKind: null, name: 'Mari Nordmann', relation: 'søster' })],
  today: day,
};

const frame: Piece = {
  section: 'frame',
  topics: practical,
  position: 0,
  content: {
    startsAt: instant,
    endsAt: later,
    placeKind: 'room',
    place: 'Lang vei '.repeat(50),
    conveningUnitName: 'DPS',
    chair: 'Ane Lunde',
    minuteTaker: 'Dag Moen',
    decision: 'pathway',
    decidedByName: 'Ane Lunde',
    feedbackWhen: 'later',
    feedbackBy: 'Dag Moen',
    nextStartsAt: instant,
    nextPlace: 'Lang vei '.repeat(50),
  },
};
const itemId = '10000000-0000-4000-8000-000000000001';
const said = { text: 'Sagt', conclusion: 'Avtalt' };
const follow = { what: 'Ringe NAV', partyId: itemId, partyName: 'NAV', staffName: 'Ola Vik', due: day };
const pieces: Piece[] = [
  frame,
  {
    section: 'presence',
    topics: practical,
    position: 1,
    content: {
      partyId: itemId,
      kind: 'unit',
      name: 'NAV',
      parts: [{ part: 1, isPresent: true, who: 'Ola Vik' }],
    },
  },
  ...(['service-offer', 'pathway-or-integrated', 'feedback'] as const).map((key): Piece => ({
    section: 'note',
    topics: practical,
    position: 2,
    content: { key, part: 2, partyName: 'NAV', ...said },
  })),
  {
    section: 'case',
    topics: practical,
    position: 3,
    content: { itemId, title: 'Bolig', description: 'Mister leiligheten', conclusion: 'NAV hjelper' },
  },
  { section: 'point', topics: practical, position: 4, content: { key: 'housing', ...said } },
  { section: 'follow-up', topics: practical, position: 5, content: { itemId, ...follow } },
];
const nextAsNote: Piece = { ...frame, content: { ...frame.content, nextStartsAt: null } };
const copy = (all: Piece[]): CopyInput => ({
  pieces: all,
  head: { sender: unitHead, approver: 'Ane Lunde', patient },
  language: 'nb',
  number: 2,
  reason: 'Feil dato',
  today: day,
});

const formHead: FormHead = {
  name: patient.name,
  identityNumber: patient.identityNumber,
  unit: 'DPS',
  organisation: 'Helseforetak',
  unitAddress: address,
  unitPhone: '55',
  unitEmail: 'a@b.example',
  contactName: 'Dag Moen',
  contactTitle: 'Overlege',
  contactPhone: '40',
  contactEmail: 'dag@b.example',
};
const nav = { kind: 'unit', unitKind: 'nav', name: 'NAV', id: itemId } as const;

const minutesTo = (kind: 'unit' | 'patient', held: number, all: Piece[]) =>
  minutesFor({ kind, name: 'NAV', address }, held, copy(all));
const documents = {
  invitation: [
    letterTo(recipient({}), letter).document,
    letterTo(recipient({ kind: 'patient' }), letter).document,
  ],
  consent: [
    consentForm(formHead, {
      form: 'filled',
      language: 'nb',
      date: day,
      recipients: [{ party: nav, topics: ['housing'], from: day, to: day, limits: 'Ikke gjeld' }],
      withoutConsent: [{ name: 'Rusmedisin', basis: 'helsepersonelloven § 25' }],
    }),
    receiptForm(
      formHead,
      {
        pathwayId: itemId,
        from: { name: patient.name },
        at: instant,
        recordedBy: 'Dag Moen',
        recordedUnit: 'DPS',
        towards: [],
      },
      'nb',
      day,
    ),
  ],
  minutes: [
    minutesTo('unit', allTopics, pieces),
    minutesTo('patient', practical, [nextAsNote, ...pieces.slice(1)]),
  ],
};

function placesIn(value: unknown, path: string): string[] {
  if (value === null || value === undefined || value === '') return [];
  if (Array.isArray(value)) return value.flatMap((inner) => placesIn(inner, `${path}[]`));
  if (typeof value !== 'object') return [path];
  return Object.entries(value).flatMap(([key, inner]) =>
    placesIn(inner, path === '' ? key : `${path}.${key}`),
  );
}
const given = new Set(
  Object.entries(documents).flatMap(([name, all]) =>
    all.flatMap((one) => placesIn(one, '').map((path) => `${name}.typ ${path}`)),
  ),
);

const sections = readFileSync(join(projectRoot, 'docs/fields.md'), 'utf8').split('\n## ');
const isUnwritten = (section: string) => section.startsWith('What the templates take');
const placesOf = (some: string[]) => [
  ...new Set(
    some
      .join('\n')
      .match(/`(invitation|consent|minutes)\.typ (?!text:)[^`]+`/g)
      ?.map((place) => place.slice(1, -1)),
  ),
];

describe('docs/fields.md', () => {
  it('says of no place that it is printed, which no mapping writes', () => {
    const places = placesOf(sections.filter((section) => !isUnwritten(section)).slice(1));
    expect(places.length).toBeGreaterThan(100);
    expect(places.filter((place) => !given.has(place))).toEqual([]);
  });

  it('says of no place that it stays empty, which a mapping writes', () => {
    const places = placesOf(sections.filter(isUnwritten));
    expect(places.length).toBeGreaterThan(10);
    // An earlier place is handed over whole, and the template takes its name alone.
    const handedOver = 'invitation.typ previous.place.';
    expect(places.filter((place) => given.has(place) && !place.startsWith(handedOver))).toEqual([]);
  });
});
