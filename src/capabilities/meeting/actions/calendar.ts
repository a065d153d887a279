// The meeting in a calendar: the facts a notice may carry, and the file one downloads.
import type { StaffWork } from '../../../platform/db/actor.ts';
import { notFound } from '../../../platform/http/problem.ts';
import type { NoticeFacts } from '../../notice/model.ts';
import { calendarFile, calendarUid } from '../documents.ts';
import { loadCalendar } from '../store/page.ts';

/** What a notice says of a meeting: the page behind the login and the bare time. */
export function calendarFacts(
  meeting: { id: string; startsAt: string | null; endsAt: string | null; sequence: number },
  method: 'REQUEST' | 'CANCEL',
): NoticeFacts {
  const path = `/meetings/${meeting.id}`;
  if (meeting.startsAt === null || meeting.endsAt === null) return { path };
  return {
    path,
    calendar: {
      uid: calendarUid(meeting.id),
      method,
      sequence: meeting.sequence,
      start: new Date(meeting.startsAt).toISOString(),
      end: new Date(meeting.endsAt).toISOString(),
    },
  };
}

/** The calendar file (iCalendar) of a meeting that my unit convenes or is invited to; a cancellation when it was called off
 *  or the invitation withdrawn. `pageUrl` is where the meeting is read. Throws 404 for everyone else and for drafts. */
export async function readCalendar(work: StaffWork, meetingId: string, pageUrl: string): Promise<string> {
  const meeting = await loadCalendar(work.tx, meetingId);
  const takesPart = meeting && (meeting.invited !== null || meeting.conveningUnit.id === work.actor.unitId);
  if (!takesPart || meeting.state === 'draft' || meeting.startsAt === null || meeting.endsAt === null)
    throw notFound();
  work.log({ action: 'read', object: 'meeting', objectId: meetingId, pathwayId: meeting.pathwayId });
  return calendarFile({
    ...meeting,
    startsAt: meeting.startsAt,
    endsAt: meeting.endsAt,
    isCancelled: meeting.state === 'cancelled' || meeting.invited?.state === 'withdrawn',
    pageUrl,
    now: work.now,
  });
}
