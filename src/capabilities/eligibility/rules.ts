// Who the pathway is for: a suggestion from the answers, and which criterion decided it. Rules of docs/rules.md;
// ages and wording are data (content/eligibility-criteria.json). A clinician decides.
import content from '../../../content/eligibility-criteria.json' with { type: 'json' };
import {
  EligibilityCriteria,
  type AnswerKey,
  type Answers,
  type CriterionId,
  type CriterionStatus,
  type SuggestedOutcome,
} from './model.ts';

/** The criteria with their wording, checked as they are loaded: a broken file stops the start. */
export const eligibilityCriteria: EligibilityCriteria = EligibilityCriteria.parse(content);

export interface Suggestion {
  suggestion: SuggestedOutcome;
  /** The criterion that decided it; when undetermined, the first one that still could. */
  criterion: CriterionId;
  reasons: { criterion: CriterionId; status: CriterionStatus }[];
  /** What must be answered before the outcome can be told, in the order of asking; `age` when the birth date is missing. */
  missing: (AnswerKey | 'age')[];
  isPriority: boolean;
}

/** Three-valued: what is unknown stays unknown unless the rest settles it. */
type Truth = boolean | null;

function all(...parts: Truth[]): Truth {
  if (parts.includes(false)) return false;
  return parts.includes(null) ? null : true;
}

function any(...parts: Truth[]): Truth {
  if (parts.includes(true)) return true;
  return parts.includes(null) ? null : false;
}

const truthOf = (answer: string): Truth => (answer === 'unknown' ? null : answer !== 'no');
const statusOf = (truth: Truth): CriterionStatus => (truth === null ? 'unknown' : truth ? 'met' : 'not-met');

function truths(answers: Answers, age: number | null): Record<CriterionId, Truth> {
  const { ages } = eligibilityCriteria;
  const substance = truthOf(answers.substanceProblem);
  return {
    'single-service': truthOf(answers.singleService),
    adult: age === null ? null : age >= ages.adultFrom,
    'serious-disorder': all(truthOf(answers.seriousDisorder), substance),
    'milder-disorder': all(
      truthOf(answers.milderDisorder),
      substance,
      truthOf(answers.markedLossMental),
      truthOf(answers.markedLossSubstance),
    ),
    'needs-both': all(truthOf(answers.needsPhv), truthOf(answers.needsTsb)),
    'young-priority': age === null ? null : age >= ages.priorityFrom && age <= ages.priorityTo,
  };
}

/** Of the two ways to be in the target group, the one that an outcome is told by. */
function disorderCriterion(truth: Record<CriterionId, Truth>, answers: Answers): CriterionId {
  if (truth['serious-disorder'] === true) return 'serious-disorder';
  if (truth['milder-disorder'] === true) return 'milder-disorder';
  if (truth['serious-disorder'] === null) return 'serious-disorder';
  if (truth['milder-disorder'] === null) return 'milder-disorder';
  return truthOf(answers.milderDisorder) ? 'milder-disorder' : 'serious-disorder';
}

const askedBy: Record<Exclude<CriterionId, 'young-priority'>, readonly (AnswerKey | 'age')[]> = {
  'single-service': ['singleService'],
  adult: ['age'],
  'serious-disorder': ['substanceProblem', 'seriousDisorder'],
  'milder-disorder': ['substanceProblem', 'milderDisorder', 'markedLossMental', 'markedLossSubstance'],
  'needs-both': ['needsPhv', 'needsTsb'],
};

function missingAnswers(
  open: readonly Exclude<CriterionId, 'young-priority'>[],
  answers: Answers,
): Suggestion['missing'] {
  const asked = new Set(open.flatMap((criterion) => askedBy[criterion]));
  return [...asked].filter((key) => key === 'age' || answers[key] === 'unknown');
}

/** Suggests an outcome from what is known. `age` in whole years, null when unknown.
 *  Nothing unknown is guessed: an outcome is definite only when no answer still missing could change it, and as long as it is
 *  not settled whether one service can give integrated treatment alone, nothing is. Throws nothing.
 *  `suggest({ ...noAnswers, singleService: 'yes' }, 40).suggestion` is `'integrated-one-place'`. */
export function suggest(answers: Answers, age: number | null): Suggestion {
  const truth = truths(answers, age);
  const disorder = any(truth['serious-disorder'], truth['milder-disorder']);
  const disorderId = disorderCriterion(truth, answers);
  const rest: [CriterionId, Truth][] = [
    ['adult', truth.adult],
    [disorderId, disorder],
    ['needs-both', truth['needs-both']],
  ];
  const reasons = eligibilityCriteria.criteria.map(({ id }) => ({
    criterion: id,
    status: statusOf(truth[id]),
  }));
  const verdict = (
    suggestion: SuggestedOutcome,
    criterion: CriterionId,
    missing: Suggestion['missing'] = [],
  ): Suggestion => ({
    suggestion,
    criterion,
    reasons,
    missing,
    isPriority: truth['young-priority'] === true,
  });

  if (truth['single-service'] === true) return verdict('integrated-one-place', 'single-service');
  const failed = rest.find(([, value]) => value === false);
  if (truth['single-service'] === false) {
    if (failed) return verdict('not-eligible', failed[0]);
    if (rest.every(([, value]) => value === true)) return verdict('eligible', disorderId);
  }
  const open: Exclude<CriterionId, 'young-priority'>[] = [];
  if (truth['single-service'] === null) open.push('single-service');
  if (!failed) {
    if (truth.adult === null) open.push('adult');
    if (disorder === null) {
      if (truth['serious-disorder'] === null) open.push('serious-disorder');
      if (truth['milder-disorder'] === null) open.push('milder-disorder');
    }
    if (truth['needs-both'] === null) open.push('needs-both');
  }
  return verdict('undetermined', open[0] ?? 'single-service', missingAnswers(open, answers));
}
