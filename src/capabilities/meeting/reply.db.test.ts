// Replies, the card before the record is open, and the lists.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openMeeting, readPathwayMeetings, readUnitMeetings } from './actions/read.ts';
import { replyToInvitation } from './actions/reply.ts';
import type { MeetingPage, Reply } from './model.ts';
import { meetingTable, type MeetingTable } from './testing/meeting-table.ts';

let table: MeetingTable;
beforeAll(async () => {
  table = await meetingTable();
});
afterAll(() => table.stop());

const unit = (slug: string) => table.practice.units[slug]!;
const coming: Reply = { reply: 'coming', who: 'Nils Dahl', deputy: null, comment: null, version: 2 };
const reply = (slug: string, meetingId: string, invitationId: string, input: Partial<Reply> = {}) =>
  table.as(slug, (work) => replyToInvitation(work, meetingId, invitationId, { ...coming, ...input }));
const inviteeOf = (page: MeetingPage, slug: string) =>
  page.invitees.find(({ partyId }) => partyId === unit(slug))!;

describe('a reply', () => {
  it('is given by the unit invited, and seen by everyone around the table', async () => {
    const { meetingId, invitation } = await table.convened();
    const page = await table.page('nils', meetingId);
    expect(page.may).toMatchObject({ reply: true, prepare: true, edit: false, send: false, cancel: false });
    expect(page.my.invitationId).toBe(invitation('nav'));
    await reply('nils', meetingId, invitation('nav'));
    expect(inviteeOf(await table.page('ruth', meetingId), 'nav')).toMatchObject({
      reply: 'coming',
      replyWho: 'Nils Dahl',
      repliedByName: 'Nils Dahl',
      repliedUnitName: 'NAV Solbakken',
    });
    expect(await table.notices(meetingId)).toHaveLength(2);
  });

  it('that asks for something tells the convening unit, without a name', async () => {
    const { meetingId, invitation } = await table.convened();
    await expect(
      reply('nils', meetingId, invitation('nav'), { reply: 'other-time', comment: '' }),
    ).rejects.toMatchObject({ status: 422, faults: [{ field: 'comment' }] });
    await reply('nils', meetingId, invitation('nav'), {
      reply: 'other-time',
      comment: 'Tirsdag passer',
      who: 'blir ikke med',
    });
    expect(inviteeOf(await table.page('ane', meetingId), 'nav')).toMatchObject({
      reply: 'other-time',
      replyWho: null,
      replyComment: 'Tirsdag passer',
    });
    const notice = (await table.notices(meetingId)).find(({ template }) => template === 'reply');
    expect(notice).toEqual({
      recipientUnitId: unit('dps'),
      template: 'reply',
      facts: { path: `/meetings/${meetingId}` },
    });
  });

  it('is not given for others, except by the convening unit for those who phoned', async () => {
    const { meetingId, invitation, pathwayId } = await table.convened();
    await expect(reply('ruth', meetingId, invitation('nav'))).rejects.toMatchObject({ status: 403 });
    for (const slug of ['per', 'gry', 'nora', 'kaja'])
      await expect(reply(slug, meetingId, invitation('nav'))).rejects.toMatchObject({ status: 404 });
    await reply('ane', meetingId, invitation('nav'), { reply: 'not-coming', deputy: 'Nora Eide' });
    expect(inviteeOf(await table.page('nils', meetingId), 'nav')).toMatchObject({
      reply: 'not-coming',
      replyDeputy: 'Nora Eide',
      repliedUnitName: 'Fjellsiden DPS',
    });
    const { rows } = await table.test.owner.query(
      `select staff_name, way, reason from access_log where pathway_id = $1 and object = 'invitation-reply'`,
      [pathwayId],
    );
    expect(rows).toEqual([{ staff_name: 'Ane Lunde', way: 'assigned', reason: null }]);
  });

  it('that came too late is shown the one that stands', async () => {
    const { meetingId, invitation } = await table.convened();
    await reply('nils', meetingId, invitation('nav'));
    await expect(reply('nils', meetingId, invitation('nav'), { reply: 'not-coming' })).rejects.toMatchObject({
      status: 409,
      current: { value: { reply: 'coming', who: 'Nils Dahl' }, version: 3 },
    });
  });
});

