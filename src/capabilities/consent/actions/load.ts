// What every use case of consent begins with: the pathway with its parties and bases, open to the actor, and views of them.
import type { StaffWork } from '../../../platform/db/actor.ts';
import type { Language } from '../../../platform/http/language.ts';
import { fault, forbidden, notFound, Problem } from '../../../platform/http/problem.ts';
import { legalBasisRules, needText } from '../../../rules/legal-basis-content.ts';
import {
  basisState,
  partySort,
  recordableKinds,
  suggestedTopics,
  type Basis,
} from '../../../rules/legal-basis.ts';
import type { PlainDate } from '../../../rules/plain-date.ts';
import { topicsIn } from '../../../rules/topics.ts';
import { consentAbilities } from '../access.ts';
import type { LegalBasis, Need, Party } from '../model.ts';
import { needOf, type Plan, type Setting } from '../rules.ts';
import { loadConsent, lockConsent, type BasisRow, type ConsentFrame } from '../store.ts';

/** The pathway's consents. Throws 404 when the record is not open to the actor. */
export async function loadOpen(
  work: StaffWork,
  pathwayId: string,
  extra: readonly string[] = [],
): Promise<ConsentFrame> {
  const frame = await loadConsent(work.tx, pathwayId, extra);
  if (!frame) throw notFound();
  return frame;
}

/** The same for one who changes something, with everybody else who would kept waiting until the transaction ends. Throws 403
 *  when the actor may see but not do it. */
export async function loadToChange(
  work: StaffWork,
  pathwayId: string,
  ability: 'manageConsent' | 'withdrawConsent',
  extra: readonly string[] = [],
): Promise<ConsentFrame> {
  await lockConsent(work.tx, pathwayId, 'writer');
  const frame = await loadOpen(work, pathwayId, extra);
  if (!consentAbilities(work.actor, frame)[ability]) throw forbidden('consent.only-responsible-unit');
  return frame;
}

export function settingOf(frame: ConsentFrame, party: Setting['party'], today: PlainDate): Setting {
  return {
    rules: legalBasisRules,
    responsibleUnitId: frame.responsibleUnitId,
    responsibleSort: partySort({ kind: 'unit', unitKind: frame.responsibleUnitKind }),
    party,
    today,
  };
}

/** The one basis of a party that has not ended. */
export function presentOf(frame: Pick<ConsentFrame, 'bases'>, partyId: string): BasisRow | null {
  return frame.bases.find((basis) => basis.partyId === partyId && basis.endedAt === null) ?? null;
}

export function toBasis(row: BasisRow, pathwayId: string): Basis {
  const { id, partyId, kind, granted, validFrom, validTo } = row;
  return { id, pathwayId, partyId, kind, granted, validFrom, validTo, isEnded: row.endedAt !== null };
}

export function basisView(row: BasisRow, today: PlainDate): LegalBasis {
  const { id, version, kind, validFrom, validTo, givenOn, recordedBy, recordedUnit, recordedAt } = row;
  const isEnded = row.endedAt !== null;
  const ended = isEnded
    ? {
        at: row.endedAt ?? '',
        by: row.endedBy ?? '',
        reason: row.endReason as NonNullable<LegalBasis['ended']>['reason'],
      }
    : null;
  return {
    id,
    version,
    kind,
    topics: topicsIn(row.granted),
    validFrom,
    validTo,
    givenOn,
    recordedBy,
    recordedUnit,
    recordedAt,
    state: basisState({ isEnded, validFrom, validTo }, today),
    ended,
    hasForm: row.hasForm,
    documentId: row.documentId,
    limit: row.limit,
  };
}

export function needView(setting: Setting, language: Language): Need {
  const need = needOf(setting);
  return {
    need: need.need,
    ruleId: need.ruleId,
    text: needText(need.ruleId, language) ?? null,
    recordable: recordableKinds(need),
    suggestedTopics: suggestedTopics(legalBasisRules, partySort(setting.party)),
  };
}

export function partyIn(frame: ConsentFrame, partyId: string): Party | undefined {
  return frame.parties.find((party) => party.id === partyId);
}

/** The plan, or the refusal as a problem: a field's fault, or a conflict with what stands. `at` leads to the field. */
export function accepted(plan: Plan, at = ''): Exclude<Plan, { refused: string }> {
  if (!('refused' in plan)) return plan;
  throw plan.field === undefined ? new Problem(409, plan.refused) : fault(`${at}${plan.field}`, plan.refused);
}
