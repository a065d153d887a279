// The only SQL on eligibility assessments.
import { sql } from 'kysely';
import type { Tx } from '../../platform/db/actor.ts';
import type { PlainDate } from '../../rules/plain-date.ts';
import { answerKeys, type Answers, type DraftContent } from './model.ts';

export interface AssessmentRow extends Answers {
  id: string;
  state: 'draft' | 'decided';
  singleServiceReason: string;
  notes: string;
  suggestion: string | null;
  suggestionCriterion: string | null;
  decision: string | null;
  decisionReason: string | null;
  decidedAt: string | null;
  decidedBy: string | null;
  decidedUnit: string | null;
  updatedAt: string;
  updatedBy: string;
  version: number;
}

export interface Assessed {
  pathwayId: string;
  givenName: string;
  familyName: string;
  birthDate: PlainDate | null;
  state: string;
  triggeredOn: PlainDate;
  responsibleUnitId: string;
  isOpenToMe: boolean;
  /** Topics that the actor's unit holds on the pathway today. */
  topics: number;
  assessments: AssessmentRow[];
}

const instant = (column: string) =>
  sql.raw(`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`);

/** The pathway with its assessments, newest first; undefined when the actor may not know of it. */
export async function loadAssessed(tx: Tx, pathwayId: string): Promise<Assessed | undefined> {
  const { rows } = await sql<Assessed>`
    select w.id as pathway_id, r.given_name, r.family_name, coalesce(p.birth_date, r.birth_date) as birth_date, w.state,
      w.triggered_on, w.responsible_unit_id,
      exists (select from staff_access a where a.pathway_id = w.id and a.staff_id = current_staff()
        and (a.until_at is null or a.until_at > current_instant())) as is_open_to_me,
      coalesce((select bit_or(s.topics) from share s where s.pathway_id = w.id and s.party_id = current_unit()
        and s.valid_from <= current_day() and (s.valid_to is null or s.valid_to >= current_day())), 0) as topics,
      coalesce((select jsonb_agg(jsonb_build_object('id', e.id, 'state', e.state, 'singleService', e.single_service,
          'singleServiceReason', coalesce(e.single_service_reason, ''), 'seriousDisorder', e.serious_disorder,
          'milderDisorder', e.milder_disorder, 'substanceProblem', e.substance_problem,
          'markedLossMental', e.marked_loss_mental, 'markedLossSubstance', e.marked_loss_substance,
          'needsPhv', e.needs_phv, 'needsTsb', e.needs_tsb, 'notes', coalesce(e.notes, ''), 'suggestion', e.suggestion,
          'suggestionCriterion', e.suggestion_criterion, 'decision', e.decision, 'decisionReason', e.decision_reason,
          'decidedAt', ${instant('e.decided_at')}, 'decidedBy', d.given_name || ' ' || d.family_name, 'decidedUnit', du.name,
          'updatedAt', ${instant('e.updated_at')}, 'updatedBy', c.given_name || ' ' || c.family_name, 'version', e.version)
          order by e.state = 'draft' desc, e.decided_at desc)
        from eligibility_assessment e join staff c on c.id = e.updated_by
          left join staff d on d.id = e.decided_by left join unit du on du.id = e.decided_unit_id
        where e.pathway_id = w.id), '[]') as assessments
    from pathway w join registration r on r.id = w.registration_id join person p on p.id = r.person_id
    where w.id = ${pathwayId}`.execute(tx);
  return rows[0];
}

interface Written {
  content: DraftContent;
  suggestion: string;
  criterion: string;
  at: Date;
  by: string;
}

const columnsOf = ({ content, suggestion, criterion, at, by }: Written) => ({
  ...(Object.fromEntries(answerKeys.map((key) => [key, content.answers[key]])) as Answers),
  singleServiceReason: content.singleServiceReason || null,
  notes: content.notes || null,
  suggestion,
  suggestionCriterion: criterion,
  updatedAt: at,
  updatedBy: by,
});

/** Begins the draft; null when one is there already. */
export async function insertDraft(tx: Tx, pathwayId: string, written: Written): Promise<number | null> {
  const row = await tx
    .insertInto('eligibilityAssessment')
    .values({ pathwayId, createdAt: written.at, ...columnsOf(written) })
    .onConflict((conflict) => conflict.column('pathwayId').where('state', '=', sql.lit('draft')).doNothing())
    .returning('version')
    .executeTakeFirst();
  return row?.version ?? null;
}

/** Saves the draft when the version is the one that was read; null when somebody else was first. */
export async function updateDraft(
  tx: Tx,
  pathwayId: string,
  version: number,
  written: Written,
): Promise<number | null> {
  const row = await tx
    .updateTable('eligibilityAssessment')
    .set({ ...columnsOf(written), version: version + 1 })
    .where('pathwayId', '=', pathwayId)
    .where('state', '=', 'draft')
    .where('version', '=', version)
    .returning('version')
    .executeTakeFirst();
  return row?.version ?? null;
}

/** Turns the draft into a decision; null when it is no longer the version that was read. Gives the assessment's id. */
export async function decideDraft(
  tx: Tx,
  pathwayId: string,
  version: number,
  decision: {
    decision: string;
    reason: string | null;
    suggestion: string;
    criterion: string;
    by: string;
    unitId: string;
    at: Date;
  },
): Promise<string | null> {
  const row = await tx
    .updateTable('eligibilityAssessment')
    .set({
      state: 'decided',
      decision: decision.decision,
      decisionReason: decision.reason,
      suggestion: decision.suggestion,
      suggestionCriterion: decision.criterion,
      decidedBy: decision.by,
      decidedUnitId: decision.unitId,
      decidedAt: decision.at,
      version: version + 1,
    })
    .where('pathwayId', '=', pathwayId)
    .where('state', '=', 'draft')
    .where('version', '=', version)
    .returning('id')
    .executeTakeFirst();
  return row?.id ?? null;
}
