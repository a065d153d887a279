// Tasks on the wire: what one service shall do by a day, for whom, and what came of it.
import { z } from 'zod';
import { allTopics } from '../../rules/topics.ts';
import { PlainDay } from '../patient/model.ts';

export const taskStates = ['open', 'done', 'cancelled'] as const;
export type TaskState = (typeof taskStates)[number];
export const taskSources = ['follow-up', 'manual'] as const;
/** mine: mine to do at this unit · unit: my unit's · given: those I have given. */
export const taskViews = ['mine', 'unit', 'given'] as const;
export type TaskView = (typeof taskViews)[number];

const Topics = z.number().int().min(1).max(allTopics);
const Version = z.number().int().min(1);
const Instant = z.iso.datetime();

export const Task = z.object({
  id: z.uuid(),
  pathwayId: z.uuid(),
  givenName: z.string(),
  familyInitial: z.string(),
  source: z.enum(taskSources),
  what: z.string(),
  topics: Topics,
  responsibleUnitId: z.uuid(),
  responsibleUnitName: z.string(),
  responsibleStaffId: z.uuid().nullable(),
  responsibleStaffName: z.string().nullable(),
  giverUnitName: z.string(),
  giverStaffName: z.string(),
  isGivenByMe: z.boolean(),
  due: PlainDay.nullable(),
  isOverdue: z.boolean(),
  state: z.enum(taskStates),
  doneAt: Instant.nullable(),
  doneByName: z.string().nullable(),
  evidence: z.string().nullable(),
  cancelledAt: Instant.nullable(),
  cancelledByName: z.string().nullable(),
  /** Null for a task that was taken out of the minutes by a correction. */
  cancelReason: z.string().nullable(),
  createdAt: Instant,
  /** False when the one who is to do it may no longer see what it is about: somebody must take it over. */
  isSeenByResponsible: z.boolean(),
  version: Version,
  may: z.object({ done: z.boolean(), undo: z.boolean(), cancel: z.boolean(), assign: z.boolean() }),
});
export type Task = z.infer<typeof Task>;

export const TaskQuery = z.object({
  view: z.enum(taskViews).default('mine'),
  state: z.enum(['open', 'over']).default('open'),
  /** Words of the task, or the start of the person's given name. */
  search: z.string().trim().max(100).default(''),
  cursor: z.string().max(200).optional(),
});
export type TaskQuery = z.infer<typeof TaskQuery>;

export const TaskList = z.object({
  tasks: z.array(Task),
  /** Where the next page begins; null when this was the last. */
  cursor: z.string().nullable(),
});
export type TaskList = z.infer<typeof TaskList>;

/** Who around this pathway can be given a task, and about what. */
export const Receiver = z.object({
  unitId: z.uuid(),
  unitName: z.string(),
  topics: z.number().int(),
  isMine: z.boolean(),
});
export type Receiver = z.infer<typeof Receiver>;
export const PathwayTasks = z.object({
  open: z.array(Task),
  over: z.array(Task),
  receivers: z.array(Receiver),
  /** Topics I may see, and so give tasks about. */
  myTopics: z.number().int(),
  may: z.object({ create: z.boolean() }),
});
export type PathwayTasks = z.infer<typeof PathwayTasks>;

export const NewTask = z.strictObject({
  what: z.string().trim().min(1).max(2000),
  topics: Topics,
  responsibleUnitId: z.uuid(),
  responsibleStaffId: z.uuid().nullable(),
  due: PlainDay.nullable(),
});
export type NewTask = z.infer<typeof NewTask>;

export const Done = z.strictObject({ evidence: z.string().trim().min(1).max(5000), version: Version });
export const Undone = z.strictObject({ version: Version });
export const Cancelled = z.strictObject({ reason: z.string().trim().min(1).max(2000), version: Version });
export const Assigned = z.strictObject({ staffId: z.uuid().nullable(), version: Version });

/** A row of approved minutes as a task is made from it. */
export interface FollowUpTask {
  sourceId: string;
  what: string;
  topics: number;
  unitId: string;
  staffId: string | null;
  due: string;
}
