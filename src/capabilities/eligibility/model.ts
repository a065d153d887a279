// The assessment of who the pathway is for: answers, suggestion and decision on the wire, and the form of the criteria in content.
import { z } from 'zod';
import { isPlainDate } from '../../rules/plain-date.ts';
import { pathwayStates } from '../pathway/model.ts';
import { PlainDay } from '../patient/model.ts';

const yesNo = ['unknown', 'yes', 'no'] as const;

/** What the assessment asks, in the order it asks it. The first question is always whether one service can do it alone. */
export const answerChoices = {
  singleService: yesNo,
  substanceProblem: ['unknown', 'diagnosed', 'not-diagnosed', 'no'],
  seriousDisorder: ['unknown', 'established', 'suspected', 'no'],
  milderDisorder: yesNo,
  markedLossMental: yesNo,
  markedLossSubstance: yesNo,
  needsPhv: yesNo,
  needsTsb: yesNo,
} as const;
export type AnswerKey = keyof typeof answerChoices;
export const answerKeys = Object.keys(answerChoices) as AnswerKey[];

export const Answers = z.strictObject({
  singleService: z.enum(answerChoices.singleService),
  substanceProblem: z.enum(answerChoices.substanceProblem),
  seriousDisorder: z.enum(answerChoices.seriousDisorder),
  milderDisorder: z.enum(answerChoices.milderDisorder),
  markedLossMental: z.enum(answerChoices.markedLossMental),
  markedLossSubstance: z.enum(answerChoices.markedLossSubstance),
  needsPhv: z.enum(answerChoices.needsPhv),
  needsTsb: z.enum(answerChoices.needsTsb),
});
export type Answers = z.infer<typeof Answers>;

export const noAnswers: Answers = {
  singleService: 'unknown',
  substanceProblem: 'unknown',
  seriousDisorder: 'unknown',
  milderDisorder: 'unknown',
  markedLossMental: 'unknown',
  markedLossSubstance: 'unknown',
  needsPhv: 'unknown',
  needsTsb: 'unknown',
};

export const criterionIds = [
  'single-service',
  'adult',
  'serious-disorder',
  'milder-disorder',
  'needs-both',
  'young-priority',
] as const;
export type CriterionId = (typeof criterionIds)[number];
export const criterionStatuses = ['met', 'not-met', 'unknown'] as const;
export type CriterionStatus = (typeof criterionStatuses)[number];
export const decisions = ['eligible', 'not-eligible', 'integrated-one-place'] as const;
export type Decision = (typeof decisions)[number];
export const suggestions = [...decisions, 'undetermined'] as const;
export type SuggestedOutcome = (typeof suggestions)[number];

const day = z.string().refine(isPlainDate, 'Not a calendar day (YYYY-MM-DD)');
const sentence = z.string().trim().min(1);
const wording = z.strictObject({ title: sentence, met: sentence, 'not-met': sentence, unknown: sentence });

/** The form of content/eligibility-criteria.json; unknown fields are refused, so a misspelt one cannot pass unseen. */
export const EligibilityCriteria = z.strictObject({
  checkedOn: day,
  ages: z.strictObject({
    adultFrom: z.int().min(0).max(120),
    priorityFrom: z.int().min(0).max(120),
    priorityTo: z.int().min(0).max(120),
    source: sentence,
  }),
  criteria: z
    .array(
      z.strictObject({
        id: z.enum(criterionIds),
        rule: z.string().regex(/^R-\d{2,3}$/),
        source: sentence,
        text: z.strictObject({ nb: wording, nn: wording, en: wording }),
      }),
    )
    .refine(
      (criteria) => criteria.map(({ id }) => id).join() === criterionIds.join(),
      'Each criterion once, in order',
    ),
});
export type EligibilityCriteria = z.infer<typeof EligibilityCriteria>;

/** What the clinician writes: kept as it is typed. */
export const DraftContent = z.strictObject({
  answers: Answers,
  singleServiceReason: z.string().max(5000),
  notes: z.string().max(10_000),
});
export type DraftContent = z.infer<typeof DraftContent>;

/** `version` 0 before anything is saved. */
export const SavedDraft = z.strictObject({ value: DraftContent, version: z.number().int().min(0) });
export type SavedDraft = z.infer<typeof SavedDraft>;

export const DecisionToMake = z.strictObject({
  version: z.number().int().min(1),
  decision: z.enum(decisions),
  reason: z.string().trim().max(5000).nullable(),
});
export type DecisionToMake = z.infer<typeof DecisionToMake>;

export const DecidedAssessment = z.object({
  id: z.uuid(),
  content: DraftContent,
  suggestion: z.enum(suggestions),
  criterion: z.enum(criterionIds).nullable(),
  decision: z.enum(decisions),
  reason: z.string().nullable(),
  decidedAt: z.iso.datetime(),
  decidedBy: z.string(),
  decidedUnit: z.string(),
});
export type DecidedAssessment = z.infer<typeof DecidedAssessment>;

export const EligibilityPage = z.object({
  pathwayId: z.uuid(),
  givenName: z.string(),
  familyInitial: z.string(),
  /** Whole years today; null when no birth date is known. */
  age: z.number().int().nullable(),
  state: z.enum(pathwayStates),
  today: PlainDay,
  draft: SavedDraft.extend({
    updatedAt: z.iso.datetime().nullable(),
    updatedBy: z.string().nullable(),
  }).nullable(),
  /** Newest first. */
  decided: z.array(DecidedAssessment),
  /** False when the reader's unit may not see the topics of an assessment: then the lists are empty for that reason. */
  holdsTopics: z.boolean(),
  may: z.object({ assess: z.boolean() }),
});
export type EligibilityPage = z.infer<typeof EligibilityPage>;

export const DecisionOutcome = z.object({ state: z.enum(pathwayStates), isPriority: z.boolean() });
export type DecisionOutcome = z.infer<typeof DecisionOutcome>;
