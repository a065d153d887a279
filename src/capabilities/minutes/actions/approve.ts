// Approving: the draft is frozen piece by piece, each recipient with a basis today gets its own copy, rows become tasks, and an
// ending decision takes effect. All of it in one transaction, under locks, or none of it.
import type { StaffWork } from '../../../platform/db/actor.ts';
import { fault, forbidden, Problem, versionClash } from '../../../platform/http/problem.ts';
import { allTopics } from '../../../rules/topics.ts';
import { storeGenerated } from '../../document/actions.ts';
import { minutesPdf } from '../../document/documents.ts';
import { queueNotice } from '../../notice/actions.ts';
import { recordEvent } from '../../pathway/events.ts';
import { syncFollowUpTasks } from '../../task/actions/follow-up.ts';
import { roomAbilities } from '../access.ts';
import { freeze, languageFor, minutesFor, titleOf, topicsOfCopy, type CopyInput } from '../documents.ts';
import type { Saved } from '../model.ts';
import type { Approval, Piece } from '../model-versions.ts';
import { isBlank } from '../rules.ts';
import { closeDeadline } from '../store/deadlines.ts';
import { updateMinutes } from '../store/edit.ts';
import { loadRoomParts, type PartyRow, type RoomParts, type RoomRow } from '../store/room.ts';
import {
  insertCopy,
  insertVersion,
  isChangedSinceApproval,
  loadLetterHead,
  loadMark,
  lockBases,
  type LetterHead,
} from '../store/versions.ts';
import { takeEffect } from './decide.ts';
import { sendHint } from './hint.ts';
import { channelOf, checkFollowUps, pendingDecision } from './preview.ts';
import { enterRoom } from './read-room.ts';

/** The room locked for approval, with everything as it was looked over. */
async function enterToApprove(work: StaffWork, meetingId: string, input: Approval): Promise<RoomRow> {
  const room = await enterRoom(work, meetingId, 'update');
  if (!roomAbilities(work.actor, room).approve) {
    if (room.held !== allTopics) throw forbidden('minutes.approver-sees-all');
    // Two approved at once: the second finds it done.
    if (room.minutesState === 'approved')
      throw new Problem(409, 'minutes.already-approved', { current: { version: room.minutesVersion } });
    throw forbidden('minutes.not-approver');
  }
  if (room.minutesVersion !== input.version) throw versionClash({ version: room.minutesVersion });
  if ((await loadMark(work.tx, meetingId)) !== input.mark)
    throw new Problem(409, 'minutes.changed-since-looked-over');
  return room;
}

function refuseFaults(parts: RoomParts, decision: RoomRow['decision']): void {
  const faults = checkFollowUps(parts, decision);
  if (faults.length === 0) return;
  throw new Problem(422, 'minutes.follow-up', {
    faults: faults.map(({ followUpId, field, code, partyName }) => ({
      field: `followUps.${followUpId}.${field}`,
      code,
      facts: { unit: partyName ?? '' },
    })),
  });
}

async function sendCopy(
  work: StaffWork,
  sending: { room: RoomRow; versionId: string; channel: 'screen' | 'paper' },
  party: PartyRow,
  pieces: readonly Piece[],
  input: CopyInput,
): Promise<void> {
  const { room, versionId, channel } = sending;
  const document = minutesFor(party, party.topics, input);
  const [pdf, archive] = await Promise.all([minutesPdf(document, 'ua-1'), minutesPdf(document, 'a-2a')]);
  const { documentId } = await storeGenerated(work, {
    pathwayId: room.pathwayId,
    kind: 'minutes',
    title: titleOf(input.language, party.kind),
    language: input.language,
    topics: topicsOfCopy(pieces, party.topics),
    // Papers for people are the approving unit's to print and hand over.
    audienceUnitId: party.kind === 'unit' ? party.id : work.actor.unitId,
    subject: { kind: 'minutes-version', id: versionId },
    pdf,
    archive,
  });
  const copyId = await insertCopy(work.tx, {
    minutesVersionId: versionId,
    meetingId: room.meetingId,
    pathwayId: room.pathwayId,
    partyId: party.id,
    documentId,
    leftOut: allTopics & ~party.topics,
    channel,
    sentAt: work.now,
  });
  work.log({ action: 'send', object: 'minutes-copy', objectId: copyId, pathwayId: room.pathwayId });
  if (party.id === work.actor.unitId || channel === 'paper' || party.email === null) return;
  await queueNotice(work, {
    recipientUnitId: party.id,
    address: party.email,
    template: 'minutes',
    language: input.language,
    facts: { path: `/minutes/${versionId}` },
    subjectId: versionId,
  });
}

/** Approves the minutes as they were looked over. Throws 403 for those who may not, 409 when they are approved already or have
 *  changed since, 422 for a correction without a reason and for follow-ups that nobody can be given. */
