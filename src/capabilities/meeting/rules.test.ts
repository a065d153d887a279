// What a letter holds, what stands in the way of sending, and suggested topics.
import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { allTopics, containsAll, topicBit, topicMask } from '../../rules/topics.ts';
import type { MeetingTerms, MeetingText } from './model.ts';
import { preparationPoints } from './model-kinds.ts';
import {
  channelFor,
  isMoved,
  letterContent,
  practical,
  readDiagnoses,
  runsOutBefore,
  sendFaults,
  suggestedPointTopics,
  termsFaults,
  topicsHeldBy,
} from './rules.ts';

const now = new Date('2026-11-24T08:00:00Z');
const terms: MeetingTerms = {
  startsAt: '2026-12-01T09:00:00Z',
  endsAt: '2026-12-01T10:00:00Z',
  placeKind: 'room',
  place: 'Møterom 3',
  placeAdaptation: null,
  contactStaffId: '7d6e0c5e-3f1f-4d4c-9a3b-0a3f0f2b8f10',
  contactPhone: '55 00 01 00',
};
type Text = Pick<MeetingText, 'kind' | 'topics' | 'text'>;
const situation: Text = { kind: 'situation', topics: practical, text: 'Trenger bolig' };
const housing: Text = { kind: 'more', topics: topicBit('housing'), text: 'Mister leiligheten' };
const diagnoses: Text = { kind: 'diagnoses', topics: topicBit('diagnosis'), text: 'F20.0 Schizofreni' };
const codes = (faults: { code: string }[]) => faults.map(({ code }) => code.replace('problem.meeting.', ''));

describe('the content of a letter', () => {
  it('leaves the diagnoses out for those without that topic, and names what is left out', () => {
    const nav = letterContent([situation, housing, diagnoses], topicMask(['housing', 'practical']));
    expect(nav).toEqual({
      situation: 'Trenger bolig',
      more: [{ topics: topicBit('housing'), text: 'Mister leiligheten' }],
      diagnoses: null,
      topics: topicMask(['practical', 'housing']),
      leftOut: topicBit('diagnosis'),
    });
  });

  it('counts an empty text as none', () => {
    const letter = letterContent([situation, { ...diagnoses, text: ' \n' }], allTopics);
    expect(letter).toMatchObject({ diagnoses: null, topics: practical, leftOut: 0 });
  });

  it('never holds a text, nor a topic, beyond what the recipient holds', () => {
    const text = fc.record({
      kind: fc.constantFrom<Text['kind']>('situation', 'more', 'diagnoses'),
      topics: fc.integer({ min: 1, max: allTopics }),
      text: fc.string(),
    });
    fc.assert(
      fc.property(fc.array(text), fc.integer({ min: 0, max: allTopics }), (texts, some) => {
        const held = some | practical;
        const letter = letterContent(texts, held);
        expect(containsAll(held, letter.topics)).toBe(true);
        expect(letter.leftOut & held).toBe(0);
        for (const { topics } of letter.more) expect(containsAll(held, topics)).toBe(true);
      }),
    );
  });
});

it('reads one diagnosis a line, with its code when it has one', () => {
  expect(
    readDiagnoses('F20.0 Paranoid schizofreni\n\n F10.2 – Avhengighet av alkohol \nUtredes for ADHD'),
  ).toEqual([
    { code: 'F20.0', text: 'Paranoid schizofreni' },
    { code: 'F10.2', text: 'Avhengighet av alkohol' },
    { code: null, text: 'Utredes for ADHD' },
  ]);
});

