// The letter to each kind of recipient: only what it may hold, and no address where that must not be known.
import { describe, expect, it } from 'vitest';
import { allTopics, topicBit, topicMask } from '../../rules/topics.ts';
import { invitationPdf } from '../document/documents.ts';
import { invitationDocument } from '../document/model.ts';
import { letterTo, type LetterInput } from './documents.ts';
import type { Recipient } from './store/invitations.ts';

const recipient = (change: Partial<Recipient> = {}): Recipient => ({
  id: 'a',
  partyId: 'p',
  kind: 'unit',
  unitKind: 'nav',
  name: 'NAV Solbakken',
  email: 'post@nav.example',
  relation: null,
  address: 'Rådhusgata 3, 5998 Solbakken',
  state: 'chosen',
  channel: 'screen',
  topics: topicBit('practical'),
  basis: { topics: topicMask(['housing', 'practical']), validTo: null, kinds: ['oral-consent'] },
  reply: 'none',
  replyWho: null,
  replyDeputy: null,
  replyComment: null,
  version: 1,
  ...change,
});
const full = { topics: allTopics, validTo: null, kinds: ['specialist-cooperation'] };
const sister = recipient({
  id: 'c',
  kind: 'kin',
  name: 'Mari Nordmann',
  relation: 'søster',
  unitKind: null,
  address: 'Storgata 1, 5998 Solbakken',
  topics: topicMask(['family-children', 'practical']),
  basis: { topics: topicMask(['family-children', 'practical']), validTo: null, kinds: ['oral-consent'] },
});
const tsb = recipient({ id: 'b', name: 'Fjellsiden rusmedisin', unitKind: 'tsb', basis: full });

const input = (change: Partial<LetterInput> = {}, isAddressProtected = false): LetterInput => ({
  kind: 'invitation',
  frame: {
    startsAt: '2026-12-01T09:00:00.000Z',
    endsAt: '2026-12-01T10:30:00.000Z',
    placeKind: 'room',
    place: 'Møterom 3',
    placeAdaptation: 'Pause midtveis',
    contactStaffId: null,
    contactPhone: '55 00 01 00',
    chair: null,
    chairStaffId: null,
    minuteTaker: null,
    minuteTakerStaffId: null,
    patientParts: 0b1101,
    language: 'nb',
  },
  previous: null,
  reason: null,
  texts: [
    { id: '1', kind: 'situation', topics: topicBit('practical'), text: 'Samlet hjelp', version: 1 },
    { id: '2', kind: 'more', topics: topicBit('housing'), text: 'Mister leiligheten', version: 1 },
    { id: '3', kind: 'more', topics: topicBit('medication'), text: 'Bruker depot', version: 1 },
    { id: '4', kind: 'diagnoses', topics: topicBit('diagnosis'), text: 'F20.0 Schizofreni', version: 1 },
  ],
  head: {
    sender: {
      organisation: 'Fjellsiden helseforetak',
      unit: 'Fjellsiden DPS',
      address: 'Fjellsidevegen 10, 5999 Fjellsiden',
      phone: '55 00 01 00',
      email: 'dps@fjellsiden.example',
    },
    signer: { name: 'Ane Lunde', title: 'Psykologspesialist' },
    contact: { name: 'Dag Moen', title: 'Overlege', phone: '40 00 00 02', email: 'dag@samlop.example' },
    patient: {
      name: 'Kari Nordmann',
      identityNumber: '17859912345',
      birthDate: '1999-05-17',
      address: isAddressProtected ? null : 'Storgata 1, 5998 Solbakken',
      isAddressProtected,
      language: 'nn',
    },
    trigger: 'referral-received',
    triggeredOn: '2026-11-20',
    recipients: [],
    mark: '',
  },
  conveningUnitName: 'Fjellsiden DPS',
  invited: [tsb, recipient(), sister],
  today: '2026-11-24',
  ...change,
});

describe('a letter', () => {
  it('to NAV holds no diagnosis, nothing about medicines, and not who of the family comes', () => {
    const letter = letterTo(recipient(), input());
    expect(letter.topics).toBe(topicMask(['practical', 'housing']));
    expect(letter.document.diagnoses).toBeNull();
    expect(letter.document.situation).toBe('Samlet hjelp\n\nBolig: Mister leiligheten');
    expect(letter.document.invitees?.map(({ name }) => name)).toEqual([
      'Fjellsiden DPS',
      'Fjellsiden rusmedisin',
      'NAV Solbakken',
    ]);
    expect(JSON.stringify(letter.document)).not.toMatch(/Schizofreni|depot|Mari/);
  });

  it('to a unit that sees everything holds everything, with a direct contact', () => {
    const { document, topics } = letterTo(tsb, input());
    expect(topics).toBe(topicMask(['practical', 'housing', 'medication', 'diagnosis']));
    expect(document.diagnoses).toEqual([{ code: 'F20.0', text: 'Schizofreni' }]);
    expect(document.contact).toEqual({
      name: 'Dag Moen',
      role: 'Overlege',
      phone: '55 00 01 00',
      email: 'dag@samlop.example',
    });
    expect(document.patientParts).toEqual([1, 3, 4]);
  });

  it('to the patient is in the patient’s language, to next of kin without the identity number', () => {
    const patient = recipient({
      kind: 'patient',
      name: 'Gammelt navn',
      unitKind: null,
      address: null,
      basis: null,
    });
    const own = letterTo(patient, input());
    expect(own).toMatchObject({
      language: 'nn',
      topics: topicMask(['practical', 'housing', 'medication', 'diagnosis']),
    });
    expect(own.document).toMatchObject({
      audience: 'patient',
      recipient: { name: 'Kari Nordmann', address: ['Storgata 1', '5998 Solbakken'] },
    });
    const kin = letterTo(sister, input()).document;
    expect(kin).toMatchObject({
      audience: 'next-of-kin',
      patient: { identityNumber: null, birthDate: null, address: [] },
    });
    expect(kin.diagnoses).toBeNull();
  });

  it('about somebody with a protected address names no private address to anyone', () => {
    const patient = recipient({ kind: 'patient', unitKind: null, address: null, basis: null });
    for (const to of [recipient(), tsb, sister, patient])
      expect(JSON.stringify(letterTo(to, input({}, true)).document)).not.toContain('Storgata');
  });

  it('that calls off holds time and reason only', () => {
    const letter = letterTo(tsb, input({ kind: 'cancellation', reason: 'Pasienten ønsker å vente' }));
    expect(letter.topics).toBe(topicBit('practical'));
    expect(letter.document).toMatchObject({
      situation: '',
      diagnoses: null,
      reason: 'Pasienten ønsker å vente',
    });
  });

  it('of every kind to every audience can be set', async () => {
    for (const kind of ['invitation', 'change', 'cancellation'] as const) {
      for (const to of [recipient(), sister]) {
        const { document } = letterTo(
          to,
          input({ kind, previous: kind === 'change' ? input().frame : null }),
        );
        expect(invitationDocument.safeParse(document).error).toBeUndefined();
        const pdf = await invitationPdf(document, 'ua-1');
        expect(Buffer.from(pdf.subarray(0, 5)).toString()).toBe('%PDF-');
      }
    }
  });
});
