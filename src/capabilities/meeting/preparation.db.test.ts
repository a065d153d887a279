// Preparation before the meeting, and the meeting as a calendar file.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { topicBit, topicMask } from '../../rules/topics.ts';
import { readCalendar } from './actions/calendar.ts';
import { cancelMeeting, changeMeeting } from './actions/change.ts';
import { savePoint, saveReadiness, sharePoint } from './actions/prepare.ts';
import type { MeetingPage, MeetingTerms } from './model.ts';
import { meetingTable, navTopics, type MeetingTable } from './testing/meeting-table.ts';

let table: MeetingTable;
beforeAll(async () => {
  table = await meetingTable();
});
afterAll(() => table.stop());

const terms = ({ frame }: MeetingPage): MeetingTerms => ({
  startsAt: frame.startsAt,
  endsAt: frame.endsAt,
  placeKind: frame.placeKind,
  place: frame.place,
  placeAdaptation: frame.placeAdaptation,
  contactStaffId: frame.contactStaffId,
  contactPhone: frame.contactPhone,
});

describe('preparation', () => {
  const write = (slug: string, meetingId: string, text: string, version: number) =>
    table.as(slug, (work) => savePoint(work, meetingId, 'offer', { text, version }));
  const share = (
    slug: string,
    meetingId: string,
    input: { isShared: boolean; topics?: number; version: number },
  ) => table.as(slug, (work) => sharePoint(work, meetingId, 'offer', input));

  it('is the service’s own until it is shared, and then follows its topics', async () => {
    const { meetingId, pathwayId } = await table.convened();
    await table.share(pathwayId, 'kommune', ['practical']);
    await table.open('per', pathwayId);
    const { version } = await write('ruth', meetingId, 'Kan tilby opphold fra januar.', 0);
    expect((await table.page('ane', meetingId)).points).toEqual([]);
    expect((await table.page('ruth', meetingId)).points).toHaveLength(1);
    const shared = await share('ruth', meetingId, { isShared: true, version });
    expect(shared.topics).toBe(topicBit('treatment'));
    expect((await table.page('ane', meetingId)).points[0]).toMatchObject({
      text: 'Kan tilby opphold fra januar.',
      isShared: true,
    });
    // NAV and the municipality do not hold treatment.
    expect((await table.page('nils', meetingId)).points).toEqual([]);
    expect((await table.page('per', meetingId)).points).toEqual([]);
    await share('ruth', meetingId, { isShared: false, version: shared.version });
    expect((await table.page('ane', meetingId)).points).toEqual([]);
  });

  it('of a service with few topics is suggested to those who hold as much', async () => {
    const { meetingId } = await table.convened();
    const { version } = await write('nils', meetingId, 'Kan dekke depositum.', 0);
    await expect(
      share('nils', meetingId, { isShared: true, topics: topicBit('treatment'), version }),
    ).rejects.toMatchObject({ faults: [{ field: 'topics' }] });
    const shared = await share('nils', meetingId, { isShared: true, version });
    expect(shared.topics).toBe(topicMask(['housing', 'economy', 'work-activity']));
    expect((await table.page('ane', meetingId)).points).toHaveLength(1);
    expect((await table.page('ruth', meetingId)).points).toEqual([]);
  });

  it('is written by two colleagues without either being lost', async () => {
    const { meetingId, pathwayId } = await table.convened();
    await table.open('nora', pathwayId);
    await write('nils', meetingId, 'Nils skriver', 0);
    await expect(write('nora', meetingId, 'Nora skriver', 0)).rejects.toMatchObject({
      status: 409,
      current: { value: 'Nils skriver', version: 1 },
    });
    expect(await write('nora', meetingId, 'Begge', 1)).toEqual({ version: 2 });
    await expect(share('nora', meetingId, { isShared: true, version: 1 })).rejects.toMatchObject({
      status: 409,
    });
  });

  it('is ready after the talk at the service, and the convening unit sees it', async () => {
    const { meetingId } = await table.convened();
    const save = (hasDiscussedInternally: boolean, isReady: boolean, version: number) =>
      table.as('nils', (work) =>
        saveReadiness(work, meetingId, { hasDiscussedInternally, isReady, version }),
      );
    await expect(save(false, true, 1)).rejects.toMatchObject({
      faults: [{ code: 'problem.meeting.discuss-first' }],
    });
    await save(true, true, 1);
    const ready = (await table.page('ane', meetingId)).readiness.find(
      ({ unitName }) => unitName === 'NAV Solbakken',
    );
    expect(ready).toMatchObject({ hasDiscussedInternally: true, readyByName: 'Nils Dahl' });
    await expect(save(true, false, 1)).rejects.toMatchObject({
      status: 409,
      current: { value: { isReady: true }, version: 2 },
    });
  });

  it('is closed to units that are not invited', async () => {
    const { meetingId, pathwayId } = await table.convened();
    await table.share(pathwayId, 'kommune', navTopics);
    await table.open('per', pathwayId);
    await expect(write('per', meetingId, 'x', 0)).rejects.toMatchObject({ status: 403 });
    await expect(write('gry', meetingId, 'x', 0)).rejects.toMatchObject({ status: 404 });
  });
});

