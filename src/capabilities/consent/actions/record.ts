// Recording: a new basis or one that replaces what stands, holding something back, and the signed form.
import { requireDocument } from '../../document/actions.ts';
import type { StaffWork } from '../../../platform/db/actor.ts';
import type { Language } from '../../../platform/http/language.ts';
import { fault, notFound, versionClash } from '../../../platform/http/problem.ts';
import { limitTopics } from '../../../rules/legal-basis.ts';
import { recordEvent } from '../../pathway/events.ts';
import type { BasisToRecord, ConsentPage, LimitToSet, Party } from '../model.ts';
import { planChange, type PlannedBasis } from '../rules.ts';
import {
  attachForm,
  endBasis,
  insertBasis,
  insertLimit,
  insertParty,
  type BasisRow,
  type ConsentFrame,
} from '../store.ts';
import { accepted, loadToChange, partyIn, presentOf, settingOf, toBasis } from './load.ts';
import { consentPage, openConsent, requireParty } from './read.ts';

export interface WrittenBasis {
  add: PlannedBasis;
  givenOn: string;
  documentId: string | null;
  limit: string | null;
}

/** Writes a new basis with its words and tells the time line and the log. */
export async function writeBasis(
  work: StaffWork,
  pathwayId: string,
  party: Pick<Party, 'id' | 'name'>,
  written: WrittenBasis,
  event: string,
): Promise<string> {
  const { add, givenOn, documentId, limit } = written;
  const id = await insertBasis(work.tx, {
    ...add,
    pathwayId,
    partyId: party.id,
    givenOn,
    documentId,
    recordedBy: work.actor.staffId,
    recordedUnitId: work.actor.unitId,
    recordedAt: work.now,
  });
  if (limit !== null)
    await insertLimit(work.tx, {
      legalBasisId: id,
      pathwayId,
      topics: limitTopics(add.granted),
      text: limit,
    });
  await recordEvent(work, {
    pathwayId,
    kind: event,
    subjectId: party.id,
    facts: { name: party.name, kind: add.kind, validTo: add.validTo },
  });
  work.log({ action: 'create', object: 'legal-basis', objectId: id, pathwayId });
  return id;
}

/** Ends what stands; throws 409 with the page when somebody else was first. */
export async function endPresent(
  work: StaffWork,
  pathwayId: string,
  basis: Pick<BasisRow, 'id' | 'version'>,
  endReason: 'withdrawn' | 'replaced' | 'objection' | 'recorded-wrongly',
  language: Language,
): Promise<void> {
  const end = { endedAt: work.now, endedBy: work.actor.staffId, endReason };
  if (!(await endBasis(work.tx, basis, end)))
    throw versionClash(await openConsent(work, pathwayId, language));
  work.log({ action: 'change', object: 'legal-basis', objectId: basis.id, pathwayId });
}

const isSame = (present: BasisRow | null, read: { id: string; version: number } | null) =>
  (present?.id ?? null) === (read?.id ?? null) && (present?.version ?? 0) === (read?.version ?? 0);

async function checkForm(
  work: StaffWork,
  pathwayId: string,
  input: BasisToRecord,
  at: string,
): Promise<void> {
  if (input.documentId === null) return;
  if (input.kind !== 'written-consent') throw fault(`${at}documentId`, 'problem.consent.form-is-for-written');
  await requireDocument(work, {
    id: input.documentId,
    pathwayId,
    kind: 'signed-consent',
    field: `${at}documentId`,
  });
}

/** A person who comes into being with the basis; a known party otherwise. */
async function resolveParty(
  work: StaffWork,
  pathwayId: string,
  frame: ConsentFrame,
  input: BasisToRecord,
  at: string,
): Promise<Pick<Party, 'id' | 'kind' | 'unitKind' | 'name'>> {
  if ('partyId' in input.party) return requireParty(frame, input.party.partyId, `${at}party.partyId`);
  const { newParty } = input.party;
  const id = await insertParty(work.tx, { ...newParty, pathwayId });
  await recordEvent(work, { pathwayId, kind: 'party-added', subjectId: id, facts: { name: newParty.name } });
  work.log({ action: 'create', object: 'party', objectId: id, pathwayId });
  return { id, kind: newParty.kind, unitKind: null, name: newParty.name };
}

/** Records bases, all or none. Each names the basis it replaces, or null; when another one stands by now, 409 with the page and
 *  nothing is saved. Throws 404, 403, and 422 on the field at fault. */
