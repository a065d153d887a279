// What stands in the way of sending a request: every kind of requester, and texts that reach beyond the basis.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { legalBasisRules } from '../../rules/legal-basis-content.ts';
import { topics, type Topic } from '../../rules/topics.ts';
import type { NewRequest } from './model.ts';
import { requestFaults, requestNeed } from './rules.ts';

const today = '2026-11-24';
type Request = Pick<NewRequest, 'topics' | 'basis' | 'namedStaffId'>;
const request = (
  change: Partial<Request> & { kind?: Request['basis']['kind']; granted?: Topic[] } = {},
): Request => ({
  topics: change.topics ?? ['mental-health'],
  namedStaffId: change.namedStaffId ?? null,
  basis: change.basis ?? {
    kind: change.kind ?? 'oral-consent',
    topics: change.granted ?? ['mental-health', 'substance-use'],
    givenOn: today,
    validTo: null,
    limit: null,
  },
});
const faultsOf = (from: string, input: Request, isShielded = false, isClinician = true) =>
  requestFaults(input, {
    need: requestNeed(legalBasisRules, from, 'phv', today),
    today,
    isShielded,
    isClinician,
  }).map(({ code }) => code);

describe('what a request travels on', () => {
  it.each([
    ['gp', 'gp-cooperation', []],
    ['gp', 'oral-consent', []],
    ['gp', 'specialist-cooperation', ['problem.meeting-request.consent-needed']],
    ['somatic', 'specialist-cooperation', []],
    ['municipal-health', 'oral-consent', []],
    ['municipal-health', 'written-consent', []],
    ['municipal-health', 'gp-cooperation', ['problem.meeting-request.consent-needed']],
    ['nav', 'written-consent', []],
    ['nav', 'gp-cooperation', ['problem.meeting-request.consent-needed']],
    ['nav', 'specialist-cooperation', ['problem.meeting-request.consent-needed']],
    ['other', 'gp-cooperation', ['problem.meeting-request.consent-needed']],
  ] as const)('from %s by %s: %o', (from, kind, faults) => {
    expect(faultsOf(from, request({ kind }))).toEqual(faults);
  });

  it('is refused in the future, and when it has run out', () => {
    const basis = request().basis;
    expect(faultsOf('nav', request({ basis: { ...basis, givenOn: '2026-11-25' } }))).toEqual([
      'problem.not-in-future',
    ]);
    expect(faultsOf('nav', request({ basis: { ...basis, validTo: '2026-11-23' } }))).toEqual([
      'problem.not-in-past',
    ]);
    expect(faultsOf('nav', request({ basis: { ...basis, validTo: today } }))).toEqual([]);
  });
});

it('takes a consent from a clinician only; a secretary asks where none is needed', () => {
  expect(faultsOf('gp', request({ kind: 'gp-cooperation' }), false, false)).toEqual([]);
  for (const from of ['gp', 'nav'])
    expect(faultsOf(from, request({ kind: 'oral-consent' }), false, false)).toEqual([
      'problem.meeting-request.clinician-records',
    ]);
});

it('asks for a name at the receiving unit when the person is shielded', () => {
  expect(faultsOf('gp', request(), true)).toEqual(['problem.meeting-request.name-somebody']);
  expect(faultsOf('gp', request({ namedStaffId: '0f8fad5b-d9cb-469f-a165-70867728950e' }), true)).toEqual([]);
});

it('lets through exactly the texts whose every topic is granted, and none that touches nothing', () => {
  const some = fc.uniqueArray(fc.constantFrom(...topics));
  fc.assert(
    fc.property(some, some, (touched, granted) => {
      const faults = faultsOf('municipal-health', request({ topics: touched, granted }));
      const beyond = touched.some((topic) => topic !== 'practical' && !granted.includes(topic));
      const touchesNothing = touched.every((topic) => topic === 'practical');
      expect(faults.includes('problem.meeting-request.beyond-basis')).toBe(beyond);
      expect(faults.includes('problem.meeting-request.no-topic')).toBe(touchesNothing);
    }),
  );
});
