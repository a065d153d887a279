// Reading tasks: lists by who is to do them or who gave them, and those of one pathway.
import type { StaffWork } from '../../../platform/db/actor.ts';
import { fault, notFound } from '../../../platform/http/problem.ts';
import { isPlainDate } from '../../../rules/plain-date.ts';
import { mayGiveTasks, taskAbilities } from '../access.ts';
import type { PathwayTasks, Task, TaskList, TaskQuery } from '../model.ts';
import { listTasks, loadReceivers, loadTask, type Cursor, type TaskRow } from '../store.ts';

const pageSize = 30;
/** Tasks of one pathway are shown together; far above what anybody keeps open. */
const pathwayLimit = 200;

export function toTask(row: TaskRow, work: StaffWork): Task {
  const { giverUnitId, giverStaffId, pathwayUnitId, ...task } = row;
  return {
    ...task,
    isGivenByMe: giverStaffId === work.actor.staffId,
    isOverdue: task.state === 'open' && task.due !== null && task.due < work.today,
    may: taskAbilities(
      work.actor,
      {
        state: task.state,
        responsibleUnitId: task.responsibleUnitId,
        giverUnitId,
        pathwayUnitId,
        doneAt: task.doneAt,
      },
      work.today,
    ),
  };
}

function writeCursor(row: TaskRow, state: 'open' | 'over'): string {
  const at = state === 'open' ? (row.due ?? '') : (row.doneAt ?? row.cancelledAt ?? '');
  return Buffer.from(JSON.stringify([at, row.id])).toString('base64url');
}

function isInstant(text: string): boolean {
  return /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(text) && !Number.isNaN(new Date(text).getTime());
}

function readCursor(text: string | undefined, state: 'open' | 'over'): Cursor | null {
  if (text === undefined) return null;
  try {
    const [at, id] = JSON.parse(Buffer.from(text, 'base64url').toString('utf8')) as [unknown, unknown];
    const isId = typeof id === 'string' && /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/.test(id);
    const isAt = typeof at === 'string' && (state === 'over' ? isInstant(at) : at === '' || isPlainDate(at));
    if (isId && isAt) return { at, id };
  } catch {
    // Falls through: a cursor is ours or it is nothing.
  }
  throw fault('cursor', 'problem.bad-format');
}

function logEach(work: StaffWork, rows: readonly TaskRow[]): void {
  for (const pathwayId of new Set(rows.map((row) => row.pathwayId)))
    work.log({ action: 'read', object: 'task-list', pathwayId });
}

/** A page of tasks: mine, my unit's, or those I have given. Only those on pathways that are open to me. */
export async function readTasks(work: StaffWork, query: TaskQuery): Promise<TaskList> {
  const rows = await listTasks(work.tx, {
    view: query.view,
    state: query.state,
    search: query.search,
    after: readCursor(query.cursor, query.state),
    limit: pageSize,
  });
  const page = rows.slice(0, pageSize);
  const last = page.at(-1);
  logEach(work, page);
  return {
    tasks: page.map((row) => toTask(row, work)),
    cursor: rows.length > pageSize && last ? writeCursor(last, query.state) : null,
  };
}

/** The tasks of one pathway that the actor may see, and whom new ones can be given to. Throws 404 when it is not open to them. */
export async function readPathwayTasks(work: StaffWork, pathwayId: string): Promise<PathwayTasks> {
  const receivers = await loadReceivers(work.tx, pathwayId);
  const mine = receivers.find(({ isMine }) => isMine);
  if (!mine) throw notFound();
  const list = (state: 'open' | 'over', limit: number) =>
    listTasks(work.tx, { view: { pathwayId }, state, search: '', after: null, limit });
  const open = await list('open', pathwayLimit);
  const over = await list('over', pageSize);
  work.log({ action: 'read', object: 'task-list', pathwayId });
  return {
    open: open.map((row) => toTask(row, work)),
    over: over.map((row) => toTask(row, work)),
    receivers,
    myTopics: mine.topics,
    may: { create: mayGiveTasks(work.actor) },
  };
}

/** Throws 404 for a task the actor may not know of. */
export async function readTask(work: StaffWork, id: string): Promise<Task> {
  const row = await loadTask(work.tx, id);
  if (!row) throw notFound();
  work.log({ action: 'read', object: 'task', objectId: id, pathwayId: row.pathwayId });
  return toTask(row, work);
}
