// How the page of papers reads from the server.
import { useQuery } from '@tanstack/react-query';
import { api } from '../../../web/api.ts';
import type { DocumentList } from '../model-stored.ts';

export function useDocuments(pathwayId: string) {
  return useQuery({
    queryKey: ['pathway', pathwayId, 'documents'],
    queryFn: ({ signal }) => api.get<DocumentList>(`/api/pathways/${pathwayId}/documents`, { signal }),
  });
}
