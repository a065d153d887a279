// The history of responsibility as rows for a picture: one a unit, in order, and the gaps when nobody had it.
import type { PathwayPage } from '../model.ts';

type Held = PathwayPage['responsibilityHistory'][number];

export interface Period {
  from: Date;
  to: Date;
  staffName: string;
  reason: Held['reason'];
}

export interface Rows {
  /** One a unit, in the order they first had it. */
  units: { unitId: string; unitName: string; periods: Period[] }[];
  /** When nobody had it. The database lets none come about; drawn in red if one ever did. */
  gaps: { from: Date; to: Date }[];
  from: Date;
  to: Date;
}

const dayLength = 86_400_000;

/** Rows from the first day until `now`, or until the pathway was closed. A responsibility that lasted no time is left out: it
 *  was passed on in the same moment. Null without a history. */
export function timelineRows(history: readonly Held[], now: Date, closedAt: Date | null): Rows | null {
  const end = closedAt ?? now;
  const held = history
    .map((row) => ({ ...row, fromAt: new Date(row.from), toAt: row.to === null ? end : new Date(row.to) }))
    .filter((row) => row.toAt > row.fromAt)
    .toSorted((a, b) => a.fromAt.getTime() - b.fromAt.getTime());
  const first = held[0];
  if (!first) return null;
  const units: Rows['units'] = [];
  const gaps: Rows['gaps'] = [];
  let until = first.fromAt;
  for (const { unitId, unitName, staffName, reason, fromAt, toAt } of held) {
    if (fromAt > until) gaps.push({ from: until, to: fromAt });
    if (toAt > until) until = toAt;
    let row = units.find((unit) => unit.unitId === unitId);
    if (!row) units.push((row = { unitId, unitName, periods: [] }));
    row.periods.push({ from: fromAt, to: toAt, staffName, reason });
  }
  // A picture of a few hours would show clock times; a day of air on each side keeps it to days.
  return {
    units,
    gaps,
    from: new Date(first.fromAt.getTime() - dayLength),
    to: new Date(until.getTime() + dayLength),
  };
}