export async function recordBases(
  work: StaffWork,
  pathwayId: string,
  inputs: readonly BasisToRecord[],
  language: Language,
): Promise<ConsentPage> {
  const ids = inputs.flatMap(({ party }) => ('partyId' in party ? [party.partyId] : []));
  const frame = await loadToChange(work, pathwayId, 'manageConsent', ids);
  for (const [index, input] of inputs.entries()) {
    const at = `bases.${index}.`;
    if ('partyId' in input.party && ids.indexOf(input.party.partyId) !== ids.lastIndexOf(input.party.partyId))
      throw fault(`${at}party.partyId`, 'problem.consent.party-twice');
    if (input.givenOn > work.today) throw fault(`${at}givenOn`, 'problem.not-in-future');
    const known =
      'partyId' in input.party ? requireParty(frame, input.party.partyId, `${at}party.partyId`) : null;
    const present = known && presentOf(frame, known.id);
    if (!isSame(present, input.replaces)) throw versionClash(consentPage(work, pathwayId, frame, language));
    const { kind, topics, validFrom, validTo, givenOn, documentId } = input;
    const setting = settingOf(
      frame,
      known ?? {
        id: 'new',
        kind: 'newParty' in input.party ? input.party.newParty.kind : 'other',
        unitKind: null,
      },
      work.today,
    );
    const plan = accepted(
      planChange(setting, present && toBasis(present, pathwayId), {
        change: 'record',
        kind,
        topics,
        validFrom,
        validTo,
      }),
      at,
    );
    await checkForm(work, pathwayId, input, at);
    const party = await resolveParty(work, pathwayId, frame, input, at);
    if (present && plan.end) await endPresent(work, pathwayId, present, plan.end, language);
    if (plan.add)
      await writeBasis(
        work,
        pathwayId,
        party,
        { add: plan.add, givenOn, documentId, limit: input.limit || null },
        present ? 'basis-replaced' : 'basis-recorded',
      );
  }
  return openConsent(work, pathwayId, language);
}

/** The basis by id if it stands in the version that was read. Throws 404 for one that never was, 409 for one that has changed. */
export function requirePresent(
  work: StaffWork,
  pathwayId: string,
  frame: ConsentFrame,
  read: { id: string; version: number },
  language: Language,
): BasisRow {
  const row = frame.bases.find(({ id }) => id === read.id);
  if (!row) throw notFound();
  if (row.endedAt !== null || row.version !== read.version)
    throw versionClash(consentPage(work, pathwayId, frame, language));
  return row;
}

/** Holds something back from now on: topics, the last days, or in words. Never grants more than before; words that stood go on
 *  standing unless others are given. */
export async function limitBasis(
  work: StaffWork,
  pathwayId: string,
  basisId: string,
  input: LimitToSet,
  language: Language,
): Promise<ConsentPage> {
  const frame = await loadToChange(work, pathwayId, 'withdrawConsent');
  const present = requirePresent(work, pathwayId, frame, { id: basisId, version: input.version }, language);
  const party = partyIn(frame, present.partyId);
  if (!party) throw notFound();
  if (input.saidOn > work.today) throw fault('saidOn', 'problem.not-in-future');
  const words = input.limit || present.limit;
  const plan = accepted(
    planChange(settingOf(frame, party, work.today), toBasis(present, pathwayId), {
      change: 'limit',
      heldBack: input.heldBack,
      validTo: input.validTo,
      hasWords: words !== present.limit,
    }),
  );
  if (!plan.add || !plan.end) throw notFound();
  await endPresent(work, pathwayId, present, plan.end, language);
  await writeBasis(
    work,
    pathwayId,
    party,
    { add: plan.add, givenOn: input.saidOn, documentId: present.documentId, limit: words },
    'basis-limited',
  );
  return openConsent(work, pathwayId, language);
}

/** Ties the scanned form to a written consent that was recorded before the paper was at hand. */
export async function attachSignedForm(
  work: StaffWork,
  pathwayId: string,
  basisId: string,
  input: { documentId: string; version: number },
  language: Language,
): Promise<ConsentPage> {
  const frame = await loadToChange(work, pathwayId, 'withdrawConsent');
  const present = requirePresent(work, pathwayId, frame, { id: basisId, version: input.version }, language);
  if (present.kind !== 'written-consent') throw fault('documentId', 'problem.consent.form-is-for-written');
  await requireDocument(work, {
    id: input.documentId,
    pathwayId,
    kind: 'signed-consent',
    field: 'documentId',
  });
  if (!(await attachForm(work.tx, present, input.documentId)))
    throw versionClash(await openConsent(work, pathwayId, language));
  work.log({ action: 'change', object: 'legal-basis', objectId: basisId, pathwayId });
  return openConsent(work, pathwayId, language);
}
