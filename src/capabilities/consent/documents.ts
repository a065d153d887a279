// Consent on paper: what is registered or proposed, as the consent form and the receipt print it. No address of any person is
// among it, so none can be printed of one whose address is protected.
import type { ConsentDocument } from '../document/model.ts';
import type { UnitKind } from '../../rules/legal-basis.ts';
import type { PlainDate } from '../../rules/plain-date.ts';
import type { Topic } from '../../rules/topics.ts';
import type { Receipt, SeenParty } from './model.ts';

type Language = ConsentDocument['language'];
type RecipientKind = NonNullable<ConsentDocument['recipients']>[number]['kind'];

export interface FormHead {
  name: string;
  identityNumber: string | null;
  unit: string;
  organisation: string;
  unitAddress: string | null;
  unitPhone: string | null;
  unitEmail: string | null;
  contactName: string;
  contactTitle: string | null;
  contactPhone: string | null;
  contactEmail: string | null;
}

export interface FormRecipient {
  party: Pick<SeenParty, 'kind' | 'unitKind' | 'name'>;
  topics: Topic[] | null;
  from: PlainDate | null;
  to: PlainDate | null;
  limits: string | null;
}

const unitRecipients: Record<UnitKind, RecipientKind> = {
  phv: 'specialist',
  tsb: 'specialist',
  somatic: 'specialist',
  gp: 'gp',
  'municipal-health': 'municipality',
  nav: 'nav',
  other: 'other',
};

function recipientKind({ kind, unitKind }: FormRecipient['party']): RecipientKind {
  if (kind === 'unit') return unitKind ? unitRecipients[unitKind] : 'other';
  return kind === 'kin' ? 'next-of-kin' : 'other';
}

function senderOf(head: FormHead): ConsentDocument['sender'] {
  return {
    organisation: head.organisation,
    unit: head.unit,
    address: head.unitAddress
      ? head.unitAddress
          .split(/[\n,]/)
          .map((line) => line.trim())
          .filter(Boolean)
      : [],
    phone: head.unitPhone,
    email: head.unitEmail,
    contact: {
      name: head.contactName,
      role: head.contactTitle,
      phone: head.contactPhone,
      email: head.contactEmail,
    },
  };
}

/** The form to sign. `blank` has boxes and lines to fill in by hand; the patient's name is there already when known. */
export function consentForm(
  head: FormHead,
  input: {
    form: 'blank' | 'filled';
    language: Language;
    date: PlainDate;
    recipients: readonly FormRecipient[];
    withoutConsent: readonly { name: string; basis: string | null }[];
  },
): ConsentDocument {
  // Room for several of each, as on the form of S0.
  const municipal: FormRecipient['party'] = { kind: 'unit', unitKind: 'municipal-health', name: '' };
  const kin: FormRecipient['party'] = { kind: 'kin', unitKind: null, name: '' };
  const other: FormRecipient['party'] = { kind: 'other', unitKind: null, name: '' };
  const nav: FormRecipient['party'] = { kind: 'unit', unitKind: 'nav', name: '' };
  const blank = [municipal, municipal, municipal, nav, kin, kin, other, other];
  const recipients =
    input.form === 'filled'
      ? input.recipients
      : blank.map((party) => ({ party, topics: null, from: null, to: null, limits: null }));
  return {
    language: input.language,
    date: input.date,
    sender: senderOf(head),
    form: input.form,
    patient: { name: head.name, identityNumber: head.identityNumber },
    recipients: recipients.map(({ party, topics, from, to, limits }) => ({
      kind: recipientKind(party),
      name: party.name === '' ? null : party.name,
      topics,
      from,
      to,
      limits,
    })),
    withoutConsent: [...input.withoutConsent],
    given: null,
  };
}

/** The receipt of a withdrawal or objection, for the patient to keep. */
export function receiptForm(
  head: FormHead,
  receipt: Receipt,
  language: Language,
  date: PlainDate,
): ConsentDocument {
  return {
    language,
    date,
    sender: { ...senderOf(head), unit: receipt.recordedUnit },
    form: 'filled',
    patient: { name: head.name, identityNumber: head.identityNumber },
    recipients: receipt.towards.map(({ party, topics }) => ({
      kind: recipientKind(party),
      name: party.name,
      topics: topics.length > 0 ? topics : null,
    })),
    given: { how: 'oral', change: 'withdrawn', at: receipt.at, recordedBy: receipt.recordedBy },
  };
}
