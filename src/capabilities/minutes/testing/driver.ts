// What a person would press in the meeting room, over the routes; for tests.
import { expect } from 'vitest';
import { calledMeeting, type Table } from '../../../app/testing/meetings.ts';
import type { Answer, TestServer } from '../../../app/testing/server.ts';
import { topicBit } from '../../../rules/topics.ts';
import type { Room, RoomItem } from '../model.ts';
import type { ApprovalPreview } from '../model-versions.ts';

export interface Driver extends Table {
  /** Path under the meeting. */
  at(path: string): string;
  unit(slug: string): string;
  room(who?: string): Promise<Room>;
  start(who?: string): Promise<Answer>;
  end(): Promise<Answer>;
  /** Rows past row-level security; the pathway is $1 unless told otherwise. */
  rows(text: string, values?: unknown[]): Promise<Record<string, unknown>[]>;
  presence(
    partyId: string,
    part: number,
    isPresent: boolean,
    version?: number,
    who?: string | null,
  ): Promise<Answer>;
  addCase(title: string, topics: number, who?: string): Promise<Answer>;
  save(item: RoomItem, change: Partial<RoomItem>, who?: string): Promise<Answer>;
  write(key: string, words: { description?: string; conclusion?: string }): Promise<void>;
  addRow(
    what: string,
    partyId: string | null,
    topics: number,
    options?: { itemId?: string | null; due?: string | null; staffId?: string | null },
  ): Promise<{ id: string; version: number }>;
  removeRow(what: string): Promise<void>;
  preview(): Promise<ApprovalPreview>;
  approve(reason?: string | null): Promise<Answer>;
  open(who: string, versionId: string): Promise<Answer>;
  correct(): Promise<Answer>;
  decide(decision: string, reason?: string, who?: string): Promise<Answer>;
  /** A meeting with something for everyone, held: the patient was out in part 2 and back in part 3. */
  hold(): Promise<void>;
}

export async function drive(server: TestServer, serial: number): Promise<Driver> {
  const table = await calledMeeting(server.test, server.practice, serial);
  const at = (path: string) => `/api/meetings/${table.meetingId}/${path}`;
  const unit = (slug: string) => server.practice.units[slug] ?? '';
  const room = async (who = 'ane'): Promise<Room> => (await server.as(who, 'GET', at('room'))).body;

  const driver: Driver = {
    ...table,
    at,
    unit,
    room,
    start: (who = 'ane') => server.as(who, 'POST', at('start')),
    end: () => server.as('ane', 'POST', at('end')),
    rows: async (text, values = [table.pathwayId]) => (await server.test.owner.query(text, values)).rows,
    presence: (partyId, part, isPresent, version = 0, who = null) =>
      server.as('ane', 'PUT', at('presence'), { partyId, part, isPresent, who, version }),
    addCase: (title, topics, who = 'ane') => server.as(who, 'POST', at('items'), { title, topics }),
    save(item, change, who = 'ane') {
      const { title, description, conclusion, topics, version } = { ...item, ...change };
      const body = { title, description, conclusion, topics, version };
      return server.as(who, 'PUT', `/api/minutes-items/${item.id}`, body);
    },
    async write(key, words) {
      const item = (await room()).items.find((one) => one.key === key);
      if (!item) throw new Error(`no ${key}`);
      expect((await driver.save(item, words)).status).toBe(200);
    },
    async addRow(what, partyId, topics, options = {}) {
      const { itemId = null, due = '2026-12-08', staffId = null } = options;
      const made = (await server.as('ane', 'POST', at('follow-ups'), { itemId, topics })).body;
      const body = { itemId, what, partyId, staffId, due, topics, version: 1 };
      const saved = await server.as('ane', 'PUT', `/api/follow-ups/${made.id}`, body);
      expect(saved.status).toBe(200);
      return saved.body;
    },
    async removeRow(what) {
      const row = (await room()).followUps.find((one) => one.what === what);
      if (!row) throw new Error(`no ${what}`);
      const body = { isRemoved: true, version: row.version };
      expect((await server.as('ane', 'PUT', `/api/follow-ups/${row.id}/removal`, body)).status).toBe(200);
    },
    preview: async () => (await server.as('ane', 'GET', at('approval'))).body,
    async approve(reason = null) {
      const { version, mark } = await driver.preview();
      return server.as('ane', 'POST', at('approval'), { version, mark, reason });
    },
    open: (who, versionId) => server.as(who, 'GET', `/api/minutes-versions/${versionId}`),
    correct: async () =>
      server.as('ane', 'POST', at('correction'), { version: (await room()).minutes?.version }),
    async decide(decision, reason = '', who = 'ane') {
      const page = await room();
      const itemVersion = page.items.find(({ key }) => key === 'pathway-or-integrated')?.version;
      const body = { decision, reason, version: page.minutes?.version, itemVersion };
      return server.as(who, 'POST', at('decision'), body);
    },
    async hold() {
      await driver.start();
      await driver.presence(table.patientPartyId, 1, true);
      await driver.presence(unit('nav'), 1, true, 0, 'Nils Dahl');
      await server.as('ane', 'PUT', at('part'), { part: 2 });
      await server.as('ane', 'PUT', at('part'), { part: 3 });
      await driver.presence(table.patientPartyId, 3, true, 1);
      await driver.write('patient-words', { description: 'Jeg vil ha et sted å bo.' });
      await driver.write('housing', { description: 'Har vært uten bolig siden mai.' });
      await driver.write('consent', { description: 'NAV skal ikke vite om rus.' });
      const hidden: RoomItem = (await driver.addCase('Rusmestring', topicBit('substance-use'))).body;
      await driver.save(hidden, { conclusion: 'TSB følger opp' });
      const home: RoomItem = (await driver.addCase('Bolig', topicBit('housing'))).body;
      await driver.save(home, { conclusion: 'NAV og kommunen finner et sted' });
      await driver.addRow('Søke om bolig', unit('nav'), topicBit('housing'), {
        itemId: home.id,
        staffId: server.practice.staff['nils'] ?? null,
      });
      await driver.addRow('Time hos lege', unit('fastlege'), topicBit('treatment'));
      await driver.addRow('Ta med papirene', table.patientPartyId, topicBit('practical'), {
        due: '2026-12-01',
      });
      expect((await driver.end()).status).toBe(204);
    },
  };
  return driver;
}
