// The words typed in the header's search, on their way to the page that searches.
import { useLocation, useNavigate } from 'react-router';

/** The words to search for, or '' when the page was opened otherwise. They travel in the browser's memory of the page and
 *  never in the address: a name in an address ends up in logs and in the history of a shared computer. */
export function useHeaderSearch(): string {
  const state: unknown = useLocation().state;
  if (typeof state !== 'object' || state === null || !('search' in state)) return '';
  return typeof state.search === 'string' ? state.search : '';
}

/** Opens the page that searches, with the words. */
export function useStartSearch(path: string): (words: string) => void {
  const navigate = useNavigate();
  return (words) => void navigate(path, { state: { search: words } });
}
