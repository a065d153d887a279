// What the database itself refuses when an action should forget to, what two do at once, and a meeting that changes hands.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { allTopics, topicsIn } from '../../rules/topics.ts';
import type { StaffWork } from '../../platform/db/actor.ts';
import { acceptHandover, offerHandover } from '../pathway/actions/responsibility.ts';
import { changeMeeting } from './actions/change.ts';
import { saveFrame } from './actions/draft.ts';
import { savePoint } from './actions/prepare.ts';
import { replyToInvitation } from './actions/reply.ts';
import { sendInvitations } from './actions/send.ts';
import { cooperationTopics, meetingTable, navTopics, type MeetingTable } from './testing/meeting-table.ts';

let table: MeetingTable;
beforeAll(async () => {
  table = await meetingTable();
});
afterAll(() => table.stop());

const unit = (slug: string) => table.practice.units[slug]!;

/** Rows that a change written past every action would touch; a refusal counts as none. */
async function touched(slug: string, change: (work: StaffWork) => Promise<{ numUpdatedRows: bigint }[]>) {
  const results = await table.as(slug, change).catch((error: unknown) => {
    if ((error as { code?: string }).code === '42501') return [];
    throw error;
  });
  return results.reduce((sum, { numUpdatedRows }) => sum + Number(numUpdatedRows), 0);
}

describe('an invited unit, written past every action', () => {
  it('changes neither the meeting, nor its texts, nor others’ answers and preparation', async () => {
    const { meetingId, pathwayId } = await table.convened();
    await table.as('ruth', (work) => savePoint(work, meetingId, 'offer', { text: 'Opphold', version: 0 }));
    await table.test.owner.query(
      'update preparation_point set audience_unit_id = null where meeting_id = $1',
      [meetingId],
    );
    const ofMeeting = { column: 'meetingId', value: meetingId } as const;
    expect(
      await touched('nils', ({ tx }) =>
        tx.updateTable('meeting').set({ place: 'Et annet sted' }).where('id', '=', meetingId).execute(),
      ),
    ).toBe(0);
    expect(
      await touched('nils', ({ tx }) =>
        tx
          .updateTable('meetingText')
          .set({ text: 'x' })
          .where(ofMeeting.column, '=', ofMeeting.value)
          .execute(),
      ),
    ).toBe(0);
    // Its own invitation and preparation, and no other.
    expect(
      await touched('nils', ({ tx }) =>
        tx.updateTable('invitation').set({ replyWho: 'x' }).where('meetingId', '=', meetingId).execute(),
      ),
    ).toBe(1);
    expect(
      await touched('nils', ({ tx }) =>
        tx
          .updateTable('preparation')
          .set({ hasDiscussedInternally: true })
          .where('meetingId', '=', meetingId)
          .execute(),
      ),
    ).toBe(1);
    expect(
      await touched('ane', ({ tx }) =>
        tx.updateTable('preparationPoint').set({ text: 'x' }).where('meetingId', '=', meetingId).execute(),
      ),
    ).toBe(0);
    const forge = table.as('nils', ({ tx, actor, now }) =>
      tx
        .insertInto('preparationPoint')
        .values({
          meetingId,
          pathwayId,
          topics: 4096,
          authorUnitId: unit('tsb'),
          point: 'wishes',
          text: 'x',
          updatedBy: actor.staffId,
          updatedAt: now,
        })
        .execute(),
    );
    await expect(forge).rejects.toMatchObject({ code: '42501' });
    const invite = table.as('nils', ({ tx }) =>
      tx
        .insertInto('invitation')
        .values({ meetingId, pathwayId, partyId: unit('kommune') })
        .execute(),
    );
    await expect(invite).rejects.toMatchObject({ code: '42501' });
  });
});

