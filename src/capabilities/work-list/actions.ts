// What needs me today: read in two statements, put in order, and logged once a shift per pathway whose record it showed from.
import type { StaffWork } from '../../platform/db/actor.ts';
import type { Language } from '../../platform/http/language.ts';
import { deadlineRules } from '../../rules/deadline-content.ts';
import { ruleInForce } from '../../rules/deadline.ts';
import { reasonOfEvent } from '../pathway/content.ts';
import { workKinds, type WorkEntry, type WorkKind, type WorkList, type WorkScope } from './model.ts';
import { inOrder, pathTo, urgencyOf } from './rules.ts';
import { loadWaiting, mostPerKind, notYetLogged, type WaitingRow } from './store.ts';

/** A day's shift: the list may be looked at fifty times in it. */
const logHours = 8;
const ruleOf: Partial<Record<WorkKind, string>> = {
  request: 'meeting-request-answer',
  minutes: 'meeting-minutes',
};

function urgencyFor(
  kind: WorkKind,
  row: WaitingRow,
  work: StaffWork,
): Pick<WorkEntry, 'urgency' | 'daysLeft'> {
  // A meeting is no deadline: its day says when it is, and nothing is broken when it has begun.
  if (kind === 'meeting') return { urgency: 'none', daysLeft: null };
  // Somebody may come to harm, whatever the day.
  if (kind === 'unowned') return { urgency: 'broken', daysLeft: null };
  const ruleId = kind === 'deadline' ? row.detail : (ruleOf[kind] ?? null);
  return urgencyOf(
    row.due,
    work.today,
    ruleId === null ? null : ruleInForce(deadlineRules, ruleId, work.today),
  );
}

function entryOf(row: WaitingRow, work: StaffWork): WorkEntry {
  const kind = row.kind as WorkKind;
  const why = row.detail ?? kind;
  return {
    id: row.subjectId,
    kind,
    scope: row.scope as WorkScope,
    pathwayId: row.pathwayId,
    givenName: row.givenName,
    familyInitial: row.familyInitial,
    due: row.due,
    ...urgencyFor(kind, row, work),
    at: row.at,
    why,
    facts: row.facts,
    text: row.text,
    isOpenToMe: row.isOpen,
    path: pathTo(kind, { ...row, why }),
  };
}

/** The start of yesterday in Norway, or in winter an hour before it. */
function startOfYesterday(work: StaffWork): Date {
  return new Date(new Date(`${work.today}T00:00:00Z`).getTime() - 26 * 3_600_000);
}

/** The actor's list, the most urgent first. Lines of pathways that are not open to the actor are cards: kind, first name and
 *  initial, day. */
export async function readWorkList(work: StaffWork, language: Language = 'nb'): Promise<WorkList> {
  const rows = await loadWaiting(work.tx, startOfYesterday(work));
  const entries = rows.map((row) => {
    const entry = entryOf(row, work);
    if (entry.kind !== 'news') return entry;
    const reasonText = reasonOfEvent(entry.why, entry.facts['reason'], language);
    return reasonText === undefined ? entry : { ...entry, facts: { ...entry.facts, reasonText } };
  });
  const isFull = (kind: WorkKind) => entries.filter((entry) => entry.kind === kind).length > mostPerKind;
  const shown = new Set(
    entries
      .filter((entry) => entry.text !== null || entry.kind === 'news')
      .flatMap((entry) => entry.pathwayId ?? []),
  );
  const since = new Date(work.now.getTime() - logHours * 3_600_000);
  for (const pathwayId of await notYetLogged(work.tx, [...shown], since))
    work.log({ action: 'read', object: 'work-list', pathwayId });
  return {
    today: work.today,
    entries: entries.toSorted(inOrder),
    more: workKinds.filter(isFull),
  };
}
