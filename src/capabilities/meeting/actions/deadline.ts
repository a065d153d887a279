// The invitation deadline: starts at the trigger, is closed by the first sending (A4, R-12).
import type { StaffWork } from '../../../platform/db/actor.ts';
import { deadlineRules } from '../../../rules/deadline-content.ts';
import { deadlineState, dueDate, ruleInForce, ruleVersion } from '../../../rules/deadline.ts';
import type { PlainDate } from '../../../rules/plain-date.ts';
import type { RunningDeadline } from '../model.ts';
import { closeDeadline, startDeadline } from '../store/deadlines.ts';
import type { StoredDeadline } from '../store/page.ts';

const ruleId = 'meeting-invitation';

/** Starts the deadline for sending the invitations, counted from the trigger; does nothing when the pathway has had one.
 *  Call it when a pathway opens; the first draft meeting does so too. `unitId` is the unit that must convene. */
export async function startInvitationDeadline(
  work: StaffWork,
  pathway: { pathwayId: string; triggeredOn: PlainDate; unitId: string },
): Promise<void> {
  const rule = ruleInForce(deadlineRules, ruleId, pathway.triggeredOn);
  const due = rule && dueDate(rule, pathway.triggeredOn);
  // A trigger older than the first version of the rule has no deadline.
  if (!rule || !due) return;
  const isStarted = await startDeadline(work.tx, {
    pathwayId: pathway.pathwayId,
    ruleId,
    ruleValidFrom: rule.validFrom,
    unitId: pathway.unitId,
    startedOn: pathway.triggeredOn,
    due,
  });
  if (isStarted) work.log({ action: 'create', object: 'deadline', pathwayId: pathway.pathwayId });
}

/** The invitations are sent: the deadline is met, or met late and then recorded as broken. */
export function closeInvitationDeadline(
  work: StaffWork,
  meeting: { pathwayId: string; id: string },
): Promise<void> {
  return closeDeadline(work.tx, meeting.pathwayId, ruleId, work.today, meeting.id);
}

/** How the stored deadline stands today. */
export function readDeadline(stored: StoredDeadline | null, today: PlainDate): RunningDeadline | null {
  if (!stored) return null;
  const rule = ruleVersion(deadlineRules, stored.ruleId, stored.ruleValidFrom);
  const { state, daysLeft } = deadlineState(stored.due, today, rule?.warnDaysBefore ?? [], stored.closedOn);
  return { due: stored.due, state, daysLeft };
}