describe('at the same instant', () => {
  it('two who press send send once', async () => {
    const pathwayId = await table.pathway();
    await table.share(pathwayId, 'nav', navTopics);
    const meetingId = await table.draft(pathwayId, ['nav']);
    const { mark } = await table.page('ane', meetingId);
    const results = await Promise.allSettled(
      [1, 2, 3].map(() => table.as('ane', (work) => sendInvitations(work, meetingId, mark))),
    );
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await table.letters(meetingId)).toHaveLength(1);
    expect(await table.notices(meetingId)).toHaveLength(1);
  });

  it('a reply and a change of time leave either a clash or the reply on the time line', async () => {
    const { meetingId, invitation } = await table.convened();
    const { frame, version } = await table.page('ane', meetingId);
    const { chair: _, chairStaffId: __, minuteTaker: ___, minuteTakerStaffId: ____, ...rest } = frame;
    const { patientParts: _____, language: ______, ...terms } = rest;
    const [, replied] = await Promise.allSettled([
      table.as('ane', (work) =>
        changeMeeting(work, meetingId, {
          ...terms,
          startsAt: '2026-12-03T09:00:00Z',
          endsAt: '2026-12-03T10:00:00Z',
          reason: null,
          texts: [],
          version,
        }),
      ),
      table.as('nils', (work) =>
        replyToInvitation(work, meetingId, invitation('nav'), {
          reply: 'coming',
          who: 'Nils Dahl',
          deputy: null,
          comment: null,
          version: 2,
        }),
      ),
    ]);
    const { invitees, events } = await table.page('ane', meetingId);
    expect(invitees.find(({ partyId }) => partyId === unit('nav'))?.reply).toBe('none');
    const kept = events.some(({ kind }) => kind === 'meeting-reply-before-change');
    expect(kept).toBe(replied.status === 'fulfilled');
  });
});

describe('when the responsibility moves to another specialist unit', () => {
  it('the draft goes on there, without a letter to itself', async () => {
    const pathwayId = await table.pathway();
    await table.share(pathwayId, 'tsb', topicsIn(allTopics));
    await table.share(pathwayId, 'nav', navTopics);
    const meetingId = await table.draft(pathwayId, ['tsb', 'nav']);
    const { handoverId } = await table.as('ane', (work) =>
      offerHandover(work, pathwayId, { toUnitId: unit('tsb'), toStaffId: null, reason: 'Behandles der nå.' }),
    );
    await table.open('ruth', pathwayId);
    await table.as('ruth', (work) => acceptHandover(work, handoverId, 1));
    // The unit that began it still works with the new one and may read what it wrote, no more.
    expect(Object.values((await table.page('ane', meetingId)).may).some(Boolean)).toBe(false);
    const { frame, version, may } = await table.page('ruth', meetingId);
    expect(may).toMatchObject({ edit: true, send: true });
    await table.as('ruth', (work) =>
      saveFrame(work, meetingId, {
        ...frame,
        contactStaffId: table.practice.staff['ruth']!,
        contactPhone: '55 00 02 00',
        version,
      }),
    );
    const outcome = await table.send(meetingId, 'ruth');
    expect(outcome.sent.map(({ name }) => name)).toEqual(['NAV Solbakken']);
    const after = await table.page('ruth', meetingId);
    expect(after.conveningUnit.name).toBe('Fjellsiden rusmedisin');
    expect(after.my.invitationId).toBeNull();
    expect(after.readiness.map(({ unitName }) => unitName)).toEqual([
      'Fjellsiden rusmedisin',
      'NAV Solbakken',
    ]);
  });

  it('a sent meeting can be moved and called off by the new unit', async () => {
    const pathwayId = await table.pathway();
    await table.share(pathwayId, 'tsb', topicsIn(allTopics));
    await table.share(pathwayId, 'nav', cooperationTopics);
    const meetingId = await table.draft(pathwayId, ['tsb', 'nav']);
    await table.send(meetingId);
    const { handoverId } = await table.as('ane', (work) =>
      offerHandover(work, pathwayId, { toUnitId: unit('tsb'), toStaffId: null, reason: 'Behandles der nå.' }),
    );
    await table.open('ruth', pathwayId);
    await table.as('ruth', (work) => acceptHandover(work, handoverId, 1));
    expect((await table.page('ruth', meetingId)).may).toMatchObject({ change: true, cancel: true });
  });
});
