// Says a sentence aloud when it changes, not when the page opens.
import { useEffect, useRef } from 'react';
import { useAnnounce } from '../../../web/announce.tsx';

export function useAnnounceChange(words: string): void {
  const announce = useAnnounce();
  const said = useRef(words);
  useEffect(() => {
    if (said.current === words) return;
    said.current = words;
    // A moment's rest, so that the choice itself is read first.
    const timer = setTimeout(() => announce(words), 600);
    return () => clearTimeout(timer);
  }, [announce, words]);
}
