// What follows for others when a pathway ends, pure.

/** True for a basis that lasts until the pathway ends: every consent, and what a service that needs consent holds
 *  because it asked. Cooperation inside the specialist service and with the GP needs no consent and stays. */
export function endsWithPathway(basis: { kind: string; unitKind: string | null }): boolean {
  if (basis.kind === 'oral-consent' || basis.kind === 'written-consent') return true;
  return basis.kind === 'requester' && !['phv', 'tsb', 'gp'].includes(basis.unitKind ?? '');
}
