// Who sees what: the one rule of visibility, pure. It draws the "who sees what" preview; row-level security is its twin in
// SQL (function protect in migrations/0002-patient.sql) and a property test holds the two together. Source: docs/rules.md.
import type { PlainDate } from './plain-date.ts';
import { containsAll, topicsIn, type Topic } from './topics.ts';

export type StaffRole = 'practitioner' | 'secretary' | 'leader' | 'administrator';

/** A member of staff at the unit they act for. */
export interface Viewer {
  staffId: string;
  unitId: string;
  role: StaffRole;
}

/** The present effect of a legal basis: this party sees these topics of this pathway, both days included. */
export interface Share {
  pathwayId: string;
  partyId: string;
  topics: number;
  validFrom: PlainDate;
  validTo: PlainDate | null;
}

/** That a member of staff may open a pathway: assigned to it, or with a reason for a limited time (E8). */
export interface StaffAccess {
  pathwayId: string;
  unitId: string;
  staffId: string;
  way: 'assigned' | 'reason';
  fromAt: Date;
  untilAt: Date | null;
}

/** A clinical row. With an audience it is for that unit and its author's unit alone. */
export interface ClinicalRow {
  pathwayId: string;
  topics: number;
  audienceUnitId?: string | null;
  authorUnitId?: string | null;
}

export type Verdict =
  | { isVisible: true; reason: 'shared' }
  | {
      isVisible: false;
      reason: 'administrator' | 'no-basis' | 'topic-not-shared' | 'not-opened' | 'other-audience';
      missing?: Topic[];
    };

/** The topics a party may see of a pathway on a day: the union of its shares in force; 0 without a basis. */
export function topicsOf(
  shares: readonly Share[],
  pathwayId: string,
  partyId: string,
  today: PlainDate,
): number {
  let topics = 0;
  for (const share of shares) {
    const isInForce = share.validFrom <= today && (share.validTo === null || share.validTo >= today);
    if (isInForce && share.pathwayId === pathwayId && share.partyId === partyId) topics |= share.topics;
  }
  return topics;
}

function isOpen(access: StaffAccess, now: Date): boolean {
  return access.fromAt <= now && (access.untilAt === null || access.untilAt > now);
}

function belongsTo(access: StaffAccess, viewer: Viewer, pathwayId: string): boolean {
  return (
    access.pathwayId === pathwayId && access.unitId === viewer.unitId && access.staffId === viewer.staffId
  );
}

/** May this viewer see this row now? Default no; the reason says what is missing. */
export function visibilityOf(
  viewer: Viewer,
  row: ClinicalRow,
  shares: readonly Share[],
  accesses: readonly StaffAccess[],
  at: { now: Date; today: PlainDate },
): Verdict {
  if (viewer.role === 'administrator') return { isVisible: false, reason: 'administrator' };
  const held = topicsOf(shares, row.pathwayId, viewer.unitId, at.today);
  if (held === 0) return { isVisible: false, reason: 'no-basis' };
  if (!containsAll(held, row.topics)) {
    return { isVisible: false, reason: 'topic-not-shared', missing: topicsIn(row.topics & ~held) };
  }
  const mayOpen = accesses.some(
    (access) => belongsTo(access, viewer, row.pathwayId) && isOpen(access, at.now),
  );
  if (!mayOpen) return { isVisible: false, reason: 'not-opened' };
  const audience = row.audienceUnitId ?? null;
  if (audience !== null && audience !== viewer.unitId && row.authorUnitId !== viewer.unitId) {
    return { isVisible: false, reason: 'other-audience' };
  }
  return { isVisible: true, reason: 'shared' };
}

/** May this viewer know that the pathway exists (its card), so that they can choose a reason and open it? Of a shielded
 *  person only staff assigned to the pathway may. */
export function isCardVisible(
  viewer: Viewer,
  pathway: { id: string; isShielded: boolean },
  shares: readonly Share[],
  accesses: readonly StaffAccess[],
  at: { now: Date; today: PlainDate },
): boolean {
  if (viewer.role === 'administrator') return false;
  if (topicsOf(shares, pathway.id, viewer.unitId, at.today) === 0) return false;
  if (!pathway.isShielded) return true;
  return accesses.some(
    (access) => access.way === 'assigned' && belongsTo(access, viewer, pathway.id) && isOpen(access, at.now),
  );
}
