// Changing and calling off what is sent: who is told, who is not, and what becomes of the replies.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { topicBit } from '../../rules/topics.ts';
import { cancelMeeting, changeMeeting } from './actions/change.ts';
import { addText, saveFrame, saveText } from './actions/draft.ts';
import { withdrawInvitee } from './actions/invitees.ts';
import { replyToInvitation } from './actions/reply.ts';
import type { MeetingPage, MeetingTerms, Reply } from './model.ts';
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
const terms = ({ frame }: MeetingPage): MeetingTerms => ({
  startsAt: frame.startsAt,
  endsAt: frame.endsAt,
  placeKind: frame.placeKind,
  place: frame.place,
  placeAdaptation: frame.placeAdaptation,
  contactStaffId: frame.contactStaffId,
  contactPhone: frame.contactPhone,
});

describe('a change', () => {
  const move = (meetingId: string, page: MeetingPage, change: Partial<MeetingTerms> = {}) =>
    table.as('ane', (work) =>
      changeMeeting(work, meetingId, {
        ...terms(page),
        startsAt: '2026-12-03T12:00:00.000Z',
        endsAt: '2026-12-03T13:00:00.000Z',
        ...change,
        reason: 'Rommet er opptatt.',
        texts: [],
        version: page.version,
      }),
    );

  it('of time sends new letters and asks again; the earlier reply stays on the time line', async () => {
    const { meetingId, invitation } = await table.convened();
    await reply('nils', meetingId, invitation('nav'));
    const outcome = await move(meetingId, await table.page('ane', meetingId));
    expect(outcome.sent).toHaveLength(2);
    const page = await table.page('nils', meetingId);
    expect(page).toMatchObject({ sequence: 1, frame: { startsAt: '2026-12-03T12:00:00.000Z' } });
    expect(inviteeOf(page, 'nav')).toMatchObject({ reply: 'none', replyWho: null, sentSequence: 1 });
    expect(page.events.find(({ kind }) => kind === 'meeting-reply-before-change')?.facts).toMatchObject({
      name: 'NAV Solbakken',
      reply: 'coming',
      who: 'Nils Dahl',
      startsAt: '2026-12-01T09:00:00.000Z',
    });
    const letters = await table.letters(meetingId);
    expect(letters.filter(({ title }) => title.startsWith('Endret'))).toHaveLength(2);
    const updated = (await table.notices(meetingId)).filter(
      ({ template }) => template === 'invitation-updated',
    );
    expect(updated.map(({ facts }) => facts['calendar'])).toMatchObject([
      { method: 'REQUEST', sequence: 1 },
      { method: 'REQUEST', sequence: 1 },
    ]);
  });

  it('does not reach a party whose consent is withdrawn, and says so', async () => {
    const { meetingId, bases, invitation } = await table.convened();
    await reply('nils', meetingId, invitation('nav'));
    await table.withdraw(bases.nav);
    const outcome = await move(meetingId, await table.page('ane', meetingId));
    expect(outcome.sent.map(({ name }) => name)).toEqual(['Fjellsiden rusmedisin']);
    expect(outcome.notSent.map(({ name }) => name)).toEqual(['NAV Solbakken']);
    const nav = inviteeOf(await table.page('ane', meetingId), 'nav');
    expect(nav).toMatchObject({ sentSequence: 0, reply: 'none', basis: null });
    const toNav = (await table.notices(meetingId)).filter(
      ({ recipientUnitId, template }) => recipientUnitId === unit('nav') && template !== 'invitation',
    );
    expect(toNav).toEqual([]);
  });

  it('of the phone number alone keeps the replies', async () => {
    const { meetingId, invitation } = await table.convened();
    await reply('nils', meetingId, invitation('nav'));
    const page = await table.page('ane', meetingId);
    await move(meetingId, page, {
      startsAt: page.frame.startsAt,
      endsAt: page.frame.endsAt,
      contactPhone: '55 00 00 99',
    });
    const after = await table.page('ane', meetingId);
    expect(inviteeOf(after, 'nav')).toMatchObject({ reply: 'coming', sentSequence: 1 });
    expect(after.frame.contactPhone).toBe('55 00 00 99');
  });

  it('is refused when nothing is changed, into the past, on an old version, and for others', async () => {
    const { meetingId } = await table.convened();
    const page = await table.page('ane', meetingId);
    await expect(
      move(meetingId, page, { startsAt: page.frame.startsAt, endsAt: page.frame.endsAt }),
    ).rejects.toMatchObject({ faults: [{ code: 'problem.meeting.nothing-changed' }] });
    await expect(
      move(meetingId, page, { startsAt: '2026-11-23T09:00:00Z', endsAt: '2026-11-23T10:00:00Z' }),
    ).rejects.toMatchObject({ faults: [{ code: 'problem.meeting.time-passed' }] });
    await expect(move(meetingId, { ...page, version: 1 })).rejects.toMatchObject({ status: 409 });
    await expect(
      table.as('nils', (work) => cancelMeeting(work, meetingId, { reason: 'x', version: page.version })),
    ).rejects.toMatchObject({ status: 403 });
    expect((await table.page('ane', meetingId)).version).toBe(page.version);
  });

  it('is not slipped in as a draft: the frame and the texts are closed after sending', async () => {
    const { meetingId } = await table.convened();
    const { frame, version, texts } = await table.page('ane', meetingId);
    await expect(
      table.as('ane', (work) => saveFrame(work, meetingId, { ...frame, place: 'Et annet rom', version })),
    ).rejects.toMatchObject({ faults: [{ code: 'problem.meeting.change-is-sent' }] });
    const text = texts[0]!;
    await expect(
      table.as('ane', (work) => saveText(work, meetingId, text.id, { text: 'x', version: text.version })),
    ).rejects.toMatchObject({ status: 403, code: 'meeting.is-sent' });
    await expect(
      table.as('ane', (work) => addText(work, meetingId, { topics: topicBit('housing'), text: 'x' })),
    ).rejects.toMatchObject({ status: 403 });
    expect(
      await table.as('ane', (work) => saveFrame(work, meetingId, { ...frame, chair: 'Per Bakken', version })),
    ).toEqual({ version: version + 1 });
  });

  it('can put a text right, and tells everyone', async () => {
    const { meetingId } = await table.convened();
    const page = await table.page('ane', meetingId);
    const situation = page.texts.find(({ kind }) => kind === 'situation')!;
    await table.as('ane', (work) =>
      changeMeeting(work, meetingId, {
        ...terms(page),
        reason: null,
        texts: [{ id: situation.id, text: 'Rettet tekst' }],
        version: page.version,
      }),
    );
    const after = await table.page('nils', meetingId);
    expect(after.texts[0]?.text).toBe('Rettet tekst');
    expect(inviteeOf(after, 'nav').sentSequence).toBe(1);
  });
});

