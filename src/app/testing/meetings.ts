// A called meeting with everyone around the table, put in place for tests of the room, the minutes and tasks.
import type { UnitSlug } from '../../../scenarios/practice-people.ts';
import { allTopics, topicBit, topicMask } from '../../rules/topics.ts';
import type { TestDatabase } from './database.ts';
import { newPathway, shareWith } from './pathways.ts';
import type { Practice } from './practice.ts';

/** What each unit may see unless a test says otherwise. */
export const tableTopics = {
  tsb: allTopics,
  fastlege: allTopics,
  kommune: allTopics & ~topicBit('diagnosis'),
  nav: topicMask(['housing', 'economy', 'practical']),
} as const;

const people = { tsb: 'ruth', fastlege: 'gry', kommune: 'per', nav: 'nils' } as const;

export interface Table {
  pathwayId: string;
  meetingId: string;
  patientPartyId: string;
  /** Ids of the legal bases by unit. */
  bases: Record<keyof typeof people, string>;
}

/** A meeting that Ane has called for ten o'clock: TSB, municipality, NAV, GP and the patient are invited and one of each unit is
 *  assigned. The patient means to leave for part 2. */
export async function calledMeeting(
  test: TestDatabase,
  practice: Practice,
  serial: number,
  options: { pathwayState?: 'open' | 'active' } = {},
): Promise<Table> {
  const pathwayId = await newPathway(test, practice, serial, options.pathwayState ?? 'open');
  const one = async (text: string, values: unknown[]) =>
    ((await test.owner.query<{ id: string }>(text, values)).rows[0]?.id ?? '') as string;
  const now = test.clock.now();
  const ane = practice.staff['ane'];
  const meetingId = await one(
    `insert into meeting (pathway_id, state, convening_unit_id, starts_at, ends_at, place_kind, place, contact_staff_id,
       chair_staff_id, minute_taker_staff_id, patient_parts, convened_at, created_by, created_at)
     values ($1, 'convened', $2, $3::timestamptz, $3::timestamptz + interval '1 hour', 'room', 'Møterom Lien', $4, $4, $4, 13, $5, $4, $5)
     returning id`,
    [pathwayId, practice.units['dps'], new Date('2026-11-24T09:00:00Z'), ane, now],
  );
  const patientPartyId = await one(
    `insert into party (kind, pathway_id, name) values ('patient', $1, 'Kari Nordmann') returning id`,
    [pathwayId],
  );
  const invite = (partyId: string | undefined, who: string | null) =>
    test.owner.query(
      `insert into invitation (meeting_id, pathway_id, party_id, state, channel, sent_at, reply, reply_who)
       values ($1, $2, $3, 'sent', $4, $5, 'coming', $6)`,
      [meetingId, pathwayId, partyId, partyId === patientPartyId ? 'paper' : 'screen', now, who],
    );
  await invite(patientPartyId, null);
  const bases = {} as Table['bases'];
  for (const unit of Object.keys(people) as (keyof typeof people)[]) {
    bases[unit] = await shareWith(test, practice, pathwayId, unit as UnitSlug, {
      granted: tableTopics[unit],
    });
    await invite(practice.units[unit], people[unit]);
    await test.owner.query(
      `insert into staff_access (pathway_id, unit_id, staff_id, way, from_at, granted_by) values ($1, $2, $3, 'assigned', $4, $3)`,
      [pathwayId, practice.units[unit], practice.staff[people[unit]], now],
    );
  }
  return { pathwayId, meetingId, patientPartyId, bases };
}

/** The patient takes a consent back: what the consent page would do to the basis. */
export async function withdraw(test: TestDatabase, practice: Practice, basisId: string): Promise<void> {
  await test.owner.query(
    `update legal_basis set ended_at = $2, ended_by = $3, end_reason = 'withdrawn', version = version + 1 where id = $1`,
    [basisId, test.clock.now(), practice.staff['ane']],
  );
}
