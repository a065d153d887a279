// Tests of the deadline rules in content/: their form, their words and the days they lead to.
import { describe, expect, it } from 'vitest';
import content from '../../content/deadline-rules.json' with { type: 'json' };
import { deadlineRules } from './deadline-content.ts';
import { deadlineRulesSchema } from './deadline-schema.ts';
import { dueDate, ruleInForce } from './deadline.ts';
import { addDays } from './plain-date.ts';

const rule = (id: string, on = '2026-11-22') => ruleInForce(deadlineRules, id, on)!;

describe('deadline rules in content', () => {
  it('keep the form of the schema', () => {
    expect(deadlineRulesSchema.safeParse(content).error).toBeUndefined();
    expect(deadlineRules.map(({ id }) => id).sort()).toEqual([
      'meeting-invitation',
      'meeting-minutes',
      'meeting-request-answer',
    ]);
  });

  it.each(deadlineRules)('$id names its length in every language', ({ length, text }) => {
    for (const words of [text.nb, text.nn, text.en]) expect(words).toMatch(new RegExp(`\\b${length}\\b`));
    expect(new Set([text.nb, text.nn, text.en]).size).toBe(3);
  });

  it.each(deadlineRules)('$id says working days where it counts them, and only there', ({ unit, text }) => {
    const counts = unit === 'working-days';
    expect(text.nb.includes('virkedager')).toBe(counts);
    expect(text.nn.includes('virkedagar')).toBe(counts);
    expect(text.en.includes('working days')).toBe(counts);
  });

  it.each(deadlineRules)('$id names a document, or says that it is our default and not law', ({ source }) => {
    expect(source).toMatch(/^S[0-4]: |^Vår standard, ikke lov/);
  });

  it.each([
    ['meeting-invitation', '2026-11-02', '2026-11-12'],
    ['meeting-invitation', '2026-03-23', '2026-04-07'],
    ['meeting-invitation', '2026-12-15', '2026-12-28'],
    ['meeting-request-answer', '2026-05-10', '2026-05-18'],
    ['meeting-minutes', '2026-12-23', '2026-12-31'],
  ])('%s from %s is due %s', (id, start, due) => {
    expect(dueDate(rule(id), start)).toBe(due);
  });

  it('let no answer to a request come later than the invitation would be due', () => {
    for (let day = 0; day < 5 * 365; day += 1) {
      const start = addDays('2026-01-01', day);
      const answer = dueDate(rule('meeting-request-answer'), start)!;
      expect(answer <= dueDate(rule('meeting-invitation'), start)!).toBe(true);
    }
  });
});

describe('the schema refuses', () => {
  const valid = content[0]!;
  it.each<[string, unknown[]]>([
    ['a version given twice', [valid, valid]],
    [
      'versions on different events',
      [valid, { ...valid, validFrom: '2027-01-01', startEvent: 'meeting.held' }],
    ],
    ['a day that does not exist', [{ ...valid, checkedOn: '2026-02-29' }]],
    ['a length in parts of days', [{ ...valid, length: 1.5 }]],
    ['an unknown unit', [{ ...valid, unit: 'hours' }]],
    ['a warning before the start', [{ ...valid, warnDaysBefore: [10] }]],
    ['a warning day given twice', [{ ...valid, warnDaysBefore: [2, 2] }]],
    ['a missing language', [{ ...valid, text: { nb: 'Send', en: 'Send' } }]],
    ['an empty text', [{ ...valid, text: { ...valid.text, nn: ' ' } }]],
    ['a misspelt field', [{ ...valid, warnDayBefore: [2] }]],
    ['no source', [{ ...valid, source: '' }]],
  ])('%s', (_, rules) => {
    expect(deadlineRulesSchema.safeParse(rules).success).toBe(false);
  });

  it('nothing in a later version of the same rule', () => {
    const later = { ...valid, validFrom: '2027-01-01', length: 14 };
    expect(deadlineRulesSchema.safeParse([valid, later]).success).toBe(true);
  });
});
