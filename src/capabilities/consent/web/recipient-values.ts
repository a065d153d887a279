// What stands in the form of a new recipient, and what it becomes when it is shown in the preview or saved.
import type { RecordableKind } from '../../../rules/legal-basis.ts';
import type { PlainDate } from '../../../rules/plain-date.ts';
import type { Topic } from '../../../rules/topics.ts';
import type {
  BasisToRecord,
  FormProposal,
  LegalBasis,
  NewParty,
  PartyChoice,
  ProposedChange,
} from '../model.ts';

export interface RecipientValues {
  who: 'unit' | 'person';
  unit: { id: string; name: string } | null;
  person: {
    kind: NewParty['kind'];
    name: string;
    relation: string;
    phone: string;
    email: string;
    address: string;
  };
  kind: RecordableKind | '';
  topics: Topic[];
  givenOn: PlainDate | null;
  /** Null: today. */
  validFrom: PlainDate | null;
  hasEnd: boolean;
  validTo: PlainDate | null;
  limit: string;
}

export const emptyPerson: RecipientValues['person'] = {
  kind: 'kin',
  name: '',
  relation: '',
  phone: '',
  email: '',
  address: '',
};

export function emptyRecipient(today: PlainDate): RecipientValues {
  return {
    who: 'unit',
    unit: null,
    person: emptyPerson,
    kind: '',
    topics: [],
    givenOn: today,
    validFrom: null,
    hasEnd: false,
    validTo: null,
    limit: '',
  };
}

/** The form as it begins when what stands is to be changed: as it stands, but the day the patient said it. */
export function recipientFrom(present: LegalBasis | null, today: PlainDate): RecipientValues {
  const empty = emptyRecipient(today);
  if (!present || present.kind === 'objection' || present.state === 'ran-out') return empty;
  const { kind } = present;
  return {
    ...empty,
    kind: kind === 'responsible-unit' || kind === 'requester' ? '' : kind,
    topics: present.topics.filter((topic) => topic !== 'practical'),
    validFrom: present.validFrom > today ? present.validFrom : null,
    hasEnd: present.validTo !== null,
    validTo: present.validTo,
    limit: present.limit ?? '',
  };
}

const orNull = (text: string) => (text.trim() === '' ? null : text.trim());

export function partyChoice(values: RecipientValues, partyId: string | null): PartyChoice | null {
  if (partyId) return { partyId };
  if (values.who === 'unit') return values.unit ? { partyId: values.unit.id } : null;
  const { kind, name, relation, phone, email, address } = values.person;
  if (name.trim() === '') return null;
  return {
    newParty: {
      kind,
      name: name.trim(),
      relation: orNull(relation),
      phone: orNull(phone),
      email: orNull(email),
      address: orNull(address),
    },
  };
}

const terms = (values: RecipientValues) => ({
  topics: values.topics,
  validFrom: values.validFrom,
  validTo: values.hasEnd ? values.validTo : null,
});

export function proposalOf(values: RecipientValues, party: PartyChoice): ProposedChange | null {
  return values.kind === '' ? null : { change: 'record', party, kind: values.kind, ...terms(values) };
}

export function paperOf(values: RecipientValues, party: PartyChoice): FormProposal {
  return { party, ...terms(values), limit: orNull(values.limit) };
}

export function basisOf(
  values: RecipientValues,
  party: PartyChoice,
  rest: { today: PlainDate; replaces: BasisToRecord['replaces']; documentId: string | null },
): BasisToRecord | null {
  if (values.kind === '') return null;
  const isWritten = values.kind === 'written-consent';
  return {
    party,
    kind: values.kind,
    ...terms(values),
    givenOn: values.givenOn ?? rest.today,
    limit: orNull(values.limit),
    documentId: isWritten ? rest.documentId : null,
    replaces: rest.replaces,
  };
}

export type Faults = Partial<Record<'unit' | 'name' | 'email' | 'kind' | 'givenOn' | 'validTo', string>>;

/** What is missing of who it is, as keys of texts by field. */
export function whoFaults(values: RecipientValues, responsibleUnitId: string): Faults {
  if (values.who === 'unit') {
    if (!values.unit) return { unit: 'consent.recipient.choose-unit' };
    return values.unit.id === responsibleUnitId ? { unit: 'consent.recipient.is-responsible' } : {};
  }
  const { name, email } = values.person;
  return {
    ...(name.trim() === '' ? { name: 'consent.recipient.write-name' } : {}),
    ...(email.trim() !== '' && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email.trim())
      ? { email: 'problem.bad-email' }
      : {}),
  };
}

/** What is missing of what is shared and for how long. */
export function termFaults(values: RecipientValues, today: PlainDate): Faults {
  const from = values.validFrom ?? today;
  const isEndMissing = values.hasEnd && values.validTo === null;
  const isEndEarly = values.hasEnd && values.validTo !== null && values.validTo < from;
  return {
    ...(values.kind === '' ? { kind: 'consent.recipient.choose-kind' } : {}),
    ...(values.givenOn === null ? { givenOn: 'consent.recipient.choose-day' } : {}),
    ...(isEndMissing ? { validTo: 'consent.recipient.choose-end' } : {}),
    ...(isEndEarly ? { validTo: 'problem.consent.ends-before-it-begins' } : {}),
  };
}
