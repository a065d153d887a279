// Deadlines computed from rules that are data: due day, pauses, state on a day, and which version of a rule counts.
// Counting and wording: docs/rules.md.
import { isWorkingDay, nextWorkingDay } from './holidays.ts';
import { addDays, daysBetween } from './plain-date.ts';
import type { PlainDate } from './plain-date.ts';

/** The party that must act, as a role; the case says which unit or person holds it. */
export type DeadlineResponsible = 'responsible-unit' | 'convening-unit' | 'receiving-unit';

/** One version of a deadline rule. `(id, validFrom)` names it; a stored deadline keeps both with its due day. */
export type DeadlineRule = {
  id: string;
  /** Where the length comes from, in words: a document key (S0…S4), a law by name, or "our default". */
  source: string;
  checkedOn: PlainDate;
  startEvent: string;
  closingEvent: string;
  /** In `unit`; the start day is never counted. */
  length: number;
  unit: 'calendar-days' | 'working-days';
  /** What happens when the last day is a Saturday, Sunday or public holiday. */
  onHoliday: 'keep' | 'next-working-day';
  responsible: DeadlineResponsible;
  /** Calendar days before the due day on which to warn. */
  warnDaysBefore: readonly number[];
  /** Starts on or after this day follow this version. */
  validFrom: PlainDate;
  text: { nb: string; nn: string; en: string };
};

/** A time in which the patient's course stands still: `from` is the first day that does not count, `resumedOn` the
 *  first day that counts again, null while the pause lasts. Pauses may overlap and come in any order. */
export type Pause = { from: PlainDate; resumedOn: PlainDate | null };

export type DueReason =
  | 'deadline.due.counted'
  | 'deadline.due.extended-by-pause'
  | 'deadline.due.moved-past-holiday'
  | 'deadline.due.paused';

/** `due` is null while a pause lasts. `movedFrom` is the counted last day when a weekend or holiday moved it, else null.
 *  `extendedBy` is how many calendar days later than without pauses the due day is. */
export type DueVerdict = {
  due: PlainDate | null;
  movedFrom: PlainDate | null;
  extendedBy: number;
  reasons: DueReason[];
};

/** Counts the deadline and says why the day is what it is. The start day is not counted, the last day is
 *  (Courts of Justice Act §§ 148–149 as model). Days in a pause count for nothing, so the deadline moves by as many;
 *  a pause that begins after the due day changes nothing. With `'next-working-day'` a last day on a weekend or
 *  holiday moves to the first working day that is not paused. Throws RangeError on a text that is no day, a pause
 *  that ends before it begins, a length that is no whole number from 0, and days outside 1900–2199 where holidays matter. */
export function explainDueDate(
  rule: DeadlineRule,
  start: PlainDate,
  pauses: readonly Pause[] = [],
): DueVerdict {
  assertCountable(rule, pauses);
  const counted = countedDay(rule, start, pauses);
  const due = counted === null ? null : openDay(rule, counted, pauses);
  if (counted === null || due === null) {
    return { due: null, movedFrom: null, extendedBy: 0, reasons: ['deadline.due.paused'] };
  }
  const unpaused = pauses.length === 0 ? due : (dueDate(rule, start) ?? due);
  const extendedBy = daysBetween(unpaused, due);
  const reasons: DueReason[] = ['deadline.due.counted'];
  if (extendedBy > 0) reasons.push('deadline.due.extended-by-pause');
  if (due !== counted) reasons.push('deadline.due.moved-past-holiday');
  return { due, movedFrom: due === counted ? null : counted, extendedBy, reasons };
}

/** The last day to act in time, or null while a pause lasts; see `explainDueDate` for counting and errors.
 *  Ten calendar days from Monday 2026-03-23 end on Maundy Thursday, 2 April, and move to Tuesday 7 April. */
export function dueDate(
  rule: DeadlineRule,
  start: PlainDate,
  pauses: readonly Pause[] = [],
): PlainDate | null {
  return explainDueDate(rule, start, pauses).due;
}

export type DeadlineStateName = 'running' | 'warning' | 'due-today' | 'broken' | 'met' | 'met-late';

/** `daysLeft` in calendar days: open, from today to the due day (negative when broken); closed, from the closing day
 *  to the due day (negative when late). */
export type DeadlineState = {
  state: DeadlineStateName;
  daysLeft: number;
  reason: `deadline.${DeadlineStateName}`;
};

/** A deadline without a due day: the course is paused, or it was closed while it was. */
export type PausedDeadlineState =
  | { state: 'paused'; daysLeft: null; reason: 'deadline.paused' }
  | { state: 'met'; daysLeft: null; reason: 'deadline.met-while-paused' };

