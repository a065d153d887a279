// What stands for a party, as the screens ask: can it be taken back, and is that a withdrawal or an objection.
import type { LegalBasis, PartyBases } from '../model.ts';

/** True where there is something to take back. */
export function isTakeable({ present, isResponsible }: PartyBases): boolean {
  return present !== null && !isResponsible && present.kind !== 'objection' && present.state !== 'ran-out';
}

/** A consent or a requester's basis is withdrawn; cooperation is objected to. */
export const isConsent = ({ kind }: Pick<LegalBasis, 'kind'>) =>
  kind === 'oral-consent' || kind === 'written-consent' || kind === 'requester';
