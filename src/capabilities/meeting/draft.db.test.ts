// Drafts of meetings: who may begin one, that it is one's own, two writers, and choosing whom to invite.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { allTopics, topicBit, topicMask } from '../../rules/topics.ts';
import {
  addText,
  beginMeeting,
  changeTopics,
  discardMeeting,
  removeText,
  saveFrame,
  saveText,
} from './actions/draft.ts';
import { chooseInvitee, withdrawInvitee } from './actions/invitees.ts';
import { openMeeting, readChoices } from './actions/read.ts';
import { cooperationTopics, meetingTable, navTopics, type MeetingTable } from './testing/meeting-table.ts';

let table: MeetingTable;
beforeAll(async () => {
  table = await meetingTable();
});
afterAll(() => table.stop());

const unit = (slug: string) => table.practice.units[slug]!;

describe('a draft', () => {
  it('is begun by the responsible specialist unit only, and by nobody twice', async () => {
    const pathwayId = await table.pathway();
    await table.share(pathwayId, 'kommune', navTopics);
    await table.share(pathwayId, 'tsb', cooperationTopics);
    for (const slug of ['per', 'ruth']) {
      await table.open(slug, pathwayId);
      await expect(table.as(slug, (work) => beginMeeting(work, pathwayId, 'nb'))).rejects.toMatchObject({
        status: 403,
      });
    }
    // No basis, not opened, and no sight of patients at all: it does not exist.
    for (const slug of ['nils', 'gry', 'dag', 'arne', 'kaja'])
      await expect(table.as(slug, (work) => beginMeeting(work, pathwayId, 'nb'))).rejects.toMatchObject({
        status: 404,
      });
    const first = await table.as('ane', (work) => beginMeeting(work, pathwayId, 'nb'));
    expect(first.isNew).toBe(true);
    await table.open('lene', pathwayId);
    expect(await table.as('lene', (work) => beginMeeting(work, pathwayId, 'nb'))).toEqual({
      meetingId: first.meetingId,
      isNew: false,
    });
  });

  it('cannot be begun before the pathway is open, nor after it has ended', async () => {
    for (const state of ['assessing', 'closed', 'integrated']) {
      const pathwayId = await table.pathway({ state });
      await expect(table.as('ane', (work) => beginMeeting(work, pathwayId, 'nb'))).rejects.toMatchObject({
        status: 403,
        code: 'meeting.only-responsible-specialist',
      });
    }
  });

  it('is not seen by others around the patient until it is sent', async () => {
    const pathwayId = await table.pathway();
    await table.share(pathwayId, 'kommune', navTopics);
    await table.open('per', pathwayId);
    const meetingId = await table.draft(pathwayId, ['kommune']);
    await expect(table.as('per', (work) => openMeeting(work, meetingId, 'nb'))).rejects.toMatchObject({
      status: 404,
    });
    const seen = await table.as('per', async ({ tx }) => ({
      texts: await tx.selectFrom('meetingText').select('id').execute(),
      invitations: await tx.selectFrom('invitation').select('id').execute(),
    }));
    expect(seen).toEqual({ texts: [], invitations: [] });
    await table.send(meetingId);
    expect((await table.page('per', meetingId)).state).toBe('convened');
  });

  it('tells two who change the frame at once', async () => {
    const meetingId = await table.draft(await table.pathway(), []);
    const { frame, version } = await table.page('ane', meetingId);
    const change = (place: string) =>
      table.as('ane', (work) => saveFrame(work, meetingId, { ...frame, place, version }));
    expect(await change('Rom 1')).toEqual({ version: version + 1 });
    await expect(change('Rom 2')).rejects.toMatchObject({
      status: 409,
      code: 'version-clash',
      current: { value: { place: 'Rom 1' }, version: version + 1 },
    });
  });

  it('lets exactly one of two simultaneous changes through', async () => {
    const meetingId = await table.draft(await table.pathway(), []);
    const { frame, version } = await table.page('ane', meetingId);
    const results = await Promise.allSettled(
      ['Rom 1', 'Rom 2', 'Rom 3', 'Rom 4'].map((place) =>
        table.as('ane', (work) => saveFrame(work, meetingId, { ...frame, place, version })),
      ),
    );
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect((await table.page('ane', meetingId)).version).toBe(version + 1);
  });

  it('keeps each text with its own version and topics', async () => {
    const meetingId = await table.draft(await table.pathway(), []);
    const { texts } = await table.page('ane', meetingId);
    const situation = texts.find(({ kind }) => kind === 'situation')!;
    await expect(
      table.as('ane', (work) => saveText(work, meetingId, situation.id, { text: 'Annet', version: 1 })),
    ).rejects.toMatchObject({ status: 409, current: { value: situation.text, version: situation.version } });
    const housing = topicBit('housing');
    const add = (topics: number) =>
      table.as('ane', (work) => addText(work, meetingId, { topics, text: 'Mer' }));
    const added = await add(housing | topicBit('practical'));
    await expect(add(housing)).rejects.toMatchObject({ status: 409, code: 'meeting.topics-taken' });
    await expect(add(topicBit('practical'))).rejects.toMatchObject({ status: 422 });
    const { version } = await table.as('ane', (work) =>
      changeTopics(work, meetingId, added.id, {
        topics: topicMask(['housing', 'economy']),
        version: added.version,
      }),
    );
    await expect(
      table.as('ane', (work) => changeTopics(work, meetingId, situation.id, { topics: 1, version: 2 })),
    ).rejects.toMatchObject({ status: 403 });
    await table.as('ane', (work) => removeText(work, meetingId, added.id, version));
    expect((await table.page('ane', meetingId)).texts).toHaveLength(2);
  });

  it('refuses a contact from another unit, and an end before the start', async () => {
    const meetingId = await table.draft(await table.pathway(), []);
    await expect(
      table.frame('ane', meetingId, { contactStaffId: table.practice.staff['per']! }),
    ).rejects.toMatchObject({ status: 422, faults: [{ field: 'contactStaffId' }] });
    await expect(table.frame('ane', meetingId, { endsAt: '2026-12-01T08:00:00.000Z' })).rejects.toMatchObject(
      { status: 422, faults: [{ field: 'endsAt' }] },
    );
  });

  it('can be given up, and then another can be begun', async () => {
    const pathwayId = await table.pathway();
    const meetingId = await table.draft(pathwayId, []);
    const { version } = await table.page('ane', meetingId);
    await table.as('ane', (work) => discardMeeting(work, meetingId, version));
    const again = await table.as('ane', (work) => beginMeeting(work, pathwayId, 'nb'));
    expect(again.isNew).toBe(true);
  });
});

