// How the screens of consent read from the server, and what is read again when something has changed.
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { api } from '../../../web/api.ts';
import type { ConsentPage, ProposedChange, Receipt, WhoSeesWhat, WhoSeesWhatPreview } from '../model.ts';

export const consentPath = (pathwayId: string) => `/pathways/${pathwayId}/consent`;

/** What a page has just saved, for the page it leads to, which says it once. */
export interface Saved {
  what: 'recorded' | 'limited' | 'corrected' | 'lifted';
  name: string;
}

/** Everybody around the pathway; `withUnit` adds one that has no basis yet. */
export function useConsent(pathwayId: string, withUnit: string | null = null) {
  return useQuery({
    queryKey: ['pathway', pathwayId, 'consent', withUnit],
    queryFn: ({ signal }) =>
      api.get<ConsentPage>(`/api${consentPath(pathwayId)}${withUnit ? `?with=${withUnit}` : ''}`, { signal }),
    placeholderData: (before) => before,
  });
}

export function useWhoSeesWhat(pathwayId: string, parties: readonly string[] | null) {
  const query = parties ? `?parties=${parties.join(',')}` : '';
  return useQuery({
    queryKey: ['pathway', pathwayId, 'who-sees-what', query],
    queryFn: ({ signal }) =>
      api.get<WhoSeesWhat>(`/api/pathways/${pathwayId}/who-sees-what${query}`, { signal }),
  });
}

/** Who would see what after these changes. Asked anew for each change; saves nothing. */
export function usePreview(pathwayId: string, changes: readonly ProposedChange[] | null) {
  return useQuery({
    // Not under the pathway: what was previewed is no longer so once it is saved.
    queryKey: ['consent-preview', pathwayId, changes],
    queryFn: ({ signal }) =>
      api.post<WhoSeesWhatPreview>(
        `/api/pathways/${pathwayId}/who-sees-what/preview`,
        { changes },
        { signal },
      ),
    enabled: changes !== null,
    staleTime: 0,
    gcTime: 0,
  });
}

export function useReceipt(pathwayId: string, legalBasisId: string) {
  return useQuery({
    queryKey: ['pathway', pathwayId, 'receipt', legalBasisId],
    queryFn: ({ signal }) =>
      api.get<Receipt>(`/api/pathways/${pathwayId}/receipts/${legalBasisId}`, { signal }),
  });
}

/** Reads everything about the pathway again: what is shared shows in many places. Resolves when the page has it. */
export function useReload(pathwayId: string): () => Promise<void> {
  const client = useQueryClient();
  return useCallback(
    () => client.invalidateQueries({ queryKey: ['pathway', pathwayId] }),
    [client, pathwayId],
  );
}
