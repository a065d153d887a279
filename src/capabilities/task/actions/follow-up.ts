// The follow-up matrix of approved minutes as tasks: one per row, brought in line when the minutes are corrected.
import type { StaffWork } from '../../../platform/db/actor.ts';
import type { FollowUpTask } from '../model.ts';
import { insertTask, loadBySource, rewriteTask, updateTask } from '../store.ts';

type Known = Awaited<ReturnType<typeof loadBySource>>[number];

const isSame = (task: Known, row: FollowUpTask) =>
  task.what === row.what &&
  task.topics === row.topics &&
  task.due === row.due &&
  task.responsibleUnitId === row.unitId &&
  task.responsibleStaffId === row.staffId;

/** Makes a task of each row that has none, changes those still open to what the row says now, and takes back those whose row
 *  was taken out. What is done stays done, and what somebody took back by hand stays so. The caller has checked that each unit
 *  may see its row. */
export async function syncFollowUpTasks(
  work: StaffWork,
  minutes: { pathwayId: string; rows: readonly FollowUpTask[]; removedIds: readonly string[] },
): Promise<void> {
  const { tx, actor, now } = work;
  const { pathwayId, rows, removedIds } = minutes;
  const sourceIds = [...rows.map(({ sourceId }) => sourceId), ...removedIds];
  if (sourceIds.length === 0) return;
  const known = new Map<string, Known>();
  for (const task of await loadBySource(tx, sourceIds)) known.set(task.sourceId ?? '', task);
  const log = (action: 'create' | 'change', objectId: string) =>
    work.log({ action, object: 'task', objectId, pathwayId });

  for (const row of rows) {
    const task = known.get(row.sourceId);
    if (task?.state === 'done' || (task?.state === 'cancelled' && task.cancelReason !== null)) continue;
    if (task?.state === 'open') {
      if (isSame(task, row)) continue;
      await rewriteTask(tx, task.id, row);
      log('change', task.id);
      continue;
    }
    const id = await insertTask(tx, {
      pathwayId,
      topics: row.topics,
      source: 'follow-up',
      sourceId: row.sourceId,
      what: row.what,
      responsibleUnitId: row.unitId,
      responsibleStaffId: row.staffId,
      giverUnitId: actor.unitId,
      giverStaffId: actor.staffId,
      due: row.due,
      createdAt: now,
    });
    log('create', id);
  }
  for (const sourceId of removedIds) {
    const task = known.get(sourceId);
    if (task?.state !== 'open') continue;
    await updateTask(tx, task.id, task.version, {
      state: 'cancelled',
      cancelledAt: now,
      cancelledBy: actor.staffId,
      cancelReason: null,
    });
    log('change', task.id);
  }
}