describe('choosing invitees', () => {
  it('shows who lacks a basis, and offers units and the people around the patient', async () => {
    const pathwayId = await table.pathway();
    await table.share(pathwayId, 'nav', navTopics);
    await table.person(pathwayId, 'kin', 'Mari Nordmann');
    const meetingId = await table.draft(pathwayId, ['kommune', 'nav']);
    const { invitees } = await table.page('ane', meetingId);
    expect(invitees.map(({ name, basis }) => [name, basis?.topics ?? null])).toEqual([
      ['NAV Solbakken', topicMask(navTopics)],
      ['Solbakken kommune, psykisk helse og rus', null],
    ]);
    const choices = await table.as('ane', (work) => readChoices(work, meetingId, ''));
    expect(choices.units.map(({ name }) => name)).toEqual(['Fjellsiden rusmedisin', 'Torget legesenter']);
    expect(choices.persons.map(({ kind, name, basis }) => [kind, name, basis?.topics ?? null])).toEqual([
      ['patient', 'Kari Nordmann', allTopics],
      ['kin', 'Mari Nordmann', null],
    ]);
    expect(choices.staff.map(({ name }) => name)).toContain('Per Bakken');
    await expect(table.choose(meetingId, unit('nav'))).rejects.toMatchObject({
      code: 'meeting.chosen-already',
    });
    await expect(table.choose(meetingId, unit('dps'))).rejects.toMatchObject({ code: 'meeting.is-convener' });
  });

  it('cannot reach into another pathway', async () => {
    const other = await table.pathway();
    const stranger = await table.person(other, 'kin', 'Ukjent');
    const meetingId = await table.draft(await table.pathway(), []);
    await expect(
      table.as('ane', (work) => chooseInvitee(work, meetingId, { partyId: stranger })),
    ).rejects.toMatchObject({ status: 404 });
  });

  it('can be undone quietly before anything is sent', async () => {
    const pathwayId = await table.pathway();
    const meetingId = await table.draft(pathwayId, []);
    const invitationId = await table.choose(meetingId, unit('nav'));
    expect(await table.as('ane', (work) => withdrawInvitee(work, meetingId, invitationId, 1))).toEqual({
      told: 'nothing-was-sent',
    });
    expect((await table.page('ane', meetingId)).invitees).toEqual([]);
    expect(await table.choose(meetingId, unit('nav'))).toBe(invitationId);
    expect(await table.notices(meetingId)).toEqual([]);
  });
});
