// What needs a member of staff today: the entries on the wire.
import { z } from 'zod';
import { PlainDay } from '../patient/model.ts';

/** In the order they matter when nothing else tells them apart. */
export const workKinds = [
  'unowned',
  'request',
  'handover',
  'deadline',
  'minutes',
  'invitation',
  'preparation',
  'task',
  'meeting',
  'failed-notice',
  'news',
] as const;
export type WorkKind = (typeof workKinds)[number];
/** mine: assigned or given to me · free: nobody of the unit has it · unit: a colleague has it. */
export const workScopes = ['mine', 'free', 'unit'] as const;
export type WorkScope = (typeof workScopes)[number];
export const urgencies = ['broken', 'due-today', 'warning', 'running', 'none'] as const;
export type Urgency = (typeof urgencies)[number];

export const WorkEntry = z.object({
  /** Of the request, deadline, meeting, task, offer or event; unique together with the kind. */
  id: z.string(),
  kind: z.enum(workKinds),
  scope: z.enum(workScopes),
  /** Null for what is about no person: notices that did not get through, pathways that nobody owns. */
  pathwayId: z.uuid().nullable(),
  givenName: z.string(),
  familyInitial: z.string(),
  due: PlainDay.nullable(),
  /** Calendar days to the due day, negative when it has passed. */
  daysLeft: z.number().int().nullable(),
  urgency: z.enum(urgencies),
  /** When the meeting starts, the offer was made or the event happened. */
  at: z.iso.datetime().nullable(),
  /** Why it stands here, as a code: a deadline's rule, a reply, the kind of an event. */
  why: z.string(),
  /** Plain facts of an event, for its sentence; how many notices or pathways there are. */
  facts: z.record(z.string(), z.unknown()),
  /** What a task says; null while the pathway is not open to me or its topics are not my unit's. */
  text: z.string().nullable(),
  isOpenToMe: z.boolean(),
  path: z.string(),
});
export type WorkEntry = z.infer<typeof WorkEntry>;

export const WorkList = z.object({
  today: PlainDay,
  /** The most urgent first. */
  entries: z.array(WorkEntry),
  /** Kinds of which there may be more than are shown. */
  more: z.array(z.enum(workKinds)),
});
export type WorkList = z.infer<typeof WorkList>;
