// Taking back: consents withdrawn, cooperation objected to, an objection lifted, what was recorded wrongly corrected.
import type { StaffWork } from '../../../platform/db/actor.ts';
import type { Language } from '../../../platform/http/language.ts';
import { fault, notFound, versionClash } from '../../../platform/http/problem.ts';
import { recordEvent } from '../../pathway/events.ts';
import type { ConsentPage, Objection, Receipt, Withdrawal } from '../model.ts';
import { planChange, type EndReason } from '../rules.ts';
import type { BasisRow, ConsentFrame } from '../store.ts';
import { accepted, loadToChange, partyIn, presentOf, settingOf, toBasis } from './load.ts';
import { consentPage, openConsent, requireParty } from './read.ts';
import { receiptAt } from './receipt.ts';
import { endPresent, requirePresent, writeBasis } from './record.ts';

/** Ends one standing basis by a change that adds nothing, and tells the time line. */
async function endBy(
  work: StaffWork,
  pathwayId: string,
  frame: ConsentFrame,
  present: BasisRow,
  change: 'withdraw' | 'lift-objection' | 'recorded-wrongly',
  language: Language,
): Promise<EndReason> {
  const party = partyIn(frame, present.partyId);
  if (!party) throw notFound();
  const setting = settingOf(frame, party, work.today);
  const { end } = accepted(planChange(setting, toBasis(present, pathwayId), { change }));
  if (!end) throw notFound();
  await endPresent(work, pathwayId, present, end, language);
  await recordEvent(work, {
    pathwayId,
    kind: change === 'lift-objection' ? 'objection-lifted' : 'basis-ended',
    subjectId: party.id,
    facts: { name: party.name, kind: present.kind, reason: end },
  });
  return end;
}

/** Withdraws consents towards one or several, all or none; from their next request on these parties see nothing. Gives the
 *  patient's receipt. Cooperation that needs no consent is objected to instead (409). */
export async function withdrawConsents(
  work: StaffWork,
  pathwayId: string,
  input: Withdrawal,
  language: Language,
): Promise<Receipt> {
  const frame = await loadToChange(work, pathwayId, 'withdrawConsent');
  const read = new Map(input.bases.map((basis) => [basis.id, basis]));
  for (const basis of read.values()) {
    const present = requirePresent(work, pathwayId, frame, basis, language);
    await endBy(work, pathwayId, frame, present, 'withdraw', language);
  }
  return receiptAt(work, pathwayId, work.now.toISOString());
}

/** The patient no longer wants these parties to see anything, whatever it rests on: consents are withdrawn and cooperation is
 *  objected to, all or none, on one receipt. */
export async function takeBack(
  work: StaffWork,
  pathwayId: string,
  input: Objection,
  language: Language,
): Promise<Receipt> {
  const frame = await loadToChange(work, pathwayId, 'withdrawConsent');
  const isConsent = (id: string | undefined) =>
    ['oral-consent', 'written-consent', 'requester'].includes(
      frame.bases.find((basis) => basis.id === id)?.kind ?? '',
    );
  const bases = input.parties.flatMap(({ present }) => (present && isConsent(present.id) ? [present] : []));
  const parties = input.parties.filter(({ present }) => !isConsent(present?.id));
  if (bases.length > 0) await withdrawConsents(work, pathwayId, { bases }, language);
  if (parties.length > 0)
    await objectToCooperation(work, pathwayId, { parties, saidOn: input.saidOn }, language);
  return receiptAt(work, pathwayId, work.now.toISOString());
}

/** Records that the patient says no to cooperation with these parties, all or none: what stood ends, and no cooperation
 *  can be recorded until the objection is lifted. Gives the receipt. */
export async function objectToCooperation(
  work: StaffWork,
  pathwayId: string,
  input: Objection,
  language: Language,
): Promise<Receipt> {
  const ids = input.parties.map(({ partyId }) => partyId);
  const frame = await loadToChange(work, pathwayId, 'withdrawConsent', ids);
  if (input.saidOn > work.today) throw fault('saidOn', 'problem.not-in-future');
  for (const [index, { partyId, present: read }] of input.parties.entries()) {
    const at = `parties.${index}.`;
    if (ids.indexOf(partyId) !== index) throw fault(`${at}partyId`, 'problem.consent.party-twice');
    const party = requireParty(frame, partyId, `${at}partyId`);
    const present = presentOf(frame, partyId);
    if ((present?.id ?? null) !== (read?.id ?? null) || (present?.version ?? 0) !== (read?.version ?? 0))
      throw versionClash(consentPage(work, pathwayId, frame, language));
    const setting = settingOf(frame, party, work.today);
    const plan = accepted(
      planChange(setting, present && toBasis(present, pathwayId), { change: 'object' }),
      at,
    );
    if (present && plan.end) await endPresent(work, pathwayId, present, plan.end, language);
    if (plan.add)
      await writeBasis(
        work,
        pathwayId,
        party,
        { add: plan.add, givenOn: input.saidOn, documentId: null, limit: null },
        'objection-recorded',
      );
  }
  return receiptAt(work, pathwayId, work.now.toISOString());
}

/** The patient no longer objects. Nothing is shared by that alone: cooperation is recorded anew. */
export async function liftObjection(
  work: StaffWork,
  pathwayId: string,
  read: { id: string; version: number },
  language: Language,
): Promise<ConsentPage> {
  const frame = await loadToChange(work, pathwayId, 'manageConsent');
  const present = requirePresent(work, pathwayId, frame, read, language);
  await endBy(work, pathwayId, frame, present, 'lift-objection', language);
  return openConsent(work, pathwayId, language);
}

/** Ends what should never have been recorded. It stays in the history as just that. */
export async function correctRecording(
  work: StaffWork,
  pathwayId: string,
  read: { id: string; version: number },
  language: Language,
): Promise<ConsentPage> {
  const frame = await loadToChange(work, pathwayId, 'withdrawConsent');
  const present = requirePresent(work, pathwayId, frame, read, language);
  await endBy(work, pathwayId, frame, present, 'recorded-wrongly', language);
  return openConsent(work, pathwayId, language);
}
