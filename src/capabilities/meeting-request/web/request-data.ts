// How the screens of requests read from the server, and which words they share.
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { Topic } from '../../../rules/topics.ts';
import { api } from '../../../web/api.ts';
import { useSignedIn } from '../../../web/session.tsx';
import type { RequestAnswer, RequestList } from '../model.ts';

const requestKey = (id: string) => ['meeting-request', id] as const;

/** The request, or its card while the record is not open. */
export function useRequest(id: string) {
  return useQuery({
    queryKey: requestKey(id),
    queryFn: ({ signal }) => api.get<RequestAnswer>(`/api/meeting-requests/${id}`, { signal }),
    refetchInterval: 60_000,
  });
}

/** Reads the request and the lists it stands in again; resolves when it is here. */
export function useReload(id: string): () => Promise<void> {
  const client = useQueryClient();
  return useCallback(async () => {
    void client.invalidateQueries({ queryKey: ['meeting-requests'] });
    void client.invalidateQueries({ queryKey: ['work-list'] });
    void client.invalidateQueries({ queryKey: ['pathway'] });
    await client.invalidateQueries({ queryKey: requestKey(id) });
  }, [client, id]);
}

export function useRequests(direction: 'in' | 'out', isWaiting: boolean) {
  const { employment } = useSignedIn();
  return useQuery({
    queryKey: ['meeting-requests', employment.unitId, direction, isWaiting],
    queryFn: ({ signal }) =>
      api.get<RequestList>(`/api/meeting-requests?direction=${direction}&isWaiting=${isWaiting}`, {
        signal,
      }),
    refetchInterval: 60_000,
  });
}

/** Names of topics, for tags and sentences. */
export function useTopicNames(): (topics: readonly Topic[]) => { id: string; label: string }[] {
  const { t } = useTranslation();
  return (topics) => topics.map((id) => ({ id, label: t(`meeting.topic.${id}`) }));
}
