// What comes first on the list, why an entry stands there and where it leads; pure.
import { deadlineState, type DeadlineRule } from '../../rules/deadline.ts';
import type { PlainDate } from '../../rules/plain-date.ts';
import { urgencies, workKinds, type Urgency, type WorkEntry, type WorkKind } from './model.ts';

/** A task warns two days ahead, as most deadlines do. Our default. */
const taskWarning = [2];

/** How urgent something with a due day is, and the calendar days to it. */
export function urgencyOf(
  due: PlainDate | null,
  today: PlainDate,
  rule: Pick<DeadlineRule, 'warnDaysBefore'> | null,
): { urgency: Urgency; daysLeft: number | null } {
  if (due === null) return { urgency: 'none', daysLeft: null };
  const { state, daysLeft } = deadlineState(due, today, rule?.warnDaysBefore ?? taskWarning);
  const urgency = urgencies.find((candidate) => candidate === state) ?? 'none';
  return { urgency, daysLeft };
}

/** The page where the entry is dealt with. Each asks for a reason first where the record is not open. */
export function pathTo(
  kind: WorkKind,
  entry: { subjectId: string; pathwayId: string | null; why: string },
): string {
  const { subjectId, why } = entry;
  const pathway = `/pathways/${entry.pathwayId ?? ''}`;
  switch (kind) {
    case 'request':
      return `/requests/${subjectId}`;
    case 'invitation':
    case 'meeting':
      return `/meetings/${subjectId}`;
    case 'preparation':
      return `/meetings/${subjectId}?tab=preparation`;
    case 'minutes':
      return `/meetings/${subjectId}/room`;
    case 'deadline':
      return why === 'meeting-invitation' ? `${pathway}/meetings` : pathway;
    case 'task':
      return `${pathway}/tasks`;
    case 'unowned':
      return '/responsibility';
    case 'failed-notice':
      return '/notices';
    default:
      return pathway;
  }
}

/** The most urgent first: what is broken, due today, near, then the rest; within these by day, hour, kind and name. News and
 *  what has no due day come last. A total order, so that the list stands still between two readings. */
export function inOrder(a: WorkEntry, b: WorkEntry): number {
  const isNews = ({ kind }: WorkEntry) => kind === 'news';
  const text = (left: string | null, right: string | null) => {
    if (left === right) return 0;
    if (left === null) return 1;
    if (right === null) return -1;
    return left < right ? -1 : 1;
  };
  return (
    urgencies.indexOf(a.urgency) - urgencies.indexOf(b.urgency) ||
    text(a.due, b.due) ||
    Number(isNews(a)) - Number(isNews(b)) ||
    // The newest news first, the nearest meeting first.
    (isNews(a) ? text(b.at, a.at) : text(a.at, b.at)) ||
    workKinds.indexOf(a.kind) - workKinds.indexOf(b.kind) ||
    text(a.givenName, b.givenName) ||
    text(a.id, b.id)
  );
}

/** Deadlines, and answers others wait for. */
export const firstKinds: readonly WorkKind[] = [
  'request',
  'handover',
  'deadline',
  'minutes',
  'invitation',
  'preparation',
];

/** The list in its sections, each in the order it came in. */
export function inSections(
  entries: readonly WorkEntry[],
): Record<'unowned' | 'first' | 'tasks' | 'meetings' | 'notices' | 'news', WorkEntry[]> {
  const of = (...kinds: readonly WorkKind[]) => entries.filter(({ kind }) => kinds.includes(kind));
  return {
    unowned: of('unowned'),
    first: of(...firstKinds),
    tasks: of('task'),
    meetings: of('meeting'),
    notices: of('failed-notice'),
    news: of('news'),
  };
}