export async function approveMinutes(
  work: StaffWork,
  meetingId: string,
  input: Approval,
): Promise<{ versionId: string; number: number }> {
  const room = await enterToApprove(work, meetingId, input);
  await lockBases(work.tx, room.pathwayId);
  const parts = await loadRoomParts(work.tx, meetingId);
  const decision = pendingDecision(room);
  refuseFaults(parts, decision);
  const number = (room.latestVersion ?? 0) + 1;
  const reason = number === 1 ? null : (input.reason ?? '');
  if (reason === '') throw fault('reason', 'problem.required');
  const pieces = freeze(room, parts);
  const versionId = await insertVersion(
    work.tx,
    {
      meetingId,
      pathwayId: room.pathwayId,
      number,
      approvedAt: work.now,
      approvedBy: work.actor.staffId,
      approvedUnitId: work.actor.unitId,
      reason,
    },
    pieces,
  );
  const head = await loadLetterHead(work.tx, meetingId);
  for (const party of recipientsOf(work, parts, head)) {
    const language = languageFor(party, parts.language, head.patient.language);
    const channel = channelOf(party, decision);
    const copy = { pieces, head, language, number, reason, today: work.today };
    await sendCopy(work, { room, versionId, channel }, party, pieces, copy);
  }
  await makeTasks(work, room, parts);
  await updateMinutes(work.tx, meetingId, input.version, { state: 'approved', latestVersion: number });
  await closeDeadline(work.tx, room.pathwayId, meetingId, work.today);
  await recordEvent(work, {
    pathwayId: room.pathwayId,
    kind: number === 1 ? 'minutes-approved' : 'minutes-corrected',
    subjectId: versionId,
    facts: { number },
  });
  await takeEffect(work, room);
  await sendHint(work, { meetingId, kind: 'version', id: versionId, version: number });
  work.log({ action: 'create', object: 'minutes-version', objectId: versionId, pathwayId: room.pathwayId });
  return { versionId, number };
}

/** Everyone at the table with a basis today, and the approving unit itself, which keeps the whole. */
function recipientsOf(work: StaffWork, parts: RoomParts, head: LetterHead): PartyRow[] {
  const recipients = parts.parties.filter(({ topics }) => topics > 0);
  if (recipients.some(({ id }) => id === work.actor.unitId)) return recipients;
  const own: PartyRow = {
    id: work.actor.unitId,
    kind: 'unit',
    unitKind: work.actor.unitKind,
    name: head.sender.unit,
    isConvening: false,
    reply: 'none',
    replyWho: null,
    channel: 'screen',
    topics: allTopics,
    basisKind: 'responsible-unit',
    ownTopics: allTopics,
    address: head.sender.address,
    email: null,
  };
  return [own, ...recipients];
}

function makeTasks(work: StaffWork, room: RoomRow, parts: RoomParts): Promise<void> {
  const unitIds = new Set(parts.parties.filter(({ kind }) => kind === 'unit').map(({ id }) => id));
  const live = parts.followUps.filter((row) => !row.isRemoved && !isBlank(row));
  const given = live.flatMap((row) =>
    row.partyId !== null && row.due !== null && unitIds.has(row.partyId)
      ? [
          {
            sourceId: row.id,
            what: row.what.trim(),
            topics: row.topics,
            unitId: row.partyId,
            staffId: row.staffId,
            due: row.due,
          },
        ]
      : [],
  );
  const kept = new Set(given.map(({ sourceId }) => sourceId));
  return syncFollowUpTasks(work, {
    pathwayId: room.pathwayId,
    rows: given,
    removedIds: parts.followUps.filter(({ id }) => !kept.has(id)).map(({ id }) => id),
  });
}

/** Opens approved minutes for correction. The approved version stands until the corrected one is approved. */
export async function beginCorrection(work: StaffWork, meetingId: string, version: number): Promise<Saved> {
  const room = await enterRoom(work, meetingId, 'update');
  if (!roomAbilities(work.actor, room).correct) throw forbidden('minutes.not-approver');
  const saved = await updateMinutes(work.tx, meetingId, version, { state: 'draft' });
  if (saved === undefined) throw versionClash({ version: room.minutesVersion });
  await recordEvent(work, {
    pathwayId: room.pathwayId,
    kind: 'minutes-correction-begun',
    subjectId: meetingId,
  });
  await sendHint(work, { meetingId, kind: 'minutes', id: meetingId, version: saved });
  work.log({ action: 'change', object: 'minutes', objectId: meetingId, pathwayId: room.pathwayId });
  return { id: meetingId, version: saved };
}

/** Leaves a correction in which nothing was changed: the approved version stands. Throws 409 when something was. */
export async function leaveCorrection(work: StaffWork, meetingId: string, version: number): Promise<Saved> {
  const room = await enterRoom(work, meetingId, 'update');
  const isCorrecting = room.minutesState === 'draft' && (room.latestVersion ?? 0) > 0;
  if (!isCorrecting || !roomAbilities(work.actor, { ...room, minutesState: 'approved' }).correct)
    throw forbidden('minutes.not-approver');
  if (await isChangedSinceApproval(work.tx, meetingId))
    throw new Problem(409, 'minutes.correction-has-changes');
  const saved = await updateMinutes(work.tx, meetingId, version, { state: 'approved' });
  if (saved === undefined) throw versionClash({ version: room.minutesVersion });
  await sendHint(work, { meetingId, kind: 'minutes', id: meetingId, version: saved });
  work.log({ action: 'change', object: 'minutes', objectId: meetingId, pathwayId: room.pathwayId });
  return { id: meetingId, version: saved };
}
