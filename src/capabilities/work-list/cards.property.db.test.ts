// The cards of the work list against the rule of visibility itself: for random pathways, shares, shields, assignments and rows,
// each person sees exactly the lines of their unit on pathways whose card they may see, and no text that is not open to them.
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { newPathway } from '../../app/testing/pathways.ts';
import { requestScene, type RequestScene } from '../../app/testing/requests.ts';
import { secret, waitingRows } from '../../app/testing/waiting.ts';
import {
  isCardVisible,
  visibilityOf,
  type Share,
  type StaffAccess,
  type StaffRole,
} from '../../rules/visibility.ts';
import { readWorkList } from './actions.ts';

const units = ['dps', 'tsb', 'kommune', 'nav'] as const;
const viewers = ['ane', 'dag', 'lene', 'ruth', 'per', 'mona', 'nils', 'arne', 'kaja'] as const;
const topicsOfTask = 128;

interface Line {
  kind: 'deadline' | 'task' | 'meeting';
  subjectId: string;
  pathwayId: string;
  unit: (typeof units)[number];
}

let scene: RequestScene;
const shielded = new Map<string, boolean>();
const shares: Share[] = [];
const accesses: StaffAccess[] = [];
const lines: Line[] = [];

const share = fc.record({
  unit: fc.constantFrom(...units),
  granted: fc.constantFrom(4096, 4096 + topicsOfTask, 8191),
  from: fc.constantFrom('2026-11-01', '2026-11-24', '2026-11-25'),
  to: fc.constantFrom(null, '2026-11-23', '2026-11-24'),
});
const access = fc.record({
  staff: fc.constantFrom('dag', 'lene', 'ruth', 'per', 'nils'),
  way: fc.constantFrom('assigned' as const, 'reason' as const),
  hours: fc.constantFrom(null, -1, 5),
});
const place = fc.record({
  isShielded: fc.boolean(),
  shares: fc.uniqueArray(share, { selector: ({ unit }) => unit, minLength: 3, maxLength: 4 }),
  accesses: fc.array(access, { minLength: 1, maxLength: 4 }),
  rows: fc.uniqueArray(
    fc.tuple(
      fc.constantFrom('deadline' as const, 'task' as const, 'meeting' as const),
      fc.constantFrom(...units),
    ),
    {
      selector: ([kind, unit]) => (kind === 'meeting' ? kind : `${kind} ${unit}`),
      minLength: 5,
      maxLength: 7,
    },
  ),
});

