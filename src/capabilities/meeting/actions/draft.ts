// Writing the draft of a meeting: frame and texts, saved as they are typed, each with its own version.
import type { StaffWork } from '../../../platform/db/actor.ts';
import { fault, forbidden, notFound, Problem, versionClash } from '../../../platform/http/problem.ts';
import type { Language } from '../../../platform/http/language.ts';
import { recordEvent } from '../../pathway/events.ts';
import { mayConvene } from '../access.ts';
import type { MeetingFrame, MeetingText } from '../model.ts';
import { diagnosisTopic, isMoved, practical, timeFaults } from '../rules.ts';
import {
  deleteText,
  ensurePatientParty,
  insertDraft,
  insertText,
  isTopicsTaken,
  loadConvening,
  loadTexts,
  markCancelled,
  updateFrame,
  updateText,
  worksAt,
} from '../store/changes.ts';
import { startInvitationDeadline } from './deadline.ts';
import { guard, refuseWith } from './guard.ts';

/** Begins a meeting on a pathway, or finds the draft that is there already, so that two who begin at once write together.
 *  Throws 404 when the record is not open to the actor, 403 unless they may convene. */
export async function beginMeeting(
  work: StaffWork,
  pathwayId: string,
  language: Language,
): Promise<{ meetingId: string; isNew: boolean }> {
  const { tx, actor } = work;
  const pathway = await loadConvening(tx, pathwayId);
  if (!pathway) throw notFound();
  if (!mayConvene(actor, pathway)) throw forbidden('meeting.only-responsible-specialist');
  const draft = await insertDraft(tx, {
    pathwayId,
    conveningUnitId: actor.unitId,
    contactStaffId: actor.staffId,
    contactPhone: pathway.phone,
    language,
    createdBy: actor.staffId,
    createdAt: work.now,
  });
  if (draft.isNew) {
    const text = { meetingId: draft.id, pathwayId, text: '' };
    await insertText(tx, { ...text, kind: 'situation', topics: practical });
    await insertText(tx, { ...text, kind: 'diagnoses', topics: diagnosisTopic });
    await ensurePatientParty(tx, pathwayId);
    await startInvitationDeadline(work, {
      pathwayId,
      triggeredOn: pathway.triggeredOn,
      unitId: actor.unitId,
    });
    work.log({ action: 'create', object: 'meeting', objectId: draft.id, pathwayId });
  }
  return { meetingId: draft.id, isNew: draft.isNew };
}

/** Saves the frame. After sending only the division of work and the patient's parts are saved so: what those invited were
 *  told is changed with `changeMeeting`, which tells them. Throws 409 with the present frame. */
export async function saveFrame(
  work: StaffWork,
  meetingId: string,
  input: MeetingFrame & { version: number },
): Promise<{ version: number }> {
  const meeting = await guard(work, meetingId, 'divideWork', 'update');
  const { version, ...frame } = input;
  if (version !== meeting.version) throw versionClash({ value: meeting.frame, version: meeting.version });
  if (meeting.state === 'convened' && !isToldAlike(meeting.frame, frame))
    throw fault('startsAt', 'problem.meeting.change-is-sent');
  refuseWith(timeFaults(frame));
  if (
    frame.contactStaffId !== null &&
    frame.contactStaffId !== meeting.frame.contactStaffId &&
    !(await worksAt(work.tx, frame.contactStaffId, work.actor.unitId))
  )
    throw fault('contactStaffId', 'problem.meeting.contact-elsewhere');
  const saved = await updateFrame(work.tx, meetingId, version, frame, work.actor.unitId);
  work.log({ action: 'change', object: 'meeting', objectId: meetingId, pathwayId: meeting.pathwayId });
  return { version: saved };
}

function isToldAlike(before: MeetingFrame, after: MeetingFrame): boolean {
  return (
    !isMoved(before, after) &&
    before.placeAdaptation === after.placeAdaptation &&
    before.contactStaffId === after.contactStaffId &&
    before.contactPhone === after.contactPhone &&
    before.language === after.language
  );
}

