// Decisions about a request, pure: what stands in the way of sending it to a unit. Rules.
import {
  basisNeeded,
  grantOf,
  partySort,
  recordableKinds,
  type LegalBasisRules,
  type Need,
} from '../../rules/legal-basis.ts';
import type { PlainDate } from '../../rules/plain-date.ts';
import { containsAll, topicBit, topicMask } from '../../rules/topics.ts';
import type { NewRequest } from './model.ts';

/** What a unit of one kind needs to tell a unit of another kind about a patient. */
export function requestNeed(
  rules: LegalBasisRules,
  fromKind: string,
  toKind: string,
  today: PlainDate,
): Need {
  const sort = (unitKind: string) => partySort({ kind: 'unit', unitKind });
  return basisNeeded(rules, sort(fromKind), sort(toKind), today);
}

export interface RequestFault {
  field: string;
  code: string;
}

/** Everything that stands in the way; empty when the request can be sent. No text reaches a unit without a basis that covers
 *  what the text touches, and a text that is said to touch nothing is not believed. */
export function requestFaults(
  request: Pick<NewRequest, 'topics' | 'basis' | 'namedStaffId'>,
  facts: { need: Need; today: PlainDate; isShielded: boolean; isClinician: boolean },
): RequestFault[] {
  const { topics, basis } = request;
  const faults: RequestFault[] = [];
  const touched = topicMask(topics);
  if ((touched & ~topicBit('practical')) === 0)
    faults.push({ field: 'topics', code: 'problem.meeting-request.no-topic' });
  if (!recordableKinds(facts.need).includes(basis.kind))
    faults.push({ field: 'basis.kind', code: 'problem.meeting-request.consent-needed' });
  else if (basis.kind.endsWith('-consent') && !facts.isClinician)
    faults.push({ field: 'basis.kind', code: 'problem.meeting-request.clinician-records' });
  else if (!containsAll(grantOf(basis.topics), touched))
    faults.push({ field: 'topics', code: 'problem.meeting-request.beyond-basis' });
  if (basis.givenOn > facts.today) faults.push({ field: 'basis.givenOn', code: 'problem.not-in-future' });
  if (basis.validTo !== null && basis.validTo < facts.today)
    faults.push({ field: 'basis.validTo', code: 'problem.not-in-past' });
  if (facts.isShielded && request.namedStaffId === null)
    faults.push({ field: 'namedStaffId', code: 'problem.meeting-request.name-somebody' });
  return faults;
}