async function put(pathwayId: string, sample: typeof place extends fc.Arbitrary<infer P> ? P : never) {
  const { test, practice } = scene;
  const rows = waitingRows(scene);
  const own = practice.units['dps'] ?? '';
  const now = test.clock.now();
  shares.push({ pathwayId, partyId: own, topics: 8191, validFrom: '2026-11-24', validTo: null });
  accesses.push({
    pathwayId,
    unitId: own,
    staffId: practice.staff['ane'] ?? '',
    way: 'assigned',
    fromAt: now,
    untilAt: null,
  });
  for (const { unit, granted, from, to } of sample.shares) {
    if (unit === 'dps' || (to !== null && to < from)) continue;
    await test.owner.query(
      `insert into legal_basis (pathway_id, party_id, kind, granted, valid_from, valid_to, given_on, recorded_by, recorded_unit_id, recorded_at)
       values ($1, $2, 'oral-consent', $3, $4, $5, '2026-11-01', $6, $7, now())`,
      [pathwayId, practice.units[unit], granted, from, to, practice.staff['ane'], own],
    );
    shares.push({
      pathwayId,
      partyId: practice.units[unit] ?? '',
      topics: granted,
      validFrom: from,
      validTo: to,
    });
  }
  for (const { staff, way, hours } of sample.accesses) {
    const untilAt =
      hours === null && way === 'assigned' ? null : new Date(now.getTime() + (hours ?? 1) * 3_600_000);
    const row: StaffAccess = {
      pathwayId,
      unitId: practice.actor(staff).unitId,
      staffId: practice.staff[staff] ?? '',
      way,
      fromAt: new Date(now.getTime() - 7_200_000),
      untilAt,
    };
    await test.owner.query(
      `insert into staff_access (pathway_id, unit_id, staff_id, way, reason, from_at, until_at, granted_by) values ($1, $2, $3, $4, $5, $6, $7, $3)`,
      [
        row.pathwayId,
        row.unitId,
        row.staffId,
        way,
        way === 'reason' ? 'unit-inbox' : null,
        row.fromAt,
        untilAt,
      ],
    );
    accesses.push(row);
  }
  for (const [kind, unit] of sample.rows) {
    // A meeting is the DPS's own; the unit drawn is invited to it.
    if (kind === 'meeting') {
      const subjectId = await rows.meeting(pathwayId, '2026-11-26T09:00:00Z');
      lines.push({ kind, subjectId, pathwayId, unit: 'dps' });
      if (unit === 'dps') continue;
      await rows.invite(pathwayId, subjectId, unit);
      lines.push({ kind, subjectId, pathwayId, unit });
    } else {
      const subjectId =
        kind === 'task'
          ? await rows.task(pathwayId, unit, null, '2026-11-25', topicsOfTask)
          : await rows.deadline(pathwayId, unit, '2026-11-25');
      lines.push({ kind, subjectId, pathwayId, unit });
    }
  }
  shielded.set(pathwayId, sample.isShielded);
  if (sample.isShielded)
    await test.owner.query(
      'update person set is_shielded = true where id = (select person_id from pathway where id = $1)',
      [pathwayId],
    );
}

beforeAll(async () => {
  scene = await requestScene();
  const samples = fc.sample(place, { numRuns: 50, seed: 20261124 });
  for (const [index, sample] of samples.entries())
    await put(await newPathway(scene.test, scene.practice, 700 + index, 'open'), sample);
}, 120_000);
afterAll(() => scene.test.drop());

it.each(viewers)('%s sees exactly the lines that the rule of visibility gives', async (slug) => {
  const { test, practice } = scene;
  const actor = practice.actor(slug);
  const viewer = { staffId: actor.staffId, unitId: actor.unitId, role: actor.role as StaffRole };
  const at = { now: test.clock.now(), today: test.clock.today() };
  // Shielding ends openings made with a reason; the test put them in before.
  const standing = accesses.map((row) =>
    row.way === 'reason' && shielded.get(row.pathwayId) === true ? { ...row, untilAt: at.now } : row,
  );
  const expected = lines
    .filter(({ unit }) => practice.units[unit] === actor.unitId)
    .filter(({ pathwayId }) =>
      isCardVisible(
        viewer,
        { id: pathwayId, isShielded: shielded.get(pathwayId) === true },
        shares,
        standing,
        at,
      ),
    );
  const { entries } = await scene.as(slug, (work) => readWorkList(work));
  const key = (line: { kind: string; id: string }) => `${line.kind} ${line.id}`;
  const seen = entries.filter(({ kind }) => ['deadline', 'task', 'meeting'].includes(kind));
  expect(seen.map(key).toSorted()).toEqual(
    expected.map(({ kind, subjectId }) => key({ kind, id: subjectId })).toSorted(),
  );
  for (const entry of seen.filter(({ kind }) => kind === 'task')) {
    const row = { pathwayId: entry.pathwayId ?? '', topics: topicsOfTask };
    const { isVisible } = visibilityOf(viewer, row, shares, standing, at);
    expect(entry.text).toBe(isVisible ? secret : null);
  }
  // The sample is wide enough to say something, except for those who may see no one.
  if (['ane', 'dag', 'ruth', 'per', 'nils'].includes(slug)) expect(expected.length).toBeGreaterThan(2);
});
