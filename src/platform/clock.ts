// The only place that reads the present. Tests and the practice scenario set it; everything else is handed a Clock.
import { osloDay, type PlainDate } from '../rules/plain-date.ts';

/** `now()` is an instant; `today()` the calendar day in Norway at that instant. */
export interface Clock {
  now(): Date;
  today(): PlainDate;
}

/** A clock that can be moved: `set(instant)` freezes it, `advance(ms)` moves it, `release()` follows the machine again. */
export interface SettableClock extends Clock {
  set(instant: Date): void;
  advance(milliseconds: number): void;
  release(): void;
}

/** The machine's clock, shifted by `offset` milliseconds (the practice scenario starts on its own day). */
export function createClock(offset = 0): SettableClock {
  let shift = offset;
  let frozen: number | null = null;
  const read = () => (frozen ?? Date.now()) + (frozen === null ? shift : 0);
  return {
    now: () => new Date(read()),
    today: () => osloDay(new Date(read())),
    set(instant) {
      frozen = instant.getTime();
    },
    advance(milliseconds) {
      if (frozen === null) shift += milliseconds;
      else frozen += milliseconds;
    },
    release() {
      frozen = null;
      shift = offset;
    },
  };
}