describe('before the record is open', () => {
  it('a colleague of the unit invited gets the card with reasons, others nothing', async () => {
    const { meetingId, pathwayId } = await table.convened();
    const open = (slug: string) => table.as(slug, (work) => openMeeting(work, meetingId, 'nb'));
    const answer = await open('nora');
    expect(answer).toMatchObject({
      view: 'card',
      card: { pathwayId, givenName: 'Kari', familyInitial: 'N', responsibleUnitName: 'Fjellsiden DPS' },
    });
    expect(answer.view === 'card' && answer.reasons.map(({ id }) => id)).toContain('attending-meeting');
    expect(JSON.stringify(answer)).not.toContain('Nordmann');
    for (const slug of ['per', 'gry', 'arne', 'kaja'])
      await expect(open(slug)).rejects.toMatchObject({ status: 404 });
    await table.open('nora', pathwayId);
    expect(await open('nora')).toMatchObject({ view: 'page' });
  });

  it('nothing is left when the consent is withdrawn', async () => {
    const { meetingId, bases, invitation } = await table.convened();
    await table.withdraw(bases.nav);
    await expect(table.page('nils', meetingId)).rejects.toMatchObject({ status: 404 });
    await expect(reply('nils', meetingId, invitation('nav'))).rejects.toMatchObject({ status: 404 });
    const lines = await table.as('nils', (work) =>
      readUnitMeetings(work, { from: '2026-11-01T00:00:00Z', to: '2027-01-01T00:00:00Z', query: '' }),
    );
    expect(lines.map(({ id }) => id)).not.toContain(meetingId);
  });
});

describe('lists', () => {
  const range = { from: '2026-11-30T23:00:00Z', to: '2026-12-02T00:00:00Z' };

  it('hold what my unit convenes and is invited to, beyond the card only where the record is open', async () => {
    const { meetingId } = await table.convened();
    const line = async (slug: string, query = '') =>
      (await table.as(slug, (work) => readUnitMeetings(work, { ...range, query }))).find(
        ({ id }) => id === meetingId,
      );
    expect(await line('nils')).toMatchObject({
      isConvener: false,
      myReply: 'none',
      familyInitial: 'N',
      open: { place: 'Møterom 3, Fjellsiden DPS', invitedCount: 2, repliedCount: 0 },
    });
    expect(await line('nora')).toMatchObject({ givenName: 'Kari', myReply: 'none', open: null });
    expect(await line('ane', 'nord kar')).toMatchObject({ isConvener: true, open: { invitedCount: 2 } });
    expect(await line('ane', 'hansen')).toBeUndefined();
    expect(await line('per')).toBeUndefined();
    await expect(line('kaja')).rejects.toMatchObject({ status: 403 });
    await expect(
      table.as('ane', (work) => readUnitMeetings(work, { from: range.to, to: range.from, query: '' })),
    ).rejects.toMatchObject({ status: 422 });
  });

  it('of a pathway follow the record', async () => {
    const { pathwayId, meetingId } = await table.convened();
    const read = (slug: string) => table.as(slug, (work) => readPathwayMeetings(work, pathwayId));
    expect(await read('ane')).toMatchObject({
      meetings: [{ id: meetingId, isConvener: true }],
      may: { convene: true },
      deadline: { state: 'met' },
    });
    expect(await read('nils')).toMatchObject({ may: { convene: false } });
    await expect(read('per')).rejects.toMatchObject({ status: 404 });
    await expect(read('nora')).rejects.toMatchObject({ status: 404 });
  });
});
