// Assessing who the pathway is for: a draft that saves itself, and a clinician's decision that moves the pathway.
import type { StaffWork } from '../../platform/db/actor.ts';
import { fault, forbidden, notFound, Problem, versionClash } from '../../platform/http/problem.ts';
import { ageOn } from '../../rules/plain-date.ts';
import { containsAll, topicMask } from '../../rules/topics.ts';
import { startInvitationDeadline } from '../meeting/actions/deadline.ts';
import { endPathway } from '../pathway/change-state-end.ts';
import { changeState } from '../pathway/change-state.ts';
import { recordEvent } from '../pathway/events.ts';
import type { PathwayState } from '../pathway/model.ts';
import { mayAssess } from './access.ts';
import {
  answerKeys,
  noAnswers,
  type Answers,
  type DecidedAssessment,
  type Decision,
  type DecisionOutcome,
  type DecisionToMake,
  type DraftContent,
  type EligibilityPage,
  type SavedDraft,
} from './model.ts';
import { suggest } from './rules.ts';
import {
  decideDraft,
  insertDraft,
  loadAssessed,
  updateDraft,
  type Assessed,
  type AssessmentRow,
} from './store.ts';

/** An assessment tells of diagnosis, substance use and mental health; only a unit that holds all three reads it. */
const assessmentTopics = topicMask(['diagnosis', 'substance-use', 'mental-health']);
const stateAfter = {
  eligible: 'open',
  'not-eligible': 'closed',
  'integrated-one-place': 'integrated',
} as const satisfies Record<Decision, PathwayState>;

function contentOf(row: AssessmentRow): DraftContent {
  const answers = Object.fromEntries(answerKeys.map((key) => [key, row[key]])) as Answers;
  return { answers, singleServiceReason: row.singleServiceReason, notes: row.notes };
}

const emptyDraft: SavedDraft = {
  value: { answers: noAnswers, singleServiceReason: '', notes: '' },
  version: 0,
};

function draftOf(assessed: Assessed): SavedDraft {
  const row = assessed.assessments.find(({ state }) => state === 'draft');
  return row ? { value: contentOf(row), version: row.version } : emptyDraft;
}

const ageOf = (assessed: Assessed, work: StaffWork) =>
  assessed.birthDate === null ? null : ageOn(assessed.birthDate, work.today);

async function loadOpen(work: StaffWork, pathwayId: string): Promise<Assessed> {
  const assessed = await loadAssessed(work.tx, pathwayId);
  if (!assessed?.isOpenToMe) throw notFound();
  return assessed;
}

async function loadForAssessing(work: StaffWork, pathwayId: string): Promise<Assessed> {
  const assessed = await loadOpen(work, pathwayId);
  const state = assessed.state as PathwayState;
  if (!mayAssess(work.actor, { state, responsibleUnitId: assessed.responsibleUnitId }))
    throw forbidden('eligibility.not-yours');
  return assessed;
}

/** The assessment page of a pathway: the draft for those who assess, and what was decided for those who hold its topics.
 *  Throws 404 while the pathway is not open to the actor. */
export async function openEligibility(work: StaffWork, pathwayId: string): Promise<EligibilityPage> {
  const assessed = await loadOpen(work, pathwayId);
  const state = assessed.state as PathwayState;
  const isAssessor = mayAssess(work.actor, { state, responsibleUnitId: assessed.responsibleUnitId });
  const draft = assessed.assessments.find((row) => row.state === 'draft');
  const decided = assessed.assessments
    .filter((row) => row.state === 'decided')
    .map((row): DecidedAssessment => ({
      id: row.id,
      content: contentOf(row),
      suggestion: (row.suggestion ?? 'undetermined') as DecidedAssessment['suggestion'],
      criterion: row.suggestionCriterion as DecidedAssessment['criterion'],
      decision: row.decision as Decision,
      reason: row.decisionReason,
      decidedAt: row.decidedAt ?? '',
      decidedBy: row.decidedBy ?? '',
      decidedUnit: row.decidedUnit ?? '',
    }));
  work.log({ action: 'read', object: 'eligibility', pathwayId });
  return {
    pathwayId,
    givenName: assessed.givenName,
    familyInitial: assessed.familyName.slice(0, 1),
    age: ageOf(assessed, work),
    state,
    today: work.today,
    draft: isAssessor
      ? {
          ...draftOf(assessed),
          updatedAt: draft?.updatedAt ?? null,
          updatedBy: draft?.updatedBy ?? null,
        }
      : null,
    decided,
    holdsTopics: containsAll(assessed.topics, assessmentTopics),
    may: { assess: isAssessor },
  };
}

/** Saves the draft as it stands; `version` 0 begins it. Throws 409 with the present draft when somebody else was first. */
export async function saveDraft(
  work: StaffWork,
  pathwayId: string,
  { value, version }: SavedDraft,
): Promise<{ version: number }> {
  const assessed = await loadForAssessing(work, pathwayId);
  const { suggestion, criterion } = suggest(value.answers, ageOf(assessed, work));
  const written = { content: value, suggestion, criterion, at: work.now, by: work.actor.staffId };
  const saved =
    version === 0
      ? await insertDraft(work.tx, pathwayId, written)
      : await updateDraft(work.tx, pathwayId, version, written);
  if (saved === null) throw versionClash(draftOf(await loadOpen(work, pathwayId)));
  work.log({ action: version === 0 ? 'create' : 'change', object: 'eligibility', pathwayId });
  return { version: saved };
}

/** Decides on the draft that was read. The system's suggestion is kept beside it; a decision that differs needs a written
 *  reason. Eligible opens the pathway and starts the deadline for the invitation; one place makes it integrated;
 *  not eligible closes it. */
export async function decide(
  work: StaffWork,
  pathwayId: string,
  input: DecisionToMake,
): Promise<DecisionOutcome> {
  const assessed = await loadForAssessing(work, pathwayId);
  const draft = draftOf(assessed);
  if (draft.version === 0) throw new Problem(409, 'eligibility.nothing-assessed');
  if (draft.version !== input.version) throw versionClash(draft);
  const { suggestion, criterion, isPriority } = suggest(draft.value.answers, ageOf(assessed, work));
  const reason = input.reason === '' ? null : input.reason;
  if (input.decision !== suggestion && reason === null)
    throw fault('reason', 'problem.eligibility.reason-needed');
  const { staffId, unitId } = work.actor;
  const assessmentId = await decideDraft(work.tx, pathwayId, input.version, {
    decision: input.decision,
    reason,
    suggestion,
    criterion,
    by: staffId,
    unitId,
    at: work.now,
  });
  if (assessmentId === null) throw versionClash(draftOf(await loadOpen(work, pathwayId)));
  await recordEvent(work, {
    pathwayId,
    kind: 'eligibility-decided',
    subjectId: assessmentId,
    topics: assessmentTopics,
    facts: { decision: input.decision, suggestion, differs: input.decision !== suggestion },
  });
  work.log({ action: 'change', object: 'eligibility', objectId: assessmentId, pathwayId });
  const state = stateAfter[input.decision];
  if (input.decision === 'eligible')
    await startInvitationDeadline(work, { pathwayId, triggeredOn: assessed.triggeredOn, unitId });
  const facts = { reason: 'eligibility', subjectId: assessmentId };
  if (state === 'open') await changeState(work, pathwayId, state, { ...facts, isPriority });
  else await endPathway(work, pathwayId, state, facts);
  return { state, isPriority: input.decision === 'eligible' && isPriority };
}
