// The request form: what is missing, what reaches beyond the consent, and what is sent.
import { describe, expect, it } from 'vitest';
import { legalBasisRules } from '../../../rules/legal-basis-content.ts';
import { NewRequest } from '../model.ts';
import { requestFaults, requestNeed } from '../rules.ts';
import { emptyForm, missingFields, requestOf, topicsBeyond, type RequestForm } from './form-values.ts';

const today = '2026-11-24';
const registrationId = '0f8fad5b-d9cb-469f-a165-70867728950e';
const gp = requestNeed(legalBasisRules, 'gp', 'phv', today);
const nav = requestNeed(legalBasisRules, 'nav', 'phv', today);
const filled: RequestForm = {
  ...emptyForm,
  escalation: 'serious-and-urgent',
  triedBefore: 'Hears voices since Friday.',
  toUnit: { id: '7c9e6679-7425-40de-944b-e07fc1f90ae7', name: 'DPS' },
  trigger: 'clarify-need',
  situation: 'Needs help now.',
  topics: ['mental-health'],
};
const withConsent: RequestForm = {
  ...filled,
  consentKind: 'oral-consent',
  consentTopics: ['mental-health', 'housing'],
  givenOn: today,
};
const facts = { registrationId, isShielded: false, today };

describe('what is missing', () => {
  it('is everything at first, in the order of the page', () => {
    expect(missingFields(emptyForm, null, false)).toEqual([
      'escalation',
      'triedBefore',
      'toUnitId',
      'trigger',
      'situation',
      'topics',
    ]);
  });

  it('depends on whether consent is needed and the person is shielded', () => {
    expect(missingFields(filled, gp, false)).toEqual(['hasNoObjection']);
    expect(missingFields(filled, nav, true)).toEqual([
      'basis.kind',
      'basis.givenOn',
      'basis.topics',
      'namedStaffId',
    ]);
    expect(missingFields(withConsent, nav, false)).toEqual([]);
  });
});

it('marks what the text touches beyond the consent', () => {
  expect(topicsBeyond({ ...withConsent, topics: ['mental-health', 'economy'] }, nav)).toEqual(['economy']);
  expect(topicsBeyond(withConsent, nav)).toEqual([]);
  expect(topicsBeyond({ ...filled, topics: ['economy'] }, gp)).toEqual([]);
});

describe('what is sent', () => {
  it('is nothing while something is missing', () => {
    expect(requestOf(filled, nav, facts)).toBeNull();
    expect(requestOf(filled, null, facts)).toBeNull();
  });

  it.each([
    ['gp', { ...filled, hasNoObjection: true }, gp],
    ['nav', withConsent, nav],
  ] as const)('from %s is what the server takes, and no rule refuses it', (_, form, need) => {
    const request = requestOf(form, need, facts);
    const parsed = NewRequest.safeParse(request);
    expect(parsed.success).toBe(true);
    expect(
      parsed.data && requestFaults(parsed.data, { need, today, isShielded: false, isClinician: true }),
    ).toEqual([]);
  });
});
