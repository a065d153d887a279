// Sets a meeting up for tests the way people do: a pathway at the DPS, legal bases, a draft with texts, invitees, sending.
import { testDatabase, type TestDatabase } from '../../../app/testing/database.ts';
import { practiceIn, type Practice } from '../../../app/testing/practice.ts';
import type { StaffWork } from '../../../platform/db/actor.ts';
import { topicMask, type Topic } from '../../../rules/topics.ts';
import { syntheticFnr } from '../../../rules/synthetic-identity.ts';
import { beginPathway, openWithReason } from '../../pathway/actions.ts';
import { registerPerson } from '../../patient/actions.ts';
import { beginMeeting, saveFrame, saveText } from '../actions/draft.ts';
import { chooseInvitee } from '../actions/invitees.ts';
import { openMeeting } from '../actions/read.ts';
import { sendInvitations } from '../actions/send.ts';
import type { SendOutcome } from '../model-lists.ts';
import type { MeetingFrame, MeetingPage } from '../model.ts';

/** What NAV holds in the scenario: housing, economy, work. */
export const navTopics: Topic[] = ['housing', 'economy', 'work-activity', 'practical'];
export const cooperationTopics: Topic[] = [
  'diagnosis',
  'substance-use',
  'mental-health',
  'medication',
  'risk',
  'treatment',
  'practical',
];

export interface MeetingTable {
  test: TestDatabase;
  practice: Practice;
  /** Runs one use case as somebody. */
  as<T>(slug: string, work: (work: StaffWork) => Promise<T>, unit?: 'dps' | 'tsb'): Promise<T>;
  pathway(options?: {
    state?: string;
    triggeredOn?: string;
    addressProtection?: 'none' | 'confidential';
  }): Promise<string>;
  /** Gives a unit or a person a basis from today on. Returns its id. */
  share(
    pathwayId: string,
    partyId: string,
    topics: readonly Topic[],
    validTo?: string | null,
  ): Promise<string>;
  withdraw(basisId: string): Promise<void>;
  /** A member of the patient's network, as the responsible unit would register them. */
  person(
    pathwayId: string,
    kind: 'kin' | 'peer-guide',
    name: string,
    topics?: readonly Topic[],
  ): Promise<string>;
  /** Opens the record for somebody with the reason of the meeting. */
  open(slug: string, pathwayId: string): Promise<void>;
  page(slug: string, meetingId: string): Promise<MeetingPage>;
  /** A draft with time, place, situation, a diagnosis and the named units chosen. */
  draft(pathwayId: string, units: readonly string[]): Promise<string>;
  choose(meetingId: string, partyId: string): Promise<string>;
  send(meetingId: string, slug?: string): Promise<SendOutcome>;
  frame(slug: string, meetingId: string, change: Partial<MeetingFrame>): Promise<void>;
  /** A meeting sent to TSB and NAV, with somebody of each (Ruth, Nils) who has opened the record. */
  convened(): Promise<{
    pathwayId: string;
    meetingId: string;
    bases: { tsb: string; nav: string };
    invitation(slug: string): string;
  }>;
  /** The stored letters: what is in the PDF cannot be read back, its topics can. */
  letters(meetingId: string): Promise<{ audience: string; topics: number; title: string; pages: Buffer }[]>;
  notices(
    meetingId: string,
  ): Promise<{ recipientUnitId: string; template: string; facts: Record<string, unknown> }[]>;
  stop(): Promise<void>;
}

let serial = 100;