describe('calling off', () => {
  it('needs a reason, tells those with a basis, and ends what can be done', async () => {
    const { meetingId, bases, invitation } = await table.convened();
    await table.withdraw(bases.nav);
    const { version } = await table.page('ane', meetingId);
    const outcome = await table.as('ane', (work) =>
      cancelMeeting(work, meetingId, { reason: 'Pasienten ønsker å vente.', version }),
    );
    expect(outcome.sent.map(({ name }) => name)).toEqual(['Fjellsiden rusmedisin']);
    const page = await table.page('ruth', meetingId);
    expect(page).toMatchObject({ state: 'cancelled', cancelReason: 'Pasienten ønsker å vente.' });
    expect(Object.values(page.may).some(Boolean)).toBe(false);
    await expect(reply('ruth', meetingId, invitation('tsb'))).rejects.toMatchObject({
      status: 403,
      code: 'meeting.is-cancelled',
    });
    const notice = (await table.notices(meetingId)).find(
      ({ template }) => template === 'invitation-cancelled',
    );
    expect(notice?.facts['calendar']).toMatchObject({ method: 'CANCEL', sequence: 1 });
  });

  it('of one invitation says how the invitee was told', async () => {
    const { meetingId, invitation } = await table.convened();
    const withdraw = () => table.as('ane', (work) => withdrawInvitee(work, meetingId, invitation('nav'), 2));
    expect(await withdraw()).toEqual({ told: 'notice' });
    const page = await table.page('nils', meetingId);
    expect(inviteeOf(page, 'nav').state).toBe('withdrawn');
    expect(page.may).toMatchObject({ reply: false, prepare: false });
    expect(page.readiness.map(({ unitName }) => unitName)).toEqual([
      'Fjellsiden DPS',
      'Fjellsiden rusmedisin',
    ]);
    await expect(withdraw()).rejects.toMatchObject({ status: 404 });
  });
});
