// Sending: everything in the way is named at once, consent is checked as it leaves, and each recipient gets its own letter.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readPdf } from '../../platform/documents/read-pdf.ts';
import { topicBit, topicMask } from '../../rules/topics.ts';
import { addText, beginMeeting, saveText } from './actions/draft.ts';
import { sendInvitations } from './actions/send.ts';
import { cooperationTopics, meetingTable, navTopics, type MeetingTable } from './testing/meeting-table.ts';

let table: MeetingTable;
beforeAll(async () => {
  table = await meetingTable();
});
afterAll(() => table.stop());

const unit = (slug: string) => table.practice.units[slug]!;

describe('sending', () => {
  it('names everything that stands in the way at once, and sends nothing to anyone', async () => {
    const pathwayId = await table.pathway();
    await table.share(pathwayId, 'nav', navTopics);
    const { meetingId } = await table.as('ane', (work) => beginMeeting(work, pathwayId, 'nb'));
    const [nav, kommune] = [
      await table.choose(meetingId, unit('nav')),
      await table.choose(meetingId, unit('kommune')),
    ];
    const kin = await table.choose(meetingId, await table.person(pathwayId, 'kin', 'Mari Nordmann'));
    const refusal = await table.send(meetingId).catch((error: unknown) => error);
    expect(refusal).toMatchObject({ status: 422 });
    const { faults } = refusal as { faults: { field: string; code: string; facts?: object }[] };
    expect(faults.map(({ field }) => field).toSorted()).toEqual(
      ['startsAt', 'endsAt', 'placeKind', 'situation', `invitees.${kin}`, `invitees.${kommune}`].toSorted(),
    );
    expect(faults.find(({ field }) => field === `invitees.${kommune}`)?.facts).toEqual({
      name: 'Solbakken kommune, psykisk helse og rus',
    });
    expect(JSON.stringify(faults)).not.toContain('Mari');
    expect(faults.some(({ field }) => field === `invitees.${nav}`)).toBe(false);
    expect(await table.letters(meetingId)).toEqual([]);
    expect(await table.notices(meetingId)).toEqual([]);
    expect((await table.page('ane', meetingId)).state).toBe('draft');
  });

  it('refuses a party whose consent was withdrawn between choosing and sending', async () => {
    const pathwayId = await table.pathway();
    const basis = await table.share(pathwayId, 'nav', navTopics);
    await table.share(pathwayId, 'tsb', cooperationTopics);
    const meetingId = await table.draft(pathwayId, ['nav', 'tsb']);
    const { mark } = await table.page('ane', meetingId);
    await table.withdraw(basis);
    await expect(table.as('ane', (work) => sendInvitations(work, meetingId, mark))).rejects.toMatchObject({
      status: 422,
      faults: [{ code: 'problem.meeting.no-basis' }],
    });
    expect(await table.letters(meetingId)).toEqual([]);
  });

  it('waits for a withdrawal that is under way, and then refuses', async () => {
    const pathwayId = await table.pathway();
    const basis = await table.share(pathwayId, 'nav', navTopics);
    const meetingId = await table.draft(pathwayId, ['nav']);
    const { mark } = await table.page('ane', meetingId);
    await table.test.owner.query('begin');
    await table.withdraw(basis);
    const sending = table.as('ane', (work) => sendInvitations(work, meetingId, mark));
    const early = await Promise.race([
      sending.then(
        () => 'sent',
        () => 'refused',
      ),
      new Promise((resolve) => setTimeout(resolve, 150, 'waiting')),
    ]);
    expect(early).toBe('waiting');
    await table.test.owner.query('commit');
    await expect(sending).rejects.toMatchObject({ status: 422 });
  });

  it('refuses when anything has changed since it was looked over', async () => {
    const pathwayId = await table.pathway();
    await table.share(pathwayId, 'nav', navTopics);
    const meetingId = await table.draft(pathwayId, ['nav']);
    const before = await table.page('ane', meetingId);
    const situation = before.texts.find(({ kind }) => kind === 'situation')!;
    await table.as('ane', (work) =>
      saveText(work, meetingId, situation.id, { text: 'Noe annet', version: situation.version }),
    );
    await expect(
      table.as('ane', (work) => sendInvitations(work, meetingId, before.mark)),
    ).rejects.toMatchObject({ status: 409, code: 'meeting.changed-since-looked-over' });
  });

  it('gives each recipient its own letter, a notice to units, and paper to people', async () => {
    const pathwayId = await table.pathway();
    await table.share(pathwayId, 'tsb', cooperationTopics);
    await table.share(pathwayId, 'nav', navTopics);
    const sister = await table.person(pathwayId, 'kin', 'Mari Nordmann');
    await table.share(pathwayId, sister, ['practical']);
    const meetingId = await table.draft(pathwayId, ['tsb', 'nav']);
    await table.choose(meetingId, sister);
    await table.as('ane', (work) =>
      addText(work, meetingId, { topics: topicBit('housing'), text: 'Mister boligen i desember.' }),
    );
    const outcome = await table.send(meetingId);
    expect(outcome.notSent).toEqual([]);
    expect(outcome.sent.map(({ name, channel }) => [name, channel])).toEqual([
      ['Fjellsiden rusmedisin', 'screen'],
      ['NAV Solbakken', 'screen'],
      ['Mari Nordmann', 'paper'],
    ]);
    const letters = await table.letters(meetingId);
    expect(letters.map(({ audience, topics }) => [audience, topics]).toSorted()).toEqual(
      [
        ['Fjellsiden DPS', topicMask(['practical'])],
        ['Fjellsiden rusmedisin', topicMask(['practical', 'diagnosis'])],
        ['NAV Solbakken', topicMask(['practical', 'housing'])],
      ].toSorted(),
    );
    const textOf = (unitName: string) =>
      readPdf(letters.find(({ audience }) => audience === unitName)!.pages).text;
    expect(textOf('NAV Solbakken')).toContain('Mister boligen i desember.');
    expect(textOf('NAV Solbakken')).not.toMatch(/schizofreni|Diagnoser|F20/);
    expect(textOf('Fjellsiden rusmedisin')).toContain('Paranoid schizofreni');
    expect(textOf('Fjellsiden rusmedisin')).not.toContain('Mister boligen');
    // The sister's, which the convening unit prints.
    expect(textOf('Fjellsiden DPS')).not.toMatch(/schizofreni|boligen|17059\d{6}/);
    const notices = await table.notices(meetingId);
    expect(notices.map(({ recipientUnitId, template }) => [recipientUnitId, template]).toSorted()).toEqual(
      [
        [unit('nav'), 'invitation'],
        [unit('tsb'), 'invitation'],
      ].toSorted(),
    );
    expect(notices[0]?.facts).toEqual({
      path: `/meetings/${meetingId}`,
      calendar: {
        uid: `meeting-${meetingId}@samlop`,
        method: 'REQUEST',
        sequence: 0,
        start: '2026-12-01T09:00:00.000Z',
        end: '2026-12-01T10:30:00.000Z',
      },
    });
    const { rows } = await table.test.owner.query(
      `select object from access_log where pathway_id = $1 and action = 'send'`,
      [pathwayId],
    );
    expect(rows).toHaveLength(3);
  });

  it('shows NAV, without the topic of diagnoses, neither the diagnoses nor the others’ letters', async () => {
    const pathwayId = await table.pathway();
    await table.share(pathwayId, 'tsb', cooperationTopics);
    await table.share(pathwayId, 'nav', navTopics);
    const meetingId = await table.draft(pathwayId, ['tsb', 'nav']);
    await table.send(meetingId);
    await table.open('nils', pathwayId);
    await table.open('ruth', pathwayId);
    const nav = await table.page('nils', meetingId);
    expect(JSON.stringify(nav)).not.toContain('schizofreni');
    expect(nav.texts.map(({ kind }) => kind)).toEqual(['situation']);
    const tsb = await table.page('ruth', meetingId);
    expect(tsb.texts.find(({ kind }) => kind === 'diagnoses')?.text).toContain('schizofreni');
    const letterOf = (page: typeof nav, slug: string) =>
      page.invitees.find(({ partyId }) => partyId === unit(slug))?.documentId ?? null;
    expect(letterOf(nav, 'nav')).not.toBeNull();
    expect(letterOf(nav, 'tsb')).toBeNull();
    expect(letterOf(tsb, 'nav')).toBeNull();
    const bytes = await table.as('nils', ({ tx }) =>
      tx.selectFrom('documentContent').select('documentId').execute(),
    );
    // Its own letter and the archive copy of it.
    expect(bytes).toHaveLength(2);
  });

  it('asks each service to prepare, and closes the deadline', async () => {
    const pathwayId = await table.pathway();
    await table.share(pathwayId, 'nav', navTopics);
    const meetingId = await table.draft(pathwayId, ['nav']);
    expect((await table.page('ane', meetingId)).deadline).toEqual({
      due: '2026-11-30',
      state: 'running',
      daysLeft: 6,
    });
    await table.send(meetingId);
    const page = await table.page('ane', meetingId);
    expect(page.deadline).toMatchObject({ state: 'met' });
    expect(page.readiness.map(({ unitName, readyAt }) => [unitName, readyAt])).toEqual([
      ['Fjellsiden DPS', null],
      ['NAV Solbakken', null],
    ]);
    expect(page.events[0]).toMatchObject({ kind: 'meeting-convened', facts: { invited: 1 } });
  });

  it('reaches those chosen later, without sending to the first again', async () => {
    const pathwayId = await table.pathway();
    await table.share(pathwayId, 'nav', navTopics);
    await table.share(pathwayId, 'tsb', cooperationTopics);
    const meetingId = await table.draft(pathwayId, ['nav']);
    await table.send(meetingId);
    await expect(table.send(meetingId)).rejects.toMatchObject({ status: 403 });
    await table.choose(meetingId, unit('tsb'));
    const outcome = await table.send(meetingId);
    expect(outcome.sent.map(({ name }) => name)).toEqual(['Fjellsiden rusmedisin']);
    expect(await table.notices(meetingId)).toHaveLength(2);
  });

  it('is the convening unit’s alone', async () => {
    const pathwayId = await table.pathway();
    await table.share(pathwayId, 'tsb', cooperationTopics);
    await table.share(pathwayId, 'kommune', navTopics);
    const meetingId = await table.draft(pathwayId, ['tsb']);
    const { mark } = await table.page('ane', meetingId);
    for (const slug of ['ruth', 'per', 'nils', 'gry', 'arne', 'kaja', 'dag'])
      await expect(table.as(slug, (work) => sendInvitations(work, meetingId, mark))).rejects.toMatchObject({
        status: 404,
      });
    await table.send(meetingId);
    await table.open('ruth', pathwayId);
    await expect(table.as('ruth', (work) => sendInvitations(work, meetingId, mark))).rejects.toMatchObject({
      status: 403,
    });
  });
});
