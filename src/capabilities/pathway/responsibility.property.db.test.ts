// Whatever people do at the same time, on a real database: one owner at every instant, no gap and no overlap (F1).
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { testDatabase, type TestDatabase } from '../../app/testing/database.ts';
import { newPathway, shareWith } from '../../app/testing/pathways.ts';
import { practiceIn, type Practice } from '../../app/testing/practice.ts';
import {
  acceptHandover,
  changeResponsible,
  declineHandover,
  offerHandover,
  withdrawHandover,
} from './actions/responsibility.ts';
import { assignStaff } from './actions/staff.ts';
import { openWithReason } from './actions.ts';

let test: TestDatabase;
let practice: Practice;
let serial = 0;

beforeAll(async () => {
  test = await testDatabase();
  practice = await practiceIn(test);
});
afterAll(() => test.drop());

const people: Record<'dps' | 'tsb', readonly string[]> = {
  dps: ['ane', 'dag', 'eli'],
  tsb: ['ruth', 'tor', 'eli'],
};
const act = fc.record({
  verb: fc.constantFrom('offer', 'accept', 'decline', 'withdraw', 'new-person'),
  who: fc.integer({ min: 0, max: 2 }),
  colleague: fc.integer({ min: 0, max: 2 }),
  /** One in six tries from the unit that has no say. */
  isStray: fc.integer({ min: 0, max: 5 }).map((n) => n === 0),
  /** How far off this one's clock is: servers' clocks differ, and whoever waits for a lock has read its clock before. */
  lag: fc.integer({ min: -2000, max: 2000 }),
});
type Act = typeof act extends fc.Arbitrary<infer A> ? A : never;

interface Present {
  version: number;
  unit: 'dps' | 'tsb';
  other: 'dps' | 'tsb';
  staff: string;
  handover: string | null;
  handoverVersion: number | null;
}

/** What everybody sees before they act at the same time. */
async function present(id: string): Promise<Present> {
  const { rows } = await test.owner.query(
    `select w.version, w.responsible_unit_id as unit, w.responsible_staff_id as staff, h.id as handover,
       h.version as "handoverVersion"
     from pathway w left join handover h on h.pathway_id = w.id and h.state = 'offered' where w.id = $1`,
    [id],
  );
  const isDps = rows[0].unit === practice.units['dps'];
  return { ...rows[0], unit: isDps ? 'dps' : 'tsb', other: isDps ? 'tsb' : 'dps' };
}

function run(id: string, step: Act, now: Present) {
  const isReceiver = ['accept', 'decline'].includes(step.verb) !== step.isStray;
  const unit = isReceiver ? now.other : now.unit;
  const handover = now.handover ?? id;
  const version = now.handoverVersion ?? 1;
  const staffId = practice.staff[people[unit][step.colleague]!]!;
  return test.database.withActor(
    practice.actor(people[unit][step.who]!, unit),
    async (work): Promise<unknown> => {
      switch (step.verb) {
        case 'offer':
          return offerHandover(work, id, {
            toUnitId: practice.units[now.other]!,
            toStaffId: null,
            reason: 'Bytte',
          });
        case 'accept':
          return acceptHandover(work, handover, version);
        case 'decline':
          return declineHandover(work, handover, { version, reason: 'Nei' });
        case 'withdraw':
          return withdrawHandover(work, handover, version);
        default:
          return changeResponsible(work, id, { staffId, version: now.version });
      }
    },
  );
}

async function expectOneOwner(id: string): Promise<number> {
  const { rows } = await test.owner.query(
    `select unit_id, staff_id, from_at, to_at from responsibility where pathway_id = $1
     order by from_at, to_at nulls last`,
    [id],
  );
  expect(rows.filter(({ to_at }) => to_at === null)).toHaveLength(1);
  for (const [index, row] of rows.entries()) {
    const next = rows[index + 1];
    if (!next) expect(row.to_at).toBeNull();
    else expect(row.to_at).toEqual(next.from_at);
  }
  const pathway = await test.owner.query(
    'select responsible_unit_id, responsible_staff_id, responsible_since from pathway where id = $1',
    [id],
  );
  const last = rows.at(-1);
  expect(pathway.rows[0]).toEqual({
    responsible_unit_id: last.unit_id,
    responsible_staff_id: last.staff_id,
    responsible_since: last.from_at,
  });
  const bases = await test.owner.query(
    `select party_id from legal_basis where pathway_id = $1 and kind = 'responsible-unit' and ended_at is null`,
    [id],
  );
  expect(bases.rows).toEqual([{ party_id: last.unit_id }]);
  return rows.length;
}

