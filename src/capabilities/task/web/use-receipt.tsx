// What was just done to a task, shown and read where the list begins: the card itself may be gone from it.
import { InlineMessage } from '@navikt/ds-react';
import { type ReactNode, useCallback, useState } from 'react';
import { useAnnounce } from '../../../web/announce.tsx';
import { focusHeading } from '../../../web/focus.ts';

export interface Receipts {
  receipt: ReactNode;
  say(text: string): void;
}

/** `headingId` is the heading of the list, where the keyboard stands afterwards. */
export function useReceipt(headingId: string): Receipts {
  const announce = useAnnounce();
  const [said, setSaid] = useState<string | null>(null);
  const say = useCallback(
    (text: string) => {
      setSaid(text);
      announce(text);
      focusHeading(headingId);
    },
    [announce, headingId],
  );
  return { receipt: said !== null && <InlineMessage status="success">{said}</InlineMessage>, say };
}
