// Tests of the rules of legal basis: who needs what from whom, what a grant can become, and the form of the content.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import content from '../../content/legal-basis-rules.json' with { type: 'json' };
import { legalBasisRules, legalBasisRulesSchema, needText } from './legal-basis-content.ts';
import {
  basisNeeded,
  basisState,
  grantOf,
  limitTopics,
  narrowedGrant,
  partySort,
  partySorts,
  recordableKinds,
  sharesOf,
  suggestedTopics,
  type Basis,
  type PartySort,
} from './legal-basis.ts';
import { addDays } from './plain-date.ts';
import { allTopics, topicBit, topics } from './topics.ts';
import { topicsOf } from './visibility.ts';

const day = '2026-11-24';
const need = (from: PartySort, to: PartySort, on = day) => basisNeeded(legalBasisRules, from, to, on);
const practical = topicBit('practical');
const anyMask = fc.integer({ min: 0, max: allTopics });
const anySort = fc.constantFrom(...partySorts);

describe('what a party needs', () => {
  it.each<[PartySort, PartySort, string]>([
    ['phv', 'tsb', 'specialist-cooperation'],
    ['tsb', 'phv', 'specialist-cooperation'],
    ['phv', 'phv', 'specialist-cooperation'],
    ['phv', 'somatic', 'specialist-cooperation'],
    ['somatic', 'tsb', 'specialist-cooperation'],
    ['phv', 'gp', 'gp-cooperation'],
    ['gp', 'tsb', 'gp-cooperation'],
  ])('from %s to %s: %s, without consent', (from, to, kind) => {
    expect(need(from, to)).toMatchObject({ need: 'cooperation', kind });
    expect(recordableKinds(need(from, to))).toEqual([kind, 'oral-consent', 'written-consent']);
  });

  it.each<[PartySort, PartySort]>([
    ['phv', 'municipal-health'],
    ['tsb', 'nav'],
    ['municipal-health', 'phv'],
    ['nav', 'tsb'],
    ['gp', 'municipal-health'],
    ['municipal-health', 'gp'],
    ['phv', 'other-unit'],
    ['phv', 'kin'],
    ['phv', 'peer-guide'],
    ['phv', 'other-person'],
    ['somatic', 'somatic'],
  ])('from %s to %s: consent', (from, to) => {
    expect(need(from, to)).toEqual({ need: 'consent', ruleId: 'everyone-else' });
    expect(recordableKinds(need(from, to))).toEqual(['oral-consent', 'written-consent']);
  });

  it('is nothing for the patient, whose own access nobody limits', () => {
    for (const from of partySorts) {
      expect(need(from, 'patient')).toEqual({ need: 'none', ruleId: 'own-access' });
      expect(recordableKinds(need(from, 'patient'))).toEqual([]);
    }
  });

  it('is consent when no rule is in force on the day', () => {
    expect(need('phv', 'tsb', '2014-05-21').need).toBe('consent');
    const ended = legalBasisRules.cooperation.map((rule) => ({ ...rule, validTo: '2026-11-23' }));
    const rules = { ...legalBasisRules, cooperation: ended };
    expect(basisNeeded(rules, 'phv', 'tsb', '2026-11-23').need).toBe('cooperation');
    expect(basisNeeded(rules, 'phv', 'tsb', day).need).toBe('consent');
  });

  it('is the same both ways between two services', () => {
    const services = fc.constantFrom(...partySorts.filter((sort) => sort !== 'patient'));
    fc.assert(fc.property(services, services, (a, b) => void expect(need(a, b)).toEqual(need(b, a))));
  });

  it('counts an unknown kind of unit as one that needs consent', () => {
    expect(partySort({ kind: 'unit', unitKind: 'zoo' })).toBe('other-unit');
    expect(partySort({ kind: 'unit', unitKind: 'patient' })).toBe('other-unit');
    expect(partySort({ kind: 'unit', unitKind: null })).toBe('other-unit');
    expect(partySort({ kind: 'other', unitKind: null })).toBe('other-person');
    expect(partySort({ kind: 'unit', unitKind: 'gp' })).toBe('gp');
  });
});

