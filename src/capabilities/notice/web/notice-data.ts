// Reading and releasing notices from the browser.
import { useQuery } from '@tanstack/react-query';
import { api } from '../../../web/api.ts';
import { useSignedIn } from '../../../web/session.tsx';
import type { NoticeLine } from '../model.ts';

/** Notices of my unit that did not get through. */
export function useFailedNotices() {
  const { employment } = useSignedIn();
  return useQuery({
    queryKey: ['notices', 'failed', employment.unitId],
    queryFn: ({ signal }) => api.get<{ notices: NoticeLine[] }>('/api/notices?onlyFailed=true', { signal }),
  });
}
