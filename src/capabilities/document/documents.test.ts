// Invitation, consent and minutes as PDF: every language and standard, and what must and must not stand in them.
import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { readPdf } from '../../platform/documents/read-pdf.ts';
import { DocumentError, stopTypesetting } from '../../platform/documents/typst.ts';
import { consentPdf, invitationPdf, minutesPdf } from './documents.ts';
import * as examples from './examples.ts';
import { documentLanguages } from './model.ts';
import type { InvitationDocument, MinutesDocument } from './model.ts';

afterAll(stopTypesetting);

type Language = (typeof documentLanguages)[number];
type Words = Record<string, string | string[]>;
const words = Object.fromEntries(
  documentLanguages.map((language) => [
    language,
    JSON.parse(
      readFileSync(new URL(`../../../templates/texts/${language}.json`, import.meta.url), 'utf8'),
    ) as Words,
  ]),
) as Record<Language, Words>;

const kinds = {
  'full invitation': (language: Language) => invitationPdf(examples.fullInvitation(language), 'ua-1'),
  'bare invitation': (language: Language) => invitationPdf(examples.bareInvitation(language), 'a-2a'),
  'filled consent': (language: Language) => consentPdf(examples.filledConsent(language), 'a-2a'),
  'blank consent': (language: Language) => consentPdf(examples.blankConsent(language), 'ua-1'),
  'full minutes': (language: Language) => minutesPdf(examples.fullMinutes(language), 'a-2a'),
  'bare minutes': (language: Language) => minutesPdf(examples.bareMinutes(language), 'ua-1'),
};
const invitation = async (change: Partial<InvitationDocument> = {}) =>
  readPdf(await invitationPdf({ ...examples.fullInvitation('nb'), ...change }, 'ua-1')).text;
const minutes = async (change: Partial<MinutesDocument> = {}) =>
  readPdf(await minutesPdf({ ...examples.fullMinutes('nb'), ...change }, 'ua-1')).text;

describe('every document', () => {
  it.each(
    documentLanguages.flatMap((language) =>
      (['ua-1', 'a-2a'] as const).map((standard) => [language, standard] as const),
    ),
  )('is set in %s as %s, tagged, with its title and language', async (language, standard) => {
    const pdfs = await Promise.all([
      invitationPdf(examples.fullInvitation(language), standard),
      invitationPdf(examples.bareInvitation(language), standard),
      consentPdf(examples.filledConsent(language), standard),
      consentPdf(examples.blankConsent(language), standard),
      minutesPdf(examples.fullMinutes(language), standard),
      minutesPdf(examples.bareMinutes(language), standard),
    ]);
    const titles = [
      'invitation.title.invitation.service',
      'invitation.title.invitation.patient',
      'consent.title',
      'consent.title',
      'minutes.title',
      'minutes.title',
    ].map((key) => words[language][key]);
    const read = pdfs.map(readPdf);
    expect(read.map((pdf) => pdf.title)).toEqual(titles);
    for (const pdf of read) {
      expect(pdf).toMatchObject({ standard, language, isTagged: true });
      expect(pdf.tags).toContain('H1');
      expect(pdf.tags).toContain('P');
    }
    expect([...(read[4]?.tags ?? [])]).toEqual(expect.arrayContaining(['H2', 'Table', 'TH', 'TD', 'L']));
  });

  it.each(Object.entries(kinds))('%s: the same data gives the same bytes', async (_, set) => {
    expect(await set('nn')).toEqual(await set('nn'));
  });

  it.each(Object.entries(kinds))('%s: numbers its pages', async (_, set) => {
    const { pages } = readPdf(await set('nb'));
    pages.forEach((page, index) => expect(page).toContain(`Side ${index + 1} av ${pages.length}`));
  });

  it('has the same fixed texts in all languages, with the same names to fill in', () => {
    const shape = (language: Language) =>
      Object.entries(words[language])
        .map(([key, value]) =>
          Array.isArray(value)
            ? `${key} ${value.length}`
            : `${key} ${[...value.matchAll(/\{\{\w+\}\}/g)].map(String).sort().join()}`,
        )
        .sort();
    expect(shape('nn')).toEqual(shape('nb'));
    expect(shape('en')).toEqual(shape('nb'));
    expect(Object.values(words).flatMap((all) => Object.values(all).flat())).not.toContain('');
  });
});

