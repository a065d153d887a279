// What reaches a recipient's paper and screen: for random minutes and random bases, every piece the topics cover and no other.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { minutesDocument } from '../document/model.ts';
import { allTopics, containsAll, topicBit, topicMask } from '../../rules/topics.ts';
import { minutesFor, topicsOfCopy, type CopyInput } from './documents.ts';
import { noteKeys, pointKeys } from './model-kinds.ts';
import type { Piece } from './model-versions.ts';
import {
  followUpFaults,
  leftOut,
  numbered,
  offerTopics,
  practical,
  readableMinutes,
  seeds,
  topicsAfter,
} from './rules.ts';

const frame: Piece = {
  section: 'frame',
  topics: practical,
  position: 0,
  content: {
    startsAt: '2026-11-24T09:00:00Z',
    endsAt: '2026-11-24T10:00:00Z',
    placeKind: 'room',
    place: 'Møterom Lien',
    conveningUnitName: 'Fjellsiden DPS',
    chair: 'Ane Lunde',
    minuteTaker: 'Ane Lunde',
    decision: 'pathway',
    decidedByName: 'Ane Lunde',
    feedbackWhen: 'in-meeting',
    feedbackBy: null,
    nextStartsAt: null,
    nextPlace: null,
  },
};

const uuid = '10000000-0000-4000-8000-000000000000';
const idOf = (index: number) => `10000000-0000-4000-8000-${String(index).padStart(12, '0')}`;
const mask = fc.integer({ min: 1, max: allTopics });
/** Each piece carries a word of its own, so that a leak can be told from a coincidence. */
const piece = fc
  .record({
    section: fc.constantFrom('note', 'case', 'point', 'follow-up', 'presence'),
    topics: mask,
    key: fc.nat(6),
    of: fc.nat(30),
  })
  .map((drawn) => (index: number): Piece => {
    const word = `ord${index}x`;
    const rest = { topics: drawn.topics, position: index + 1 };
    if (drawn.section === 'note') {
      const content = { key: noteKeys[drawn.key]!, part: 2, partyName: null, text: word, conclusion: '' };
      return { section: 'note', ...rest, content };
    }
    if (drawn.section === 'case') {
      const content = { itemId: idOf(index), title: word, description: word, conclusion: '' };
      return { section: 'case', ...rest, content };
    }
    if (drawn.section === 'point')
      return {
        section: 'point',
        ...rest,
        content: { key: pointKeys[drawn.key]!, text: word, conclusion: '' },
      };
    if (drawn.section === 'presence') {
      const parts = [{ part: 1, isPresent: true, who: word }];
      return { section: 'presence', ...rest, content: { partyId: uuid, kind: 'kin', name: word, parts } };
    }
    const content = {
      itemId: idOf(drawn.of),
      what: word,
      partyId: uuid,
      partyName: 'NAV',
      staffName: null,
      due: null,
    };
    return { section: 'follow-up', ...rest, content };
  });
const pieces = fc
  .array(piece, { maxLength: 30 })
  .map((made): Piece[] => [frame, ...made.map((make, index) => make(index))]);

const copy = (all: readonly Piece[]): CopyInput => ({
  pieces: all,
  head: {
    sender: { organisation: 'Helseforetak', unit: 'DPS', address: null, phone: null, email: null },
    approver: 'Ane Lunde',
    patient: {
      name: 'Kari Nordmann',
      identityNumber: '17859998765',
      birthDate: '1999-05-17',
      address: 'Storgata 1',
      isAddressProtected: true,
      language: 'nb',
    },
  },
  language: 'nb',
  number: 1,
  reason: null,
  today: '2026-11-24',
});
const unit = { kind: 'unit' as const, name: 'NAV', address: null };

