// How pages read from the server: what is fresh, what is tried again, and when what another person changed is seen.
import { QueryClient } from '@tanstack/react-query';
import { isPassing } from './problem.ts';

/** Reads are fresh for 20 s and read again when the page is seen or the network is back. A failure that may pass is tried
 *  three times, a refusal never. Writes are never repeated unasked, and fail at once without network so that it is seen. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 20_000,
        gcTime: 5 * 60_000,
        retry: (failures, problem) => failures < 3 && isPassing(problem),
        retryDelay: (attempt) => Math.min(8_000, 700 * 2 ** attempt),
        networkMode: 'always',
        refetchOnWindowFocus: true,
        refetchOnReconnect: true,
      },
      mutations: { retry: false, networkMode: 'always' },
    },
  });
}