describe('a grant', () => {
  it('has what was chosen and practical, and nothing else', () => {
    fc.assert(
      fc.property(fc.subarray([...topics]), (chosen) => {
        const granted = grantOf(chosen);
        for (const topic of topics) {
          const isIn = (granted & topicBit(topic)) !== 0;
          expect(isIn).toBe(chosen.includes(topic) || topic === 'practical');
        }
      }),
    );
  });

  it('never grows by a limit, and loses what is held back', () => {
    fc.assert(
      fc.property(anyMask, anyMask, (granted, heldBack) => {
        const left = narrowedGrant(granted, heldBack);
        expect(left & ~granted).toBe(0);
        expect(left & heldBack & ~practical).toBe(0);
        expect(left & practical).toBe(granted & practical);
      }),
    );
  });

  it('files the words of a limit where the party cannot read them, unless it may see everything', () => {
    fc.assert(
      fc.property(anyMask, (mask) => {
        const granted = mask | practical;
        const filed = limitTopics(granted);
        expect(filed).toBeGreaterThan(0);
        expect((granted & filed) === filed).toBe(granted === allTopics);
      }),
    );
  });

  it('suggested for a kind holds practical; for NAV only its own matters; for next of kin nothing more', () => {
    fc.assert(
      fc.property(
        anySort,
        (sort) => void expect(suggestedTopics(legalBasisRules, sort)).toContain('practical'),
      ),
    );
    expect(suggestedTopics(legalBasisRules, 'nav')).toEqual([
      'housing',
      'economy',
      'work-activity',
      'practical',
    ]);
    expect(suggestedTopics(legalBasisRules, 'kin')).toEqual(['practical']);
    expect(suggestedTopics(legalBasisRules, 'municipal-health')).not.toContain('diagnosis');
  });
});

describe('a basis', () => {
  const basis = (change: Partial<Basis> = {}): Basis => ({
    id: 'b',
    pathwayId: 'w',
    partyId: 'p',
    kind: 'oral-consent',
    granted: practical | 1,
    validFrom: day,
    validTo: day,
    isEnded: false,
    ...change,
  });

  it('is in force on both days of its period, not before, not after, not when ended', () => {
    expect(basisState(basis(), day)).toBe('in-force');
    expect(basisState(basis(), addDays(day, -1))).toBe('not-yet');
    expect(basisState(basis(), addDays(day, 1))).toBe('ran-out');
    expect(basisState(basis({ validTo: null }), '2099-01-01')).toBe('in-force');
    expect(basisState(basis({ isEnded: true }), day)).toBe('ended');
  });

  it('becomes a share only while it stands; an objection never does', () => {
    const bases = [basis(), basis({ isEnded: true }), basis({ kind: 'objection', granted: 0 })];
    expect(sharesOf(bases)).toHaveLength(1);
    expect(topicsOf(sharesOf(bases), 'w', 'p', day)).toBe(practical | 1);
    expect(topicsOf(sharesOf([basis({ isEnded: true })]), 'w', 'p', day)).toBe(0);
  });
});

describe('the content', () => {
  it('keeps its form and explains each need in three languages', () => {
    expect(legalBasisRulesSchema.safeParse(content).error).toBeUndefined();
    for (const to of partySorts) {
      const { ruleId } = need('phv', to);
      const texts = (['nb', 'nn', 'en'] as const).map((language) => needText(ruleId, language));
      expect(new Set(texts.filter(Boolean)).size).toBe(to === 'patient' ? 0 : 3);
    }
  });

  const [first] = content.cooperation;
  it.each<[string, unknown]>([
    ['a rule without a source', { ...content, cooperation: [{ ...first, source: ' ' }] }],
    ['an unknown kind of basis', { ...content, cooperation: [{ ...first, kind: 'everything' }] }],
    ['a sort that does not exist', { ...content, cooperation: [{ ...first, and: ['tax-office'] }] }],
    ['a day that does not exist', { ...content, consent: { ...content.consent, checkedOn: '2026-02-30' } }],
    ['a misspelt field', { ...content, consents: content.consent }],
    [
      'a sort without suggestion',
      { ...content, suggestedTopics: { ...content.suggestedTopics, topics: {} } },
    ],
  ])('is refused with %s', (_, broken) => {
    expect(legalBasisRulesSchema.safeParse(broken).success).toBe(false);
  });
});
