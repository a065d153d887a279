// How the meeting's screens read from the server and tell each other that something has changed.
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { api } from '../../../web/api.ts';
import type { MeetingAnswer, MeetingChoices, MeetingLine, PathwayMeetings } from '../model-lists.ts';

export const meetingKey = (id: string) => ['meeting', id] as const;
const keys = {
  choices: (id: string) => ['meeting', id, 'choices'] as const,
  list: ['meetings'] as const,
  pathway: (id: string) => ['pathway', id, 'meetings'] as const,
};

/** The meeting, or its card. Read again every minute while it is on show: others answer and prepare meanwhile. */
export function useMeeting(id: string) {
  return useQuery({
    queryKey: meetingKey(id),
    queryFn: ({ signal }) => api.get<MeetingAnswer>(`/api/meetings/${id}`, { signal }),
    refetchInterval: 60_000,
  });
}

/** Reads the meeting again now; resolves when it is here. */
export function useReload(id: string): () => Promise<void> {
  const client = useQueryClient();
  return useCallback(async () => {
    void client.invalidateQueries({ queryKey: keys.list });
    void client.invalidateQueries({ queryKey: ['pathway'] });
    await client.invalidateQueries({ queryKey: meetingKey(id) });
  }, [client, id]);
}

export function useChoices(id: string, query: string) {
  return useQuery({
    queryKey: [...keys.choices(id), query],
    queryFn: ({ signal }) =>
      api.get<MeetingChoices>(`/api/meetings/${id}/choices?query=${encodeURIComponent(query)}`, { signal }),
    placeholderData: (before) => before,
  });
}

export function useUnitMeetings(range: { from: string; to: string; query: string }) {
  return useQuery({
    queryKey: [...keys.list, range],
    queryFn: async ({ signal }) => {
      const search = new URLSearchParams(range);
      return (await api.get<{ meetings: MeetingLine[] }>(`/api/meetings?${search}`, { signal })).meetings;
    },
    placeholderData: (before) => before,
  });
}

export function usePathwayMeetings(pathwayId: string) {
  return useQuery({
    queryKey: keys.pathway(pathwayId),
    queryFn: ({ signal }) => api.get<PathwayMeetings>(`/api/pathways/${pathwayId}/meetings`, { signal }),
  });
}

/** Begins a meeting on a pathway, or finds the draft there is. */
export function beginMeeting(pathwayId: string): Promise<{ meetingId: string; isNew: boolean }> {
  return api.post(`/api/pathways/${pathwayId}/meetings`);
}
