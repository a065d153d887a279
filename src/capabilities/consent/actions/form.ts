// What the consent form and the receipt on paper say: blank, as registered, or as proposed before anything is saved.
import type { ConsentDocument } from '../../document/model.ts';
import type { StaffWork } from '../../../platform/db/actor.ts';
import type { Language } from '../../../platform/http/language.ts';
import { notFound } from '../../../platform/http/problem.ts';
import { needText } from '../../../rules/legal-basis-content.ts';
import { grantOf } from '../../../rules/legal-basis.ts';
import { topicsIn } from '../../../rules/topics.ts';
import { consentForm, receiptForm, type FormRecipient } from '../documents.ts';
import type { FormProposal } from '../model.ts';
import { needOf } from '../rules.ts';
import { loadFormHead, type ConsentFrame } from '../store.ts';
import { loadOpen, partyIn, presentOf, settingOf } from './load.ts';
import { receiptOf } from './receipt.ts';
import { requireParty } from './read.ts';

type Form = { form: 'blank' } | { form: 'filled'; proposed: readonly FormProposal[] | null };

/** What stands by consent and has not run out. */
function registered(frame: ConsentFrame, today: string): FormRecipient[] {
  return frame.parties.flatMap((party) => {
    const row = presentOf(frame, party.id);
    const isConsent = row?.kind === 'oral-consent' || row?.kind === 'written-consent';
    if (!row || !isConsent || (row.validTo !== null && row.validTo < today)) return [];
    return [
      { party, topics: topicsIn(row.granted), from: row.validFrom, to: row.validTo, limits: row.limit },
    ];
  });
}

function proposedRecipients(frame: ConsentFrame, proposed: readonly FormProposal[]): FormRecipient[] {
  return proposed.map(({ party, topics, validFrom, validTo, limit }, index) => {
    const known =
      'partyId' in party
        ? requireParty(frame, party.partyId, `recipients.${index}.party.partyId`)
        : { kind: party.newParty.kind, unitKind: null, name: party.newParty.name };
    return {
      party: known,
      topics: topicsIn(grantOf(topics)),
      from: validFrom,
      to: validTo,
      limits: limit || null,
    };
  });
}

/** Those who cooperate without consent, with the rule that says so: the form tells the whole truth. */
function withoutConsent(frame: ConsentFrame, today: string, language: Language) {
  return frame.bases.flatMap((row) => {
    const party = partyIn(frame, row.partyId);
    const isCooperation = row.kind === 'specialist-cooperation' || row.kind === 'gp-cooperation';
    if (!party || row.endedAt !== null || !isCooperation) return [];
    const { ruleId } = needOf(settingOf(frame, party, today));
    return [{ name: party.name, basis: needText(ruleId, language)?.replace(/\.$/, '') ?? null }];
  });
}

/** The consent form, to be set after the transaction. Throws 404 when the record is not open. */
export async function consentFormToPrint(
  work: StaffWork,
  pathwayId: string,
  language: Language,
  wanted: Form,
): Promise<ConsentDocument> {
  const proposed = wanted.form === 'filled' ? wanted.proposed : null;
  const ids = (proposed ?? []).flatMap(({ party }) => ('partyId' in party ? [party.partyId] : []));
  const frame = await loadOpen(work, pathwayId, ids);
  const head = await loadFormHead(work.tx, pathwayId);
  if (!head) throw notFound();
  const recipients = proposed ? proposedRecipients(frame, proposed) : registered(frame, work.today);
  work.log({ action: 'print', object: 'consent-form', pathwayId });
  return consentForm(head, {
    form: wanted.form,
    language,
    date: work.today,
    recipients,
    withoutConsent: withoutConsent(frame, work.today, language),
  });
}

/** The receipt, made anew from what stands in the history. */
export async function receiptToPrint(
  work: StaffWork,
  pathwayId: string,
  legalBasisId: string,
  language: Language,
): Promise<ConsentDocument> {
  const receipt = await receiptOf(work, pathwayId, legalBasisId);
  const head = await loadFormHead(work.tx, pathwayId);
  if (!head) throw notFound();
  work.log({ action: 'print', object: 'consent-receipt', objectId: legalBasisId, pathwayId });
  return receiptForm(head, receipt, language, work.today);
}
