// Whether the server can be reached: what the browser says about the network, and how the last call went.
import { useSyncExternalStore } from 'react';
import { onReach } from './api.ts';

const listeners = new Set<() => void>();
let isAnswering = true;
let wasReachable = true;

function isReachable(): boolean {
  return isAnswering && navigator.onLine;
}

function tell(): void {
  const now = isReachable();
  if (now === wasReachable) return;
  wasReachable = now;
  for (const listener of listeners) listener();
}

/** Starts to follow the network; call once. */
export function watchReach(): void {
  onReach((isReached) => {
    isAnswering = isReached;
    tell();
  });
  window.addEventListener('online', () => {
    // Give the network the benefit of the doubt; the next call shows.
    isAnswering = true;
    tell();
  });
  window.addEventListener('offline', tell);
}

/** Calls back when the server is lost or found again. Returns the function that stops it. */
export function onReachChange(listener: (isReachable: boolean) => void): () => void {
  const tellIt = () => listener(isReachable());
  listeners.add(tellIt);
  return () => listeners.delete(tellIt);
}

/** True while the server can be reached. */
export function useIsReachable(): boolean {
  return useSyncExternalStore((listener) => onReachChange(listener), isReachable);
}
