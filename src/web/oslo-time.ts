// Between a Norwegian day and clock time and the instant it stands for, also on the nights when the clock is moved.
import { osloDay, type PlainDate } from '../rules/plain-date.ts';
import { formatClock } from './format-time.ts';

/** Hours and minutes in Norway, `HH:MM`. */
export type ClockTime = string;

/** Reads a time as people write it: `9`, `930`, `9.30`, `09:30` and `kl. 9` give `09:00` or `09:30`. Null when it is no time. */
export function readClockTime(text: string): ClockTime | null {
  const match = /^(?:kl\.?)?\s*(\d{1,2})(?:\s*[:.,\s]?\s*(\d{2}))?$/i.exec(text.trim());
  if (!match) return null;
  const [hours, minutes] = [Number(match[1]), Number(match[2] ?? 0)];
  if (hours > 23 || minutes > 59) return null;
  return `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`;
}

/** The instant (ISO 8601, UTC) of a day and clock time in Norway. The hour that summer time skips is read one hour later; of the
 *  hour that comes twice in October the first is meant. */
export function instantInOslo(day: PlainDate, time: ClockTime): string {
  const asUtc = Date.parse(`${day}T${time}:00Z`);
  const candidates = [2, 1].map((offset) => new Date(asUtc - offset * 3_600_000));
  const match = candidates.find((instant) => osloDay(instant) === day && formatClock(instant) === time);
  return (match ?? candidates[1] ?? new Date(asUtc)).toISOString();
}

/** The Norwegian day and clock time of an instant. */
export function osloTimeOf(instant: Date): { day: PlainDate; time: ClockTime } {
  return { day: osloDay(instant), time: formatClock(instant) };
}
