// The present in the browser, set after the server's clock so that a tablet that is wrong shows the right day.
import { useEffect, useState } from 'react';
import { createClock, type SettableClock } from '../platform/clock.ts';
import type { PlainDate } from '../rules/plain-date.ts';

/** Follows this machine until the session tells the server's time; the practice room may stand on a day of its own. */
export const clock: SettableClock = createClock();

/** Sets the clock after the server's instant (ISO 8601). Differences below half a minute are the network's. */
export function setClockAfter(instant: string): void {
  const difference = Date.parse(instant) - clock.now().getTime();
  if (Math.abs(difference) > 30_000) clock.advance(difference);
}

/** The present, redrawn every `milliseconds`; for `om 3 minutter` and the like. */
export function useNow(milliseconds = 60_000): Date {
  const [now, setNow] = useState(() => clock.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(clock.now()), milliseconds);
    return () => clearInterval(timer);
  }, [milliseconds]);
  return now;
}

/** Today in Norway, `YYYY-MM-DD`; changes at midnight while the page stands open. */
export function useToday(): PlainDate {
  const [today, setToday] = useState(() => clock.today());
  useEffect(() => {
    const timer = setInterval(() => setToday(clock.today()), 30_000);
    return () => clearInterval(timer);
  }, []);
  return today;
}