const textOf = async (work: StaffWork, meetingId: string, id: string): Promise<MeetingText> => {
  const text = (await loadTexts(work.tx, meetingId)).find((candidate) => candidate.id === id);
  if (!text) throw notFound();
  return text;
};

/** Saves one text of a draft. Throws 409 with the text as it stands. */
export async function saveText(
  work: StaffWork,
  meetingId: string,
  textId: string,
  input: { text: string; version: number },
): Promise<{ version: number }> {
  const meeting = await guard(work, meetingId, 'edit', 'share');
  const saved = await updateText(work.tx, textId, input.version, { text: input.text });
  if (saved === undefined) {
    const current = await textOf(work, meetingId, textId);
    throw versionClash({ value: current.text, version: current.version });
  }
  work.log({ action: 'change', object: 'meeting-text', objectId: textId, pathwayId: meeting.pathwayId });
  return { version: saved };
}

// Everyone with a basis holds practical: beside another topic it says nothing, alone it is what the situation is for.
const topicsOfMore = (topics: number): number => {
  const mask = topics & ~practical;
  if (mask === 0) throw fault('topics', 'problem.meeting.choose-topic');
  return mask;
};
const topicsTaken = () => new Problem(409, 'meeting.topics-taken');

/** Adds a paragraph that only those with these topics get. Throws 409 when there is one about exactly the same. */
export async function addText(
  work: StaffWork,
  meetingId: string,
  input: { topics: number; text: string },
): Promise<{ id: string; version: number }> {
  const meeting = await guard(work, meetingId, 'edit', 'share');
  const added = await insertText(work.tx, {
    meetingId,
    pathwayId: meeting.pathwayId,
    kind: 'more',
    topics: topicsOfMore(input.topics),
    text: input.text,
  });
  if (!added) throw topicsTaken();
  work.log({ action: 'create', object: 'meeting-text', objectId: added.id, pathwayId: meeting.pathwayId });
  return added;
}

/** Files a paragraph under other topics. */
export async function changeTopics(
  work: StaffWork,
  meetingId: string,
  textId: string,
  input: { topics: number; version: number },
): Promise<{ version: number }> {
  const meeting = await guard(work, meetingId, 'edit', 'share');
  const text = await textOf(work, meetingId, textId);
  if (text.kind !== 'more') throw forbidden('meeting.fixed-topics');
  const topics = topicsOfMore(input.topics);
  if (await isTopicsTaken(work.tx, { meetingId, kind: 'more', topics, id: textId })) throw topicsTaken();
  const saved = await updateText(work.tx, textId, input.version, { topics });
  if (saved === undefined) throw versionClash({ value: text.topics, version: text.version });
  work.log({ action: 'change', object: 'meeting-text', objectId: textId, pathwayId: meeting.pathwayId });
  return { version: saved };
}

/** Takes a paragraph out of a draft. The situation and the diagnoses stay, empty if need be. */
export async function removeText(
  work: StaffWork,
  meetingId: string,
  textId: string,
  version: number,
): Promise<void> {
  const meeting = await guard(work, meetingId, 'edit', 'share');
  const text = await textOf(work, meetingId, textId);
  if (text.kind !== 'more') throw forbidden('meeting.fixed-topics');
  if (!(await deleteText(work.tx, textId, version)))
    throw versionClash({ value: text.text, version: text.version });
  work.log({ action: 'change', object: 'meeting-text', objectId: textId, pathwayId: meeting.pathwayId });
}

/** Gives up a draft that was never sent. The deadline goes on. */
export async function discardMeeting(work: StaffWork, meetingId: string, version: number): Promise<void> {
  const meeting = await guard(work, meetingId, 'discard', 'update');
  if (version !== meeting.version) throw versionClash({ value: meeting.frame, version: meeting.version });
  await markCancelled(work.tx, meetingId, work.now, null);
  await recordEvent(work, { pathwayId: meeting.pathwayId, kind: 'meeting-draft-discarded' });
  work.log({ action: 'change', object: 'meeting', objectId: meetingId, pathwayId: meeting.pathwayId });
}
