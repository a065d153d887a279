// Giving tasks, doing them, undoing, taking back and handing on. A task goes only to a unit that may see what it is about.
import type { StaffWork } from '../../../platform/db/actor.ts';
import { fault, forbidden, notFound, Problem, versionClash } from '../../../platform/http/problem.ts';
import { containsAll } from '../../../rules/topics.ts';
import { queueNotice } from '../../notice/actions.ts';
import { assignStaff } from '../../pathway/actions/staff.ts';
import { recordEvent } from '../../pathway/events.ts';
import { mayGiveTasks } from '../access.ts';
import type { NewTask, Task } from '../model.ts';
import {
  insertTask,
  loadReceivers,
  loadTask,
  loadUnitAddress,
  updateTask,
  worksAt,
  type TaskRow,
} from '../store.ts';
import { toTask } from './read.ts';

async function reload(work: StaffWork, id: string): Promise<Task> {
  const row = await loadTask(work.tx, id);
  if (!row) throw notFound();
  return toTask(row, work);
}

function tell(work: StaffWork, task: Pick<TaskRow, 'id' | 'pathwayId' | 'topics'>, kind: string) {
  work.log({ action: 'change', object: 'task', objectId: task.id, pathwayId: task.pathwayId });
  // The time line tells of it to those who may see the task itself.
  return recordEvent(work, {
    pathwayId: task.pathwayId,
    kind,
    subjectId: task.id,
    topics: task.topics,
  });
}

/** Gives a task by hand. Throws 404 when the pathway is not open to the actor, 422 when they or the receiver may not see what
 *  it is about. */
export async function giveTask(work: StaffWork, pathwayId: string, input: NewTask): Promise<Task> {
  const { tx, actor, now } = work;
  const receivers = await loadReceivers(tx, pathwayId);
  const mine = receivers.find(({ isMine }) => isMine);
  if (!mine) throw notFound();
  if (!mayGiveTasks(actor)) throw forbidden('task.only-clinicians-give');
  if (!containsAll(mine.topics, input.topics)) throw fault('topics', 'problem.task.topic-not-yours');
  const receiver = receivers.find(({ unitId }) => unitId === input.responsibleUnitId);
  if (!receiver) throw fault('responsibleUnitId', 'problem.task.no-basis');
  if (!containsAll(receiver.topics, input.topics))
    throw fault('responsibleUnitId', 'problem.task.topic-not-theirs', { unit: receiver.unitName });
  if (input.responsibleStaffId !== null && !(await worksAt(tx, input.responsibleStaffId, receiver.unitId)))
    throw fault('responsibleStaffId', 'problem.task.not-working-there');
  if (input.due !== null && input.due < work.today) throw fault('due', 'problem.not-in-past');
  const id = await insertTask(tx, {
    ...input,
    pathwayId,
    source: 'manual',
    sourceId: null,
    giverUnitId: actor.unitId,
    giverStaffId: actor.staffId,
    createdAt: now,
  });
  work.log({ action: 'create', object: 'task', objectId: id, pathwayId });
  await recordEvent(work, {
    pathwayId,
    kind: 'task-given',
    subjectId: id,
    topics: input.topics,
    facts: { unit: receiver.unitName },
  });
  const address = receiver.isMine ? undefined : await loadUnitAddress(tx, receiver.unitId);
  if (address?.email)
    await queueNotice(work, {
      recipientUnitId: receiver.unitId,
      address: address.email,
      template: 'task',
      language: 'nb',
      facts: { path: '/tasks' },
      subjectId: id,
    });
  return reload(work, id);
}

async function change(
  work: StaffWork,
  row: TaskRow,
  version: number,
  update: Parameters<typeof updateTask>[3],
  kind: string,
): Promise<Task> {
  const saved = await updateTask(work.tx, row.id, version, update);
  if (saved === undefined) throw versionClash(await reload(work, row.id));
  await tell(work, row, kind);
  return reload(work, row.id);
}

async function find(work: StaffWork, id: string): Promise<{ row: TaskRow; task: Task }> {
  const row = await loadTask(work.tx, id);
  if (!row) throw notFound();
  return { row, task: toTask(row, work) };
}

/** Marks a task done with a word of evidence. Done already, it stays as it was done: pressing twice changes nothing. */
export async function finishTask(
  work: StaffWork,
  id: string,
  input: { evidence: string; version: number },
): Promise<Task> {
  const { row, task } = await find(work, id);
  if (row.responsibleUnitId !== work.actor.unitId) throw forbidden('task.not-your-unit');
  if (row.state === 'done') return task;
  if (row.state === 'cancelled') throw new Problem(409, 'task.cancelled', { current: task });
  if (!task.may.done) throw forbidden('task.not-your-unit');
  const { evidence, version } = input;
  const update = { state: 'done', doneAt: work.now, doneBy: work.actor.staffId, evidence } as const;
  const saved = await updateTask(work.tx, id, version, update);
  if (saved === undefined) {
    const now = await find(work, id);
    // Two presses at once: the second finds it done.
    if (now.row.state === 'done') return now.task;
    throw versionClash(now.task);
  }
  await tell(work, row, 'task-done');
  return reload(work, id);
}

/** Opens a task again that was marked done by mistake, the same day. Throws 403 `task.undo-is-over` later. */
export async function undoTask(work: StaffWork, id: string, version: number): Promise<Task> {
  const { row, task } = await find(work, id);
  if (row.responsibleUnitId !== work.actor.unitId) throw forbidden('task.not-your-unit');
  if (!task.may.undo) throw forbidden('task.undo-is-over');
  // What was written stays, as the start of what is written next time.
  const update = { state: 'open', doneAt: null, doneBy: null } as const;
  return change(work, row, version, update, 'task-undone');
}

/** Takes a task back with a reason; it stays on the list of what is over. */
export async function cancelTask(
  work: StaffWork,
  id: string,
  input: { reason: string; version: number },
): Promise<Task> {
  const { row, task } = await find(work, id);
  if (!task.may.cancel) throw forbidden(row.state === 'open' ? 'task.not-giver' : 'task.is-over');
  return change(
    work,
    row,
    input.version,
    {
      state: 'cancelled',
      cancelledAt: work.now,
      cancelledBy: work.actor.staffId,
      cancelReason: input.reason,
    },
    'task-cancelled',
  );
}

/** Hands a task to a colleague of the unit, who is assigned to the pathway if need be, or back to the unit (null). */
export async function handTask(
  work: StaffWork,
  id: string,
  input: { staffId: string | null; version: number },
): Promise<Task> {
  const { row, task } = await find(work, id);
  if (!task.may.assign) throw forbidden(row.state === 'open' ? 'task.not-your-unit' : 'task.is-over');
  if (input.staffId !== null && !(await worksAt(work.tx, input.staffId, row.responsibleUnitId)))
    throw fault('staffId', 'problem.task.not-working-there');
  if (input.staffId !== null && input.staffId !== work.actor.staffId)
    await assignStaff(work, row.pathwayId, input.staffId);
  return change(work, row, input.version, { responsibleStaffId: input.staffId }, 'task-handed-on');
}
