// Ending a pathway: the state changes, and what the patient agreed to "until the pathway ends" ends with it.
import type { StaffWork } from '../../platform/db/actor.ts';
import { changeState, type StateFacts } from './change-state.ts';
import { recordEvent } from './events.ts';
import { endsWithPathway } from './rules-end.ts';
import { endBases, loadStandingBases } from './store/end.ts';

/** Ends the pathway as integrated treatment in one place, or as closed. Those who needed consent lose it with reason
 *  `pathway-ended`, from their next request on; never the responsible unit. Who may decide is the caller's to check. Throws as
 *  `changeState`. */
export async function endPathway(
  work: StaffWork,
  pathwayId: string,
  to: 'integrated' | 'closed',
  facts: StateFacts,
): Promise<{ endedPartyIds: string[] }> {
  const ending = (await loadStandingBases(work.tx, pathwayId)).filter(endsWithPathway);
  await changeState(work, pathwayId, to, facts);
  await endBases(
    work.tx,
    ending.map(({ id }) => id),
    { at: work.now, by: work.actor.staffId },
  );
  for (const basis of ending) {
    await recordEvent(work, {
      pathwayId,
      kind: 'basis-ended',
      subjectId: basis.partyId,
      facts: { name: basis.name, reason: 'pathway-ended' },
    });
    work.log({ action: 'change', object: 'legal-basis', objectId: basis.id, pathwayId });
  }
  return { endedPartyIds: ending.map(({ partyId }) => partyId) };
}
