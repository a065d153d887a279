// The people around a pathway: next of kin, peer guides and others the patient wants with them.
import type { StaffWork } from '../../../platform/db/actor.ts';
import { notFound, versionClash } from '../../../platform/http/problem.ts';
import { recordEvent } from '../../pathway/events.ts';
import type { ChangedParty, NewParty, Party } from '../model.ts';
import { insertParty, updateParty } from '../store.ts';
import { loadOpen, loadToChange, partyIn } from './load.ts';

/** Adds a person without any basis: they can be talked about, and see nothing. */
export async function addParty(work: StaffWork, pathwayId: string, input: NewParty): Promise<Party> {
  await loadToChange(work, pathwayId, 'manageConsent');
  const id = await insertParty(work.tx, { ...input, pathwayId });
  await recordEvent(work, { pathwayId, kind: 'party-added', subjectId: id, facts: { name: input.name } });
  work.log({ action: 'create', object: 'party', objectId: id, pathwayId });
  const party = partyIn(await loadOpen(work, pathwayId), id);
  if (!party) throw notFound();
  return party;
}

/** Corrects how a person is named and reached. Throws 404 for a unit: those are the directory's. 409 with the present one when
 *  somebody else was first. */
export async function changeParty(
  work: StaffWork,
  pathwayId: string,
  partyId: string,
  input: ChangedParty,
): Promise<Party> {
  const frame = await loadToChange(work, pathwayId, 'manageConsent');
  const before = partyIn(frame, partyId);
  if (!before || before.kind === 'unit' || before.kind === 'patient') throw notFound();
  const { version, ...contact } = input;
  if (!(await updateParty(work.tx, { id: partyId, pathwayId, version }, contact))) throw versionClash(before);
  work.log({ action: 'change', object: 'party', objectId: partyId, pathwayId });
  const after = partyIn(await loadOpen(work, pathwayId), partyId);
  if (!after) throw notFound();
  return after;
}