describe('the calendar file', () => {
  const unfold = (file: string) => file.replaceAll('\r\n ', '');
  const read = async (slug: string, meetingId: string) =>
    unfold(
      await table.as(slug, (work) =>
        readCalendar(work, meetingId, `https://samlop.example/meetings/${meetingId}`),
      ),
    );

  it('is valid and neutral', async () => {
    const { meetingId } = await table.convened();
    const file = await read('nils', meetingId);
    expect(file.startsWith('BEGIN:VCALENDAR\r\n')).toBe(true);
    expect(file.split('\r\n').every((line) => Buffer.byteLength(line) > 0)).toBe(true);
    for (const line of [
      'METHOD:REQUEST',
      `UID:meeting-${meetingId}@samlop`,
      'SEQUENCE:0',
      'DTSTART:20261201T090000Z',
      'DTEND:20261201T103000Z',
      'SUMMARY:Avtale',
      'STATUS:CONFIRMED',
    ])
      expect(file.split('\r\n')).toContain(line);
    expect(file).toContain('ORGANIZER;CN="Fjellsiden DPS"');
    expect(file).not.toMatch(/Kari|Nordmann|schizofreni|avklaring|rus|TZID/i);
  });

  it('of a home visit leaves the place out, and follows a change and a cancellation', async () => {
    const { meetingId } = await table.convened();
    const page = await table.page('ane', meetingId);
    await table.as('ane', (work) =>
      changeMeeting(work, meetingId, {
        ...terms(page),
        placeKind: 'home',
        place: 'Storgata 1',
        reason: null,
        texts: [],
        version: page.version,
      }),
    );
    const changed = await read('nils', meetingId);
    expect(changed).toContain('SEQUENCE:1');
    expect(changed).not.toContain('Storgata');
    const { version } = await table.page('ane', meetingId);
    await table.as('ane', (work) => cancelMeeting(work, meetingId, { reason: 'Avlyst', version }));
    const cancelled = await read('nils', meetingId);
    expect(cancelled).toContain('METHOD:CANCEL');
    expect(cancelled).toContain('STATUS:CANCELLED');
    expect(cancelled).toContain(`UID:meeting-${meetingId}@samlop`);
    expect(cancelled).toContain('SEQUENCE:2');
  });

  it('is for those who take part', async () => {
    const { meetingId, pathwayId } = await table.convened();
    await table.share(pathwayId, 'kommune', navTopics);
    await table.open('per', pathwayId);
    await expect(read('per', meetingId)).rejects.toMatchObject({ status: 404 });
    await expect(read('nora', meetingId)).rejects.toMatchObject({ status: 404 });
    expect(await read('ane', meetingId)).toContain('METHOD:REQUEST');
    const draft = await table.draft(await table.pathway(), []);
    await expect(read('ane', draft)).rejects.toMatchObject({ status: 404 });
  });
});
