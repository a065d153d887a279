// How the screens of tasks read from the server, and what is read again when a task has changed.
import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { api } from '../../../web/api.ts';
import type { PathwayTasks, Task, TaskList, TaskView } from '../model.ts';

export interface TaskFilter {
  view: TaskView;
  state: 'open' | 'over';
  search: string;
}

export function useTasks(filter: TaskFilter) {
  return useInfiniteQuery({
    queryKey: ['tasks', filter],
    queryFn: ({ signal, pageParam }) => {
      const query = new URLSearchParams({ ...filter, ...(pageParam === null ? {} : { cursor: pageParam }) });
      return api.get<TaskList>(`/api/tasks?${query}`, { signal });
    },
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.cursor,
    placeholderData: (before) => before,
  });
}

export function usePathwayTasks(pathwayId: string) {
  return useQuery({
    queryKey: ['pathway', pathwayId, 'tasks'],
    queryFn: ({ signal }) => api.get<PathwayTasks>(`/api/pathways/${pathwayId}/tasks`, { signal }),
  });
}

/** Reads everything again where the task may stand: lists, its pathway, the day's work. */
export function useReadTasks(): (pathwayId: string) => Promise<void> {
  const client = useQueryClient();
  return useCallback(
    async (pathwayId) => {
      void client.invalidateQueries({ queryKey: ['work-list'] });
      await Promise.all([
        client.invalidateQueries({ queryKey: ['tasks'] }),
        client.invalidateQueries({ queryKey: ['pathway', pathwayId] }),
      ]);
    },
    [client],
  );
}

export const taskApi = {
  done: (task: Task, evidence: string) =>
    api.post<Task>(`/api/tasks/${task.id}/done`, { evidence, version: task.version }),
  undo: (task: Task) => api.post<Task>(`/api/tasks/${task.id}/undo`, { version: task.version }),
  cancel: (task: Task, reason: string) =>
    api.post<Task>(`/api/tasks/${task.id}/cancel`, { reason, version: task.version }),
  hand: (task: Task, staffId: string | null) =>
    api.put<Task>(`/api/tasks/${task.id}/staff`, { staffId, version: task.version }),
};
