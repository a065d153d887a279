// Choosing whom to invite, and taking an invitation back.
import type { StaffWork } from '../../../platform/db/actor.ts';
import { notFound, Problem, versionClash } from '../../../platform/http/problem.ts';
import { queueNotice } from '../../notice/actions.ts';
import { recordEvent } from '../../pathway/events.ts';
import type { Invitee } from '../model.ts';
import { channelFor, practical, topicsHeldBy } from '../rules.ts';
import { chooseInvitee as choose, loadInvitation, loadParty, markWithdrawn } from '../store/invitations.ts';
import { calendarFacts } from './calendar.ts';
import { guard } from './guard.ts';

/** Chooses a unit or a person around the pathway; nothing is sent yet, and none need have a basis yet. Throws 404 for a
 *  party the actor may not know, 409 when they are chosen or invited already. */
export async function chooseInvitee(
  work: StaffWork,
  meetingId: string,
  input: { partyId: string; channel?: Invitee['channel'] | undefined },
): Promise<{ invitationId: string; version: number }> {
  const meeting = await guard(work, meetingId, 'choose', 'share');
  const party = await loadParty(work.tx, meeting.pathwayId, input.partyId);
  if (!party) throw notFound();
  if (party.id === meeting.conveningUnitId) throw new Problem(409, 'meeting.is-convener');
  const channel = channelFor({ kind: party.kind, hasEmail: party.email !== null });
  const chosen = await choose(work.tx, {
    meetingId,
    pathwayId: meeting.pathwayId,
    partyId: party.id,
    topics: party.topics | practical,
    // Paper may be chosen for anyone; the screen only for a unit that is told when something waits.
    channel: input.channel === 'paper' ? 'paper' : channel,
  });
  if (!chosen) throw new Problem(409, 'meeting.chosen-already');
  work.log({ action: 'change', object: 'invitation', objectId: chosen.id, pathwayId: meeting.pathwayId });
  return { invitationId: chosen.id, version: chosen.version };
}

/** Takes an invitation back: quietly when nothing was sent, otherwise the invitee is told, if there still is a basis to tell
 *  them anything. Returns how they were told, for those who must be told by phone or on paper. */
export async function withdrawInvitee(
  work: StaffWork,
  meetingId: string,
  invitationId: string,
  version: number,
): Promise<{ told: 'nothing-was-sent' | 'notice' | 'tell-them' | 'no-basis' }> {
  const meeting = await guard(work, meetingId, 'withdraw', 'share');
  const invitation = await loadInvitation(work.tx, meetingId, invitationId);
  if (!invitation || invitation.state === 'withdrawn') throw notFound();
  if (!(await markWithdrawn(work.tx, invitationId, version)))
    throw versionClash({ value: invitation.state, version: invitation.version });
  work.log({
    action: 'change',
    object: 'invitation',
    objectId: invitationId,
    pathwayId: meeting.pathwayId,
  });
  if (invitation.state === 'chosen') return { told: 'nothing-was-sent' };
  await recordEvent(work, {
    pathwayId: meeting.pathwayId,
    kind: 'meeting-invitation-withdrawn',
    subjectId: meetingId,
    topics: invitation.topics,
    facts: { name: invitation.name },
  });
  if (topicsHeldBy(invitation) === 0) return { told: 'no-basis' };
  if (invitation.channel !== 'screen' || invitation.email === null) return { told: 'tell-them' };
  const { startsAt, endsAt } = meeting.frame;
  await queueNotice(work, {
    recipientUnitId: invitation.partyId,
    address: invitation.email,
    template: 'invitation-cancelled',
    language: meeting.frame.language,
    facts: calendarFacts({ id: meetingId, startsAt, endsAt, sequence: meeting.sequence }, 'CANCEL'),
    subjectId: meetingId,
  });
  return { told: 'notice' };
}