/** How the deadline stands on `today`. A `closedOn` later than `today` is not yet known then and counts as open, so
 *  the function can also tell how things stood on an earlier day. Throws RangeError on a text that is no day. */
export function deadlineState(
  due: PlainDate,
  today: PlainDate,
  warnDaysBefore: readonly number[],
  closedOn?: PlainDate | null,
): DeadlineState;
export function deadlineState(
  due: PlainDate | null,
  today: PlainDate,
  warnDaysBefore: readonly number[],
  closedOn?: PlainDate | null,
): DeadlineState | PausedDeadlineState;
export function deadlineState(
  due: PlainDate | null,
  today: PlainDate,
  warnDaysBefore: readonly number[],
  closedOn: PlainDate | null = null,
): DeadlineState | PausedDeadlineState {
  const isClosed = closedOn !== null && daysBetween(closedOn, today) >= 0;
  if (due === null) {
    return isClosed
      ? { state: 'met', daysLeft: null, reason: 'deadline.met-while-paused' }
      : { state: 'paused', daysLeft: null, reason: 'deadline.paused' };
  }
  const daysLeft = daysBetween(isClosed ? closedOn : today, due);
  if (isClosed) return stateOf(daysLeft >= 0 ? 'met' : 'met-late', daysLeft);
  if (daysLeft < 0) return stateOf('broken', daysLeft);
  if (daysLeft === 0) return stateOf('due-today', daysLeft);
  return stateOf(daysLeft <= Math.max(0, ...warnDaysBefore) ? 'warning' : 'running', daysLeft);
}

/** The days on which to warn, earliest first, each once. Throws RangeError on a text that is no day. */
export function warningDays(due: PlainDate, warnDaysBefore: readonly number[]): PlainDate[] {
  return [...new Set(warnDaysBefore)].sort((a, b) => b - a).map((days) => addDays(due, -days));
}

/** The version of rule `id` that a deadline starting on `on` follows: the latest with `validFrom` on or before it; null
 *  when none is. Ask once, at the start: a running deadline keeps its version, found again with `ruleVersion`. */
export function ruleInForce<R extends DeadlineRule>(
  rules: readonly R[],
  id: string,
  on: PlainDate,
): R | null {
  let found: R | null = null;
  for (const rule of rules) {
    if (rule.id !== id || rule.validFrom > on) continue;
    if (found === null || rule.validFrom > found.validFrom) found = rule;
  }
  return found;
}

/** The version a running deadline was started under, whatever came later; null when the content no longer has it. */
export function ruleVersion<R extends DeadlineRule>(
  rules: readonly R[],
  id: string,
  validFrom: PlainDate,
): R | null {
  return rules.find((rule) => rule.id === id && rule.validFrom === validFrom) ?? null;
}

function stateOf(state: DeadlineStateName, daysLeft: number): DeadlineState {
  return { state, daysLeft, reason: `deadline.${state}` };
}

function countedDay(rule: DeadlineRule, start: PlainDate, pauses: readonly Pause[]): PlainDate | null {
  if (rule.length === 0) return afterPauses(addDays(start, 0), pauses);
  let day = start;
  for (let left = rule.length; left > 0;) {
    const next = afterPauses(addDays(day, 1), pauses);
    if (next === null) return null;
    day = next;
    if (rule.unit === 'calendar-days' || isWorkingDay(day)) left -= 1;
  }
  return day;
}

function openDay(rule: DeadlineRule, counted: PlainDate, pauses: readonly Pause[]): PlainDate | null {
  let day: PlainDate | null = counted;
  while (day !== null && rule.onHoliday === 'next-working-day' && !isWorkingDay(day)) {
    day = afterPauses(nextWorkingDay(day), pauses);
  }
  return day;
}

/** The first day from `day` on that no pause covers, or null when one without an end does. */
function afterPauses(day: PlainDate, pauses: readonly Pause[]): PlainDate | null {
  const pause = pauses.find(({ from, resumedOn }) => from <= day && (resumedOn === null || day < resumedOn));
  if (!pause) return day;
  return pause.resumedOn === null ? null : afterPauses(pause.resumedOn, pauses);
}

function assertCountable(rule: DeadlineRule, pauses: readonly Pause[]): void {
  if (!Number.isInteger(rule.length) || rule.length < 0) {
    throw new RangeError(`Not a length in whole days: ${rule.length} (${rule.id})`);
  }
  for (const { from, resumedOn } of pauses) {
    if (daysBetween(from, resumedOn ?? from) < 0) {
      throw new RangeError(`A pause ends before it begins: ${from} to ${resumedOn}`);
    }
  }
}