/** The one who is responsible now offers it to the other unit, so that there is something to answer. */
async function offerFirst(id: string, { unit, other, staff }: Present): Promise<void> {
  const slug = people[unit].find((who) => practice.staff[who] === staff)!;
  await test.database.withActor(practice.actor(slug, unit), (work) =>
    offerHandover(work, id, { toUnitId: practice.units[other]!, toStaffId: null, reason: 'Bytte' }),
  );
}

const round = fc.record({
  isOffered: fc.boolean(),
  steps: fc.array(act, { minLength: 2, maxLength: 6 }),
});

it('has one owner at every instant, whoever offers, answers and gives it on at the same time', async () => {
  let moves = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(round, { minLength: 2, maxLength: 5 }), async (rounds) => {
      const id = await newPathway(test, practice, (serial += 1), 'open');
      await shareWith(test, practice, id, 'tsb');
      await test.database.withActor(practice.actor('ruth'), (work) => openWithReason(work, id, 'unit-inbox'));
      for (const [who, colleague] of [
        ['ruth', 'ruth'],
        ['ruth', 'tor'],
        ['ruth', 'eli'],
        ['ane', 'dag'],
        ['ane', 'eli'],
      ] as const)
        await test.database.withActor(practice.actor(who), (work) =>
          assignStaff(work, id, practice.staff[colleague]!),
        );
      const start = test.clock.now();
      for (const [index, { isOffered, steps }] of rounds.entries()) {
        test.clock.set(new Date(start.getTime() + index * 1000));
        const before = await present(id);
        if (isOffered && !before.handover) await offerFirst(id, before);
        const now = await present(id);
        const outcomes = await Promise.allSettled(
          steps.map((step) => {
            test.clock.set(new Date(start.getTime() + index * 1000 + step.lag));
            return run(id, step, now);
          }),
        );
        for (const outcome of outcomes)
          if (outcome.status === 'rejected')
            // A refusal people can act on, never a broken constraint or a deadlock.
            expect(`${outcome.reason.status ?? outcome.reason.code}`).toMatch(/^(403|404|409|422|P0002)$/);
      }
      test.clock.set(start);
      moves += (await expectOneOwner(id)) - 1;
    }),
    { numRuns: 12, endOnFailure: true },
  );
  // The rounds do move it: a test in which everyone is refused would show nothing.
  expect(moves).toBeGreaterThan(10);
}, 120_000);

it('refuses a gap, an overlap and a pathway without an owner, also to the owner of the database', async () => {
  const id = await newPathway(test, practice, (serial += 1));
  const insert = (from: string) =>
    test.owner.query(
      `insert into responsibility (pathway_id, unit_id, staff_id, from_at, reason, created_by)
       select pathway_id, unit_id, staff_id, ${from}, 'new-person', created_by from responsibility where pathway_id = $1`,
      [id],
    );
  await expect(insert('from_at')).rejects.toMatchObject({ code: expect.stringMatching(/^23/) });
  await expect(
    test.owner.query('update responsibility set to_at = from_at where pathway_id = $1', [id]),
  ).rejects.toMatchObject({ message: 'a pathway without an owner' });
  await test.owner.query('begin');
  await test.owner.query(
    `update responsibility set to_at = from_at + interval '1 hour' where pathway_id = $1`,
    [id],
  );
  await expect(insert(`from_at + interval '2 hours'`)).rejects.toMatchObject({
    message: 'responsibility with a gap or an overlap',
  });
  await test.owner.query('rollback');
  await expect(
    test.database.withActor(practice.actor('ane'), (work) =>
      work.tx.updateTable('responsibility').set({ staffId: practice.staff['dag']! }).execute(),
    ),
  ).rejects.toMatchObject({ code: '42501' });
});
