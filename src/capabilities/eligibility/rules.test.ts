// Every combination of answers and ages against a table written another way, and what must hold for all of them.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerChoices, answerKeys, noAnswers, type Answers } from './model.ts';
import { eligibilityCriteria, suggest } from './rules.ts';

const clear: Answers = {
  singleService: 'no',
  substanceProblem: 'diagnosed',
  seriousDisorder: 'established',
  milderDisorder: 'no',
  markedLossMental: 'no',
  markedLossSubstance: 'no',
  needsPhv: 'yes',
  needsTsb: 'yes',
};
const milder: Answers = {
  ...clear,
  seriousDisorder: 'no',
  milderDisorder: 'yes',
  markedLossMental: 'yes',
  markedLossSubstance: 'yes',
};

function* everyCombination(): Generator<Answers> {
  const build = function* (index: number, sofar: Partial<Answers>): Generator<Answers> {
    const key = answerKeys[index];
    if (!key) {
      yield sofar as Answers;
      return;
    }
    for (const choice of answerChoices[key]) yield* build(index + 1, { ...sofar, [key]: choice });
  };
  yield* build(0, {});
}

/** The rule as the source says it, for answers without unknowns. */
function plainOutcome(answers: Answers, age: number) {
  if (answers.singleService === 'yes') return 'integrated-one-place';
  const hasSubstance = ['diagnosed', 'not-diagnosed'].includes(answers.substanceProblem);
  const isSerious = ['established', 'suspected'].includes(answers.seriousDisorder) && hasSubstance;
  const isMilder =
    answers.milderDisorder === 'yes' &&
    hasSubstance &&
    answers.markedLossMental === 'yes' &&
    answers.markedLossSubstance === 'yes';
  const needsBoth = answers.needsPhv === 'yes' && answers.needsTsb === 'yes';
  return age >= 18 && (isSerious || isMilder) && needsBoth ? 'eligible' : 'not-eligible';
}

/** The outcomes that are still possible: every unknown answered in every way it can be. */
function possibleOutcomes(answers: Answers, age: number | null): Set<string> {
  const unknown = answerKeys.filter((key) => answers[key] === 'unknown');
  const ages = age === null ? [17, 30] : [age];
  const found = new Set<string>();
  for (let bits = 0; bits < 2 ** unknown.length; bits += 1) {
    const filled = { ...answers } as Record<string, string>;
    unknown.forEach((key, place) => {
      const choices = answerChoices[key].filter((choice) => choice !== 'unknown');
      filled[key] = bits & (1 << place) ? choices[0]! : 'no';
    });
    for (const years of ages) found.add(plainOutcome(filled as Answers, years));
  }
  return found;
}