describe('what stands in the way of sending', () => {
  const nav = { id: 'a', kind: 'unit' as const, name: 'NAV', basis: null };
  const held = { topics: practical, validTo: null, kinds: ['oral-consent'] };

  it('is nothing when all is in place; the patient needs no basis', () => {
    const patient = { id: 'b', kind: 'patient' as const, name: 'Kari', basis: null };
    expect(topicsHeldBy(patient)).toBe(allTopics);
    expect(sendFaults({ terms, texts: [situation] }, [{ ...nav, basis: held }, patient], now)).toEqual([]);
  });

  it('is each unit without a basis by name, and persons without their name', () => {
    const mother = { id: 'c', kind: 'kin' as const, name: 'Mari', basis: null };
    const faults = sendFaults({ terms, texts: [situation] }, [nav, mother], now);
    expect(faults).toEqual([
      { field: 'invitees.a', code: 'problem.meeting.no-basis', facts: { name: 'NAV' } },
      { field: 'invitees.c', code: 'problem.meeting.no-basis-person' },
    ]);
  });

  it('is a time that has passed, to the minute', () => {
    expect(codes(termsFaults({ ...terms, startsAt: now.toISOString() }, now))).toContain('time-passed');
    expect(
      codes(termsFaults({ ...terms, startsAt: '2026-11-24T08:01:00Z', endsAt: '2026-11-24T09:00:00Z' }, now)),
    ).toEqual([]);
  });

  it('is a missing place in a room and on video, not at home', () => {
    const at = (placeKind: MeetingTerms['placeKind']) =>
      codes(termsFaults({ ...terms, placeKind, place: '' }, now));
    expect(at('room')).toEqual(['no-place']);
    expect(at('video')).toEqual(['no-place']);
    expect(at('home')).toEqual([]);
  });

  it('is a length of nothing, or of more than a day', () => {
    const until = (endsAt: string) => codes(termsFaults({ ...terms, endsAt }, now));
    expect(until('2026-12-01T09:00:00Z')).toEqual(['bad-end']);
    expect(until('2026-12-02T09:01:00Z')).toEqual(['bad-end']);
    expect(until('2026-12-02T09:00:00Z')).toEqual([]);
  });

  it('is diagnoses and texts that no letter takes', () => {
    const long: Text = { ...diagnoses, text: `F20 ${'x'.repeat(301)}` };
    expect(codes(sendFaults({ terms, texts: [situation, long] }, [{ ...nav, basis: held }], now))).toEqual([
      'diagnoses-too-long',
    ]);
    const words: Text = { ...situation, text: 'x'.repeat(18_001) };
    expect(codes(sendFaults({ terms, texts: [words] }, [{ ...nav, basis: held }], now))).toEqual([
      'texts-too-long',
    ]);
  });
});

it('asks again only after another time or place, however the instant is written', () => {
  expect(isMoved(terms, { ...terms, startsAt: '2026-12-01T10:00:00+01:00' })).toBe(false);
  expect(isMoved(terms, { ...terms, contactPhone: '1' })).toBe(false);
  expect(isMoved(terms, { ...terms, endsAt: '2026-12-01T10:30:00Z' })).toBe(true);
  expect(isMoved(terms, { ...terms, placeKind: 'video' })).toBe(true);
});

it('suggests no topic for a point that the service does not hold', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...preparationPoints),
      fc.integer({ min: 0, max: allTopics }),
      (point, some) => {
        const held = some | practical;
        const suggested = suggestedPointTopics(point, held);
        expect(suggested).toBeGreaterThan(0);
        expect(containsAll(held, suggested)).toBe(true);
      },
    ),
  );
  expect(suggestedPointTopics('challenges', allTopics)).toBe(topicMask(['risk', 'medication', 'treatment']));
});

it('sends on screen to units that can be told, on paper to everyone else', () => {
  expect(channelFor({ kind: 'unit', hasEmail: true })).toBe('screen');
  expect(channelFor({ kind: 'unit', hasEmail: false })).toBe('paper');
  expect(channelFor({ kind: 'kin', hasEmail: true })).toBe('paper');
});

it('tells of a basis that ends before the meeting, by the day in Norway', () => {
  const basis = { topics: practical, validTo: '2026-11-30', kinds: [] };
  expect(runsOutBefore(basis, '2026-11-30T22:59:00Z')).toBe(false);
  expect(runsOutBefore(basis, '2026-11-30T23:00:00Z')).toBe(true);
  expect(runsOutBefore({ ...basis, validTo: null }, '2026-12-01T09:00:00Z')).toBe(false);
});