describe('times', () => {
  it.each([
    ['nb', 'tirsdag 1. desember 2026 kl. 10.00–11.30'],
    ['nn', 'tysdag 1. desember 2026 kl. 10.00–11.30'],
    ['en', 'Tuesday 1 December 2026 at 10:00–11:30'],
  ] as const)('are Norwegian and in the words of %s', async (language, shown) => {
    const pdf = readPdf(await invitationPdf(examples.fullInvitation(language), 'ua-1'));
    expect(pdf.text).toContain(shown);
  });

  it('follow summer time', async () => {
    const place = { kind: 'video' } as const;
    expect(await invitation({ meeting: { start: '2026-07-01T09:00:00Z', place } })).toContain(
      'onsdag 1. juli 2026 kl. 11.00',
    );
    expect(
      await invitation({
        meeting: { start: '2026-07-01T22:30:00Z', end: '2026-07-02T23:15:00Z', place },
      }),
    ).toContain('torsdag 2. juli 2026 kl. 00.30 – fredag 3. juli 2026 kl. 01.15');
  });

  it('make the document’s own day its creation date', async () => {
    const pdf = readPdf(await invitationPdf(examples.fullInvitation('nb'), 'a-2a'));
    expect(pdf.created).toBe('2026-11-12T00:00:00Z');
  });
});

describe('invitation', () => {
  it('does not mention diagnoses to a recipient without a basis', async () => {
    expect(await invitation()).toContain('Diagnoser');
    const text = await invitation({ diagnoses: null });
    expect(text).not.toMatch(/diagnose|F15|Bipolar/i);
  });

  it('prints no address of a protected recipient, nor of a protected patient, also not as the place', async () => {
    const recipient = { name: 'Kaja Test', address: ['Hemmelig vei 1', '5009 Skjult'] };
    const patient = { name: 'Kaja Test', address: ['Hemmelig vei 1', '5009 Skjult'] };
    const meeting = {
      start: '2026-12-01T09:00:00Z',
      place: { kind: 'home', name: 'Hemmelig vei 1', address: ['5009 Skjult'], directions: 'Hemmelig kode' },
    } as const;
    const input = {
      recipient,
      patient,
      meeting: { ...meeting, place: { ...meeting.place, address: [...meeting.place.address] } },
    };
    expect(await invitation({ ...input, kind: 'change', previous: input.meeting })).toContain('Hemmelig');
    const text = await invitation({
      ...input,
      kind: 'change',
      previous: input.meeting,
      recipient: { ...recipient, isAddressProtected: true },
      patient: { ...patient, isAddressProtected: true },
    });
    expect(text).not.toMatch(/Hemmelig|Skjult/);
    expect(text).toContain('Hjemme hos pasienten');
  });

  it('speaks to the patient as you, and leaves out identity number and trigger', async () => {
    const text = await invitation({ audience: 'patient', patientParts: [1, 3] });
    expect(text).toContain('Etter avtale er du med på del 1 og 3.');
    expect(text).not.toContain('018101');
    expect(text).not.toContain('henvisning');
  });

  it('says when a cancelled meeting was to be, and asks for no reply', async () => {
    const text = await invitation({ kind: 'cancellation', reason: 'Kaja er syk.' });
    expect(text).toContain('Grunnen til avlysningen: Kaja er syk.');
    expect(text).toContain('Avlyst');
    expect(text).not.toMatch(/Havblikk|amfetamin|Svar innen/);
  });

  it('leaves out what is empty', async () => {
    const { text } = readPdf(await invitationPdf(examples.bareInvitation('nb'), 'ua-1'));
    expect(text).not.toMatch(/Derfor møtes vi|Vedlegg|Invitert|Referanse|none|undefined|null/);
  });

  it('tells when a character could not be printed', async () => {
    expect(await invitation({ situation: 'Bra 🙂' })).toContain('□ står der teksten har tegn');
    expect(await invitation()).not.toContain('□');
  });
});

describe('consent', () => {
  it('gives each recipient its own topics, time and limits', async () => {
    const { text } = readPdf(await consentPdf(examples.filledConsent('nb'), 'ua-1'));
    expect(text).toContain(
      'NAV Solbakken Temaer sikkerhet og risiko, behandling, kriseplan Tid fra 3. november 2026 til og med 1. juni 2027',
    );
    expect(text).toContain('Grenser Ikke noe om hva jeg har brukt, og ikke om faren min.');
    expect(text).toContain('Temaer alle temaer');
    expect(text).toContain('Samtykket ble gitt muntlig tirsdag 3. november 2026 kl. 13.20, Fjellsiden DPS.');
  });

  it('has a place to sign until it is given', async () => {
    const text = async (given: boolean) => {
      const data = examples.filledConsent('nb');
      return readPdf(await consentPdf(given ? data : { ...data, given: null }, 'ua-1')).text;
    };
    expect(await text(false)).toContain('Sted og dato');
    expect(await text(true)).not.toContain('Sted og dato');
  });

  it('as a receipt of withdrawal says towards whom, about what and when, and nothing one said yes to', async () => {
    const data = examples.filledConsent('nb');
    const { text } = readPdf(
      await consentPdf(
        {
          ...data,
          recipients: (data.recipients ?? []).slice(3, 4),
          given: { how: 'electronic', change: 'withdrawn', at: '2026-12-02T07:05:00Z' },
        },
        'ua-1',
      ),
    );
    expect(text).toContain(
      'Trukket tilbake for NAV Solbakken Temaer sikkerhet og risiko, behandling, kriseplan',
    );
    expect(text).toContain('trukket tilbake med innlogging onsdag 2. desember 2026 kl. 08.05');
    expect(text).not.toContain('Dette sier du ja til');
  });

  it('blank offers every topic for every recipient, and lines instead of values', async () => {
    const { text } = readPdf(await consentPdf(examples.blankConsent('nb'), 'ua-1'));
    expect(text.match(/straff og rettssak/g)).toHaveLength(6);
    expect(text).toContain('Navn Fødselsnummer');
    expect(text).not.toMatch(/none|undefined|null/);
  });
});