describe('suggest', () => {
  it.each([
    ['serious and diagnosed', clear, 40, 'eligible', 'serious-disorder'],
    [
      'suspicion and no diagnosis is enough',
      { ...clear, seriousDisorder: 'suspected', substanceProblem: 'not-diagnosed' },
      18,
      'eligible',
      'serious-disorder',
    ],
    ['milder, each with marked loss', milder, 30, 'eligible', 'milder-disorder'],
    [
      'milder, only one with marked loss',
      { ...milder, markedLossSubstance: 'no' },
      30,
      'not-eligible',
      'milder-disorder',
    ],
    ['no substance problem', { ...clear, substanceProblem: 'no' }, 30, 'not-eligible', 'serious-disorder'],
    [
      'one service suffices',
      { ...clear, singleService: 'yes' },
      30,
      'integrated-one-place',
      'single-service',
    ],
    [
      'one service suffices, nothing else asked',
      { ...noAnswers, singleService: 'yes' },
      null,
      'integrated-one-place',
      'single-service',
    ],
    ['seventeen', clear, 17, 'not-eligible', 'adult'],
    ['needs only PHV', { ...clear, needsTsb: 'no' }, 30, 'not-eligible', 'needs-both'],
    ['first question open', { ...clear, singleService: 'unknown' }, 30, 'undetermined', 'single-service'],
    ['age unknown', clear, null, 'undetermined', 'adult'],
    ['nothing answered', noAnswers, 30, 'undetermined', 'single-service'],
    [
      'serious open, milder settled',
      { ...clear, seriousDisorder: 'unknown' },
      30,
      'undetermined',
      'serious-disorder',
    ],
    [
      'milder is enough while serious is open',
      { ...milder, seriousDisorder: 'unknown' },
      30,
      'eligible',
      'milder-disorder',
    ],
  ] as [string, Answers, number | null, string, string][])('%s', (_, answers, age, suggestion, criterion) => {
    expect(suggest(answers, age)).toMatchObject({ suggestion, criterion });
  });

  it('agrees with the source for every combination and age', () => {
    let seen = 0;
    for (const answers of everyCombination()) {
      for (const age of [null, 17, 18, 25, 26]) {
        seen += 1;
        const possible = possibleOutcomes(answers, age);
        const expected = possible.size === 1 ? [...possible][0] : 'undetermined';
        if (suggest(answers, age).suggestion !== expected)
          expect.fail(
            `${JSON.stringify(answers)} at ${age}: ${suggest(answers, age).suggestion}, not ${expected}`,
          );
      }
    }
    expect(seen).toBe(3 * 4 * 4 * 3 * 3 * 3 * 3 * 3 * 5);
  });

  const anyAnswers = fc.record(
    Object.fromEntries(answerKeys.map((key) => [key, fc.constantFrom(...answerChoices[key])])),
  ) as fc.Arbitrary<Answers>;
  const anyAge = fc.option(fc.integer({ min: 0, max: 110 }));

  it('never finds a person under 18 eligible', () => {
    fc.assert(
      fc.property(anyAnswers, fc.integer({ min: 0, max: 17 }), (answers, age) => {
        expect(suggest(answers, age).suggestion).not.toBe('eligible');
      }),
    );
  });

  it('never takes back a definite outcome when more is answered', () => {
    fc.assert(
      fc.property(anyAnswers, anyAnswers, anyAge, (answers, more, age) => {
        const before = suggest(answers, age);
        if (before.suggestion === 'undetermined') return;
        const filled = { ...answers } as Record<string, string>;
        for (const key of answerKeys) if (answers[key] === 'unknown') filled[key] = more[key];
        expect(suggest(filled as Answers, age ?? 40).suggestion).toBe(before.suggestion);
      }),
    );
  });

  it('names something to answer exactly when it is undetermined, and only what is unanswered', () => {
    fc.assert(
      fc.property(anyAnswers, anyAge, (answers, age) => {
        const { suggestion, missing } = suggest(answers, age);
        expect(missing.length > 0).toBe(suggestion === 'undetermined');
        for (const key of missing)
          expect(key === 'age' ? age : answers[key]).toBe(key === 'age' ? null : 'unknown');
      }),
    );
  });

  it('explains itself by every criterion, and the deciding one fits the outcome', () => {
    fc.assert(
      fc.property(anyAnswers, anyAge, (answers, age) => {
        const { suggestion, criterion, reasons } = suggest(answers, age);
        expect(reasons.map((reason) => reason.criterion)).toEqual(
          eligibilityCriteria.criteria.map(({ id }) => id),
        );
        const status = reasons.find((reason) => reason.criterion === criterion)?.status;
        const fits = {
          eligible: 'met',
          'integrated-one-place': 'met',
          'not-eligible': 'not-met',
          undetermined: 'unknown',
        };
        expect(status).toBe(fits[suggestion]);
      }),
    );
  });

  it.each([
    [17, false],
    [18, true],
    [25, true],
    [26, false],
    [null, false],
  ])('at %s, priority is %s', (age, isPriority) => {
    expect(suggest(clear, age).isPriority).toBe(isPriority);
  });
});
