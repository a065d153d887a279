// What every change of a meeting begins with: it is locked, it exists for the actor, and the actor may do this.
import type { StaffWork } from '../../../platform/db/actor.ts';
import { forbidden, notFound, Problem, type FieldFault } from '../../../platform/http/problem.ts';
import { meetingAbilities } from '../access.ts';
import type { MeetingAbilities } from '../model.ts';
import type { SendFault } from '../rules.ts';
import { lockMeeting, type LockedMeeting, type Strength } from '../store/changes.ts';

/** Reads the meeting, locked as asked, and checks the verb. Throws 404 when it does not exist for the actor, 403 when the verb is not theirs. */
export async function guard(
  work: StaffWork,
  meetingId: string,
  verb: keyof MeetingAbilities,
  strength: Strength,
): Promise<LockedMeeting> {
  const locked = await lockMeeting(work.tx, meetingId, strength);
  // Only those who may change the meeting can lock it; whoever sees it without that is told so, not that it is gone.
  const meeting = locked ?? (await lockMeeting(work.tx, meetingId, 'none'));
  if (!meeting) throw notFound();
  if (!locked) throw forbidden();
  if (!meetingAbilities(work.actor, meeting)[verb]) throw forbidden(refusal(meeting.state, verb));
  return meeting;
}

/** A meeting that has moved on is said to have, so that nobody looks for a right they had a minute ago. */
function refusal(state: LockedMeeting['state'], verb: keyof MeetingAbilities): string {
  if (state === 'cancelled') return 'meeting.is-cancelled';
  if (state === 'held') return 'meeting.is-held';
  if (state === 'convened' && (verb === 'edit' || verb === 'discard')) return 'meeting.is-sent';
  return state === 'draft' && !['edit', 'choose', 'send', 'divideWork', 'discard', 'withdraw'].includes(verb)
    ? 'meeting.is-draft'
    : 'forbidden';
}

/** One refusal with everything that stands in the way, so that nothing has to be found out one at a time. */
export function refuseWith(faults: readonly SendFault[]): void {
  if (faults.length === 0) return;
  const fields: FieldFault[] = faults.map(({ field, code, facts }) => ({
    field,
    code,
    ...(facts ? { facts } : {}),
  }));
  throw new Problem(422, 'invalid-input', { faults: fields });
}
