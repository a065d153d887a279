// What approving would do, shown before anybody approves: what is missing, who gets what, and which rows cannot become tasks.
import type { StaffWork } from '../../../platform/db/actor.ts';
import { forbidden } from '../../../platform/http/problem.ts';
import { allTopics, containsAll, topicsIn } from '../../../rules/topics.ts';
import { roomAbilities } from '../access.ts';
import { freeze, labelOf, presenceLabel, type MinutesLanguage } from '../documents.ts';
import type { Decision } from '../model-kinds.ts';
import type { ApprovalPreview, Piece, RecipientPreview } from '../model-versions.ts';
import { endsPathway, followUpFaults, isBlank, missingInMinutes, topicsAfter } from '../rules.ts';
import { loadRoomParts, type PartyRow, type RoomParts, type RoomRow } from '../store/room.ts';
import { loadMark } from '../store/versions.ts';
import { enterRoom } from './read-room.ts';

/** The decision as far as it still has to take effect. */
export function pendingDecision(room: Pick<RoomRow, 'decision' | 'pathwayState'>): Decision | null {
  return endsPathway(room.decision) && ['open', 'active'].includes(room.pathwayState) ? room.decision : null;
}

/** On screen only for a unit that will still see it there tomorrow; on paper for people, and where the invitation was so. */
export function channelOf(party: PartyRow, decision: Decision | null): 'screen' | 'paper' {
  if (party.kind !== 'unit' || party.channel === 'paper') return 'paper';
  return topicsAfter(party, decision) === 0 ? 'paper' : 'screen';
}

/** Who was there stands as one line, not one for each. */
function onePresence(labels: RecipientPreview['gets'], label: string): RecipientPreview['gets'] {
  const first = labels.findIndex(({ section }) => section === 'presence');
  return labels
    .filter(({ section }, index) => section !== 'presence' || index === first)
    .map((one) => (one.section === 'presence' ? { ...one, label } : one));
}

function previewOf(
  party: PartyRow,
  pieces: readonly Piece[],
  decision: Decision | null,
  language: MinutesLanguage,
): RecipientPreview {
  const labelled = (piece: Piece) => ({ section: piece.section, label: labelOf(piece, language) });
  const hasBasis = party.topics > 0;
  const gets = hasBasis ? pieces.filter(({ topics }) => containsAll(party.topics, topics)) : [];
  const misses = hasBasis ? pieces.filter(({ topics }) => !containsAll(party.topics, topics)) : [];
  const channel = channelOf(party, decision);
  const ends = hasBasis && topicsAfter(party, decision) === 0;
  return {
    partyId: party.id,
    name: party.name,
    kind: party.kind,
    channel,
    standing: hasBasis ? (ends ? 'ends' : 'gets-copy') : 'no-basis',
    hasNotice: hasBasis && channel === 'screen' && party.email !== null,
    topics: topicsIn(party.topics),
    gets: onePresence(gets.map(labelled), presenceLabel(language)),
    misses: misses.map((piece) => ({ ...labelled(piece), topics: topicsIn(piece.topics & ~party.topics) })),
  };
}

/** Checks that stand between a draft and its approval; also what the preview shows. */
export function checkFollowUps(parts: RoomParts, decision: Decision | null) {
  return followUpFaults(parts.followUps, parts.parties, decision);
}

/** Throws 404, and 403 for those who may not approve. `language` is the reader's own. */
export async function previewApproval(
  work: StaffWork,
  meetingId: string,
  language: MinutesLanguage,
): Promise<ApprovalPreview> {
  const room = await enterRoom(work, meetingId);
  if (!roomAbilities(work.actor, room).approve)
    throw forbidden(room.held === allTopics ? 'minutes.not-approver' : 'minutes.approver-sees-all');
  const parts = await loadRoomParts(work.tx, meetingId);
  const mark = await loadMark(work.tx, meetingId);
  const decision = pendingDecision(room);
  const pieces = freeze(room, parts);
  const live = parts.followUps.filter((row) => !row.isRemoved && !isBlank(row));
  const unitIds = parts.parties.filter(({ kind }) => kind === 'unit').map(({ id }) => id);
  work.log({ action: 'read', object: 'minutes', objectId: meetingId, pathwayId: room.pathwayId });
  return {
    version: room.minutesVersion ?? 1,
    mark,
    isCorrection: (room.latestVersion ?? 0) > 0,
    missing: missingInMinutes({
      chair: parts.chair,
      minuteTaker: parts.minuteTaker,
      decision: room.decision,
      feedbackWhen: parts.minutes?.feedbackWhen ?? null,
      nextStartsAt: parts.minutes?.nextStartsAt ?? null,
      presence: parts.presence,
      items: parts.items,
      followUps: parts.followUps,
    }),
    faults: checkFollowUps(parts, decision),
    withoutTask: live
      .filter((row) => row.partyId !== null && !unitIds.includes(row.partyId))
      .map(({ what }) => what),
    taskCount: live.filter((row) => row.partyId !== null && unitIds.includes(row.partyId)).length,
    endsPathway: decision !== null,
    recipients: parts.parties
      .filter((party) => !party.isConvening || party.id !== work.actor.unitId)
      .map((party) => previewOf(party, pieces, decision, language)),
  };
}
