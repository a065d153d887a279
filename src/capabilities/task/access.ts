// Who may do what with a task they can see; what is not named is not allowed.
import type { StaffActor } from '../../platform/db/actor.ts';
import { osloDay, type PlainDate } from '../../rules/plain-date.ts';
import type { Task, TaskState } from './model.ts';

type Actor = Pick<StaffActor, 'role' | 'unitId' | 'staffId'>;

const readsPatients = (actor: Actor) => ['practitioner', 'secretary', 'leader'].includes(actor.role);

export interface TaskFacts {
  state: TaskState;
  responsibleUnitId: string;
  giverUnitId: string;
  /** The unit responsible for the pathway. */
  pathwayUnitId: string;
  doneAt: string | null;
}

/** Done and handed on by the unit that is to do it; taken back by the giver, or by the unit responsible for the pathway. What
 *  was marked done by mistake can be undone the same day. */
export function taskAbilities(actor: Actor, task: TaskFacts, today: PlainDate): Task['may'] {
  const isOurs = readsPatients(actor) && task.responsibleUnitId === actor.unitId;
  const isOpen = task.state === 'open';
  return {
    done: isOurs && isOpen,
    undo: isOurs && task.state === 'done' && task.doneAt !== null && osloDay(new Date(task.doneAt)) === today,
    cancel: isOpen && readsPatients(actor) && [task.giverUnitId, task.pathwayUnitId].includes(actor.unitId),
    assign: isOurs && isOpen,
  };
}

/** Tasks are given by those who treat or help the person, on a pathway that is open to them. */
export const mayGiveTasks = (actor: Actor) => ['practitioner', 'leader'].includes(actor.role);