describe('a recipient’s minutes', () => {
  it('hold every piece that its topics cover, and no other, on screen and on paper', () => {
    fc.assert(
      fc.property(pieces, mask, (all, drawn) => {
        const held = drawn | practical;
        const screen = JSON.stringify(readableMinutes(all, held));
        const document = minutesFor(unit, held, copy(all));
        const paper = JSON.stringify(document);
        expect(minutesDocument.safeParse(document).success).toBe(true);
        for (const [index, one] of all.slice(1).entries()) {
          const word = `ord${index}x`;
          const isAllowed = containsAll(held, one.topics);
          expect([word, screen.includes(word)]).toEqual([word, isAllowed]);
          // Of several notes under one heading that stands elsewhere on the paper, the first is printed there.
          const isElsewhere =
            one.section === 'note' && ['pathway-or-integrated', 'feedback'].includes(one.content.key);
          if (!isElsewhere || !isAllowed) expect([word, paper.includes(word)]).toEqual([word, isAllowed]);
        }
        expect(containsAll(held, topicsOfCopy(all, held))).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('number cases from one without gaps, and follow-ups by those numbers, whatever is hidden', () => {
    fc.assert(
      fc.property(pieces, mask, (all, held) => {
        const { cases, followUps } = readableMinutes(all, held);
        expect(cases.map(({ number }) => number)).toEqual(cases.map((_, index) => index + 1));
        for (const { caseNumber } of followUps)
          expect(caseNumber === null || (caseNumber >= 1 && caseNumber <= cases.length)).toBe(true);
      }),
    );
  });

  it('list the agenda as the cases are numbered, each case with who follows it up', () => {
    fc.assert(
      fc.property(pieces, mask, (all, drawn) => {
        const { agenda, cases = [], followUp = [] } = minutesFor(unit, drawn | practical, copy(all));
        expect(agenda).toEqual(cases.map(({ title }) => title));
        for (const one of cases) {
          const own = followUp.filter(({ caseNumber }) => caseNumber === one.number);
          const lines = own.map(({ what }) => `NAV: ${what}`).join('\n\n');
          expect(one.followUp ?? '').toBe(lines);
        }
      }),
    );
    const bolig = { itemId: uuid, title: 'Bolig', description: '', conclusion: '' };
    const long = {
      itemId: uuid,
      what: 'x'.repeat(2000),
      partyId: uuid,
      partyName: '',
      staffName: null,
      due: null,
    };
    const rows = Array.from({ length: 11 }, (_, index): Piece => ({
      section: 'follow-up',
      topics: practical,
      position: index + 2,
      content: long,
    }));
    const boligCase: Piece = { section: 'case', topics: practical, position: 1, content: bolig };
    const document = minutesFor(unit, practical, copy([frame, boligCase, ...rows]));
    expect(minutesDocument.safeParse(document).success).toBe(true);
    expect([document.cases?.[0]?.followUp, document.followUp?.length]).toEqual([null, 11]);
  });

  it('say the same about what is left out whether or not anything is written there', () => {
    fc.assert(
      fc.property(pieces, mask, (all, drawn) => {
        const held = drawn | practical;
        const full = minutesFor(unit, held, copy(all)).leftOut;
        expect(full).toEqual(minutesFor(unit, held, copy([frame])).leftOut);
        expect(topicMask(leftOut(held))).toBe(allTopics & ~held);
      }),
    );
  });

  it('hold the longest texts that can be written', () => {
    const long = 'x'.repeat(9_900);
    const all: Piece[] = [
      {
        ...frame,
        content: { ...(frame.content as object), place: 'x'.repeat(500), nextPlace: 'x'.repeat(500) },
      } as Piece,
      {
        section: 'note',
        topics: practical,
        position: 1,
        content: {
          key: 'needs-assessment',
          part: 2,
          partyName: 'x'.repeat(200),
          text: long,
          conclusion: long,
        },
      },
      {
        section: 'follow-up',
        topics: practical,
        position: 2,
        content: {
          itemId: null,
          what: 'x'.repeat(2000),
          partyId: uuid,
          partyName: 'x'.repeat(200),
          staffName: 'y'.repeat(200),
          due: null,
        },
      },
    ];
    const input = { ...copy(all), number: 2, reason: 'x'.repeat(2000) };
    expect(minutesDocument.safeParse(minutesFor(unit, allTopics, input)).error).toBeUndefined();
  });

  it('print no address of a protected patient, and no number on papers for people', () => {
    const kin = minutesFor({ kind: 'kin', name: 'Mor', address: 'Storgata 1' }, practical, copy([frame]));
    expect(JSON.stringify(kin)).not.toMatch(/Storgata|17859998765/);
    expect(JSON.stringify(minutesFor(unit, practical, copy([frame])))).not.toContain('Storgata');
  });
});

describe('the template', () => {
  it('files each service’s offer where the service itself can read it', () => {
    for (const kind of ['phv', 'tsb', 'municipal-health', 'nav', 'gp', 'somatic', 'other', null])
      for (const held of [practical, topicMask(['housing', 'practical']), allTopics])
        expect(containsAll(held, offerTopics(kind, held))).toBe(true);
  });

  it('lays ready no offer for somebody without a basis, and none twice', () => {
    const laid = seeds([
      { id: 'a', kind: 'unit', unitKind: 'nav', topics: 0 },
      { id: 'b', kind: 'unit', unitKind: 'tsb', topics: allTopics },
      { id: 'c', kind: 'patient', unitKind: null, topics: allTopics },
    ]);
    expect(laid.filter(({ key }) => key === 'service-offer').map(({ partyId }) => partyId)).toEqual(['b']);
    expect(new Set(laid.map(({ key, partyId }) => `${key} ${partyId}`)).size).toBe(laid.length);
  });

  it('does not count cases that were taken out', () => {
    const items = [
      { kind: 'case', isRemoved: false },
      { kind: 'case', isRemoved: true },
      { kind: 'note', isRemoved: false },
      { kind: 'case', isRemoved: false },
    ];
    expect(numbered(items).map(({ number }) => number)).toEqual([1, null, null, 2]);
  });
});

describe('rows that are to become tasks', () => {
  const nav = {
    id: 'nav',
    name: 'NAV',
    kind: 'unit',
    unitKind: 'nav',
    topics: 4224,
    basisKind: 'oral-consent',
  };
  const tsb = {
    id: 'tsb',
    name: 'TSB',
    kind: 'unit',
    unitKind: 'tsb',
    topics: allTopics,
    basisKind: 'specialist-cooperation',
  };
  const kin = { id: 'kin', name: 'Mor', kind: 'kin', unitKind: null, topics: 0, basisKind: null };
  const row = {
    id: 'r',
    what: 'Søke bolig',
    partyId: 'nav',
    staffId: null,
    due: '2026-12-01',
    topics: topicBit('housing'),
    isRemoved: false,
  };
  const codes = (change: object, decision: 'neither' | 'pathway' | null = null) =>
    followUpFaults([{ ...row, ...change }], [nav, tsb, kin], decision).map(({ code }) =>
      code.split('.').at(-1),
    );

  it('are named with what is wrong with them', () => {
    expect(codes({})).toEqual([]);
    expect(codes({ what: '', partyId: null, due: null })).toEqual([]);
    expect(codes({ what: ' ', due: null })).toEqual(['no-what', 'no-due']);
    expect(codes({ partyId: null })).toEqual(['no-party']);
    expect(codes({ partyId: 'gone' })).toEqual(['not-invited']);
    expect(codes({ topics: topicBit('risk') })).toEqual(['no-basis']);
    expect(codes({ partyId: 'kin' })).toEqual(['no-basis']);
    expect(codes({ topics: topicBit('risk'), isRemoved: true })).toEqual([]);
  });

  it('cannot be given to somebody whose consent ends with the decision', () => {
    expect(codes({}, 'neither')).toEqual(['basis-ends']);
    expect(codes({ partyId: 'tsb' }, 'neither')).toEqual([]);
    expect(codes({}, 'pathway')).toEqual([]);
    expect(topicsAfter(nav, 'integrated-one-place')).toBe(0);
    expect(topicsAfter({ ...nav, basisKind: 'requester' }, 'neither')).toBe(0);
    expect(topicsAfter({ ...tsb, basisKind: 'requester' }, 'neither')).toBe(allTopics);
    expect(
      topicsAfter({ kind: 'patient', unitKind: null, topics: allTopics, basisKind: null }, 'neither'),
    ).toBe(allTopics);
  });
});
