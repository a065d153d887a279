// Tells screen readers what happened, politely: receipts, results of a search, a lost network.
import { createContext, type ReactNode, use, useCallback, useState } from 'react';

type Announce = (text: string) => void;

const AnnounceContext = createContext<Announce>(() => undefined);

/** `const announce = useAnnounce(); announce(t('web.save.saved'))`. What is said is not seen: show it on the page as well. */
export function useAnnounce(): Announce {
  return use(AnnounceContext);
}

export function AnnounceProvider({ children }: { children: ReactNode }) {
  const [said, setSaid] = useState({ text: '', turn: 0 });
  // The same words twice are read twice only when they come in another element.
  const announce = useCallback<Announce>((text) => setSaid(({ turn }) => ({ text, turn: 1 - turn })), []);
  return (
    <AnnounceContext value={announce}>
      {children}
      {[0, 1].map((turn) => (
        <output key={turn} className="aksel-sr-only" aria-live="polite">
          {said.turn === turn ? said.text : ''}
        </output>
      ))}
    </AnnounceContext>
  );
}
