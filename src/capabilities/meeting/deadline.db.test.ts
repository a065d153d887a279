// The invitation deadline: leap days and holidays, the watch that may run as often as it likes, and a deadline met late.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startInvitationDeadline } from './actions/deadline.ts';
import { beginMeeting } from './actions/draft.ts';
import { watchDeadlines } from './jobs.ts';
import { meetingTable, navTopics, type MeetingTable } from './testing/meeting-table.ts';

let table: MeetingTable;
beforeAll(async () => {
  table = await meetingTable();
});
afterAll(() => table.stop());

const deadlineOf = async (pathwayId: string) => {
  const { rows } = await table.test.owner.query(
    'select due, started_on as "startedOn", warned_on as "warnedOn", broken_on as "brokenOn", closed_on as "closedOn" from deadline where pathway_id = $1',
    [pathwayId],
  );
  return rows;
};
const watch = () => table.test.database.withSystem(watchDeadlines);

describe('the deadline', () => {
  it.each([
    // Ten calendar days over a leap day, and in an ordinary year.
    ['2024-02-20', '2024-03-01'],
    ['2026-02-20', '2026-03-02'],
    // The last day on Maundy Thursday moves past Easter to Tuesday.
    ['2026-03-23', '2026-04-07'],
    // On Christmas Day (a Friday) it moves to Monday.
    ['2026-12-15', '2026-12-28'],
    // On a Sunday to Monday.
    ['2026-11-19', '2026-11-30'],
  ])('of a need recorded on %s ends on %s', async (triggeredOn, due) => {
    const pathwayId = await table.pathway();
    await table.as('ane', (work) =>
      startInvitationDeadline(work, { pathwayId, triggeredOn, unitId: table.practice.units['dps']! }),
    );
    expect(await deadlineOf(pathwayId)).toMatchObject([{ due, startedOn: triggeredOn, closedOn: null }]);
  });

  it('is started once, whoever comes first', async () => {
    const pathwayId = await table.pathway();
    const start = () =>
      table.as('ane', (work) =>
        startInvitationDeadline(work, {
          pathwayId,
          triggeredOn: '2026-11-20',
          unitId: table.practice.units['dps']!,
        }),
      );
    await start();
    await start();
    await table.as('ane', (work) => beginMeeting(work, pathwayId, 'nb'));
    expect(await deadlineOf(pathwayId)).toHaveLength(1);
  });

  it('does not start anew for a later meeting', async () => {
    const pathwayId = await table.pathway();
    await table.share(pathwayId, 'nav', navTopics);
    await table.send(await table.draft(pathwayId, ['nav']));
    await table.draft(pathwayId, ['nav']);
    expect(await deadlineOf(pathwayId)).toMatchObject([{ closedOn: '2026-11-24', brokenOn: null }]);
  });
});

describe('the watch', () => {
  it('warns once and records the breach once, however often it runs', async () => {
    const pathwayId = await table.pathway();
    await table.draft(pathwayId, []);
    await watch();
    expect(await deadlineOf(pathwayId)).toMatchObject([
      { due: '2026-11-30', warnedOn: null, brokenOn: null },
    ]);
    const { clock } = table.test;
    const start = clock.now();
    clock.set(new Date('2026-11-25T08:00:00Z'));
    await watch();
    clock.set(new Date('2026-11-29T23:30:00Z'));
    expect((await watch()).broken).toBe(0);
    expect(await deadlineOf(pathwayId)).toMatchObject([{ warnedOn: '2026-11-25', brokenOn: null }]);
    // Half past midnight in Norway, still the day before in UTC.
    clock.set(new Date('2026-11-30T23:30:00Z'));
    expect((await watch()).broken).toBeGreaterThan(0);
    expect(await deadlineOf(pathwayId)).toMatchObject([{ warnedOn: '2026-11-25', brokenOn: '2026-12-01' }]);
    clock.set(new Date('2026-12-05T08:00:00Z'));
    expect(await watch()).toEqual({ warned: 0, broken: 0 });
    expect(await deadlineOf(pathwayId)).toMatchObject([{ warnedOn: '2026-11-25', brokenOn: '2026-12-01' }]);
    clock.set(start);
  });

  it('is not needed for a breach to be recorded: sending late records it', async () => {
    const pathwayId = await table.pathway({ triggeredOn: '2026-11-02' });
    await table.share(pathwayId, 'nav', navTopics);
    const meetingId = await table.draft(pathwayId, ['nav']);
    expect((await table.page('ane', meetingId)).deadline).toMatchObject({
      due: '2026-11-12',
      state: 'broken',
    });
    await table.send(meetingId);
    expect(await deadlineOf(pathwayId)).toMatchObject([{ brokenOn: '2026-11-13', closedOn: '2026-11-24' }]);
    expect((await table.page('ane', meetingId)).deadline).toMatchObject({ state: 'met-late', daysLeft: -12 });
  });
});