/** On a fresh database, or on one that is there already. */
export async function meetingTable(given?: TestDatabase): Promise<MeetingTable> {
  const test = given ?? (await testDatabase());
  const practice = await practiceIn(test);
  const as: MeetingTable['as'] = (slug, work, unit) =>
    test.database.withActor(practice.actor(slug, unit), work);

  const table: MeetingTable = {
    test,
    practice,
    as,
    async pathway({ state = 'open', triggeredOn = '2026-11-20', addressProtection = 'none' } = {}) {
      serial += 1;
      const id = await as('ane', async (work) => {
        const { registrationId } = await registerPerson(
          work,
          {
            identityNumber: syntheticFnr({ birthDate: '1999-05-17', serial, gender: 'female' }),
            birthDate: null,
            givenName: 'Kari',
            familyName: 'Nordmann',
            gender: 'female',
            phone: '400 00 000',
            email: null,
            address: 'Storgata 1, 5998 Solbakken',
            municipalityNumber: '9999',
            language: 'nb',
            needsInterpreter: false,
            gpUnitId: null,
            addressProtection,
          },
          { allowSynthetic: true },
        );
        const begun = await beginPathway(work, { registrationId, trigger: 'referral-received', triggeredOn });
        return begun.pathwayId;
      });
      await test.owner.query('update pathway set state = $2 where id = $1', [id, state]);
      return id;
    },
    async share(pathwayId, partyId, topics, validTo = null) {
      const { rows } = await test.owner.query<{ id: string }>(
        `insert into legal_basis (pathway_id, party_id, kind, granted, valid_from, valid_to, given_on, recorded_by, recorded_unit_id, recorded_at)
         values ($1, $2, 'oral-consent', $3, '2026-01-01', $4, '2026-01-01', $5, $6, $7) returning id`,
        [
          pathwayId,
          practice.units[partyId] ?? partyId,
          topicMask(topics),
          validTo,
          practice.staff['ane'],
          practice.units['dps'],
          test.clock.now(),
        ],
      );
      return rows[0]!.id;
    },
    async withdraw(basisId) {
      await test.owner.query(
        `update legal_basis set ended_at = now(), ended_by = recorded_by, end_reason = 'withdrawn' where id = $1`,
        [basisId],
      );
    },
    async person(pathwayId, kind, name, topics = ['practical']) {
      const { rows } = await test.owner.query<{ id: string }>(
        'insert into party (kind, pathway_id, name, relation, topics) values ($1, $2, $3, $4, $5) returning id',
        [kind, pathwayId, name, 'søster', topicMask(topics)],
      );
      return rows[0]!.id;
    },
    async open(slug, pathwayId) {
      await as(slug, (work) => openWithReason(work, pathwayId, 'attending-meeting'));
    },
    async page(slug, meetingId) {
      const answer = await as(slug, (work) => openMeeting(work, meetingId, 'nb'));
      if (answer.view !== 'page') throw new Error('the record is not open');
      return answer.page;
    },
    async draft(pathwayId, units) {
      const { meetingId } = await as('ane', (work) => beginMeeting(work, pathwayId, 'nb'));
      await table.frame('ane', meetingId, {
        startsAt: '2026-12-01T09:00:00.000Z',
        endsAt: '2026-12-01T10:30:00.000Z',
        placeKind: 'room',
        place: 'Møterom 3, Fjellsiden DPS',
      });
      const { texts } = await table.page('ane', meetingId);
      for (const { id, kind, version } of texts) {
        const text =
          kind === 'situation' ? 'Trenger et sted å bo og samlet behandling.' : 'F20.0 Paranoid schizofreni';
        await as('ane', (work) => saveText(work, meetingId, id, { text, version }));
      }
      for (const unit of units) await table.choose(meetingId, practice.units[unit]!);
      return meetingId;
    },
    async choose(meetingId, partyId) {
      const { invitationId } = await as('ane', (work) => chooseInvitee(work, meetingId, { partyId }));
      return invitationId;
    },
    async send(meetingId, slug = 'ane') {
      const { mark } = await table.page(slug, meetingId);
      return as(slug, (work) => sendInvitations(work, meetingId, mark));
    },
    async frame(slug, meetingId, change) {
      const { frame, version } = await table.page(slug, meetingId);
      await as(slug, (work) => saveFrame(work, meetingId, { ...frame, ...change, version }));
    },
    async convened() {
      const pathwayId = await table.pathway();
      const bases = {
        tsb: await table.share(pathwayId, 'tsb', cooperationTopics),
        nav: await table.share(pathwayId, 'nav', navTopics),
      };
      const meetingId = await table.draft(pathwayId, ['tsb', 'nav']);
      await table.send(meetingId);
      await table.open('nils', pathwayId);
      await table.open('ruth', pathwayId);
      const { invitees } = await table.page('ane', meetingId);
      const invitation = (slug: string) =>
        invitees.find(({ partyId }) => partyId === practice.units[slug])!.id;
      return { pathwayId, meetingId, bases, invitation };
    },
    async letters(meetingId) {
      const { rows } = await test.owner.query(
        `select u.name as audience, d.topics, d.title, c.bytes as pages from document d join document_content c on c.document_id = d.id
         left join unit u on u.id = d.audience_unit_id
         where d.subject_id = $1 and d.archive_of is null order by d.created_at, u.name`,
        [meetingId],
      );
      return rows;
    },
    async notices(meetingId) {
      const { rows } = await test.owner.query(
        `select recipient_unit_id as "recipientUnitId", template, facts from notice where subject_id = $1 order by created_at, address`,
        [meetingId],
      );
      return rows;
    },
    stop: () => test.drop(),
  };
  return table;
}
