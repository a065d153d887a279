// One dialog at a time: a dialog that opens while another is up takes its place, and the other comes back afterwards.
import { useEffect, useId, useSyncExternalStore } from 'react';

interface Waiting {
  readonly id: string;
  readonly rank: number;
}

let queue: readonly Waiting[] = [];
const listeners = new Set<() => void>();

function setQueue(next: readonly Waiting[]): void {
  queue = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function frontId(): string | undefined {
  const highest = Math.max(...queue.map((dialog) => dialog.rank));
  return queue.findLast((dialog) => dialog.rank === highest)?.id;
}

/** True while this dialog is wanted and is the one to show. The session's own dialogs have rank 1, all others 0. */
export function useDialogTurn(isWanted: boolean, rank: 0 | 1 = 0): boolean {
  const id = useId();
  useEffect(() => {
    if (!isWanted) return;
    setQueue([...queue, { id, rank }]);
    return () => setQueue(queue.filter((dialog) => dialog.id !== id));
  }, [id, isWanted, rank]);
  return useSyncExternalStore(subscribe, () => isWanted && frontId() === id);
}
