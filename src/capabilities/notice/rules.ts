// When a notice that did not get through is tried again, and when it is given up and shown as failed.

/** Attempts before a notice is shown as failed: the waits below add up to about two days. */
export const maximumAttempts = 24;
/** A claim older than this belongs to a server that died while sending. */
export const claimMinutes = 10;

/** Minutes to wait after the given number of failed attempts: 1, 2, 4 … at most 180. */
export function waitMinutes(attempts: number): number {
  return Math.min(2 ** Math.max(0, attempts - 1), 180);
}