describe('minutes', () => {
  it('say in one line what this version leaves out and why', async () => {
    expect(await minutes()).toContain(
      'Utelatt i denne utgaven: økonomi, medisiner, fordi mottakeren ikke har grunnlag for å få vite det.',
    );
    expect(await minutes({ leftOut: { why: 'patient-limit' } })).toContain(
      'Utelatt i denne utgaven: noen opplysninger, fordi pasienten ikke ønsker at det deles med mottakeren.',
    );
    expect(await minutes({ leftOut: null })).not.toContain('Utelatt i');
  });

  it('do not print a withheld clarification, even when its text is passed on', async () => {
    const text = await minutes({
      clarifications: [{ point: 'economy', state: 'withheld', text: 'Gjeld hos inkasso' }],
    });
    expect(text).toContain('Økonomi utelatt');
    expect(text).not.toContain('inkasso');
  });

  it('print no state of clarifications that have none', async () => {
    const text = await minutes({ clarifications: [{ point: 'housing', text: 'Mister leiligheten' }] });
    expect(text).toContain('Punkt Dette gjelder Bolig Mister leiligheten');
    const mixed = await minutes({
      clarifications: [
        { point: 'housing', text: 'Uavklart' },
        { point: 'economy', state: 'open' },
      ],
    });
    expect(mixed).toContain('Punkt Status Dette gjelder Bolig – Uavklart Økonomi ikke avklart –');
  });

  it('tell who was there in which parts, and who was not', async () => {
    const text = await minutes();
    expect(text).toContain('Sara Hauge koordinator, Solbakken kommune hele møtet');
    expect(text).toContain('pasient del 1, 3 og 4 gikk ut i del 2');
    expect(text).toContain('i stedet for Jon Eide del 1 og 2');
    expect(text).toContain('NAV Solbakken ikke til stede meldte forfall samme dag');
    expect(await minutes({ partsHeld: [1, 3, 4] })).toContain('pasient hele møtet');
    // Nobody is said to have stayed away because nothing was written down.
    const unknown = await minutes({ attendees: [{ name: 'NAV Solbakken', presentIn: null }] });
    expect(unknown).toContain('NAV Solbakken ikke registrert');
    expect(unknown).not.toContain('NAV Solbakken ikke til stede');
  });

  it('show a correction with its reason and every page with its version', async () => {
    const { pages, text } = readPdf(await minutesPdf(examples.fullMinutes('nb'), 'ua-1'));
    expect(text).toContain('Det erstatter versjon 1. Grunn: Fristen for boligsøknaden var ført feil.');
    for (const page of pages) expect(page).toContain('versjon 2');
  });

  it('mark a draft on every page', async () => {
    const { pages, text } = readPdf(await minutesPdf(examples.bareMinutes('nb'), 'ua-1'));
    expect(text).toContain('Referatet er ikke godkjent ennå');
    for (const page of pages) expect(page).toContain('Utkast, versjon 1');
  });

  it('list who does what by when, also what nobody has taken', async () => {
    const text = await minutes();
    expect(text).toContain('3 Søke om kommunal bolig Sara Hauge, Solbakken kommune 15. desember 2026');
    expect(text).toContain('– Finne tid til ansvarsgruppemøte ingen ennå ikke satt');
  });
});

describe('data that does not fit', () => {
  it('is refused by the place of the fault, without what stands there', async () => {
    const attempt = minutesPdf(
      {
        ...examples.fullMinutes('nb'),
        date: 'hemmelig dag',
        cases: [{ number: 1, title: 'hemmelig'.repeat(100) }],
      },
      'ua-1',
    );
    await expect(attempt).rejects.toBeInstanceOf(DocumentError);
    await expect(attempt).rejects.toThrow(
      /^minutes\.typ could not be set: these do not fit: date, cases\.0\.title$/,
    );
  });

  it.each(['2026-02-30', '1. desember', ''])('%j is no day', async (date) => {
    await expect(invitation({ date })).rejects.toThrow('these do not fit: date');
  });

  it('needs times with their offset', async () => {
    await expect(
      invitation({ meeting: { start: '2026-12-01T10:00', place: { kind: 'room' } } }),
    ).rejects.toThrow('these do not fit: meeting.start');
  });
});
