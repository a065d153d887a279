// What was just done to a task, shown and read where the list begins: the card itself may be gone from it.
import { InlineMessage } from '@navikt/ds-react';
import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react';
import { useAnnounce } from '../../../web/announce.tsx';

export interface Receipts {
  receipt: ReactNode;
  say(text: string): void;
}

/** `{receipt}` at the beginning of the list; `say` fills it, and the keyboard goes on from there. */
export function useReceipt(): Receipts {
  const announce = useAnnounce();
  const box = useRef<HTMLDivElement>(null);
  const [said, setSaid] = useState({ text: '', turn: 0 });
  useEffect(() => {
    if (said.text !== '') box.current?.focus();
  }, [said]);
  const say = useCallback(
    (text: string) => {
      setSaid(({ turn }) => ({ text, turn: turn + 1 }));
      announce(text);
    },
    [announce],
  );
  const receipt = said.text !== '' && (
    <div ref={box} tabIndex={-1} className="task-receipt">
      <InlineMessage status="success">{said.text}</InlineMessage>
    </div>
  );
  return { receipt, say };
}
