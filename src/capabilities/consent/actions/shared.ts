// What other capabilities ask of consent before they send: nothing goes to a party without a basis in force today.
import type { StaffWork } from '../../../platform/db/actor.ts';
import { Problem } from '../../../platform/http/problem.ts';
import { cellsOf } from '../rules.ts';
import { lockConsent } from '../store.ts';
import { loadOpen, partyIn, presentOf, toBasis } from './load.ts';

/** The topics each party may see today, as masks by party id; 0 for those without a basis in force. The patient sees all.
 *  Holds no lock: for screens. Throws 404 when the record is not open. */
export async function topicsPerParty(work: StaffWork, pathwayId: string): Promise<Map<string, number>> {
  const frame = await loadOpen(work, pathwayId);
  return new Map(
    frame.parties.map((party) => {
      const row = presentOf(frame, party.id);
      return [party.id, cellsOf(row && toBasis(row, pathwayId), party, work.today).granted];
    }),
  );
}

/** The mask of topics that may be sent to a party now. Whoever withdraws waits until this transaction ends, so that what is sent
 *  by it stands in the receipt. Throws 409 `consent.no-basis` when nothing may be sent, 404 when the record is not open. */
export async function assertShared(work: StaffWork, pathwayId: string, partyId: string): Promise<number> {
  await lockConsent(work.tx, pathwayId, 'sender');
  const frame = await loadOpen(work, pathwayId);
  const party = partyIn(frame, partyId);
  const row = presentOf(frame, partyId);
  const granted = party ? cellsOf(row && toBasis(row, pathwayId), party, work.today).granted : 0;
  if (granted === 0) throw new Problem(409, 'consent.no-basis');
  return granted;
}
