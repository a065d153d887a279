// The routes of tasks.
import { z } from 'zod';
import type { Act, App } from '../../platform/http/server.ts';
import { readPathwayTasks, readTask, readTasks } from './actions/read.ts';
import { cancelTask, finishTask, giveTask, handTask, undoTask } from './actions/write.ts';
import {
  Assigned,
  Cancelled,
  Done,
  NewTask,
  PathwayTasks,
  Task,
  TaskList,
  TaskQuery,
  Undone,
} from './model.ts';

const params = z.object({ taskId: z.uuid() });
const pathway = z.object({ pathwayId: z.uuid() });
const tags = ['task'];
const response = { 200: Task };

export function taskRoutes(app: App, act: Act): void {
  app.get(
    '/api/tasks',
    {
      schema: {
        tags,
        summary: 'Tasks: mine, of my unit, or those I have given; by deadline',
        querystring: TaskQuery,
        response: { 200: TaskList },
      },
    },
    (request) => act(request, (work) => readTasks(work, request.query)),
  );
  app.get(
    '/api/pathways/:pathwayId/tasks',
    {
      schema: {
        tags,
        summary: 'The tasks of a pathway, and whom new ones can be given to',
        params: pathway,
        response: { 200: PathwayTasks },
      },
    },
    (request) => act(request, (work) => readPathwayTasks(work, request.params.pathwayId)),
  );
  app.post(
    '/api/pathways/:pathwayId/tasks',
    {
      schema: {
        tags,
        summary: 'Give a task to a unit that may see what it is about',
        params: pathway,
        body: NewTask,
        response: { 201: Task },
      },
    },
    async (request, reply) =>
      reply
        .code(201)
        .send(await act(request, (work) => giveTask(work, request.params.pathwayId, request.body))),
  );
  app.get('/api/tasks/:taskId', { schema: { tags, summary: 'A task', params, response } }, (request) =>
    act(request, (work) => readTask(work, request.params.taskId)),
  );
  app.post(
    '/api/tasks/:taskId/done',
    { schema: { tags, summary: 'Mark a task done, with a word of evidence', params, body: Done, response } },
    (request) => act(request, (work) => finishTask(work, request.params.taskId, request.body)),
  );
  app.post(
    '/api/tasks/:taskId/undo',
    { schema: { tags, summary: 'Open a task again, the same day', params, body: Undone, response } },
    (request) => act(request, (work) => undoTask(work, request.params.taskId, request.body.version)),
  );
  app.post(
    '/api/tasks/:taskId/cancel',
    { schema: { tags, summary: 'Take a task back, with a reason', params, body: Cancelled, response } },
    (request) => act(request, (work) => cancelTask(work, request.params.taskId, request.body)),
  );
  app.put(
    '/api/tasks/:taskId/staff',
    { schema: { tags, summary: 'Hand a task to a colleague of the unit', params, body: Assigned, response } },
    (request) => act(request, (work) => handTask(work, request.params.taskId, request.body)),
  );
}
